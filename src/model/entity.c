#include "dateline/entity.h"

static const struct {
    const char *name, *heading;
} kinds[] = {
#define X(id, name, heading) { name, heading },
    DL_ENTITY_KINDS(X)
#undef X
};

const char *dl_entity_kind_name(dl_entity_kind kind)
{
    return kinds[kind].name;
}

const char *dl_entity_kind_heading(dl_entity_kind kind)
{
    return kinds[kind].heading;
}

bool dl_entity_kind_parse(dl_str name, dl_entity_kind *kind)
{
    for (int i = 0; i < DL_ENTITY_KIND_COUNT; i++)
        if (dl_str_equal(name, dl_str_from(kinds[i].name))) {
            *kind = (dl_entity_kind)i;
            return true;
        }
    return false;
}
