#include "src/ingest/teaser.h"

#include "dateline/buf.h"
#include "dateline/discovery.h"
#include "dateline/utf8.h"

enum { TEASER_LETTERS = 1200 }; /* an article of the length of a page has more */

static const dl_str gap = { "\n\n", 2 }; /* between headline and text */

/* A Han character counts for three letters, as it says about as much. */
static size_t letters_in(dl_str text)
{
    size_t letters = 0;
    for (size_t at = 0; at < text.len;) {
        dl_point_class class = dl_point_classify(dl_utf8_next(text, &at));
        letters += class == DL_POINT_HAN ? 3
                 : class >= DL_POINT_DIGIT && class <= DL_POINT_LETTER;
    }
    return letters;
}

/* The article's text without the headline that dl_teaser_head put above it. */
static dl_str text_below(const dl_article *article)
{
    dl_str body = dl_str_trim(article->body), title = article->title;
    if (title.len == 0 || !dl_str_starts(body, title))
        return body;
    dl_str rest = dl_str_slice(body, title.len, body.len);
    return rest.len == 0 || dl_str_starts(rest, gap) ? dl_str_trim(rest) : body;
}

static bool is_short(dl_str text)
{
    static const char *const breaks[] = { "…", "...", "[...]", "[…]", "……", "(more)" };
    for (size_t i = 0; i < DL_COUNT(breaks); i++)
        if (dl_str_ends(text, dl_str_from(breaks[i])))
            return true;
    return letters_in(text) < TEASER_LETTERS;
}

bool dl_article_is_teaser(const dl_article *article)
{
    return article->address.len && is_short(text_below(article));
}

bool dl_article_complete(dl_article *article, const dl_article *page)
{
    if (letters_in(page->body) <= letters_in(text_below(article)))
        return false;
    article->body = page->body;
    article->links = page->links;
    if (article->author.len == 0)
        article->author = page->author;
    if (!dl_date_is_set(article->published)) {
        article->published = page->published;
        article->origin = page->origin;
    }
    if (page->language != DL_LANGUAGE_OTHER)
        article->language = page->language;
    return true;
}

/* Letters and digits alone: headlines come back with other quotes and dashes. */
static bool next_letter(dl_str text, size_t *at, uint32_t *letter)
{
    while (*at < text.len) {
        *letter = dl_utf8_next(text, at);
        dl_point_class class = dl_point_classify(*letter);
        if (class >= DL_POINT_DIGIT && class <= DL_POINT_MARK)
            return true;
    }
    return false;
}

static bool begins_with(dl_str text, dl_str title)
{
    enum { ROOM = 4 }; /* so much longer may the same words be, with other signs */
    dl_buf text_folded = { 0 }, title_folded = { 0 };
    size_t end = title.len * ROOM;
    while (end < text.len && ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
        end++;
    dl_utf8_fold(dl_str_slice(text, 0, end), &text_folded);
    dl_utf8_fold(title, &title_folded);
    size_t text_at = 0, title_at = 0;
    uint32_t own = 0, wanted = 0;
    bool same = true;
    while (same && next_letter(dl_buf_str(&title_folded), &title_at, &wanted))
        same = next_letter(dl_buf_str(&text_folded), &text_at, &own) && own == wanted;
    dl_buf_release(&text_folded);
    dl_buf_release(&title_folded);
    return same;
}

void dl_teaser_head(dl_article *article, dl_arena *arena)
{
    dl_str title = dl_str_trim(article->title), text = article->body;
    if (dl_str_trim(text).len == 0) {
        article->body = title;
        return;
    }
    if (title.len == 0 || !is_short(dl_str_trim(text)) || begins_with(text, title))
        return;
    uint32_t down = (uint32_t)(title.len + gap.len);
    article->body = dl_str_format(arena, "%.*s%.*s%.*s", DL_STR_ARGS(title), DL_STR_ARGS(gap),
                                  DL_STR_ARGS(text));
    for (size_t i = 0; i < article->links.count; i++) {
        article->links.items[i].span.start += down;
        article->links.items[i].span.end += down;
    }
}
