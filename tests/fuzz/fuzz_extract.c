/* Any bytes are articles or an error with a message; what extraction finds in them lies
 * inside the body, in order, and names entities that exist. */
#include <stdlib.h>

#include "dateline/extract.h"
#include "dateline/ingest.h"
#include "dateline/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *count, char ***words);

static dl_reference reference; /* the fuzzer calls without a context */
static dl_extractor *extractor;

int LLVMFuzzerInitialize(int *count, char ***words)
{
    (void)count;
    (void)words;
    dl_reference_open(&reference, (dl_str){ "", 0 }, NULL);
    extractor = dl_extractor_new(&reference);
    return 0;
}

static void check(bool holds)
{
    if (!holds)
        abort();
}

static void check_annotations(const dl_article *article, const dl_annotations *found)
{
    uint32_t end = 0;
    for (size_t i = 0; i < found->mentions.count; i++) {
        const dl_found_mention *mention = &found->mentions.items[i];
        check(mention->span.start >= end && mention->span.start < mention->span.end);
        check(mention->span.end <= article->body.len);
        check(mention->entity < found->entities.count);
        end = mention->span.end;
    }
    for (size_t i = 0; i < found->dates.count; i++) {
        check(found->dates.items[i].span.start < found->dates.items[i].span.end);
        check(found->dates.items[i].span.end <= article->body.len);
        check(dl_date_is_set(found->dates.items[i].value));
    }
    for (size_t i = 0; i < found->events.count; i++) {
        const dl_found_event *event = &found->events.items[i];
        check(event->evidence.end <= article->body.len);
        check(event->first_party + event->party_count <= found->parties.count);
        check(event->first_goods + event->goods_count <= found->goods.count);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dl_arena arena = { 0 };
    dl_articles articles = { 0 };
    dl_reports reports = { .arena = &arena };
    dl_error error = { 0 };
    bool ok = dl_ingest((dl_str){ (const char *)data, size }, DL_STR("fuzz"), &arena,
                        &articles, &reports, &error);
    check(ok == (articles.count > 0));
    check(ok || error.message[0]);
    for (size_t i = 0; i < articles.count; i++) {
        dl_annotations found;
        check(dl_utf8_valid(articles.items[i].body) == articles.items[i].body.len);
        dl_extract_options options = { .without_register = i % 2 == 1 };
        dl_extract(extractor, &articles.items[i], options, &arena, &found);
        check_annotations(&articles.items[i], &found);
    }
    dl_arena_release(&arena);
    return 0;
}
