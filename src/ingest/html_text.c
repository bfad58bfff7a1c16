#include "src/ingest/html_text.h"

#include "dateline/address.h"
#include "dateline/utf8.h"
#include "src/ingest/html_attribute.h"

enum { LISTS = 8, QUOTES = 3 };

static void owe_lines(dl_html_text *state, int lines)
{
    if (state->lines < lines)
        state->lines = lines;
}

/* Pays what is owed before text: line ends, marks, spaces. */
static void settle(dl_html_text *state)
{
    bool line_start = state->out.count == 0 || state->lines > 0;
    for (; state->lines > 0; state->lines--)
        if (state->out.count)
            dl_buf_add_char(&state->out, '\n');
    state->lines = 0;
    if (line_start) {
        for (int i = 0; i < state->quotes && i < QUOTES; i++)
            dl_buf_add(&state->out, DL_STR("> "));
        for (int i = 1; i < state->lists && i < LISTS; i++)
            dl_buf_add(&state->out, DL_STR("  "));
    } else if (state->cell) {
        dl_buf_add(&state->out, DL_STR(" | "));
    } else if (state->space) {
        dl_buf_add_char(&state->out, ' ');
    }
    if (state->item) {
        uint32_t number = state->lists > 0 ? state->numbers[(state->lists - 1) % LISTS] : 0;
        if (number)
            dl_buf_format(&state->out, "%u. ", (unsigned)number);
        else
            dl_buf_add(&state->out, DL_STR("• "));
    }
    state->item = state->cell = state->space = false;
}

static void add_text(dl_html_text *state, dl_str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t point = dl_utf8_next(text, &at);
        if (state->pre && point == '\n') {
            state->lines++;
            state->space = false;
        } else if (state->pre && (point == ' ' || point == '\t')) {
            if (state->lines || state->out.count == 0)
                settle(state);
            dl_buf_add_char(&state->out, (char)point);
        } else if (dl_point_classify(point) == DL_POINT_SPACE) {
            state->space = true;
        } else if (point != 0x200B && point != 0xFEFF && point != 0xAD && point) {
            settle(state);
            if (state->link_start == SIZE_MAX)
                state->link_start = state->out.count;
            dl_buf_add(&state->out, dl_str_slice(text, start, at));
        }
    }
}

/* A table whose cells hold blocks lays out a page; one with two columns of short text or
 * more holds data. */
static bool is_data_table(const dl_html_tree *tree, uint32_t table)
{
    uint32_t cells = 0, rows = 0;
    for (uint32_t i = table + 1; i < tree->items[table].end; i++) {
        uint8_t tag = tree->items[i].tag;
        cells += tag == DL_HTML_CELL;
        rows += tag == DL_HTML_ROW;
        if (tag == DL_HTML_TABLE || tag == DL_HTML_HEADING)
            return false;
    }
    return rows > 1 && cells >= 2 * rows - 1
        && tree->items[table].letters < cells * 120;
}

static bool in_data_table(const dl_html_tree *tree, uint32_t row)
{
    while (row && tree->items[row].tag != DL_HTML_TABLE)
        row = tree->items[row].parent;
    return row && is_data_table(tree, row);
}

/* Keeps the link that ends here, if it has letters and leads to another page. */
static void close_link(dl_html_text *state, const dl_html_row *row)
{
    size_t start = state->link_start;
    dl_str href = dl_html_attribute(row->node, "href");
    if (start == SIZE_MAX || dl_str_starts(href, DL_STR("#")))
        return;
    dl_str address = dl_address_resolve(state->base, href, state->out.arena);
    bool behind = state->links.count == 0
               || state->links.items[state->links.count - 1].span.end <= start;
    if (address.len && behind && state->out.count > start)
        *DL_APPEND(&state->links, state->out.arena) = (dl_web_link){
            .span = { (uint32_t)start, (uint32_t)state->out.count },
            .address = dl_str_copy(state->out.arena, address),
        };
}

/* "2^10", "ban^1": digits that are raised would be read as part of what they stand at.
 * "1st" and "[1]" are plain without a sign. */
static bool needs_sign(const dl_html_text *state, const dl_html_row *row)
{
    const xmlNode *inner = row->node->children;
    while (inner && inner->type == XML_ELEMENT_NODE && inner->children && !inner->next)
        inner = inner->children; /* of a note, a link */
    if (!inner || inner->next || inner->type != XML_TEXT_NODE || !state->out.count)
        return false;
    dl_str text = dl_str_trim(dl_str_from((const char *)inner->content));
    for (size_t i = 0; i < text.len; i++)
        if ((text.ptr[i] < '0' || text.ptr[i] > '9') && text.ptr[i] != '-' && text.ptr[i] != '+')
            return false;
    return text.len && !state->lines && !state->cell && !state->space &&
           state->out.items[state->out.count - 1] > ' ';
}

