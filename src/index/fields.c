/* The fields of the query language, a row each. To add one, write how its value is read
 * and add the row. */
#include "src/index/query.h"

#include "dateline/date.h"

#include <string.h>

typedef struct field_row {
    const char *name;
    dl_node_kind kind;
    bool (*parse)(const dl_field *field, uint32_t mask, dl_arena *arena, dl_node *node,
                  bool *left_out, dl_error *error);
    uint32_t mask; /* what the parser starts from */
} field_row;

static bool fail_at(dl_error *error, size_t offset)
{
    error->offset = offset;
    return false;
}

/* --- words ------------------------------------------------------------------------- */

static bool parse_words(const dl_field *field, uint32_t mask, dl_arena *arena,
                        dl_node *node, bool *left_out, dl_error *error)
{
    node->mask = mask;
    if (!dl_pattern_make(field->value, field->growing, arena, &node->pattern)) {
        dl_fail(error, DL_ERROR_LIMIT, "“%.*s:” takes at most %d words.",
                DL_STR_ARGS(field->name), DL_PATTERN_LIMIT);
        return fail_at(error, field->value_at);
    }
    if (node->pattern.count)
        return true;
    *left_out = field->growing;
    if (!field->growing) {
        dl_fail(error, DL_ERROR_SYNTAX,
                "“%.*s:” needs words right behind it, in quotes if there are several.",
                DL_STR_ARGS(field->name));
        return fail_at(error, field->colon_at);
    }
    return true;
}

/* --- one of a list of values ------------------------------------------------------- */

enum { VALUE_LIMIT = 32 }; /* a bit each */

static size_t language_values(const char *values[VALUE_LIMIT])
{
    for (int i = 0; i < DL_LANGUAGE_COUNT; i++)
        values[i] = dl_language_code((dl_language)i);
    return DL_LANGUAGE_COUNT;
}

static size_t deed_values(const char *values[VALUE_LIMIT])
{
    for (int i = 0; i < DL_DEED_COUNT; i++)
        values[i] = dl_deed_name((dl_deed)i);
    return DL_DEED_COUNT;
}

static size_t has_values(const char *values[VALUE_LIMIT])
{
    static const char *const things[DL_HAS_KIND] = {
        [DL_HAS_EVENT] = "event", [DL_HAS_DATE] = "date", [DL_HAS_ADDRESS] = "address",
        [DL_HAS_NOTE] = "note",   [DL_HAS_TAG] = "tag"
    };
    memcpy(values, things, sizeof things);
    for (int i = 0; i < DL_ENTITY_KIND_COUNT; i++)
        values[DL_HAS_KIND + i] = dl_entity_kind_name((dl_entity_kind)i);
    return DL_HAS_KIND + DL_ENTITY_KIND_COUNT;
}

static size_t is_values(const char *values[VALUE_LIMIT])
{
    static const char *const states[DL_IS_COUNT] = {
        [DL_IS_UNREAD] = "unread", [DL_IS_READ] = "read", [DL_IS_STARRED] = "starred"
    };
    memcpy(values, states, sizeof states);
    return DL_IS_COUNT;
}

static bool fail_value(const dl_field *field, const char *const *values, size_t count,
                       dl_error *error)
{
    char list[240] = "";
    for (size_t i = 0; i < count; i++) {
        if (strlen(list) + strlen(values[i]) + 4 > sizeof list)
            break;
        strcat(strcat(list, i ? " " : ""), values[i]);
    }
    dl_fail(error, DL_ERROR_SYNTAX, "“%.*s:” takes one of: %s.", DL_STR_ARGS(field->name),
            list);
    return fail_at(error, field->value.len ? field->value_at : field->colon_at);
}

static bool parse_choice(const dl_field *field, const char *const *values, size_t count,
                         dl_node *node, bool *left_out, dl_error *error)
{
    if (!field->value.len && field->growing) {
        *left_out = true;
        return true;
    }
    for (uint32_t i = 0; i < count; i++) {
        dl_str value = dl_str_from(values[i]);
        dl_str typed = field->growing ? dl_str_slice(value, 0, field->value.len) : value;
        if (dl_str_equal_ascii(value, field->value)) {
            node->mask = 1u << i;
            return true;
        }
        if (field->value.len && dl_str_equal_ascii(typed, field->value))
            node->mask |= 1u << i;
    }
    return node->mask || fail_value(field, values, count, error);
}

