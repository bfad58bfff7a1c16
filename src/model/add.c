/* Copying an article and its annotations into the tables of the corpus. */
#include "src/model/tables.h"

#include <assert.h>
#include <string.h>

#include "dateline/utf8.h"
#include "dateline/words.h"

/* Odd, from the golden ratio: spreads small numbers over 64 bits. */
static const uint64_t spread = 0x9E3779B97F4A7C15u;

static dl_text keep(dl_corpus *corpus, dl_str text)
{
    if (!text.len)
        return (dl_text){ 0 };
    assert(text.len <= UINT32_MAX);
    DL_RESERVE(&corpus->pool, NULL, text.len);
    dl_text kept = { .start = corpus->pool.count, .length = (uint32_t)text.len };
    memcpy(corpus->pool.items + corpus->pool.count, text.ptr, text.len);
    corpus->pool.count += text.len;
    return kept;
}

static uint32_t next_id(size_t count)
{
    assert(count < UINT32_MAX);
    return (uint32_t)count;
}

static bool is_space(unsigned char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* For the minutes to read: runs between white space that hold more than punctuation, and
 * ideographs (U+4E00-9FFF, in UTF-8 E4 B8 80 to E9 BF BF; what lies below them down to
 * U+4000 is rare enough). A look at every byte, so no more is asked of it. */
static uint32_t count_words(dl_str body)
{
    uint32_t words = 0;
    bool inside = false;
    for (size_t i = 0; i < body.len; i++) {
        unsigned char byte = (unsigned char)body.ptr[i];
        if (byte < 0x80) {
            bool letter = (byte | 0x20u) - 'a' < 26u || byte - (unsigned)'0' < 10u;
            words += letter && !inside;
            inside = letter || (inside && !is_space(byte));
        } else if (byte >= 0xE4 && byte <= 0xE9) {
            words++;
            inside = false;
            i += 2;
        } else if (byte == 0xE3 || byte == 0xEF || byte == 0xE2) {
            i += 2; /* kana, full width forms, dashes and quotes: no word of their own */
        } else {
            words += !inside;
            inside = true;
        }
    }
    return words;
}

/* --- names ------------------------------------------------------------------------- */

static bool is_canonical(dl_str form)
{
    for (size_t i = 0; i < form.len; i++) {
        unsigned char byte = (unsigned char)form.ptr[i];
        if (byte >= 0x80 || (is_space(byte) && (byte != ' ' || form.ptr[i - 1] == ' ')))
            return false;
    }
    return true;
}

/* A form as it is shown: composed, and on one line. */
static dl_str canonical_form(dl_corpus *corpus, dl_str form)
{
    if (is_canonical(form))
        return form;
    dl_buf *buf = &corpus->fold;
    dl_buf_reset(buf);
    dl_utf8_compose(form, buf);
    size_t kept = 0;
    for (size_t i = 0; i < buf->count; i++) {
        bool space = is_space((unsigned char)buf->items[i]);
        if (!space || (kept && buf->items[kept - 1] != ' '))
            buf->items[kept++] = space ? ' ' : buf->items[i];
    }
    return (dl_str){ buf->items, kept };
}

static uint32_t name_hash(uint32_t entity, dl_str form)
{
    return (uint32_t)((dl_str_hash(form) ^ (entity + 1) * spread) >> 16);
}

static bool has_name(const dl_corpus *corpus, uint32_t entity, dl_str form, uint32_t hash)
{
    size_t probe = 0;
    uint32_t name;
    while ((name = dl_keys_next(&corpus->name_keys, hash, &probe)) != DL_NO_ID)
        if (corpus->name_entities.items[name] == entity &&
            dl_str_equal(dl_corpus_text(corpus, corpus->names.items[name]), form))
            return true;
    return dl_str_equal(dl_corpus_entity_name(corpus, entity), form);
}

static void add_name(dl_corpus *corpus, uint32_t entity, dl_str form)
{
    if (has_name(corpus, entity, form, name_hash(entity, form)))
        return;
    form = canonical_form(corpus, form);
    uint32_t hash = name_hash(entity, form);
    if (!form.len || has_name(corpus, entity, form, hash))
        return;
    uint32_t name = next_id(corpus->names.count);
    *DL_APPEND(&corpus->names, NULL) = keep(corpus, form);
    *DL_APPEND(&corpus->name_entities, NULL) = entity;
    dl_keys_add(&corpus->name_keys, hash, name);
    uint32_t *names = dl_lists_grow(&corpus->entity_names, entity, 1);
    names[dl_lists_head(&corpus->entity_names, entity)->count - 1] = name;
}

/* --- entities ---------------------------------------------------------------------- */

static uint32_t add_entity(dl_corpus *corpus, const dl_found_entity *found, dl_str folded)
{
    uint32_t entity = next_id(corpus->entities.count);
    *DL_APPEND(&corpus->entities, NULL) = (dl_entity){
        .kind = (uint8_t)found->kind,
        .known = found->row != DL_NO_ROW,
        .row = found->row,
    };
    dl_text folded_text = keep(corpus, folded);
    dl_text key = keep(corpus, found->id);
    *DL_APPEND(&corpus->entity_texts, NULL) = (dl_entity_texts){
        .name = keep(corpus, canonical_form(corpus, found->name)),
        .key = key,
        .folded = folded_text,
    };
    dl_lists_extend(&corpus->entity_names, corpus->entities.count);
    return entity;
}

static uint32_t known_entity(dl_corpus *corpus, const dl_found_entity *found,
                             const dl_names *names)
{
    while (corpus->entity_of_row.count <= found->row)
        *DL_APPEND(&corpus->entity_of_row, NULL) = DL_NO_ID;
    uint32_t *place = &corpus->entity_of_row.items[found->row];
    if (*place == DL_NO_ID) {
        *place = add_entity(corpus, found, (dl_str){ 0 });
        for (size_t i = 0; names && i < names->count; i++)
            add_name(corpus, *place, names->items[i]);
    }
    return *place;
}

static bool has_several_words(dl_str name)
{
    dl_word word;
    int words = 0;
    for (size_t at = 0; words < 2 && dl_words_next(name, &at, &word);)
        words += word.kind != DL_WORD_PUNCTUATION;
    return words == 2;
}

/* "Smith" in two articles may be two people; "Smith Electric", or a firm "Smith", is
 * taken for one. */
static bool is_shared(const dl_found_entity *found)
{
    return found->kind != DL_ENTITY_PERSON || has_several_words(found->name);
}

static uint32_t unknown_entity(dl_corpus *corpus, const dl_found_entity *found)
{
    if (!is_shared(found))
        return add_entity(corpus, found, (dl_str){ 0 });
    dl_buf folded = { .arena = &corpus->scratch };
    dl_utf8_fold(canonical_form(corpus, found->name), &folded);
    dl_str key = dl_buf_str(&folded);
    uint32_t hash = (uint32_t)((dl_str_hash(key) ^ (found->kind + 1u) * spread) >> 16);
    size_t probe = 0;
    uint32_t entity;
    while ((entity = dl_keys_next(&corpus->entity_keys, hash, &probe)) != DL_NO_ID) {
        dl_text text = corpus->entity_texts.items[entity].folded;
        if (corpus->entities.items[entity].kind == found->kind &&
            dl_str_equal(dl_corpus_text(corpus, text), key))
            return entity;
    }
    entity = add_entity(corpus, found, key);
    dl_keys_add(&corpus->entity_keys, hash, entity);
    return entity;
}

/* The corpus's entity of each of the article's, in scratch memory. */
static const uint32_t *join_entities(dl_corpus *corpus, const dl_annotations *found,
                                     const dl_names *row_names)
{
    uint32_t *joined = DL_NEW(&corpus->scratch, uint32_t, found->entities.count);
    for (size_t i = 0; i < found->entities.count; i++) {
        const dl_found_entity *entity = &found->entities.items[i];
        joined[i] = entity->row != DL_NO_ROW
                        ? known_entity(corpus, entity, row_names ? &row_names[i] : NULL)
                        : unknown_entity(corpus, entity);
    }
    return joined;
}

/* --- what stands in the text ------------------------------------------------------- */

static void add_mentions(dl_corpus *corpus, dl_document *record, uint32_t document,
                         const dl_annotations *found, const uint32_t *joined, dl_str body)
{
    record->first_mention = next_id(corpus->mentions.count + found->mentions.count) -
                            (uint32_t)found->mentions.count;
    record->mention_count = (uint32_t)found->mentions.count;
    uint32_t place = dl_corpus_place(corpus, record);
    if (!corpus->mention_starts.count)
        *DL_APPEND(&corpus->mention_starts, NULL) = 0;
    *DL_APPEND(&corpus->mention_starts, NULL) = record->first_mention + record->mention_count;
    DL_RESERVE(&corpus->mentions, NULL, found->mentions.count);
    for (size_t i = 0; i < found->mentions.count; i++) {
        const dl_found_mention *mention = &found->mentions.items[i];
        uint32_t entity = joined[mention->entity];
        corpus->mentions.items[corpus->mentions.count++] =
            (dl_mention){ mention->span, document, entity };
        uint32_t *seen = &corpus->entity_texts.items[entity].seen_in;
        if (*seen != document + 1) {
            record->entity_count++;
            dl_corpus_expect(corpus, entity, place);
        }
        *seen = document + 1;
        add_name(corpus, entity, dl_str_span(body, mention->span));
    }
}

static void add_dates(dl_corpus *corpus, dl_document *record, uint32_t document,
                      const dl_annotations *found)
{
    record->first_date = next_id(corpus->dates.count);
    record->date_count = (uint32_t)found->dates.count;
    for (size_t i = 0; i < found->dates.count; i++) {
        const dl_found_date *date = &found->dates.items[i];
        *DL_APPEND(&corpus->dates, NULL) =
            (dl_document_date){ date->span, date->value, document, date->role };
    }
}

static void add_event(dl_corpus *corpus, uint32_t document, const dl_annotations *found,
                      const dl_found_event *event, const uint32_t *joined)
{
    *DL_APPEND(&corpus->events, NULL) = (dl_event){
        .evidence = event->evidence,
        .date = event->date,
        .after = event->after,
        .before = event->before,
        .document = document,
        .deed = (uint8_t)event->deed,
        .certainty = (uint8_t)event->certainty,
        .on_topic = event->on_topic,
        .topic = (uint8_t)event->topic,
        .first_party = next_id(corpus->parties.count),
        .party_count = event->party_count,
        .first_goods = next_id(corpus->goods.count),
        .goods_count = event->goods_count,
    };
    for (uint32_t i = 0; i < event->party_count; i++) {
        dl_party party = found->parties.items[event->first_party + i];
        party.entity = joined[party.entity];
        *DL_APPEND(&corpus->parties, NULL) = party;
    }
    for (uint32_t i = 0; i < event->goods_count; i++)
        *DL_APPEND(&corpus->goods, NULL) = found->goods.items[event->first_goods + i];
}

static dl_document_texts keep_texts(dl_corpus *corpus, const dl_article *article)
{
    if (!dl_str_equal(dl_corpus_text(corpus, corpus->last_source), article->source))
        corpus->last_source = keep(corpus, article->source);
    dl_text file = keep(corpus, article->file);
    return (dl_document_texts){
        .title = keep(corpus, article->title),
        .source = corpus->last_source,
        .file = file,
        .address = keep(corpus, article->address),
        .author = keep(corpus, article->author),
        .key = article->id.len ? keep(corpus, article->id) : file,
    };
}

static void add_links(dl_corpus *corpus, dl_document *record, const dl_article *article)
{
    record->first_link = next_id(corpus->links.count);
    record->link_count = (uint32_t)article->links.count;
    for (size_t i = 0; i < article->links.count; i++) {
        const dl_web_link *link = &article->links.items[i];
        dl_text address = keep(corpus, link->address);
        *DL_APPEND(&corpus->links, NULL) = (dl_link_texts){ link->span, address };
    }
}

static dl_document describe(const dl_article *article, const dl_annotations *found)
{
    bool told = dl_date_is_set(found->published);
    return (dl_document){
        .taken = article->taken,
        .published = told ? found->published : article->published,
        .origin = (uint8_t)(told ? found->origin : article->origin),
        .language = (uint8_t)article->language,
        .body_length = (uint32_t)article->body.len,
        .words = count_words(article->body),
    };
}

uint32_t dl_corpus_add(dl_corpus *corpus, const dl_article *article,
                       const dl_annotations *annotations, const dl_names *row_names)
{
    assert(article->body.len <= UINT32_MAX);
    dl_corpus_touch_changing(corpus);
    uint32_t document = next_id(corpus->documents.count);
    dl_document record = describe(article, annotations);
    const uint32_t *joined = join_entities(corpus, annotations, row_names);
    add_mentions(corpus, &record, document, annotations, joined, article->body);
    add_dates(corpus, &record, document, annotations);
    add_links(corpus, &record, article);
    record.first_event = next_id(corpus->events.count);
    record.event_count = (uint32_t)annotations->events.count;
    for (size_t i = 0; i < annotations->events.count; i++)
        add_event(corpus, document, annotations, &annotations->events.items[i], joined);
    *DL_APPEND(&corpus->document_texts, NULL) = keep_texts(corpus, article);
    *DL_APPEND(&corpus->body_places, NULL) = (dl_body_place){
        corpus->text_length, dl_proof_check(article->body.ptr, article->body.len)
    };
    corpus->text_length += article->body.len;
    corpus->words += record.words;
    *DL_APPEND(&corpus->bodies, NULL) =
        dl_arena_copy(&corpus->body_arena, article->body.ptr, article->body.len);
    *DL_APPEND(&corpus->documents, NULL) = record;
    dl_arena_reset(&corpus->scratch);
    return document;
}
