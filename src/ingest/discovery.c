#include "dateline/discovery.h"

#include <string.h>

#include "dateline/address.h"
#include "dateline/buf.h"
#include "dateline/map.h"
#include "dateline/utf8.h"
#include "src/ingest/charset.h"
#include "src/ingest/html_attribute.h"
#include "src/ingest/html_tree.h"

enum { FEEDS = 32 }; /* a page that names more is a directory */

/* MIME types of feeds (RFC 4287, jsonfeed.org, and what RSS is served as). */
static const char *const types[] = {
    "application/rss+xml", "application/atom+xml", "application/feed+json",
    "application/rdf+xml", "application/x-rss+xml", "text/rss+xml", "text/atom+xml",
};

/* Ends of paths, and whole parts of them, that links to feeds have. */
static const char *const ends[] = { ".rss", ".atom", ".rdf", "/rss.xml", "/feed.xml",
                                    "/atom.xml", "/index.xml", "/feed.json" };
static const char *const parts[] = { "feed", "feeds", "rss", "atom", "rss2" };

static const char *const guesses[] = { "/feed",      "/rss",       "/rss.xml",  "/feed.xml",
                                       "/atom.xml",  "/index.xml", "/feeds/posts/default",
                                       "/feed.json", "/rss/home.rss" };

static dl_str lower(dl_str text, dl_arena *arena)
{
    char *copy = dl_arena_copy(arena, text.ptr, text.len);
    for (size_t i = 0; i < text.len; i++)
        if (copy[i] >= 'A' && copy[i] <= 'Z')
            copy[i] = (char)(copy[i] | 32);
    return (dl_str){ copy, text.len };
}

/* Whether `words`, parted by spaces, has this one. */
static bool has_word(dl_str words, dl_str word)
{
    dl_str part;
    bool more = words.len > 0;
    while (more) {
        more = dl_str_cut(words, ' ', &part, &words);
        if (dl_str_equal_ascii(dl_str_trim(part), word))
            return true;
    }
    return false;
}

static bool is_feed_type(dl_str type)
{
    dl_str name;
    dl_str_cut(type, ';', &name, &(dl_str){ 0 });
    for (size_t i = 0; i < DL_COUNT(types); i++)
        if (dl_str_equal_ascii(dl_str_trim(name), dl_str_from(types[i])))
            return true;
    return false;
}

static bool looks_like_feed(dl_str address, dl_arena *arena)
{
    dl_str path, part, host = dl_address_host(address);
    size_t at = dl_str_find(address, host, 0);
    dl_str_cut(dl_str_slice(address, at + host.len, address.len), '?', &path, &(dl_str){ 0 });
    path = lower(path, arena);
    for (size_t i = 0; i < DL_COUNT(ends); i++)
        if (dl_str_ends(path, dl_str_from(ends[i])))
            return true;
    for (bool more = path.len > 0; more;) {
        more = dl_str_cut(path, '/', &part, &path);
        for (size_t i = 0; i < DL_COUNT(parts); i++)
            if (dl_str_equal(part, dl_str_from(parts[i])) && path.len < 2)
                return true;
    }
    return false;
}

typedef struct search {
    dl_arena *arena;
    dl_subscriptions *feeds;
    dl_map seen;
    dl_str page, base;
} search;

static void offer(search *found, dl_str address, dl_str title)
{
    bool added;
    address = dl_address_resolve(found->base, address, found->arena);
    if (address.len == 0 || found->feeds->count >= FEEDS)
        return;
    address = dl_str_copy(found->arena, address);
    dl_map_put(&found->seen, address, 0, &added);
    if (added)
        *DL_APPEND(found->feeds, found->arena) =
            (dl_subscription){ .address = address,
                               .title = dl_str_copy(found->arena, dl_str_trim(title)),
                               .page = found->page };
}

/* The next element of the document. */
static const xmlNode *next_node(const xmlNode *node, const xmlNode *root)
{
    if (node->children && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

static void offer_declared(search *found, const xmlNode *node)
{
    const char *name = (const char *)node->name;
    if (strcmp(name, "base") == 0) {
        dl_str base = dl_address_resolve(found->page, dl_html_attribute(node, "href"),
                                         found->arena);
        found->base = base.len ? dl_str_copy(found->arena, base) : found->base;
    } else if ((strcmp(name, "link") == 0 || strcmp(name, "a") == 0)
               && has_word(dl_html_attribute(node, "rel"), DL_STR("alternate"))
               && is_feed_type(dl_html_attribute(node, "type")))
        offer(found, dl_html_attribute(node, "href"), dl_html_attribute(node, "title"));
}

static void offer_linked(search *found, const xmlNode *node)
{
    if (strcmp((const char *)node->name, "a") != 0)
        return;
    dl_str address = dl_address_resolve(found->base, dl_html_attribute(node, "href"),
                                        found->arena);
    if (address.len && looks_like_feed(address, found->arena))
        offer(found, address, dl_html_attribute(node, "title"));
}

void dl_discover_feeds(dl_str page, dl_str address, dl_arena *arena, dl_subscriptions *feeds)
{
    static void (*const passes[])(search *, const xmlNode *) = { offer_declared,
                                                                 offer_linked };
    search found = { .arena = arena, .feeds = feeds, .seen.arena = arena, .page = address,
                     .base = address };
    dl_html_tree tree;
    dl_html_tree_open(&tree, dl_charset_decode(page, (dl_str){ 0 }, arena).text, arena);
    const xmlNode *root = tree.document ? xmlDocGetRootElement(tree.document) : NULL;
    for (size_t i = 0; root && i < DL_COUNT(passes); i++)
        for (const xmlNode *node = root; node; node = next_node(node, root))
            if (node->type == XML_ELEMENT_NODE)
                passes[i](&found, node);
    dl_html_tree_close(&tree);
}

void dl_discover_guesses(dl_str address, dl_arena *arena, dl_subscriptions *feeds)
{
    for (size_t i = 0; i < DL_COUNT(guesses); i++) {
        dl_str guess = dl_address_resolve(address, dl_str_from(guesses[i]), arena);
        if (guess.len)
            *DL_APPEND(feeds, arena) = (dl_subscription){ .address = guess, .page = address };
    }
}

/* A host has a dot, and no character that only other things have. */
static bool is_host(dl_str text)
{
    bool named = dl_str_find(text, DL_STR("."), 1) != SIZE_MAX && !dl_str_ends(text, DL_STR("."));
    for (size_t i = 0; named && i < text.len; i++)
        named = (unsigned char)text.ptr[i] > ' ' && !strchr("\"<>\\^`{|}@", text.ptr[i]);
    return named;
}

dl_str dl_discover_address(dl_str typed, dl_arena *arena)
{
    typed = dl_str_trim(typed);
    size_t mark = dl_str_find(typed, DL_STR("://"), 0);
    dl_str host, address = { "", 0 };
    dl_str_cut(typed, '/', &host, &(dl_str){ 0 });
    if (mark != SIZE_MAX) {
        dl_str scheme = lower(dl_str_slice(typed, 0, mark), arena);
        address = dl_str_format(arena, "%.*s%.*s", DL_STR_ARGS(scheme),
                                DL_STR_ARGS(dl_str_slice(typed, mark, typed.len)));
    } else if (is_host(host)) {
        address = dl_str_format(arena, "https://%.*s", DL_STR_ARGS(typed));
    }
    return dl_address_is_web(address) ? address : (dl_str){ "", 0 };
}
