/* Articles as they lie on disk, and the two keys by which an article is known again.
 *
 * A body is one zstd frame (RFC 8878) that holds its own length and a checksum of 32 bits
 * of XXH64: damage is noticed and never shown as text. Level 1 packs prose to less than
 * half at several hundred MB/s, which extraction does not notice. */
#include "src/store/pack.h"

#include <string.h>
#include <zstd.h>

#include "dateline/file.h"
#include "dateline/utf8.h"
#include "src/store/bytes.h"

enum { LEVEL = 1 };

struct dl_packer {
    ZSTD_CCtx *packing;
    ZSTD_DCtx *opening;
};

dl_packer *dl_packer_new(void)
{
    dl_packer *packer = dl_memory_resize(NULL, 1, sizeof *packer);
    *packer = (dl_packer){ ZSTD_createCCtx(), ZSTD_createDCtx() };
    ZSTD_CCtx_setParameter(packer->packing, ZSTD_c_compressionLevel, LEVEL);
    ZSTD_CCtx_setParameter(packer->packing, ZSTD_c_checksumFlag, 1);
    return packer;
}

void dl_packer_free(dl_packer *packer)
{
    ZSTD_freeCCtx(packer->packing);
    ZSTD_freeDCtx(packer->opening);
    dl_memory_free(packer);
}

static dl_str pack_body(dl_packer *packer, dl_str body, dl_arena *arena)
{
    size_t bound = ZSTD_compressBound(body.len);
    dl_buf out = { .arena = arena };
    DL_RESERVE(&out, arena, bound);
    size_t len = ZSTD_compress2(packer->packing, out.items, bound, body.ptr, body.len);
    /* Room for the bound is all that it can lack. */
    return (dl_str){ out.items, ZSTD_isError(len) ? 0 : len };
}

bool dl_pack_open_body(dl_packer *packer, dl_str frame, dl_arena *arena, dl_str *body)
{
    unsigned long long length = ZSTD_getFrameContentSize(frame.ptr, frame.len);
    if (length > DL_FILE_LIMIT) /* the two that mean "unknown" and "no frame" too */
        return false;
    char *room = DL_NEW(arena, char, length + 1);
    size_t len = ZSTD_decompressDCtx(packer->opening, room, length, frame.ptr, frame.len);
    *body = (dl_str){ room, length };
    return len == length && dl_utf8_valid(*body) == length;
}

static dl_str pack_links(const dl_web_links *links, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    uint32_t before = 0;
    for (size_t i = 0; i < links->count; i++) {
        const dl_web_link *link = &links->items[i];
        dl_bytes_number(&out, link->span.start - before);
        dl_bytes_number(&out, link->span.end - link->span.start);
        dl_bytes_text(&out, link->address);
        before = link->span.start;
    }
    return dl_buf_str(&out);
}

bool dl_pack_open_links(dl_str bytes, size_t body_length, dl_arena *arena,
                        dl_web_links *links)
{
    dl_bytes reader = { .rest = dl_str_copy(arena, bytes) };
    uint32_t limit = (uint32_t)body_length, start = 0;
    while (reader.rest.len && !reader.failed) {
        start += dl_bytes_read_limited(&reader, limit - start);
        uint32_t length = dl_bytes_read_limited(&reader, limit - start);
        dl_str address = dl_bytes_read_text(&reader);
        reader.failed |= dl_utf8_valid(address) != address.len;
        if (!reader.failed)
            *DL_APPEND(links, arena) = (dl_web_link){ { start, start + length }, address };
    }
    return !reader.failed;
}

/* --- the same article again --------------------------------------------------------- */

/* Parameters that say by which way a reader came, not what is read. */
static bool is_tracking(dl_str parameter)
{
    static const char *const names[] = { "fbclid", "gclid", "mc_cid", "mc_eid", "igshid",
                                         "ref",    "ref_src", "cmpid", "spm" };
    dl_str name, value;
    dl_str_cut(parameter, '=', &name, &value);
    if (dl_str_starts(name, DL_STR("utm_")))
        return true;
    for (size_t i = 0; i < DL_COUNT(names); i++)
        if (dl_str_equal(name, dl_str_from(names[i])))
            return true;
    return false;
}

static void add_lower(dl_str text, dl_buf *out)
{
    for (size_t i = 0; i < text.len; i++)
        dl_buf_add_char(out, (char)(text.ptr[i] >= 'A' && text.ptr[i] <= 'Z'
                                        ? text.ptr[i] | 32
                                        : text.ptr[i]));
}

dl_str dl_pack_plain_address(dl_str address, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    dl_str rest, fragment, query, path, parameter;
    size_t scheme = dl_str_find(address, DL_STR("://"), 0);
    rest = scheme == SIZE_MAX ? address : dl_str_slice(address, scheme + 3, address.len);
    dl_str_cut(rest, '#', &rest, &fragment);
    dl_str_cut(rest, '?', &rest, &query);
    size_t slash = dl_str_find(rest, DL_STR("/"), 0);
    add_lower(dl_str_slice(rest, 0, slash), &out);
    path = dl_str_slice(rest, slash, rest.len);
    while (dl_str_ends(path, DL_STR("/")))
        path = dl_str_slice(path, 0, path.len - 1);
    dl_buf_add(&out, path);
    for (bool first = true; query.len;) {
        dl_str_cut(query, '&', &parameter, &query);
        if (parameter.len && !is_tracking(parameter)) {
            dl_buf_add_char(&out, first ? '?' : '&');
            dl_buf_add(&out, parameter);
            first = false;
        }
    }
    return dl_buf_str(&out);
}

uint64_t dl_pack_address_key(const dl_article *article)
{
    dl_arena arena = { 0 };
    uint64_t key = 0;
    if (article->address.len)
        key = dl_bytes_hash(dl_pack_plain_address(article->address, &arena), 1);
    dl_arena_release(&arena);
    return key;
}

uint64_t dl_pack_content_key(const dl_article *article)
{
    return dl_bytes_hash(article->body, 0);
}

dl_packed dl_pack(dl_packer *packer, const dl_article *article,
                  const dl_annotations *annotations, uint64_t version, dl_arena *arena)
{
    dl_buf found = { .arena = arena };
    dl_annotations_pack(annotations, &found);
    return (dl_packed){ .body = pack_body(packer, article->body, arena),
                        .links = pack_links(&article->links, arena),
                        .annotations = dl_buf_str(&found),
                        .version = version,
                        .address_key = dl_pack_address_key(article),
                        .content_key = dl_pack_content_key(article) };
}
