#include "src/ingest/mend.h"

#include "dateline/buf.h"
#include "dateline/utf8.h"
#include "src/ingest/markup.h"

/* The attributes that say something of an article. */
static const char *const kept[] = { "rel", "href", "type", "xml:base", "rdf:about" };

/* XML 1.0, 2.2: no control characters, and not the last two points of the plane. */
static bool is_xml_point(uint32_t point)
{
    return point == '\t' || point == '\n' || point == '\r'
        || (point >= 0x20 && point != 0xFFFE && point != 0xFFFF);
}

static void add_escaped(dl_buf *out, dl_str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t point = dl_utf8_next(text, &at);
        if (point == '&')
            dl_buf_add(out, DL_STR("&amp;"));
        else if (point == '<')
            dl_buf_add(out, DL_STR("&lt;"));
        else if (point == '>')
            dl_buf_add(out, DL_STR("&gt;"));
        else if (point == '"')
            dl_buf_add(out, DL_STR("&quot;"));
        else if (is_xml_point(point))
            dl_buf_add(out, dl_str_slice(text, start, at));
    }
}

static void add_attributes(dl_buf *out, const dl_element *element)
{
    for (size_t i = 0; i < DL_COUNT(kept); i++) {
        dl_arena scratch = { 0 };
        dl_str value = dl_markup_attribute(element, kept[i], &scratch);
        if (value.len) {
            dl_buf_format(out, " %s=\"", kept[i]);
            add_escaped(out, value);
            dl_buf_add_char(out, '"');
        }
        dl_arena_release(&scratch);
    }
}

static void add_field(dl_buf *out, const dl_element *field)
{
    dl_arena scratch = { 0 };
    bool raw = dl_str_equal(dl_markup_attribute(field, "type", &scratch), DL_STR("xhtml"));
    dl_buf_add(out, DL_STR("<f n=\""));
    add_escaped(out, field->name);
    dl_buf_add_char(out, '"');
    add_attributes(out, field);
    dl_buf_add_char(out, '>');
    add_escaped(out, raw ? field->inner : dl_markup_text(field->inner, &scratch));
    dl_buf_add(out, DL_STR("</f>"));
    dl_arena_release(&scratch);
}

static void add_fields(dl_buf *out, dl_str inner)
{
    dl_markup markup = { .text = inner };
    dl_element field;
    while (dl_markup_next(&markup, &field))
        add_field(out, &field);
}

/* What stands before the first item, inside the channel. */
static void add_channel(dl_buf *out, dl_str text, const char *item)
{
    static const char *const boxes[] = { "channel", "feed" };
    dl_markup markup = { .text = text };
    dl_element element;
    bool whole;
    size_t end = dl_markup_find(&markup, item, &element, &whole) ? element.start : text.len;
    for (size_t i = 0; i < DL_COUNT(boxes); i++) {
        markup = (dl_markup){ .text = dl_str_slice(text, 0, end) };
        if (!dl_markup_find(&markup, boxes[i], &element, &whole))
            continue;
        dl_buf_add(out, DL_STR("<channel>"));
        add_fields(out, element.inner);
        dl_buf_add(out, DL_STR("</channel>"));
        return;
    }
}

/* The item in which a feed that is visited breaks off is left out: kept as it is, it would
 * be known at the next visit, and stay half. */
dl_str dl_mend_feed(const dl_intake *intake, const char *item)
{
    dl_buf out = { .arena = intake->arena };
    dl_markup markup = { .text = intake->text };
    dl_element element;
    bool whole;
    size_t at = 0, wholes = 0;
    uint32_t line = 1;
    dl_buf_add(&out, DL_STR("<feed>"));
    add_channel(&out, intake->text, item);
    while (dl_markup_find(&markup, item, &element, &whole)) {
        for (; at < element.start; at++)
            line += intake->text.ptr[at] == '\n';
        bool cut = !whole && markup.offset == intake->text.len;
        if (cut && wholes && intake->feed) {
            dl_report_add(intake->reports, intake->file, line,
                          "This <%s> has no end, so it is left to the next visit.", item);
            intake->feed->is_cut = true;
            break;
        }
        wholes += whole;
        if (!whole)
            dl_report_add(intake->reports, intake->file, line,
                          "This <%s> has no end; what is there is read.", item);
        dl_buf_format(&out, "<%s line=\"%u\"", item, line);
        add_attributes(&out, &element);
        dl_buf_add_char(&out, '>');
        add_fields(&out, element.inner);
        dl_buf_format(&out, "</%s>", item);
    }
    dl_buf_add(&out, DL_STR("</feed>"));
    return dl_buf_str(&out);
}
