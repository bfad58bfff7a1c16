/* What stands at a place of a query as it was typed. */
#include "src/index/typed.h"

#include "dateline/utf8.h"

bool dl_typed_opens(uint32_t point)
{
    return point == '(' || point == 0xFF08;
}

bool dl_typed_closes(uint32_t point)
{
    return point == ')' || point == 0xFF09;
}

bool dl_typed_is_minus(uint32_t point)
{
    return point == '-' || point == 0x2212 || point == 0xFF0D;
}

bool dl_typed_is_space(uint32_t point)
{
    dl_point_class class = dl_point_classify(point);
    return class == DL_POINT_SPACE || class == DL_POINT_CONTROL;
}

/* The code point at `at`; *end is moved behind it. A space at the end of the text. */
uint32_t dl_typed_point(dl_str text, size_t at, size_t *end)
{
    *end = at;
    return at < text.len ? dl_utf8_next(text, end) : ' ';
}

/* Where a quotation that opens at `at` has its inside and its end; false if it does not
 * close or does not open. */
bool dl_typed_quotation(dl_str text, size_t at, dl_span *inside, size_t *behind)
{
    size_t end;
    uint32_t open = dl_typed_point(text, at, &end);
    inside->start = (uint32_t)end;
    while (dl_quote_opens(open) && end < text.len) {
        size_t before = end;
        uint32_t point = dl_utf8_next(text, &end);
        if (dl_quote_closes(open, point)) {
            inside->end = (uint32_t)before;
            *behind = end;
            return true;
        }
    }
    return false;
}

/* The end of the word at `at`: white space, or a bracket that closes a group. Brackets
 * within the word are its own. */
size_t dl_typed_word_end(dl_str text, size_t at, bool bracketed)
{
    uint32_t inner = 0;
    while (at < text.len) {
        size_t end;
        uint32_t point = dl_typed_point(text, at, &end);
        if (dl_typed_is_space(point) ||
            (dl_typed_closes(point) && inner == 0 && bracketed))
            break;
        inner += dl_typed_opens(point);
        inner -= dl_typed_closes(point) && inner;
        at = end;
    }
    return at;
}

/* A name of letters with a colon behind it, at `at`. "https://" is none, nor is a word
 * with capitals that is no field ("NXT:2000i"). */
bool dl_typed_field(dl_str text, size_t at, dl_field *field)
{
    size_t end = at;
    bool capitals = false;
    while (end < text.len && (text.ptr[end] | 0x20) >= 'a' &&
           (text.ptr[end] | 0x20) <= 'z') {
        capitals |= text.ptr[end] < 'a';
        end++;
    }
    size_t behind;
    uint32_t colon = dl_typed_point(text, end, &behind);
    field->name = dl_str_slice(text, at, end);
    field->name_at = at;
    field->colon_at = end;
    field->value_at = behind;
    return end > at && (colon == ':' || colon == 0xFF1A) &&
           !dl_str_starts(dl_str_slice(text, behind, text.len), DL_STR("//")) &&
           (!capitals || dl_field_is_known(field->name));
}
