/* What the register knows of a composed name under another word order or another name of
 * its country: "Bộ Tài chính Hoa Kỳ" is its "Bộ Tài chính Mỹ". */
#include "src/extract/bodies.h"

#include "dateline/utf8.h"

enum { BACKWARDS = 40 /* names looked at before a short title for its country */ };

static uint32_t look_up_body(const dl_draft *draft, dl_str title, uint32_t place)
{
    const dl_register *entities = draft->reference->entities;
    const dl_register_row *it = dl_register_row_at(entities, place);
    uint32_t own = dl_names_row(draft, title, DL_ENTITY_GOVERNMENT);
    if (own != DL_NO_ROW && it->country.len &&
        dl_str_equal(dl_register_row_at(entities, own)->country, it->country))
        return own; /* its name says enough without the country */
    for (size_t i = 0; i < it->name_count; i++) {
        dl_str name = it->names[i];
        const dl_str tries[][3] = {
            {title,  name,         { "", 0 }},
            { name,  title,        { "", 0 }},
            { name,  DL_STR("'s"), title    },
            { title, DL_STR("of"), name     },
        };
        for (size_t n = 0; n < DL_COUNT(tries); n++) {
            uint32_t row = dl_names_row_of(draft, tries[n], 3, DL_ENTITY_GOVERNMENT);
            if (row != DL_NO_ROW)
                return row;
        }
    }
    return DL_NO_ROW;
}

/* The row of the register for a title in a country; every article asks for the same few,
 * so the answers are kept in the book. */
static uint32_t body_of(const dl_draft *draft, dl_str title, uint32_t place)
{
    dl_word_book *book = draft->book;
    uint32_t row;
    if (draft->options.without_register)
        return DL_NO_ROW;
    dl_buf key = { .arena = draft->scratch };
    dl_buf_format(&key, "%u ", place);
    dl_buf_add(&key, title);
    if (dl_map_find(&book->bodies, dl_buf_str(&key), &row))
        return row;
    row = look_up_body(draft, title, place);
    dl_map_put(&book->bodies, dl_str_copy(&book->arena, dl_buf_str(&key)), row, NULL);
    return row;
}

uint32_t dl_place_at(const dl_draft *draft, uint32_t token)
{
    if (token >= draft->tokens.count || draft->cover[token] == 0)
        return DL_NO_ROW;
    const dl_name *name = &draft->names.items[draft->cover[token] - 1];
    return name->kind == DL_ENTITY_PLACE ? name->row : DL_NO_ROW;
}

/* "China's State Administration for Market Regulation": a name of its own behind "'s". */
static bool is_possessed(const dl_draft *draft, const dl_body *body)
{
    return body->title_first > body->first + 1 &&
           dl_str_equal(dl_draft_folded(draft, body->title_first - 1), DL_STR("s")) &&
           dl_names_row(draft, dl_draft_text(draft, body->title_first, body->title_end),
                        DL_ENTITY_GOVERNMENT) != DL_NO_ROW;
}

/* "chính quyền Mỹ", "the Dutch authorities": the government of that country, under the
 * name that the register has for it, if it has one. */
static void name_whole(dl_draft *draft, dl_name *name, uint32_t place)
{
    dl_str country = dl_register_row_at(draft->reference->entities, place)->name;
    dl_str with_article = dl_str_format(draft->scratch, "Government of the %.*s",
                                        DL_STR_ARGS(country));
    name->row = dl_names_row(draft, with_article, DL_ENTITY_GOVERNMENT);
    if (name->row != DL_NO_ROW)
        return;
    name->canonical =
        dl_str_format(draft->arena, "Government of %.*s", DL_STR_ARGS(country));
    name->row = dl_names_row(draft, name->canonical, DL_ENTITY_GOVERNMENT);
}

void dl_body_add(dl_draft *draft, const dl_body *body)
{
    if (is_possessed(draft, body))
        return;
    dl_name *name = dl_names_add(draft, body->first, body->end, body->kind, "composed");
    dl_str title = dl_draft_text(draft, body->title_first, body->title_end);
    name->reason.cue = dl_draft_span(draft, body->title_first, body->title_end);
    name->title = title;
    name->place = body->place;
    if (body->place == DL_NO_ROW)
        return;
    name->row = body_of(draft, title, body->place);
    if (name->row == DL_NO_ROW && body->whole)
        name_whole(draft, name, body->place);
    if (name->row != DL_NO_ROW)
        name->kind =
            (uint8_t)dl_register_row_at(draft->reference->entities, name->row)->kind;
}

