/* A query taken apart: what is wanted, all of it, and what of that each finds alone. The parts
 * are those of the tree: a name of several words, a phrase and a bracket are one each. */
#include "src/index/parts.h"

static size_t parts_of(const dl_understood *u, const dl_node *node)
{
    return node->kind == DL_NODE_RUN ? u->meanings[node->number].segment_count : 1;
}

static size_t count_parts(const dl_understood *u, const dl_node *root)
{
    size_t count = 0;
    if (root->kind != DL_NODE_AND)
        return parts_of(u, root);
    for (const dl_node *child = root->child; child; child = child->next)
        count += parts_of(u, child);
    return count;
}

static dl_str segment_text(const dl_run_segment *segment)
{
    const dl_node *last = segment->first;
    for (size_t i = 1; i < segment->count; i++)
        last = last->next;
    const char *start = segment->first->text.ptr;
    return (dl_str){ start, (size_t)(last->text.ptr - start) + last->text.len };
}

static void add_parts(const dl_understood *u, const dl_node *node, dl_query_parts *parts)
{
    dl_finding finding = { .arena = u->arena };
    const dl_meaning *meaning = &u->meanings[node->number];
    if (node->kind != DL_NODE_RUN)
        *DL_APPEND(parts, u->arena) = (dl_query_part){ dl_str_trim(node->text),
                                                       dl_evaluate_node(u, node, &finding) };
    for (size_t i = 0; i < meaning->segment_count; i++) {
        const dl_run_segment *segment = &meaning->segments[i];
        *DL_APPEND(parts, u->arena) = (dl_query_part){
            segment_text(segment), dl_evaluate_segment(u, segment, &finding)
        };
    }
}

dl_query_parts dl_evaluate_parts(const dl_understood *understood, size_t limit)
{
    const dl_node *root = understood->query->root;
    dl_query_parts parts = { 0 };
    size_t count = root && limit ? count_parts(understood, root) : 0;
    if (count < 2 || count > limit)
        return parts;
    if (root->kind != DL_NODE_AND)
        add_parts(understood, root, &parts);
    else
        for (const dl_node *child = root->child; child; child = child->next)
            add_parts(understood, child, &parts);
    return parts;
}
