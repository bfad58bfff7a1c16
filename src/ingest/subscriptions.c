/* newsboat's urls: an address a line, then tags in quotes or bare; a tag "~Title" is the
 * title; "#" starts a comment. A plain list of addresses is the same without tags. */
#include "dateline/subscriptions.h"

#include "dateline/address.h"
#include "dateline/buf.h"
#include "src/ingest/charset.h"
#include "src/ingest/intake.h"
#include "src/ingest/opml.h"

/* The next word or "quoted words" of a line; false at its end. */
static bool next_word(dl_str *line, dl_str *word)
{
    *line = dl_str_trim(*line);
    if (line->len == 0)
        return false;
    bool quoted = line->ptr[0] == '"';
    size_t end = quoted;
    while (end < line->len && (quoted ? line->ptr[end] != '"' : line->ptr[end] != ' '
                                                                    && line->ptr[end] != '\t'))
        end++;
    *word = dl_str_slice(*line, quoted, end);
    *line = dl_str_slice(*line, end + quoted, line->len);
    return true;
}

static void read_line(dl_str line, dl_str file, uint32_t number, dl_arena *arena,
                      dl_subscriptions *subscriptions, dl_reports *reports)
{
    dl_str word;
    dl_subscription subscription = { 0 };
    if (!next_word(&line, &word) || dl_str_starts(word, DL_STR("#")))
        return;
    if (!dl_address_is_web(word)) {
        dl_report_add(reports, file, number, "\"%.*s\" is no web address, so it is left out.",
                      DL_STR_ARGS(dl_str_slice(word, 0, 80)));
        return;
    }
    subscription.address = word;
    while (next_word(&line, &word)) {
        if (dl_str_starts(word, DL_STR("~")))
            subscription.title = dl_str_slice(word, 1, word.len);
        else if (subscription.folder.len == 0 && !dl_str_starts(word, DL_STR("!")))
            subscription.folder = word;
    }
    *DL_APPEND(subscriptions, arena) = subscription;
}

bool dl_subscriptions_read(dl_str bytes, dl_str file, dl_arena *arena,
                           dl_subscriptions *subscriptions, dl_reports *reports,
                           dl_error *error)
{
    size_t before = subscriptions->count;
    dl_str text = dl_text_without_mark(dl_charset_decode(bytes, (dl_str){ 0 }, arena).text), line;
    if (dl_opml_is(text)) {
        dl_opml_read(text, file, arena, subscriptions, reports);
    } else {
        for (uint32_t number = 1; dl_str_line(&text, &line); number++)
            read_line(line, file, number, arena, subscriptions, reports);
    }
    if (subscriptions->count > before)
        return true;
    return dl_fail(error, DL_ERROR_SYNTAX,
                   "%.*s lists no feeds. Dateline reads OPML, or an address a line.",
                   DL_STR_ARGS(dl_intake_name(file, arena)));
}

static void add_attribute(dl_buf *out, const char *name, dl_str value)
{
    if (value.len == 0)
        return;
    dl_buf_format(out, " %s=\"", name);
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        if (c == '&')
            dl_buf_add(out, DL_STR("&amp;"));
        else if (c == '<')
            dl_buf_add(out, DL_STR("&lt;"));
        else if (c == '"')
            dl_buf_add(out, DL_STR("&quot;"));
        else
            dl_buf_add_char(out, (unsigned char)c < ' ' ? ' ' : c);
    }
    dl_buf_add_char(out, '"');
}

static void write_one(dl_buf *out, const dl_subscription *subscription)
{
    dl_buf_add(out, DL_STR("<outline type=\"rss\""));
    add_attribute(out, "text", subscription->title.len ? subscription->title
                                                       : subscription->address);
    add_attribute(out, "title", subscription->title);
    add_attribute(out, "xmlUrl", subscription->address);
    add_attribute(out, "htmlUrl", subscription->page);
    dl_buf_add(out, DL_STR("/>\n"));
}

/* Neighbours in one folder stand in one outline; a folder may come twice, so that the
 * order of the feeds stays. */
dl_str dl_subscriptions_write(const dl_subscriptions *subscriptions, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    dl_str folder = { "", 0 };
    dl_buf_add(&out, DL_STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n"
                            "<head><title>Dateline</title></head>\n<body>\n"));
    for (size_t i = 0; i < subscriptions->count; i++) {
        const dl_subscription *subscription = &subscriptions->items[i];
        if (!dl_str_equal(folder, subscription->folder)) {
            if (folder.len)
                dl_buf_add(&out, DL_STR("</outline>\n"));
            folder = subscription->folder;
            if (folder.len) {
                dl_buf_add(&out, DL_STR("<outline"));
                add_attribute(&out, "text", folder);
                dl_buf_add(&out, DL_STR(">\n"));
            }
        }
        write_one(&out, subscription);
    }
    dl_buf_add(&out, folder.len ? DL_STR("</outline>\n</body>\n</opml>\n")
                                : DL_STR("</body>\n</opml>\n"));
    return dl_buf_str(&out);
}
