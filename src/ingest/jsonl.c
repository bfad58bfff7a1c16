/* JSON in every arrangement: an object a line, objects over several lines one after the
 * other, an array of them, an envelope around it. Each object is cut out first and parsed
 * alone, so what is broken costs one article, and a file cut in the middle gives all that
 * stands before the cut.
 */
#include "src/ingest/format.h"

#include <string.h>

#include "src/ingest/json_article.h"
#include "src/ingest/json_load.h"

enum {
    SNIFF_LINES = 9,
    SNIFF_BYTES = 8192,
    OPEN_ENDS = 16 /* objects without an end after which reading is given up */
};

static dl_str skip_space(dl_str text)
{
    size_t at = 0;
    while (at < text.len && strchr(" \t\r\n", text.ptr[at]) && text.ptr[at])
        at++;
    return dl_str_slice(text, at, text.len);
}

static bool starts_object(dl_str text)
{
    text = skip_space(text);
    if (!dl_str_starts(text, DL_STR("{")))
        return false;
    text = skip_space(dl_str_slice(text, 1, text.len));
    return dl_str_starts(text, DL_STR("\"")) || dl_str_starts(text, DL_STR("}"));
}

/* Behind the string, number or name that starts at `at`; `at` if none does. */
static size_t scalar_end(dl_str text, size_t at)
{
    size_t start = at;
    if (text.ptr[at] == '"') {
        for (at++; at < text.len && text.ptr[at] != '"'; at++)
            at += text.ptr[at] == '\\';
        return at < text.len ? at + 1 : start;
    }
    static const char *const names[] = { "null", "true", "false" };
    for (size_t i = 0; i < DL_COUNT(names); i++)
        if (dl_str_starts(dl_str_slice(text, at, text.len), dl_str_from(names[i])))
            return at + strlen(names[i]);
    while (at < text.len && text.ptr[at] && strchr("+-.0123456789eE", text.ptr[at]))
        at++;
    return at;
}

/* An article in brackets starts with "[" too, but has no JSON up to the first object. */
static bool is_array(dl_str text)
{
    text = dl_str_slice(text, 0, SNIFF_BYTES);
    for (size_t at = 0; at < text.len;) {
        size_t end = strchr("[], \t\r\n", text.ptr[at]) && text.ptr[at] ? at + 1
                                                                       : scalar_end(text, at);
        if (end == at)
            return starts_object(dl_str_slice(text, at, text.len));
        at = end;
    }
    return false;
}

static bool sniff(dl_str text)
{
    text = skip_space(dl_text_without_mark(text));
    if (dl_str_starts(text, DL_STR("[")))
        return is_array(text);
    if (starts_object(text))
        return true;
    size_t lines = 0, objects = 0;
    dl_str line;
    while (lines < SNIFF_LINES && dl_str_line(&text, &line)) {
        lines += dl_str_trim(line).len > 0;
        objects += starts_object(line);
    }
    return objects * 2 > lines;
}

static size_t add_object(const dl_intake *intake, dl_str text, uint32_t line)
{
    dl_error why;
    size_t added = 0;
    json_object *value = dl_json_load(text, &why);
    if (!value)
        dl_report_add(intake->reports, intake->file, line,
                      "This is no JSON, so it is left out: %s.", why.message);
    else if (dl_json_is(value, json_type_object) || dl_json_count(value))
        added = dl_json_article_add(intake, value, line);
    else
        dl_report_add(intake->reports, intake->file, line,
                      "This is no JSON object, so it is left out.");
    json_object_put(value);
    return added;
}

/* One object a line: whatever a line lacks, the next one starts anew. */
static size_t parse_lines(const dl_intake *intake, dl_str text)
{
    size_t added = 0;
    uint32_t number = 0;
    dl_str line;
    while (dl_str_line(&text, &line)) {
        number++;
        line = dl_str_trim(line);
        if (dl_str_ends(line, DL_STR(",")))
            line = dl_str_slice(line, 0, line.len - 1);
        bool bracket = line.len == 1 && (line.ptr[0] == '[' || line.ptr[0] == ']');
        if (line.len && !bracket) /* an array with an object a line */
            added += add_object(intake, line, number);
    }
    return added;
}

/* The object that starts at `start`: the offset behind its last brace; SIZE_MAX if it has
 * none. */
static size_t object_end(dl_str text, size_t start)
{
    size_t depth = 0;
    bool in_string = false;
    for (size_t at = start; at < text.len; at++) {
        char c = text.ptr[at];
        if (in_string && c == '\\')
            at++;
        else if (c == '"')
            in_string = !in_string;
        else if (!in_string && c == '{')
            depth++;
        else if (!in_string && c == '}' && --depth == 0)
            return at + 1;
    }
    return SIZE_MAX;
}

static size_t parse_objects(const dl_intake *intake, dl_str text)
{
    size_t added = 0, at = 0, open_ends = 0;
    uint32_t line = 1;
    while (open_ends < OPEN_ENDS) {
        size_t start = dl_str_find(text, DL_STR("{"), at);
        if (start == SIZE_MAX)
            break;
        for (; at < start; at++)
            line += text.ptr[at] == '\n';
        size_t end = object_end(text, start);
        if (end == SIZE_MAX) {
            if (open_ends++ == 0)
                dl_report_add(intake->reports, intake->file, line,
                              "This object has no end; what is whole inside it is read.");
            at = start + 1;
            continue;
        }
        added += add_object(intake, dl_str_slice(text, start, end), line);
        for (; at < end; at++)
            line += text.ptr[at] == '\n';
    }
    return added;
}

/* Lines, if the first line is a whole object, or a broken one with others behind it. */
static bool is_lines(dl_str text)
{
    dl_str line, rest = skip_space(text);
    if (!dl_str_line(&rest, &line) || dl_str_starts(line, DL_STR("[")))
        return false;
    line = dl_str_trim(line);
    if (!dl_str_starts(line, DL_STR("{")) || object_end(line, 0) == line.len)
        return true;
    bool goes_on = strchr("[{:,", line.ptr[line.len - 1]);
    return !goes_on && starts_object(rest);
}

static bool need_articles(const dl_intake *intake, size_t added, dl_error *error)
{
    if (added)
        return true;
    return dl_fail(error, DL_ERROR_SYNTAX,
                   "%.*s has no article in it: none of its JSON objects has a field \"text\".",
                   DL_STR_ARGS(dl_intake_name(intake->file, intake->arena)));
}

static bool parse(const dl_intake *intake, dl_error *error)
{
    dl_str text = dl_text_without_mark(intake->text);
    size_t added = is_lines(text) ? parse_lines(intake, text) : parse_objects(intake, text);
    return need_articles(intake, added, error);
}

static bool parse_part(const dl_intake *intake, dl_error *error)
{
    return need_articles(intake, parse_lines(intake, dl_text_without_mark(intake->text)), error);
}

const dl_format dl_format_jsonl = { .name = "jsonl", .sniff = sniff, .parse = parse };
const dl_format dl_format_lines = { .name = "lines", .sniff = sniff, .parse = parse_part };
