/* Any bytes are articles of valid text with a title, or an error with a message. The first
 * byte chooses what the rest pretends to be, so that no format has to be hit by chance. */
#include <stdlib.h>

#include "dateline/buf.h"
#include "dateline/ingest.h"
#include "dateline/subscriptions.h"
#include "dateline/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const starts[] = {
    "", "<html>", "<rss><channel><item>", "<feed><entry>", "{\"id\":1,\"text\":\"", "[{\"",
    "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"", "<opml>", "\xFF\xFE",
    "<?xml version='1.0' encoding='gb2312'?><rss><item>", "\x1F\x8B\x08", "\x28\xB5\x2F\xFD",
    "<meta charset='windows-1258'>", "date 2024-01 ",
};

static void check(bool holds)
{
    if (!holds)
        abort();
}

static void check_text(dl_str text)
{
    check(dl_utf8_valid(text) == text.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    dl_arena arena = { 0 };
    dl_articles articles = { 0 };
    dl_subscriptions subscriptions = { 0 };
    dl_reports reports = { .arena = &arena };
    dl_error error = { 0 };
    dl_buf bytes = { .arena = &arena };
    dl_buf_add(&bytes, dl_str_from(starts[data[0] % DL_COUNT(starts)]));
    dl_buf_add(&bytes, (dl_str){ (const char *)data + 1, size - 1 });
    bool ok = dl_ingest(dl_buf_str(&bytes), DL_STR("2024-03-fuzz"), &arena, &articles, &reports,
                        &error);
    check(ok == (articles.count > 0));
    check(ok || error.message[0]);
    for (size_t i = 0; i < articles.count; i++) {
        const dl_article *article = &articles.items[i];
        check(article->title.len && article->body.len);
        check((article->origin == DL_ORIGIN_UNKNOWN) == !dl_date_is_set(article->published));
        check_text(article->title);
        check_text(article->body);
        check_text(article->source);
        check_text(article->address);
        check_text(article->id);
    }
    ok = dl_subscriptions_read(dl_buf_str(&bytes), DL_STR("fuzz"), &arena, &subscriptions,
                               &reports, &error);
    check(ok == (subscriptions.count > 0));
    dl_arena_release(&arena);
    return 0;
}
