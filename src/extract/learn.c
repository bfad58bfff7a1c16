/* What an article says of its words and names, as a count for the statistics of its
 * collection. Only names that the article itself introduces count: by a class word, a
 * title, an apposition, a last word that tells. What was merely guessed would come back
 * as evidence. */
#include "dateline/map.h"
#include "dateline/statistics.h"
#include "src/extract/names.h"

enum { NAME_WORDS = 12 }; /* longer ones do not come back word for word */

dl_str dl_names_key(const dl_draft *draft, uint32_t first, uint32_t end)
{
    dl_buf key = { .arena = draft->scratch };
    for (uint32_t i = first; i < end; i++) {
        if (i > first)
            dl_buf_add_char(&key, ' ');
        dl_buf_add(&key, dl_draft_folded(draft, i));
    }
    return dl_buf_str(&key);
}

static bool is_introduced(dl_reason reason)
{
    static const char *const strong[] = {
        "honorific",
        "company-before",
        "place-before",
        "product-before",
        "title-before",
        "apposition",
        "organisation-before",
        "organisation-after",
        "company-after",
        "government-after",
        "law-after",
        "law-before",
        "media-after",
        "stock-code",
        "age",
        "dot",
    };
    for (size_t i = 0; i < DL_COUNT(strong); i++)
        if (dl_str_equal(dl_str_from(reason.rule), dl_str_from(strong[i])))
            return true;
    return false;
}

static void learn_words(const dl_draft *draft, dl_statistics *statistics)
{
    for (size_t i = 0; i < draft->words.count; i++) {
        const dl_word_usage *it = &draft->usage->words[i];
        if (it->lower || it->inner)
            dl_statistics_add_word(statistics, dl_draft_word(draft, (uint32_t)i), it->lower > 0,
                                   it->inner > 0);
    }
}

static void learn_names(const dl_draft *draft, dl_statistics *statistics)
{
    bool *introduced = DL_NEW(draft->scratch, bool, draft->out->entities.count);
    dl_map counted = { .arena = draft->scratch };
    for (size_t i = 0; i < draft->names.count; i++) {
        const dl_name *name = &draft->names.items[i];
        if (name->entity < draft->out->entities.count && is_introduced(name->reason))
            introduced[name->entity] = true;
    }
    for (size_t i = 0; i < draft->names.count; i++) {
        const dl_name *name = &draft->names.items[i];
        uint32_t words = name->end - name->head;
        bool added = false;
        /* A surname alone, or a given name, is another person in the next article. */
        if (name->row != DL_NO_ROW || name->entity >= draft->out->entities.count ||
            !introduced[name->entity] || words > NAME_WORDS ||
            (name->kind == DL_ENTITY_PERSON && words < 2))
            continue;
        dl_str key = dl_names_key(draft, name->head, name->end);
        dl_map_put(&counted, key, 0, &added);
        if (added)
            dl_statistics_add_name(statistics, key, (dl_entity_kind)name->kind, 1);
    }
}

void dl_learn(const dl_draft *draft, dl_statistics *statistics)
{
    learn_words(draft, statistics);
    learn_names(draft, statistics);
}