static bool parse_language(const dl_field *field, uint32_t mask, dl_arena *arena,
                           dl_node *node, bool *left_out, dl_error *error)
{
    (void)mask, (void)arena;
    const char *values[VALUE_LIMIT];
    dl_language language = dl_language_from_code(field->value);
    if (language != DL_LANGUAGE_OTHER) {
        node->mask = 1u << language;
        return true;
    }
    return parse_choice(field, values, language_values(values), node, left_out, error);
}

static bool parse_deed(const dl_field *field, uint32_t mask, dl_arena *arena,
                       dl_node *node, bool *left_out, dl_error *error)
{
    (void)mask, (void)arena;
    const char *values[VALUE_LIMIT];
    return parse_choice(field, values, deed_values(values), node, left_out, error);
}

static bool parse_has(const dl_field *field, uint32_t mask, dl_arena *arena,
                      dl_node *node, bool *left_out, dl_error *error)
{
    (void)mask, (void)arena;
    const char *values[VALUE_LIMIT];
    return parse_choice(field, values, has_values(values), node, left_out, error);
}

static bool parse_is(const dl_field *field, uint32_t mask, dl_arena *arena,
                     dl_node *node, bool *left_out, dl_error *error)
{
    (void)mask, (void)arena;
    const char *values[VALUE_LIMIT];
    return parse_choice(field, values, is_values(values), node, left_out, error);
}

/* --- dates ------------------------------------------------------------------------- */

typedef enum relation { ON, AFTER, BEFORE } relation;

static const dl_day_bounds any_day = { INT32_MIN, INT32_MAX, INT32_MIN, INT32_MAX };

/* A date, or while it is typed the longest beginning of the text that is one. */
static dl_date read_date(dl_str text, bool growing)
{
    dl_date date = dl_date_parse(text);
    while (growing && text.len && !dl_date_is_set(date)) {
        text = dl_str_slice(text, 0, text.len - 1);
        date = dl_date_parse(text);
    }
    return date;
}

static bool fail_date(const dl_field *field, const char *example, dl_error *error)
{
    dl_fail(error, DL_ERROR_SYNTAX, "“%.*s:” takes %s.", DL_STR_ARGS(field->name),
            example);
    return fail_at(error, field->value.len ? field->value_at : field->colon_at);
}

static bool parse_date(const dl_field *field, uint32_t mask, dl_arena *arena,
                       dl_node *node, bool *left_out, dl_error *error)
{
    (void)arena;
    dl_date date = read_date(field->value, field->growing);
    node->days = any_day;
    if (!dl_date_is_set(date)) {
        *left_out = field->growing;
        return field->growing ||
               fail_date(field, "a date like 2023, 2023-Q4, 2023-10 or 2023-10-17",
                         error);
    }
    if (mask == AFTER)
        node->days.first_min = date.last + 1;
    else if (mask == BEFORE)
        node->days.last_max = date.first - 1;
    else
        node->days = (dl_day_bounds){ INT32_MIN, date.last, date.first, INT32_MAX };
    return true;
}

static bool parse_period(const dl_field *field, uint32_t mask, dl_arena *arena,
                         dl_node *node, bool *left_out, dl_error *error)
{
    size_t dots = dl_str_find(field->value, DL_STR(".."), 0);
    if (dots == SIZE_MAX)
        return parse_date(field, mask, arena, node, left_out, error);
    dl_str from = dl_str_slice(field->value, 0, dots);
    dl_str to = dl_str_slice(field->value, dots + 2, field->value.len);
    dl_date first = read_date(from, false), last = read_date(to, field->growing);
    bool ends_growing = field->growing && !dl_date_is_set(last);
    if ((from.len && !dl_date_is_set(first)) ||
        (to.len && !dl_date_is_set(last) && !ends_growing) ||
        (!from.len && !to.len && !field->growing) ||
        (dl_date_is_set(first) && dl_date_is_set(last) && last.last < first.first &&
         !field->growing))
        return fail_date(
            field, "a date or a period like 2023-07..2024-12, 2023.. or ..2023", error);
    node->days = any_day;
    if (dl_date_is_set(first))
        node->days.last_min = first.first;
    if (dl_date_is_set(last) && !(dl_date_is_set(first) && last.last < first.first))
        node->days.first_max = last.last;
    return true;
}

static int32_t months_before(int32_t day, uint32_t months)
{
    dl_civil civil = dl_day_civil(day);
    int count = civil.year * 12 + civil.month - 1 - (int)months;
    int year = count / 12, month = count % 12 + 1;
    int last = dl_month_days(year, month);
    return dl_day_number(year, month, civil.day < last ? civil.day : last);
}