typedef struct opened {
    uint32_t row;
    bool data; /* a cell or row of a table of data */
} opened;

static int lines_around(const dl_html_row *row, const dl_html_row *parent, bool data)
{
    switch ((dl_html_tag)row->tag) {
    case DL_HTML_ITEM:
        return 1;
    case DL_HTML_ROW:
        return data ? 1 : 2;
    case DL_HTML_CELL:
        return data ? 0 : 2;
    case DL_HTML_LIST:
    case DL_HTML_NUMBERED:
        return parent->tag == DL_HTML_ITEM ? 1 : 2;
    case DL_HTML_PARAGRAPH:
    case DL_HTML_BLOCK:
        return data ? 0 : parent->tag == DL_HTML_ITEM ? 1 : 2;
    default:
        return dl_html_is_block(row) ? 2 : 0;
    }
}

static void open_row(dl_html_text *state, const dl_html_row *row, int lines, bool data)
{
    owe_lines(state, lines);
    switch ((dl_html_tag)row->tag) {
    case DL_HTML_LINK:
        state->link_start = SIZE_MAX;
        break;
    case DL_HTML_BREAK:
        state->lines = state->lines < 2 ? state->lines + 1 : 2;
        break;
    case DL_HTML_LIST:
    case DL_HTML_NUMBERED:
        state->numbers[state->lists++ % LISTS] = 0;
        break;
    case DL_HTML_ITEM:
        state->item = true;
        break;
    case DL_HTML_QUOTE:
        state->quotes++;
        break;
    case DL_HTML_PRE:
        state->pre++;
        break;
    case DL_HTML_SAID:
        settle(state);
        dl_buf_add(&state->out, DL_STR("“"));
        break;
    case DL_HTML_RAISED:
        if (needs_sign(state, row))
            dl_buf_add_char(&state->out, '^');
        break;
    case DL_HTML_GLOSS:
        settle(state);
        dl_buf_add_char(&state->out, '(');
        break;
    case DL_HTML_CELL:
        state->cell = data && state->lines == 0 && state->out.count;
        break;
    default:
        break;
    }
}

static void close_row(dl_html_text *state, const dl_html_row *row, int lines)
{
    switch ((dl_html_tag)row->tag) {
    case DL_HTML_LIST:
    case DL_HTML_NUMBERED:
        state->lists--;
        break;
    case DL_HTML_ITEM:
        state->item = false;
        break;
    case DL_HTML_QUOTE:
        state->quotes--;
        break;
    case DL_HTML_PRE:
        state->pre--;
        break;
    case DL_HTML_LINK:
        close_link(state, row);
        break;
    case DL_HTML_SAID:
        dl_buf_add(&state->out, DL_STR("”"));
        break;
    case DL_HTML_GLOSS:
        dl_buf_add_char(&state->out, ')');
        break;
    default:
        break;
    }
    owe_lines(state, lines);
}

/* The rows are walked with a stack of those that are open, in the tree's arena. */
void dl_html_text_add(dl_html_text *state, const dl_html_tree *tree, uint32_t row)
{
    struct { opened *items; size_t count, capacity; } stack = { 0 };
    uint32_t end = tree->items[row].end;
    for (uint32_t i = row; i <= end;) {
        while (stack.count && i >= tree->items[stack.items[stack.count - 1].row].end) {
            opened last = stack.items[--stack.count];
            const dl_html_row *closed = &tree->items[last.row];
            close_row(state, closed,
                      lines_around(closed, &tree->items[closed->parent], last.data));
        }
        if (i == end)
            break;
        const dl_html_row *now = &tree->items[i];
        if (now->dropped || now->tag == DL_HTML_NEVER) {
            i = now->end;
            continue;
        }
        if (now->tag == DL_HTML_TEXT) {
            add_text(state, dl_html_row_text(now));
        } else {
            bool data = stack.count && stack.items[stack.count - 1].data;
            if (now->tag == DL_HTML_TABLE)
                data = is_data_table(tree, i);
            else if (!stack.count)
                data = in_data_table(tree, i);
            const dl_html_row *parent = &tree->items[now->parent];
            if (now->tag == DL_HTML_ITEM && parent->tag == DL_HTML_NUMBERED && state->lists)
                state->numbers[(state->lists - 1) % LISTS]++;
            open_row(state, now, lines_around(now, parent, data), data);
            *DL_APPEND(&stack, tree->arena) = (opened){ i, data };
        }
        i++;
    }
}
