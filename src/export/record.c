#include "dateline/export.h"

static dl_field *add(dl_record *record, const char *name, dl_field_kind kind)
{
    dl_field *field = DL_APPEND(record, record->arena);
    *field = (dl_field){ .name = name, .kind = kind };
    return field;
}

void dl_record_text(dl_record *record, const char *name, dl_str text)
{
    add(record, name, DL_FIELD_TEXT)->text = text;
}

void dl_record_number(dl_record *record, const char *name, uint64_t number)
{
    add(record, name, DL_FIELD_NUMBER)->number = number;
}

void dl_record_flag(dl_record *record, const char *name, bool flag)
{
    add(record, name, DL_FIELD_FLAG)->number = flag;
}

void dl_record_list(dl_record *record, const char *name, const dl_str *list, size_t count)
{
    dl_field *field = add(record, name, DL_FIELD_LIST);
    field->list = list;
    field->list_count = count;
}

void dl_record_date(dl_record *record, const char *name, dl_date date)
{
    char text[DL_DATE_TEXT];
    dl_record_text(record, name, dl_str_copy(record->arena, dl_date_text(date, text)));
}
