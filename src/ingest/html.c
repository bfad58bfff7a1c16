#include "src/ingest/html.h"

#include <string.h>

#include "dateline/buf.h"
#include "src/ingest/html_text.h"
#include "src/ingest/html_tree.h"

bool dl_html_is_markup(dl_str text)
{
    static const char *const tags[] = { "<p", "<br", "<div", "<a ", "<b>", "<i>", "<em",
                                        "<strong", "<span", "<img", "<ul", "<ol", "<li",
                                        "<table", "<h", "<blockquote", "<figure", "<section",
                                        "<article", "<font", "<center", "</" };
    for (size_t at = dl_str_find(text, DL_STR("<"), 0); at != SIZE_MAX;
         at = dl_str_find(text, DL_STR("<"), at + 1)) {
        for (size_t i = 0; i < DL_COUNT(tags); i++) {
            dl_str tag = dl_str_from(tags[i]);
            if (dl_str_equal_ascii(dl_str_slice(text, at, at + tag.len), tag))
                return true;
        }
    }
    return false;
}

dl_str dl_html_line(dl_str html, dl_arena *arena)
{
    if (!html.len || (!memchr(html.ptr, '<', html.len) && !memchr(html.ptr, '&', html.len)
                      && !memchr(html.ptr, '\n', html.len)))
        return dl_str_trim(html);
    dl_html_tree tree;
    dl_html_tree_open(&tree, html, arena);
    dl_str line = dl_html_line_of(&tree, 0, arena);
    dl_html_tree_close(&tree);
    return line;
}

dl_str dl_html_fragment(dl_str html, dl_str base, dl_arena *arena, dl_web_links *links)
{
    dl_html_tree tree;
    dl_html_text text = { .out.arena = arena, .base = base };
    dl_html_tree_open(&tree, html, arena);
    dl_html_text_add(&text, &tree, 0);
    dl_html_tree_close(&tree);
    if (links)
        *links = text.links;
    return dl_buf_str(&text.out);
}
