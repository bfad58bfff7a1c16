/* Reading the query language, by recursive descent over the bytes typed:
 *
 *   parts  = either { U+001E either }
 *   either = all { ("OR" | "|") all }          all = { one | "AND" }
 *   one    = ("-" | "NOT") one | "(" either ")" | field ":" value | quoted | word
 *
 * A part that says nothing (punctuation, an operator without its operand, empty brackets)
 * is NULL and left out, so half a query is a query. */
#include "src/index/query.h"

#include "src/index/typed.h"

typedef struct parser {
    dl_str text;
    size_t at;
    uint32_t depth; /* of brackets */
    bool typing;
    int32_t today;
    dl_arena *arena;
    dl_query *query;
    uint32_t leaves;
    dl_error *error;
    bool failed;
} parser;

/* What was typed, but says nothing: of several the first one is told. */
static void note(parser *p, const char *loose)
{
    if (!p->query->loose)
        p->query->loose = loose;
}

static void *fail(parser *p, size_t offset)
{
    p->error->offset = offset;
    p->failed = true;
    return NULL;
}

/* --- nodes ------------------------------------------------------------------------- */

static dl_node *new_node(parser *p, dl_node_kind kind, size_t start, size_t end)
{
    dl_node *node = DL_NEW(p->arena, dl_node, 1);
    node->kind = kind;
    node->number = p->query->node_count++;
    node->text = dl_str_slice(p->text, start, end);
    return node;
}

static dl_node *new_leaf(parser *p, dl_node_kind kind, size_t start, size_t end)
{
    if (p->leaves++ == DL_QUERY_LEAVES) {
        dl_fail(p->error, DL_ERROR_LIMIT, "A query has at most %d words and fields.",
                DL_QUERY_LEAVES);
        return fail(p, start);
    }
    return new_node(p, kind, start, end);
}

/* Children of a node that is only made when there are two. */
typedef struct children {
    dl_node *first, *last;
    size_t start;
} children;

static void group_add(children *group, dl_node *node)
{
    if (group->last)
        group->last->next = node;
    else
        group->first = node;
    group->last = node;
}

static dl_node *group_close(parser *p, children *group, dl_node_kind kind)
{
    if (!group->first || !group->first->next)
        return group->first;
    dl_node *node = new_node(p, kind, group->start, p->at);
    node->child = group->first;
    return node;
}

/* --- words, phrases, fields -------------------------------------------------------- */

static dl_node *words(parser *p, size_t start, size_t end, bool prefix)
{
    dl_pattern pattern;
    if (!dl_pattern_make(dl_str_slice(p->text, start, end), prefix, p->arena, &pattern)) {
        dl_fail(p->error, DL_ERROR_LIMIT, "A phrase has at most %d words.",
                DL_PATTERN_LIMIT);
        return fail(p, start);
    }
    if (!pattern.count)
        return NULL;
    dl_node *node = new_leaf(p, DL_NODE_WORDS, start, end);
    if (node)
        node->pattern = pattern;
    return node;
}

/* The value behind the colon. A quote that does not close is the reader's who is still
 * typing it: it goes to the end. */
static void take_value(parser *p, dl_field *field)
{
    size_t behind, end;
    dl_span inside;
    bool quote = dl_quote_opens(dl_typed_point(p->text, field->value_at, &end));
    if (dl_typed_quotation(p->text, field->value_at, &inside, &behind)) {
        field->value_at = inside.start;
        field->value = dl_str_span(p->text, inside);
        p->at = behind;
        return;
    }
    field->value_at = quote ? end : field->value_at;
    p->at =
        quote ? p->text.len : dl_typed_word_end(p->text, field->value_at, p->depth > 0);
    field->value = dl_str_slice(p->text, field->value_at, p->at);
    field->growing = p->typing && p->at == p->text.len;
}

static dl_node *parse_field(parser *p, dl_field *field)
{
    take_value(p, field);
    field->today = p->today;
    dl_node *node = new_leaf(p, DL_NODE_WORDS, field->name_at, p->at);
    bool left_out = false;
    if (node && !dl_field_parse(field, p->arena, node, &left_out, p->error))
        p->failed = true;
    return left_out || p->failed ? NULL : node;
}

/* --- the grammar ------------------------------------------------------------------- */

static dl_node *parse_either(parser *p);
static dl_node *parse_one(parser *p, bool *plain);

static void skip_space(parser *p)
{
    size_t end;
    while (p->at < p->text.len && dl_typed_is_space(dl_typed_point(p->text, p->at, &end)))
        p->at = end;
}

/* Takes a word that is an operator. */
static bool take(parser *p, const char *operator)
{
    size_t end = dl_typed_word_end(p->text, p->at, p->depth > 0);
    if (!dl_str_equal(dl_str_slice(p->text, p->at, end), dl_str_from(operator)))
        return false;
    p->at = end;
    return true;
}

static bool take_or(parser *p)
{
    return take(p, "OR") || take(p, "|");
}

static dl_node *parse_brackets(parser *p, size_t inside)
{
    if (p->depth == DL_QUERY_DEPTH) {
        dl_fail(p->error, DL_ERROR_LIMIT,
                "Brackets stand within brackets at most %d deep.", DL_QUERY_DEPTH);
        return fail(p, p->at);
    }
    p->depth++;
    p->at = inside;
    dl_node *node = parse_either(p);
    p->depth--;
    size_t end;
    if (!p->failed && dl_typed_closes(dl_typed_point(p->text, p->at, &end)))
        p->at = end;
    else
        note(p, "A bracket is not closed: it was taken to reach to the end.");
    return node;
}

