#include "dateline/reference.h"

#include <pthread.h>

#include "dateline/buf.h"
#include "dateline/file.h"
#include "src/reference/table.h"

struct dl_reference_words {
    pthread_mutex_t lock;
    dl_arena arena;
    dl_lexicon *lexicon; /* NULL: nobody has asked for it */
};

static dl_str resource_text(const char *name)
{
    for (const dl_resource *resource = dl_resource_table; resource->name; resource++)
        if (dl_str_equal(dl_str_from(resource->name), dl_str_from(name)))
            return (dl_str){ resource->text, resource->length };
    return (dl_str){ "", 0 };
}

/* "topics/chip-export.tsv" -> "chip-export" */
static dl_str topic_of(dl_str path)
{
    for (size_t i = path.len; i > 0; i--)
        if (path.ptr[i - 1] == '/') {
            path = dl_str_slice(path, i, path.len);
            break;
        }
    return dl_str_slice(path, 0, path.len - (dl_str_ends(path, DL_STR(".tsv")) ? 4 : 0));
}

static bool read_table(dl_reference *reference, const char *path, dl_str *text,
                       dl_reports *reports)
{
    dl_error error = { 0 };
    if (dl_file_read(path, DL_FILE_LIMIT, &reference->arena, text, &error))
        return true;
    dl_report_add(reports, dl_str_from(path), 0, "%s", error.message);
    return false;
}

/* The user's own tables; that there are none is no news. */
static void load_own(dl_reference *reference, dl_str config, dl_reports *reports)
{
    dl_arena *arena = &reference->arena;
    dl_paths files = { 0 };
    dl_str text;
    dl_str own = dl_str_format(arena, "%.*s/entities.tsv", DL_STR_ARGS(config));
    dl_str topics = dl_str_format(arena, "%.*s/topics", DL_STR_ARGS(config));
    if (dl_file_walk(own.ptr, arena, &files, NULL) &&
        read_table(reference, own.ptr, &text, reports))
        dl_register_load(reference->entities, own, text, reports);
    files.count = 0;
    dl_file_walk(topics.ptr, arena, &files, NULL);
    for (size_t i = 0; i < files.count; i++)
        if (dl_str_ends(files.items[i], DL_STR(".tsv")) &&
            read_table(reference, files.items[i].ptr, &text, reports))
            dl_topics_load(reference->topics, topic_of(files.items[i]), files.items[i],
                           text, reports);
}

void dl_reference_open(dl_reference *reference, dl_str config, dl_reports *reports)
{
    *reference = (dl_reference){ 0 };
    dl_arena *arena = &reference->arena;
    reference->words = DL_NEW(arena, struct dl_reference_words, 1);
    pthread_mutex_init(&reference->words->lock, NULL);
    reference->entities = dl_register_new(arena);
    reference->topics = dl_topics_new(arena);
    dl_register_load(reference->entities, DL_STR("entities.tsv"),
                     resource_text("entities.tsv"), reports);
    for (const dl_resource *resource = dl_resource_table; resource->name; resource++)
        if (dl_str_starts(dl_str_from(resource->name), DL_STR("topics/")))
            dl_topics_load(reference->topics, topic_of(dl_str_from(resource->name)),
                           dl_str_from(resource->name),
                           (dl_str){ resource->text, resource->length }, reports);
    reference->chronology = dl_chronology_new(arena);
    dl_chronology_load(reference->chronology, reference->entities,
                       DL_STR("chronology.tsv"), resource_text("chronology.tsv"),
                       reports);
    dl_chronology_load_chips(reference->chronology, reference->entities,
                             DL_STR("chip_status.tsv"), resource_text("chip_status.tsv"),
                             reports);
    reference->goods = dl_goods_new(arena);
    dl_goods_load(reference->goods, DL_STR("goods.tsv"), resource_text("goods.tsv"),
                  reports);
    reference->accents = dl_accents_new(arena);
    dl_accents_load(reference->accents, DL_STR("accents-vi.tsv"),
                    resource_text("accents-vi.tsv"), reports);
    if (config.len)
        load_own(reference, config, reports);
}

static dl_lexicon *make_lexicon(const dl_reference *reference, dl_arena *arena,
                                dl_reports *reports)
{
    static const struct {
        dl_language language;
        const char *table;
    } tables[] = {
        {DL_LANGUAGE_VI,  "lexicon-vi.tsv"},
        { DL_LANGUAGE_EN, "lexicon-en.tsv"},
        { DL_LANGUAGE_ZH, "lexicon-zh.tsv"},
        { DL_LANGUAGE_OTHER, "lexicon-signs.tsv"},
    };
    dl_lexicon *lexicon = dl_lexicon_new(arena);
    for (size_t i = 0; i < DL_COUNT(tables); i++)
        dl_lexicon_load(lexicon, tables[i].language, dl_str_from(tables[i].table),
                        resource_text(tables[i].table), reports);
    dl_lexicon_add_register(lexicon, reference->entities);
    dl_lexicon_add_topics(lexicon, reference->topics);
    dl_lexicon_seal(lexicon);
    return lexicon;
}

const dl_lexicon *dl_reference_lexicon(const dl_reference *reference, dl_reports *reports)
{
    struct dl_reference_words *words = reference->words;
    pthread_mutex_lock(&words->lock);
    if (!words->lexicon)
        words->lexicon = make_lexicon(reference, &words->arena, reports);
    const dl_lexicon *lexicon = words->lexicon;
    pthread_mutex_unlock(&words->lock);
    return lexicon;
}

void dl_reference_close(dl_reference *reference)
{
    if (reference->words) {
        dl_arena_release(&reference->words->arena);
        pthread_mutex_destroy(&reference->words->lock);
    }
    dl_arena_release(&reference->arena);
}

bool dl_reference_sample(size_t n, dl_str *name, dl_str *text)
{
    for (const dl_resource *resource = dl_resource_table; resource->name; resource++) {
        *name = dl_str_from(resource->name);
        if (dl_str_starts(*name, DL_STR("sample/")) && n-- == 0) {
            *text = (dl_str){ resource->text, resource->length };
            return true;
        }
    }
    return false;
}
