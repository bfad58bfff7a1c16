/* Tabs and line ends inside a field become spaces: TSV has no quoting. What a terminal would
 * obey is made visible. */
#include "dateline/export.h"
#include "dateline/utf8.h"

static void add_cell(dl_buf *out, dl_str text)
{
    for (size_t start = 0, at = 0; at <= text.len; at++) {
        char c = at < text.len ? text.ptr[at] : '\n';
        if (c != '\t' && c != '\n' && c != '\r')
            continue;
        dl_utf8_visible(dl_str_slice(text, start, at), out);
        if (at < text.len)
            dl_buf_add_char(out, ' ');
        start = at + 1;
    }
}

void dl_export_tsv_header(const dl_record *record, dl_buf *out)
{
    for (size_t i = 0; i < record->count; i++)
        dl_buf_format(out, "%s%s", i ? "\t" : "", record->items[i].name);
    dl_buf_add_char(out, '\n');
}

void dl_export_tsv(const dl_record *record, dl_buf *out)
{
    for (size_t i = 0; i < record->count; i++) {
        const dl_field *field = &record->items[i];
        if (i)
            dl_buf_add_char(out, '\t');
        if (field->kind == DL_FIELD_TEXT)
            add_cell(out, field->text);
        else if (field->kind == DL_FIELD_LIST)
            for (size_t j = 0; j < field->list_count; j++) {
                if (j)
                    dl_buf_add_char(out, ';');
                add_cell(out, field->list[j]);
            }
        else
            dl_buf_format(out, "%llu", (unsigned long long)field->number);
    }
    dl_buf_add_char(out, '\n');
}
