/* Names are cut into words ("related-posts", "shareBar", "sub_box") and the words looked
 * up: a pattern over whole names finds "ad" in "header". The words are those that
 * Readability and similar tools watch for, those of common publishing systems, and the
 * Vietnamese and Chinese ones in Latin letters. */
#include "src/ingest/html_hints.h"

#include <string.h>

#include "src/ingest/html_attribute.h"

enum { WORD_BYTES = 32, NAME_BYTES = 512 };

/* A word that ends in "*" stands for all that begin so. */
static const struct {
    const char *word;
    uint32_t hint;
} words[] = {
    { "article", DL_HINT_CONTENT },      { "articles", DL_HINT_CONTENT },
    { "blog", DL_HINT_CONTENT },         { "body", DL_HINT_CONTENT },
    { "column", DL_HINT_CONTENT },       { "content", DL_HINT_CONTENT },
    { "contents", DL_HINT_CONTENT },     { "detail", DL_HINT_CONTENT },
    { "entry", DL_HINT_CONTENT },        { "hentry", DL_HINT_CONTENT },
    { "main", DL_HINT_CONTENT },         { "noidung", DL_HINT_CONTENT },
    { "news", DL_HINT_CONTENT },         { "page", DL_HINT_CONTENT },
    { "paragraph", DL_HINT_CONTENT },    { "post", DL_HINT_CONTENT },
    { "story", DL_HINT_CONTENT },        { "text", DL_HINT_CONTENT },
    { "zhengwen", DL_HINT_CONTENT },

    { "banner*", DL_HINT_UNLIKELY },     { "community", DL_HINT_UNLIKELY },
    { "extra*", DL_HINT_UNLIKELY },      { "foot", DL_HINT_UNLIKELY },
    { "header", DL_HINT_UNLIKELY },      { "legend*", DL_HINT_UNLIKELY },
    { "login*", DL_HINT_UNLIKELY },      { "masthead*", DL_HINT_UNLIKELY },
    { "media", DL_HINT_UNLIKELY },       { "meta", DL_HINT_UNLIKELY },
    { "popular*", DL_HINT_UNLIKELY },    { "print", DL_HINT_UNLIKELY },
    { "remark*", DL_HINT_UNLIKELY },     { "rss", DL_HINT_UNLIKELY },
    { "signin*", DL_HINT_UNLIKELY },     { "supplemental", DL_HINT_UNLIKELY },
    { "tag", DL_HINT_UNLIKELY },         { "tags", DL_HINT_UNLIKELY },
    { "toolbar*", DL_HINT_UNLIKELY },    { "tools", DL_HINT_UNLIKELY },
    { "topbar", DL_HINT_UNLIKELY },      { "utility", DL_HINT_UNLIKELY },
    { "widget*", DL_HINT_UNLIKELY },     { "promo*", DL_HINT_UNLIKELY },
    { "bio", DL_HINT_UNLIKELY },

    { "ad", DL_HINT_JUNK },              { "ads", DL_HINT_JUNK },
    { "adbox", DL_HINT_JUNK },           { "adsense", DL_HINT_JUNK },
    { "adsbygoogle", DL_HINT_JUNK },     { "advert*", DL_HINT_JUNK },
    { "agegate", DL_HINT_JUNK },         { "breadcrumb*", DL_HINT_JUNK },
    { "consent*", DL_HINT_JUNK },        { "cookie*", DL_HINT_JUNK },
    { "dialog", DL_HINT_JUNK },          { "donat*", DL_HINT_JUNK },
    { "footer*", DL_HINT_JUNK },         { "gdpr*", DL_HINT_JUNK },
    { "gsc", DL_HINT_JUNK },             { "lienquan", DL_HINT_JUNK },
    { "menu*", DL_HINT_JUNK },           { "modal*", DL_HINT_JUNK },
    { "mostread", DL_HINT_JUNK },        { "nav", DL_HINT_JUNK },
    { "newsletter*", DL_HINT_JUNK },     { "outbrain*", DL_HINT_JUNK },
    { "pager*", DL_HINT_JUNK },          { "pagination*", DL_HINT_JUNK },
    { "paywall*", DL_HINT_JUNK },        { "popup*", DL_HINT_JUNK },
    { "quangcao*", DL_HINT_JUNK },       { "recirc*", DL_HINT_JUNK },
    { "recommend*", DL_HINT_JUNK },      { "related*", DL_HINT_JUNK },
    { "relate", DL_HINT_JUNK },          { "rail", DL_HINT_JUNK },
    { "share*", DL_HINT_JUNK },          { "sharing*", DL_HINT_JUNK },
    { "sidebar*", DL_HINT_JUNK },        { "signup*", DL_HINT_JUNK },
    { "skip", DL_HINT_JUNK },            { "skyscraper*", DL_HINT_JUNK },
    { "social*", DL_HINT_JUNK },         { "sponsor*", DL_HINT_JUNK },
    { "subscri*", DL_HINT_JUNK },        { "taboola*", DL_HINT_JUNK },
    { "tinlienquan*", DL_HINT_JUNK },    { "toc", DL_HINT_JUNK },
    { "trending*", DL_HINT_JUNK },       { "tuijian*", DL_HINT_JUNK },
    { "xemthem*", DL_HINT_JUNK },        { "xiangguan*", DL_HINT_JUNK },
    { "addthis*", DL_HINT_JUNK },        { "sharedaddy", DL_HINT_JUNK },
    { "navbar*", DL_HINT_JUNK },         { "editsection", DL_HINT_JUNK },
    { "noprint", DL_HINT_JUNK },         { "navbox", DL_HINT_JUNK },
    { "navigation", DL_HINT_JUNK },      { "navi", DL_HINT_JUNK },

    { "binhluan*", DL_HINT_COMMENTS },   { "comment*", DL_HINT_COMMENTS },
    { "disqus*", DL_HINT_COMMENTS },     { "livefyre*", DL_HINT_COMMENTS },
    { "pinglun*", DL_HINT_COMMENTS },    { "replies", DL_HINT_COMMENTS },
    { "respond", DL_HINT_COMMENTS },     { "shoutbox", DL_HINT_COMMENTS },

    { "author*", DL_HINT_BYLINE },       { "byline*", DL_HINT_BYLINE },
    { "dateline", DL_HINT_BYLINE },      { "writtenby", DL_HINT_BYLINE },
    { "credit*", DL_HINT_BYLINE },       { "source*", DL_HINT_BYLINE },

    { "contributor*", DL_HINT_BYLINE },

    { "abstract", DL_HINT_LEAD },        { "chapo*", DL_HINT_LEAD },
    { "deck", DL_HINT_LEAD },            { "dek", DL_HINT_LEAD },
    { "desc", DL_HINT_LEAD },            { "description", DL_HINT_LEAD },
    { "excerpt*", DL_HINT_LEAD },        { "intro*", DL_HINT_LEAD },
    { "lead", DL_HINT_LEAD },            { "lede", DL_HINT_LEAD },
    { "sapo", DL_HINT_LEAD },            { "standfirst", DL_HINT_LEAD },
    { "subhead*", DL_HINT_LEAD },        { "subtitle*", DL_HINT_LEAD },
    { "summary", DL_HINT_LEAD },         { "zhaiyao", DL_HINT_LEAD },
    { "tomtat*", DL_HINT_LEAD },         { "trichdan", DL_HINT_LEAD },
    { "caption*", DL_HINT_CAPTION },     { "photo*", DL_HINT_CAPTION },

    { "date*", DL_HINT_DATE },           { "dtreviewed", DL_HINT_DATE },
    { "ngay*", DL_HINT_DATE },           { "posted", DL_HINT_DATE },
    { "pubdate", DL_HINT_DATE },         { "published*", DL_HINT_DATE },
    { "pubtime", DL_HINT_DATE },         { "time", DL_HINT_DATE },
    { "timestamp*", DL_HINT_DATE },      { "updated", DL_HINT_DATE },
};

