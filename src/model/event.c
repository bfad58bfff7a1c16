#include "dateline/event.h"

static const struct {
    const char *name;
    dl_action_family family;
} deeds[] = {
#define X(id, name, family) { name, DL_FAMILY_##family },
    DL_ACTION_KINDS(X)
#undef X
};

const char *dl_deed_name(dl_deed deed)
{
    return deeds[deed].name;
}

bool dl_deed_parse(dl_str name, dl_deed *deed)
{
    for (int i = 0; i < DL_DEED_COUNT; i++)
        if (dl_str_equal(name, dl_str_from(deeds[i].name))) {
            *deed = (dl_deed)i;
            return true;
        }
    return false;
}

dl_action_family dl_deed_family(dl_deed deed)
{
    return deed < DL_DEED_COUNT ? deeds[deed].family : DL_FAMILY_SAY;
}

const char *dl_certainty_name(dl_certainty certainty)
{
    static const char *const names[] = { "occurred", "planned", "reported",
                                         "hypothetical" };
    return names[certainty];
}
