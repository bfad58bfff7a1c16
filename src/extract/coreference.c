/* Which mentions name the same thing: names with a row by the row, others by the text. */
#include "dateline/buf.h"
#include "dateline/map.h"
#include "dateline/utf8.h"
#include "src/extract/names.h"

/* "Sao Khuê Semi" -> "sao-khue-semi"; Han and other scripts stay as they are. */
static dl_str slug_of(dl_arena *arena, dl_str name)
{
    dl_buf folded = { .arena = arena }, slug = { .arena = arena };
    dl_utf8_fold_loose(name, &folded);
    dl_str text = dl_buf_str(&folded);
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        dl_point_class class = dl_point_classify(dl_utf8_next(text, &at));
        if (class == DL_POINT_DIGIT || class == DL_POINT_LOWER || class == DL_POINT_UPPER
            || class == DL_POINT_LETTER || class == DL_POINT_HAN || class == DL_POINT_MARK)
            dl_buf_add(&slug, dl_str_slice(text, start, at));
        else if (slug.count && slug.items[slug.count - 1] != '-')
            dl_buf_add_char(&slug, '-');
    }
    while (slug.count && slug.items[slug.count - 1] == '-')
        slug.count--;
    return dl_buf_str(&slug);
}

static dl_str name_text(const dl_draft *draft, const dl_name *name)
{
    return name->canonical.len ? name->canonical
                               : dl_draft_text(draft, name->first, name->end);
}

static uint32_t add_entity(dl_draft *draft, const dl_name *name, dl_str id)
{
    dl_found_entity *entity = DL_APPEND(&draft->out->entities, draft->arena);
    *entity = (dl_found_entity){ .id = id, .kind = (dl_entity_kind)name->kind, .row = name->row };
    if (name->row != DL_NO_ROW)
        entity->name = dl_register_row_at(draft->reference->entities, name->row)->name;
    else
        entity->name = name_text(draft, name);
    return (uint32_t)draft->out->entities.count - 1;
}

static void join(dl_draft *draft)
{
    dl_map by_id = { .arena = draft->scratch };
    for (size_t i = 0; i < draft->names.count; i++) {
        dl_name *name = &draft->names.items[i];
        dl_str id = name->row != DL_NO_ROW
                      ? dl_register_row_at(draft->reference->entities, name->row)->id
                      : slug_of(draft->arena, name_text(draft, name));
        bool added;
        uint32_t *entity = dl_map_put(&by_id, id, 0, &added);
        if (added)
            *entity = add_entity(draft, name, id);
        name->entity = *entity;
    }
}

static void add_mentions(dl_draft *draft)
{
    for (size_t i = 0; i < draft->names.count; i++) {
        const dl_name *name = &draft->names.items[i];
        *DL_APPEND(&draft->out->mentions, draft->arena) = (dl_found_mention){
            .span = dl_draft_span(draft, name->first, name->end),
            .entity = name->entity,
            .reason = name->reason,
        };
    }
}

void dl_pass_coreference(dl_draft *draft)
{
    join(draft);
    add_mentions(draft);
}