static bool parse_age(const dl_field *field, uint32_t mask, dl_arena *arena,
                      dl_node *node, bool *left_out, dl_error *error)
{
    (void)mask, (void)arena;
    size_t digits = field->value.len ? field->value.len - 1 : 0;
    uint32_t number;
    bool ok = dl_str_number(dl_str_slice(field->value, 0, digits), 1000, &number);
    char unit = field->value.len ? field->value.ptr[digits] : ' ';
    node->days = any_day;
    if (ok && (unit == 'd' || unit == 'w'))
        node->days.last_min = field->today - (int32_t)number * (unit == 'd' ? 1 : 7);
    else if (ok && (unit == 'm' || unit == 'y'))
        node->days.last_min =
            months_before(field->today, number * (unit == 'm' ? 1 : 12));
    else if (field->growing &&
             (!field->value.len || dl_str_number(field->value, 1000, &number)))
        *left_out = true;
    else
        return fail_date(field, "an age like 7d, 2w, 3m or 1y (a number up to 1000)",
                         error);
    return true;
}

/* --- all of them ------------------------------------------------------------------- */

#define KIND(kind) (1u << DL_ENTITY_##kind)

static const field_row fields[] = {
    {"person",        DL_NODE_ENTITY,   parse_words,    KIND(PERSON)      },
    { "company",      DL_NODE_ENTITY,   parse_words,    KIND(COMPANY)     },
    { "organisation", DL_NODE_ENTITY,   parse_words,    KIND(ORGANISATION)},
    { "government",   DL_NODE_ENTITY,   parse_words,    KIND(GOVERNMENT)  },
    { "place",        DL_NODE_ENTITY,   parse_words,    KIND(PLACE)       },
    { "chip",         DL_NODE_ENTITY,   parse_words,    KIND(CHIP)        },
    { "product",      DL_NODE_ENTITY,   parse_words,    KIND(PRODUCT)     },
    { "law",          DL_NODE_ENTITY,   parse_words,    KIND(LAW)         },
    { "entity",       DL_NODE_ENTITY,   parse_words,    UINT32_MAX        },
    { "title",        DL_NODE_TITLE,    parse_words,    0                 },
    { "story",        DL_NODE_STORY,    parse_words,    0                 },
    { "source",       DL_NODE_SOURCE,   parse_words,    0                 },
    { "lang",         DL_NODE_LANGUAGE, parse_language, 0                 },
    { "on",           DL_NODE_DATES,    parse_date,     ON                },
    { "after",        DL_NODE_DATES,    parse_date,     AFTER             },
    { "before",       DL_NODE_DATES,    parse_date,     BEFORE            },
    { "date",         DL_NODE_DATES,    parse_period,   ON                },
    { "newer",        DL_NODE_DATES,    parse_age,      0                 },
    { "has",          DL_NODE_HAS,      parse_has,      0                 },
    { "action",       DL_NODE_ACTION,   parse_deed,     0                 },
    { "is",           DL_NODE_IS,       parse_is,       0                 },
    { "tag",          DL_NODE_TAG,      parse_words,    0                 },
};

static const field_row *find_row(dl_str name)
{
    for (size_t i = 0; i < DL_COUNT(fields); i++)
        if (dl_str_equal_ascii(name, dl_str_from(fields[i].name)))
            return &fields[i];
    return NULL;
}

bool dl_field_is_known(dl_str name)
{
    return find_row(name) != NULL;
}

static bool fail_name(const dl_field *field, dl_error *error)
{
    char list[220] = "";
    for (size_t i = 0; i < DL_COUNT(fields); i++)
        strcat(strcat(list, fields[i].name), i + 1 < DL_COUNT(fields) ? ": " : ":");
    dl_fail(error, DL_ERROR_SYNTAX, "There is no field “%.*s:”. Possible are %s",
            DL_STR_ARGS(dl_str_slice(field->name, 0, 16)), list);
    return fail_at(error, field->name_at);
}

bool dl_field_parse(const dl_field *field, dl_arena *arena, dl_node *node, bool *left_out,
                    dl_error *error)
{
    const field_row *row = find_row(field->name);
    if (!row)
        return fail_name(field, error);
    *left_out = false;
    node->kind = row->kind;
    return row->parse(field, row->mask, arena, node, left_out, error);
}
