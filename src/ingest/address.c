#include "dateline/address.h"

#include <string.h>

#include "dateline/buf.h"

/* A scheme may be written in capitals, which a telephone does with the first letter. */
static bool has_start(dl_str address, dl_str start)
{
    return address.len > start.len
        && dl_str_equal_ascii(dl_str_slice(address, 0, start.len), start);
}

bool dl_address_is_web(dl_str address)
{
    return has_start(address, DL_STR("http://")) || has_start(address, DL_STR("https://"));
}

static dl_str with_small_scheme(dl_str address, dl_arena *arena)
{
    size_t end = dl_str_find(address, DL_STR("://"), 0);
    bool small = true;
    for (size_t i = 0; i < end; i++)
        small = small && address.ptr[i] >= 'a';
    if (small)
        return address;
    return dl_str_format(arena, "%s%.*s", end == 4 ? "http" : "https",
                         DL_STR_ARGS(dl_str_slice(address, end, address.len)));
}

/* What stands before the first of these signs. */
static dl_str before(dl_str address, const char *signs)
{
    size_t end = 0;
    while (end < address.len && !strchr(signs, address.ptr[end]))
        end++;
    return dl_str_slice(address, 0, end);
}

/* Length of "https://host". */
static size_t origin_length(dl_str address)
{
    size_t at = dl_str_find(address, DL_STR("://"), 0) + 3;
    while (at < address.len && address.ptr[at] != '/' && address.ptr[at] != '?'
           && address.ptr[at] != '#')
        at++;
    return at;
}

/* "a/./b/../c" -> "a/c" behind the origin; a query is left alone. */
static dl_str without_dots(dl_str address, dl_arena *arena)
{
    size_t origin = origin_length(address);
    dl_buf out = { .arena = arena };
    dl_buf_add(&out, dl_str_slice(address, 0, origin));
    dl_str rest = dl_str_slice(address, origin, address.len), part;
    size_t query = dl_str_find(rest, DL_STR("?"), 0);
    dl_str tail = query == SIZE_MAX ? (dl_str){ "", 0 } : dl_str_slice(rest, query, rest.len);
    rest = dl_str_slice(rest, 0, query == SIZE_MAX ? rest.len : query);
    dl_str_cut(rest, '/', &part, &rest);
    for (bool more = true; more;) {
        more = dl_str_cut(rest, '/', &part, &rest);
        if (dl_str_equal(part, DL_STR("..")))
            while (out.count > origin && out.items[--out.count] != '/')
                continue;
        else if (!dl_str_equal(part, DL_STR("."))) {
            dl_buf_add_char(&out, '/');
            dl_buf_add(&out, part);
        }
    }
    dl_buf_add(&out, tail);
    return dl_buf_str(&out);
}

/* A scheme of its own, "mailto:", "javascript:": no web address. */
static bool has_scheme(dl_str address)
{
    for (size_t i = 0; i < address.len; i++) {
        char c = address.ptr[i];
        if (c == ':')
            return i > 0;
        if (!((c | 32) >= 'a' && (c | 32) <= 'z') && c != '+' && c != '-' && c != '.'
            && !(i && c >= '0' && c <= '9'))
            return false;
    }
    return false;
}

dl_str dl_address_resolve(dl_str base, dl_str address, dl_arena *arena)
{
    static const dl_str nothing = { "", 0 };
    address = dl_str_trim(address);
    if (dl_address_is_web(address))
        return with_small_scheme(address, arena);
    if (address.len == 0 || has_scheme(address) || !dl_address_is_web(base))
        return nothing;
    base = with_small_scheme(base, arena);
    if (dl_str_starts(address, DL_STR("//")))
        return dl_str_format(arena, "%s%.*s",
                             dl_str_starts(base, DL_STR("https")) ? "https:" : "http:",
                             DL_STR_ARGS(address));
    base = before(base, address.ptr[0] == '#' ? "#" : "?#");
    if (address.ptr[0] == '#' || address.ptr[0] == '?')
        return dl_str_format(arena, "%.*s%.*s", DL_STR_ARGS(base), DL_STR_ARGS(address));
    size_t origin = origin_length(base), place = base.len;
    if (address.ptr[0] == '/')
        place = origin;
    else
        while (place > origin && base.ptr[place - 1] != '/')
            place--;
    dl_str joined = dl_str_format(arena, "%.*s%s%.*s", DL_STR_ARGS(dl_str_slice(base, 0, place)),
                                  place == origin && address.ptr[0] != '/' ? "/" : "",
                                  DL_STR_ARGS(address));
    return without_dots(joined, arena);
}

dl_str dl_address_host(dl_str address)
{
    if (!dl_address_is_web(address))
        return (dl_str){ "", 0 };
    dl_str host = dl_str_slice(address, dl_str_find(address, DL_STR("://"), 0) + 3,
                               origin_length(address));
    return dl_str_starts(host, DL_STR("www.")) ? dl_str_slice(host, 4, host.len) : host;
}

bool dl_address_is_root(dl_str address)
{
    return dl_address_is_web(address) && origin_length(address) + 1 >= address.len;
}