static dl_node *parse_not(parser *p, size_t start, size_t operand)
{
    bool plain;
    p->at = operand;
    skip_space(p);
    dl_node *child = parse_one(p, &plain);
    if (!child) {
        note(p, "NOT has nothing behind it, and was left out.");
        return NULL;
    }
    if (child->kind == DL_NODE_WORDS && plain) {
        dl_node *run = new_node(p, DL_NODE_RUN, operand, p->at);
        run->child = child;
        child = run;
    }
    dl_node *node = new_node(p, DL_NODE_NOT, start, p->at);
    node->child = child;
    return node;
}

static dl_node *parse_word(parser *p)
{
    size_t start = p->at;
    p->at = dl_typed_word_end(p->text, start, p->depth > 0);
    return words(p, start, p->at, p->typing && p->at == p->text.len);
}

/* One part of a query. *plain: a word that is not quoted. */
static dl_node *parse_one(parser *p, bool *plain)
{
    size_t start = p->at, end, behind;
    uint32_t point = dl_typed_point(p->text, start, &end);
    dl_span inside;
    dl_field field = { 0 };
    *plain = false;
    if (dl_typed_opens(point))
        return parse_brackets(p, end);
    if (dl_typed_quotation(p->text, start, &inside, &behind)) {
        p->at = behind;
        return words(p, inside.start, inside.end, false);
    }
    if (dl_quote_opens(point))
        note(p, "A quotation mark has no partner: its words need not stand together.");
    if (dl_typed_field(p->text, start, &field))
        return parse_field(p, &field);
    *plain = true;
    return parse_word(p);
}

static dl_node *parse_signed(parser *p, bool *plain)
{
    size_t start = p->at, end, behind;
    *plain = false;
    if (dl_typed_is_minus(dl_typed_point(p->text, start, &end)) &&
        !dl_typed_is_space(dl_typed_point(p->text, end, &behind)))
        return parse_not(p, start, end);
    if (take(p, "NOT"))
        return parse_not(p, start, p->at);
    return parse_one(p, plain);
}

static dl_node *parse_all(parser *p)
{
    children all = { .start = p->at };
    dl_node *run = NULL, *last_word = NULL;
    for (;;) {
        size_t end;
        skip_space(p);
        if (p->failed || p->at == p->text.len ||
            (p->depth && dl_typed_closes(dl_typed_point(p->text, p->at, &end))))
            break;
        size_t start = p->at;
        if (take_or(p)) {
            p->at = start;
            break;
        }
        if (take(p, "AND"))
            continue;
        bool plain;
        dl_node *node = parse_signed(p, &plain);
        if (!node)
            continue;
        if (!plain) {
            group_add(&all, node);
            run = NULL;
        } else if (run) {
            last_word->next = node;
            last_word = node;
            run->text =
                dl_str_slice(p->text, (size_t)(run->text.ptr - p->text.ptr), p->at);
        } else {
            run = new_node(p, DL_NODE_RUN, start, p->at);
            run->child = last_word = node;
            group_add(&all, run);
        }
    }
    return group_close(p, &all, DL_NODE_AND);
}

static dl_node *parse_either(parser *p)
{
    children either = { .start = p->at };
    bool more = false;
    bool empty = false;
    do {
        dl_node *node = parse_all(p);
        if (node)
            group_add(&either, node);
        empty |= !node;
        skip_space(p);
        more = !p->failed && take_or(p);
        if (empty && (more || either.first))
            note(p, "OR has nothing on one side, and was left out.");
    } while (more);
    return group_close(p, &either, DL_NODE_OR);
}

/* Each part is read as if it stood alone: nothing of it reaches into the next. */
static dl_node *parse_parts(parser *p, dl_str text)
{
    children parts = { 0 };
    bool typing = p->typing;
    for (size_t start = 0, end; start <= text.len && !p->failed; start = end + 1) {
        end = dl_str_find(text, dl_str_from(DL_QUERY_PART), start);
        end = end == SIZE_MAX ? text.len : end;
        p->text.len = end;
        p->typing = typing && end == text.len;
        p->at = start;
        dl_node *node = parse_either(p);
        if (node)
            group_add(&parts, node);
    }
    return group_close(p, &parts, DL_NODE_AND);
}

bool dl_query_parse(dl_str text, bool typing, int32_t today, dl_arena *arena,
                    dl_query **query, dl_error *error)
{
    if (text.len > DL_QUERY_LIMIT) {
        dl_fail(error, DL_ERROR_LIMIT, "A query has at most %d bytes.", DL_QUERY_LIMIT);
        error->offset = DL_QUERY_LIMIT;
        return false;
    }
    *query = DL_NEW(arena, dl_query, 1);
    parser p = { .text = dl_str_copy(arena, text),
                 .typing = typing,
                 .today = today,
                 .arena = arena,
                 .query = *query,
                 .error = error };
    (*query)->text = p.text;
    (*query)->root = parse_parts(&p, p.text);
    return !p.failed;
}
