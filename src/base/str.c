#include "dateline/str.h"

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool dl_str_equal_ascii(dl_str a, dl_str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.ptr[i]) != lower(b.ptr[i]))
            return false;
    return true;
}

int dl_str_compare(dl_str a, dl_str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

size_t dl_str_find(dl_str s, dl_str needle, size_t from)
{
    if (from > s.len || needle.len > s.len - from)
        return SIZE_MAX;
    if (needle.len == 0)
        return from;
    const char *found = memmem(s.ptr + from, s.len - from, needle.ptr, needle.len);
    return found ? (size_t)(found - s.ptr) : SIZE_MAX;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

dl_str dl_str_trim(dl_str s)
{
    while (s.len && is_space(s.ptr[0]))
        s = dl_str_slice(s, 1, s.len);
    while (s.len && is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

bool dl_str_cut(dl_str s, char sep, dl_str *head, dl_str *tail)
{
    const char *found = s.len ? memchr(s.ptr, sep, s.len) : NULL;
    size_t at = found ? (size_t)(found - s.ptr) : s.len;
    *head = dl_str_slice(s, 0, at);
    *tail = dl_str_slice(s, found ? at + 1 : at, s.len);
    return found != NULL;
}

bool dl_str_line(dl_str *rest, dl_str *line)
{
    if (rest->len == 0)
        return false;
    dl_str_cut(*rest, '\n', line, rest);
    if (line->len && line->ptr[line->len - 1] == '\r')
        line->len--;
    return true;
}

bool dl_str_number(dl_str s, uint32_t limit, uint32_t *number)
{
    uint64_t value = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
        value = value * 10 + (uint64_t)(s.ptr[i] - '0');
        if (value > limit)
            return false;
    }
    if (s.len == 0)
        return false;
    *number = (uint32_t)value;
    return true;
}

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 32;
}

uint64_t dl_str_hash(dl_str s)
{
    uint64_t hash = s.len, word;
    size_t at = 0;
    for (; s.len - at >= 8; at += 8) {
        memcpy(&word, s.ptr + at, 8);
        hash = mix(hash, word);
    }
    word = 0;
    if (s.len > at)
        memcpy(&word, s.ptr + at, s.len - at);
    return mix(mix(hash, word), s.len);
}
