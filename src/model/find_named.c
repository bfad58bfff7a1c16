#include "dateline/corpus.h"
#include "dateline/utf8.h"

static bool is_called(dl_str name, dl_str wanted, dl_buf *key)
{
    dl_buf_reset(key);
    dl_utf8_fold(name, key);
    return dl_str_equal(dl_buf_str(key), wanted);
}

static bool is_named(const dl_corpus *corpus, uint32_t entity, dl_str wanted, dl_buf *key)
{
    uint32_t names = dl_corpus_entity(corpus, entity)->name_count;
    bool same = is_called(dl_corpus_entity_key(corpus, entity), wanted, key) ||
                is_called(dl_corpus_entity_name(corpus, entity), wanted, key);
    for (uint32_t i = 0; i < names && !same; i++)
        same = is_called(dl_corpus_entity_alias(corpus, entity, i), wanted, key);
    return same;
}

uint32_t dl_corpus_find_named(const dl_corpus *corpus, dl_str name, uint32_t other)
{
    uint32_t found = DL_NO_ID;
    dl_buf wanted = { 0 }, key = { 0 };
    dl_utf8_fold(name, &wanted);
    for (uint32_t i = 0; i < dl_corpus_entities(corpus); i++)
        if (i != other && is_named(corpus, i, dl_buf_str(&wanted), &key) &&
            (found == DL_NO_ID || dl_corpus_entity(corpus, i)->mentions >
                                      dl_corpus_entity(corpus, found)->mentions))
            found = i;
    dl_buf_release(&key);
    dl_buf_release(&wanted);
    return found;
}
