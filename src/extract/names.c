/* What finders propose as names, and rows of the register by their names. */
#include "src/extract/names.h"

#include "dateline/buf.h"
#include "dateline/utf8.h"

bool dl_sentence_shouts(const dl_draft *draft, uint32_t token)
{
    return draft->usage->shouts[draft->tokens.items[token].sentence];
}

/* An honorific right before a person's name is part of the mention: "ông", "Mr." */
static uint32_t with_honorific(const dl_draft *draft, uint32_t first)
{
    const dl_cue *honorific = dl_draft_any_cue_before(draft, first, DL_CUE_HONORIFIC);
    bool same = honorific && draft->tokens.items[honorific->first].sentence ==
                                 draft->tokens.items[first].sentence;
    return same ? honorific->first : first;
}

dl_name *dl_names_add(dl_draft *draft, uint32_t first, uint32_t end, dl_entity_kind kind,
                      const char *rule)
{
    uint32_t start = kind == DL_ENTITY_PERSON ? with_honorific(draft, first) : first;
    dl_name *name = DL_APPEND(&draft->names, draft->scratch);
    *name = (dl_name){ .first = start,
                       .end = end,
                       .head = first,
                       .row = DL_NO_ROW,
                       .place = DL_NO_ROW,
                       .entity = UINT32_MAX,
                       .kind = (uint8_t)kind,
                       .reason = { .rule = rule } };
    return name;
}

/* Walks the trie along the words of a text from a node; 0 if no phrase goes on so. */
static uint32_t walk(const dl_draft *draft, uint32_t node, dl_str text)
{
    dl_word word;
    for (size_t at = 0; dl_words_next(text, &at, &word);) {
        uint32_t term = dl_book_term(draft->book, dl_str_span(text, word.span));
        node = term ? dl_trie_step(dl_lexicon_trie(draft->lexicon), node, term) : 0;
        if (node == 0)
            return 0;
    }
    return node;
}

uint32_t dl_names_row_of(const dl_draft *draft, const dl_str *parts, size_t count,
                         dl_entity_kind kind)
{
    const dl_register *entities = draft->reference->entities;
    uint32_t node = 0;
    if (draft->options.without_register)
        return DL_NO_ROW;
    for (size_t i = 0; i < count; i++) {
        node = walk(draft, node, parts[i]);
        if (node == 0)
            return DL_NO_ROW;
    }
    dl_entries entries = dl_trie_entries(dl_lexicon_trie(draft->lexicon), node);
    for (size_t i = 0; i < entries.count; i++)
        if (entries.items[i].cue == DL_CUE_NAME
            && dl_register_row_at(entities, entries.items[i].number)->kind == kind)
            return entries.items[i].number;
    return DL_NO_ROW;
}

uint32_t dl_names_row(const dl_draft *draft, dl_str text, dl_entity_kind kind)
{
    return dl_names_row_of(draft, &text, 1, kind);
}

/* The country of a place or body: countries stand before their cities in the register. */
uint32_t dl_names_country(const dl_draft *draft, uint32_t row)
{
    const dl_register *entities = draft->reference->entities;
    dl_str country = dl_register_row_at(entities, row)->country;
    for (uint32_t i = 0; country.len && i < dl_register_count(entities); i++) {
        const dl_register_row *it = dl_register_row_at(entities, i);
        if (it->kind == DL_ENTITY_PLACE && dl_str_equal(it->country, country))
            return i;
    }
    return DL_NO_ROW;
}
