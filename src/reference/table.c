#include "src/reference/table.h"

dl_table dl_table_open(dl_str file, dl_str text, dl_reports *reports)
{
    if (dl_str_starts(text, DL_STR("\xEF\xBB\xBF")))
        text = dl_str_slice(text, 3, text.len);
    return (dl_table){ .file = file, .rest = text, .reports = reports };
}

static void split(dl_table *table, dl_str line)
{
    bool more = true;
    table->cell_count = 0;
    while (more && table->cell_count < DL_TABLE_COLUMNS) {
        dl_str cell;
        more = dl_str_cut(line, '\t', &cell, &line);
        table->cells[table->cell_count++] = dl_str_trim(cell);
    }
    for (size_t i = table->cell_count; i < DL_TABLE_COLUMNS; i++)
        table->cells[i] = (dl_str){ "", 0 };
}

bool dl_table_next_or_comment(dl_table *table, size_t least)
{
    dl_str line;
    while (dl_str_line(&table->rest, &line)) {
        table->line++;
        table->comment = (dl_str){ 0 };
        table->cell_count = 0;
        if (dl_str_trim(line).len == 0)
            continue;
        if (line.ptr[0] == '#') {
            table->comment = line;
            return true;
        }
        split(table, line);
        if (table->cell_count >= least)
            return true;
        dl_report_add(table->reports, table->file, table->line,
                      "The row has %zu columns where %zu are needed; it is left out.",
                      table->cell_count, least);
    }
    return false;
}

bool dl_table_next(dl_table *table, size_t least)
{
    while (dl_table_next_or_comment(table, least))
        if (table->cell_count)
            return true;
    return false;
}

bool dl_table_value(dl_str *cell, dl_str *value)
{
    while (cell->len) {
        dl_str_cut(*cell, ';', value, cell);
        *value = dl_str_trim(*value);
        if (value->len)
            return true;
    }
    return false;
}