/* Words of publishing systems that say it alone. */
static const char *const body_names[] = {
    "articlebody", "articlecontent", "articletext", "bodytext",  "contentbody", "endtext",
    "entrycontent", "fck",           "maintext",    "newscontent", "newstext",  "postcontent",
    "rm",          "storybody",      "storytext",   "trs",
};

/* Classes of frameworks for what is not on the screen, or only said by screen readers. */
static const char *const hidden_names[] = {
    "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "hidden", "hide",
    "d-none", "is-hidden", "offscreen", "u-hidden",
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

static bool is_word_byte(char c)
{
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9');
}

static uint32_t hint_of(dl_str word)
{
    for (size_t i = 0; i < DL_COUNT(words); i++) {
        dl_str key = dl_str_from(words[i].word);
        bool prefix = dl_str_ends(key, DL_STR("*"));
        if (prefix)
            key.len--;
        if (words[i].word[0] == word.ptr[0]
            && (prefix ? dl_str_starts(word, key) : dl_str_equal(word, key)))
            return words[i].hint;
    }
    return 0;
}

/* Takes the next word off *rest, in lower case: "shareBar" is "share", "bar". */
static bool next_word(dl_str *rest, char word[WORD_BYTES], dl_str *found)
{
    size_t at = 0, len = 0;
    while (at < rest->len && !is_word_byte(rest->ptr[at]))
        at++;
    for (; at < rest->len && is_word_byte(rest->ptr[at]); at++) {
        char c = rest->ptr[at];
        bool hump = len && c >= 'A' && c <= 'Z' && rest->ptr[at - 1] >= 'a';
        if (hump)
            break;
        if (len < WORD_BYTES)
            word[len++] = lower(c);
    }
    *rest = dl_str_slice(*rest, at, rest->len);
    *found = (dl_str){ word, len };
    return len > 0;
}

static bool is_one_of(const char *const *list, size_t count, dl_str word)
{
    for (size_t i = 0; i < count; i++)
        if (dl_str_equal(word, dl_str_from(list[i])))
            return true;
    return false;
}

/* "article-body", "postContent", "entry_body_text": a word for the kind of thing and one
 * for its text, and nothing else but filling. "post-content-sidebar" is none. */
static bool is_body_name(dl_str name)
{
    static const char *const things[] = { "article", "story", "post", "entry", "news",
                                          "detail", "blog", "page", "single", "singular" };
    static const char *const texts[] = { "body", "content", "text", "contents", "copy",
                                         "noidung", "zhengwen" };
    static const char *const fillings[] = { "main", "inner", "wrapper", "full", "field",
                                            "area", "c", "js", "the", "cms" };
    char buffer[WORD_BYTES];
    dl_str word;
    unsigned thing = 0, text = 0;
    while (next_word(&name, buffer, &word)) {
        if (is_one_of(things, DL_COUNT(things), word))
            thing++;
        else if (is_one_of(texts, DL_COUNT(texts), word))
            text++;
        else if (!is_one_of(fillings, DL_COUNT(fillings), word))
            return is_one_of(body_names, DL_COUNT(body_names), word);
    }
    return thing && text;
}

static uint32_t hints_of_names(dl_str names)
{
    names = dl_str_slice(names, 0, NAME_BYTES);
    uint32_t hints = 0;
    char buffer[WORD_BYTES];
    dl_str word, name, rest = names;
    while (next_word(&rest, buffer, &word))
        hints |= hint_of(word);
    for (bool more = true; more;) {
        more = dl_str_cut(names, ' ', &name, &names);
        if (is_body_name(name))
            hints |= DL_HINT_BODY;
        if (is_one_of(hidden_names, DL_COUNT(hidden_names), name))
            hints |= DL_HINT_HIDDEN;
    }
    return hints;
}

static uint32_t hints_of_role(dl_str role)
{
    static const char *const junk[] = { "navigation", "banner", "complementary",
                                        "contentinfo", "search", "menu", "menubar",
                                        "dialog", "alertdialog", "alert", "tablist" };
    for (size_t i = 0; i < DL_COUNT(junk); i++)
        if (dl_str_equal_ascii(role, dl_str_from(junk[i])))
            return DL_HINT_JUNK;
    return dl_str_equal_ascii(role, DL_STR("main")) || dl_str_equal_ascii(role, DL_STR("article"))
             ? DL_HINT_CONTENT : 0;
}

static bool is_for_listeners(const xmlNode *node)
{
    dl_str name, names = dl_html_attribute(node, "class");
    for (bool more = names.len > 0; more;) {
        more = dl_str_cut(names, ' ', &name, &names);
        if (is_one_of(hidden_names, DL_COUNT(hidden_names), name))
            return true;
    }
    return false;
}

/* What is not read aloud is ornament (the name of an icon, "#" at a heading), unless it
 * stands beside what is read aloud in its place. Whole blocks are, behind a dialog. */
static bool is_ornament(const xmlNode *node)
{
    enum { NEAR = 4 };
    static const char *const names[] = { "span", "i", "b", "em", "small", "a" };
    if (!dl_str_equal_ascii(dl_html_attribute(node, "aria-hidden"), DL_STR("true")) ||
        !is_one_of(names, DL_COUNT(names), dl_str_from((const char *)node->name)) ||
        (node->parent && node->parent->type == XML_ELEMENT_NODE &&
         dl_html_attribute(node->parent, "aria-label").len))
        return false;
    const xmlNode *before = node->prev, *behind = node->next;
    for (int i = 0; i < NEAR; i++) {
        if ((before && before->type == XML_ELEMENT_NODE && is_for_listeners(before)) ||
            (behind && behind->type == XML_ELEMENT_NODE && is_for_listeners(behind)))
            return false;
        before = before ? before->prev : NULL;
        behind = behind ? behind->next : NULL;
    }
    return true;
}

static bool is_hidden(const xmlNode *node)
{
    if (is_ornament(node))
        return true;
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        if (strcmp((const char *)attribute->name, "hidden") == 0)
            return true;
    dl_str style = dl_html_attribute(node, "style");
    size_t at = dl_str_find(style, DL_STR("display"), 0);
    if (at == SIZE_MAX)
        return false;
    dl_str value = dl_str_trim(dl_str_slice(style, at + 7, style.len));
    value = dl_str_trim(dl_str_slice(value, dl_str_starts(value, DL_STR(":")), value.len));
    return dl_str_starts(value, DL_STR("none"));
}

uint32_t dl_html_hints(const xmlNode *node)
{
    if (!node->properties)
        return 0;
    uint32_t hints = hints_of_names(dl_html_attribute(node, "class"))
                   | hints_of_names(dl_html_attribute(node, "id"))
                   | hints_of_role(dl_html_attribute(node, "role"));
    dl_str property = dl_html_attribute(node, "itemprop");
    if (dl_str_find(property, DL_STR("articleBody"), 0) != SIZE_MAX)
        hints |= DL_HINT_BODY;
    if (dl_str_starts(property, DL_STR("date")))
        hints |= DL_HINT_DATE;
    if (dl_str_starts(property, DL_STR("author")))
        hints |= DL_HINT_BYLINE;
    return is_hidden(node) ? hints | DL_HINT_HIDDEN : hints;
}
