/* A query written out as it was understood, for tests and for curious readers. */
#include "src/index/parts.h"

static const char *const names[DL_NODE_KIND_COUNT] = {
    [DL_NODE_AND] = "and",       [DL_NODE_OR] = "or",         [DL_NODE_NOT] = "not",
    [DL_NODE_RUN] = "run",       [DL_NODE_WORDS] = "words",   [DL_NODE_TITLE] = "title",
    [DL_NODE_STORY] = "story",
    [DL_NODE_SOURCE] = "source", [DL_NODE_ENTITY] = "entity", [DL_NODE_DATES] = "days",
    [DL_NODE_IS] = "is",         [DL_NODE_TAG] = "tag",
    [DL_NODE_HAS] = "has",       [DL_NODE_LANGUAGE] = "lang", [DL_NODE_ACTION] = "action",
};

static void add_bound(dl_buf *out, const char *sign, int32_t day)
{
    char text[DL_DATE_TEXT];
    if (day != INT32_MIN && day != INT32_MAX)
        dl_buf_format(out, " %s%.*s", sign,
                      DL_STR_ARGS(dl_date_text(dl_date_of_days(day, day), text)));
}

static void add_days(dl_buf *out, const dl_day_bounds *days)
{
    add_bound(out, "start>=", days->first_min);
    add_bound(out, "start<=", days->first_max);
    add_bound(out, "end>=", days->last_min);
    add_bound(out, "end<=", days->last_max);
}

static void add_pattern(dl_buf *out, const dl_pattern *pattern)
{
    bool several = pattern->count > 1;
    if (several)
        dl_buf_add_char(out, '"');
    for (size_t i = 0; i < pattern->count; i++) {
        if (i && !(pattern->tight >> i & 1))
            dl_buf_add_char(out, ' ');
        dl_buf_add(out, pattern->words[i]);
    }
    if (pattern->prefix)
        dl_buf_add_char(out, '*');
    if (several)
        dl_buf_add_char(out, '"');
}

/* What a node is by itself, without its children. */
static void add_own(dl_buf *out, const dl_node *node)
{
    if (node->mask)
        dl_buf_format(out, " %x", node->mask);
    if (node->kind == DL_NODE_DATES)
        add_days(out, &node->days);
    if (node->pattern.count) {
        dl_buf_add_char(out, ' ');
        add_pattern(out, &node->pattern);
    }
}

static void add_node(dl_buf *out, const dl_node *node)
{
    if (node->kind == DL_NODE_WORDS) {
        add_pattern(out, &node->pattern);
        return;
    }
    dl_buf_format(out, "(%s", names[node->kind]);
    for (const dl_node *child = node->child; child; child = child->next) {
        dl_buf_add_char(out, ' ');
        add_node(out, child);
    }
    add_own(out, node);
    dl_buf_add_char(out, ')');
}

bool dl_query_is_empty(const dl_query *query)
{
    return query->root == NULL;
}

const char *dl_query_loose(const dl_query *query)
{
    return query->loose;
}

static bool asks_stories(const dl_node *node)
{
    bool asks = node->kind == DL_NODE_STORY;
    for (const dl_node *child = node->child; child && !asks; child = child->next)
        asks = asks_stories(child);
    return asks;
}

bool dl_query_asks_stories(const dl_query *query)
{
    return query->root && asks_stories(query->root);
}

void dl_query_explain(const dl_query *query, dl_buf *out)
{
    if (query->root)
        add_node(out, query->root);
    else
        dl_buf_add(out, DL_STR("(everything)"));
}

/* --- how it is answered ------------------------------------------------------------ */

static void add_names(const dl_understood *u, const dl_meant_list *meant, dl_buf *out)
{
    enum { SHOWN = 5 };
    for (size_t i = 0; i < meant->count && i < SHOWN; i++) {
        dl_str name = dl_corpus_entity_name(u->corpus, meant->items[i].entity);
        dl_buf_format(out, "%s%.*s", i ? ", " : "  = ", DL_STR_ARGS(name));
    }
    if (meant->count > SHOWN)
        dl_buf_format(out, " and %zu more", meant->count - SHOWN);
}

static void add_line(const dl_understood *u, const dl_node *node, int depth, dl_buf *out)
{
    dl_finding finding = { .arena = u->arena };
    dl_mark mark = dl_arena_mark(u->arena);
    uint32_t documents = dl_bits_total(dl_evaluate_node(u, node, &finding));
    const dl_meaning *meaning = &u->meanings[node->number];
    dl_buf_format(out, "%8u documents %10llu postings  %*s%s", documents,
                  (unsigned long long)finding.postings, 2 * depth, "", names[node->kind]);
    add_own(out, node);
    add_names(u, &meaning->meant, out);
    for (size_t i = 0; i < meaning->segment_count; i++)
        add_names(u, &meaning->segments[i].meant, out);
    dl_buf_add_char(out, '\n');
    dl_arena_rewind(u->arena, mark);
    for (const dl_node *child = node->child; child; child = child->next)
        add_line(u, child, depth + 1, out);
}

void dl_search_explain(const dl_index *index, const dl_corpus *corpus,
                       const dl_query *query, dl_search_options options, dl_buf *out)
{
    dl_arena arena = { 0 };
    dl_understood understood = dl_query_understand(index, corpus, query, &arena);
    understood.reading = options.reading;
    understood.groups = options.groups;
    if (query->root)
        add_line(&understood, query->root, 0, out);
    else
        dl_buf_format(out, "%8u documents %10d postings  everything\n",
                      dl_index_documents(index), 0);
    dl_arena_release(&arena);
}
