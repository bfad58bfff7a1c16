/* Names with a row are one thing by the row, others by the slug of their text. */
#include "src/extract/things.h"

#include "dateline/buf.h"
#include "dateline/utf8.h"

enum { HASHED = 4096 /* bytes of an article that make its short names its own */ };

static bool is_plain_letter(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

/* "Sao Khuê Semi" -> "sao-khue-semi"; Han and other scripts stay as they are. */
static dl_str slug_of(dl_arena *arena, dl_str name)
{
    dl_buf slug = { .arena = arena };
    dl_str text = dl_utf8_folded_loose(name, arena);
    DL_RESERVE(&slug, arena, text.len);
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        if (is_plain_letter(text.ptr[at])) { /* nearly all */
            slug.items[slug.count++] = text.ptr[at++];
            continue;
        }
        dl_point_class class = dl_point_classify(dl_utf8_next(text, &at));
        if (class == DL_POINT_DIGIT || class == DL_POINT_LOWER ||
            class == DL_POINT_UPPER || class == DL_POINT_LETTER ||
            class == DL_POINT_HAN || class == DL_POINT_MARK)
            dl_buf_add(&slug, dl_str_slice(text, start, at));
        else if (slug.count && slug.items[slug.count - 1] != '-')
            dl_buf_add_char(&slug, '-');
    }
    while (slug.count && slug.items[slug.count - 1] == '-')
        slug.count--;
    return dl_buf_str(&slug);
}

/* Whether a word has no point beyond ASCII: all of it is seen. A word without accents may
 * still have points in it that are not seen. */
static bool is_plain(const dl_draft *draft, uint32_t token)
{
    const dl_token *it = &draft->tokens.items[token];
    for (uint32_t at = it->start; at < it->end; at++)
        if ((unsigned char)draft->body.ptr[at] >= 0x80)
            return false;
    return true;
}

/* The text of a name as one would write it: composed, on one line, without what is not
 * seen. */
static dl_str text_of(const dl_draft *draft, const dl_name *name)
{
    dl_buf seen = { .arena = draft->scratch }, text = { .arena = draft->arena };
    if (name->canonical.len)
        return name->canonical;
    for (uint32_t i = name->head; i < name->end; i++) {
        dl_str word = dl_draft_text(draft, i, i + 1);
        if (i > name->head && draft->tokens.items[i].flags & DL_TOKEN_SPACE)
            dl_buf_add_char(&seen, ' ');
        size_t shown = 0; /* behind the last point that is not seen */
        for (size_t at = 0; at < word.len && !is_plain(draft, i);) {
            size_t start = at;
            if (dl_point_classify(dl_utf8_next(word, &at)) == DL_POINT_IGNORE) {
                dl_buf_add(&seen, dl_str_slice(word, shown, start));
                shown = at;
            }
        }
        dl_buf_add(&seen, dl_str_slice(word, shown, word.len));
    }
    dl_utf8_compose(dl_buf_str(&seen), &text);
    return dl_buf_str(&text);
}

/* People are joined across articles on a full name, never on a surname alone: the id of a
 * short one is this article's own. */
static dl_str id_of(const dl_draft *draft, const dl_name *name, dl_str text)
{
    dl_str slug = slug_of(draft->arena, text);
    if (name->kind != DL_ENTITY_PERSON || name->end - name->head > 1 ||
        name->canonical.len)
        return slug;
    uint64_t hash = dl_str_hash(dl_str_slice(draft->body, 0, HASHED));
    return dl_str_format(draft->arena, "%.*s-%08x", DL_STR_ARGS(slug),
                         (unsigned)(uint32_t)hash);
}

void dl_things_init(dl_things *things, dl_draft *draft)
{
    *things = (dl_things){ .draft = draft,
                           .by_id = { .arena = draft->scratch },
                           .by_initials = { .arena = draft->scratch } };
    things->first_form = DL_NEW(draft->scratch, uint32_t, draft->words.count);
}

uint32_t dl_things_of(dl_things *things, const dl_name *name)
{
    dl_draft *draft = things->draft;
    const dl_register_row *row =
        name->row != DL_NO_ROW ? dl_register_row_at(draft->reference->entities, name->row)
                               : NULL;
    dl_str text = row ? row->name : text_of(draft, name);
    dl_str id = row ? row->id : id_of(draft, name, text);
    uint32_t number = (uint32_t)things->list.count;
    bool added;
    uint32_t *thing = dl_map_put(&things->by_id, id, number, &added);
    if (added)
        *DL_APPEND(&things->list, draft->scratch) = (dl_thing){
            .id = id, .name = text, .row = name->row, .same = number, .kind = name->kind
        };
    return *thing;
}

uint32_t dl_things_real(const dl_things *things, uint32_t thing)
{
    dl_thing *list = things->list.items;
    while (list[thing].same != thing) {
        list[thing].same =
            list[list[thing].same].same; /* halve the way for the next time */
        thing = list[thing].same;
    }
    return thing;
}

void dl_things_replace(dl_things *things, uint32_t thing, uint32_t same)
{
    things->list.items[dl_things_real(things, thing)].same = dl_things_real(things, same);
}

void dl_things_join(dl_things *things, uint32_t thing, uint32_t same)
{
    thing = dl_things_real(things, thing);
    same = dl_things_real(things, same);
    if (things->list.items[same].row == DL_NO_ROW &&
        things->list.items[thing].row != DL_NO_ROW)
        dl_things_replace(things, same, thing);
    else
        dl_things_replace(things, thing, same);
}