void dl_body_add_led(dl_draft *draft, uint32_t first, uint32_t end, const dl_name *leader)
{
    dl_str surname = dl_draft_text(draft, leader->head, leader->end), head;
    if (leader->row != DL_NO_ROW)
        surname = dl_register_row_at(draft->reference->entities, leader->row)->name;
    while (dl_str_cut(surname, ' ', &head, &surname))
        ;
    dl_name *name = dl_names_add(draft, first, end, DL_ENTITY_GOVERNMENT, "led");
    name->canonical =
        dl_str_format(draft->arena, "%.*s administration", DL_STR_ARGS(head));
}

static bool same_title(const dl_draft *draft, dl_str a, dl_str b)
{
    return dl_str_equal(dl_utf8_folded(a, draft->scratch),
                        dl_utf8_folded(b, draft->scratch));
}

static uint32_t home_of(const dl_draft *draft)
{
    static const char *const homes[DL_LANGUAGE_COUNT] = { [DL_LANGUAGE_VI] = "vietnam",
                                                          [DL_LANGUAGE_EN] =
                                                              "united-states",
                                                          [DL_LANGUAGE_ZH] = "china" };
    const char *home = homes[draft->language];
    return home ? dl_register_find(draft->reference->entities, dl_str_from(home))
                : DL_NO_ROW;
}

/* Whose country a name says the text is about: a country or an authority, or who holds an
 * office of one; DL_NO_ROW for none. "tại Trung Quốc", "to China" only says where. */
static uint32_t country_at(const dl_draft *draft, const dl_name *name, bool led)
{
    const dl_register *entities = draft->reference->entities;
    uint32_t row = name->row;
    if (row != DL_NO_ROW && name->kind == DL_ENTITY_PERSON)
        row = dl_register_find(entities, dl_register_row_at(entities, row)->affiliation);
    if (row == DL_NO_ROW)
        return DL_NO_ROW;
    if (name->kind == DL_ENTITY_PLACE && !led &&
        (dl_draft_cue_before(draft, name->first, DL_CUE_PREPOSITION) ||
         dl_draft_cue_before(draft, name->first, DL_CUE_OBJECT)))
        return DL_NO_ROW;
    bool office = name->kind == DL_ENTITY_PERSON &&
                  dl_register_row_at(entities, row)->kind == DL_ENTITY_GOVERNMENT;
    return office || name->kind == DL_ENTITY_PLACE || name->kind == DL_ENTITY_GOVERNMENT
               ? dl_names_country(draft, row)
               : DL_NO_ROW;
}

/* The nearest earlier body of the same title, else the office of that title in the
 * nearest country, else that of the readers' own. In Chinese a bare ministry is one's
 * own. */
static void settle(const dl_draft *draft, dl_name *name, size_t at)
{
    const dl_name *names = draft->names.items;
    uint32_t home = home_of(draft), row = DL_NO_ROW;
    size_t oldest = at > BACKWARDS ? at - BACKWARDS : 0;
    for (size_t i = at; i > oldest; i--)
        if (names[i - 1].title.len &&
            same_title(draft, names[i - 1].title, name->title)) {
            name->row = names[i - 1].row;
            name->kind = names[i - 1].kind;
            name->canonical =
                names[i - 1].canonical.len
                    ? names[i - 1].canonical
                    : dl_draft_text(draft, names[i - 1].first, names[i - 1].end);
            return;
        }
    if (draft->language == DL_LANGUAGE_ZH && home != DL_NO_ROW)
        row = body_of(draft, name->title, home);
    for (int led = 0; led < 2; led++)
        for (size_t i = at; i > oldest && row == DL_NO_ROW; i--) {
            uint32_t country = country_at(draft, &names[i - 1], led);
            if (country != DL_NO_ROW)
                row = body_of(draft, name->title, country);
        }
    if (row == DL_NO_ROW && home != DL_NO_ROW)
        row = body_of(draft, name->title, home);
    if (row != DL_NO_ROW) {
        name->row = row;
        name->kind = (uint8_t)dl_register_row_at(draft->reference->entities, row)->kind;
    }
}

void dl_bodies_settle(dl_draft *draft)
{
    for (size_t i = 0; i < draft->names.count; i++) {
        dl_name *name = &draft->names.items[i];
        if (name->title.len && name->row == DL_NO_ROW && name->place == DL_NO_ROW &&
            name->kind == DL_ENTITY_GOVERNMENT && !draft->options.without_register)
            settle(draft, name, i);
    }
}
