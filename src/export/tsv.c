/* Tabs and line ends inside a field become spaces: TSV has no quoting. */
#include "dateline/export.h"

static void add_cell(dl_buf *out, dl_str text)
{
    for (size_t i = 0; i < text.len; i++)
        dl_buf_add_char(out,
                        text.ptr[i] == '\t' || text.ptr[i] == '\n' || text.ptr[i] == '\r'
                            ? ' '
                            : text.ptr[i]);
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
