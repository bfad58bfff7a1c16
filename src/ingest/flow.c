#include "src/ingest/flow.h"

#include <zlib.h>
#include <zstd.h>

enum {
    BLOCK = 1 << 17,
    GZIP_WINDOW = 15 + 16 /* the largest window, and a gzip header (zlib.h) */
};

struct dl_packing {
    const char *magic;
    const char *name;
    void *(*open)(void);
    void (*close)(void *state);
    size_t (*unpack)(dl_flow *flow, dl_str bytes, dl_buf *out);
};

static void *open_gzip(void)
{
    z_stream *stream = dl_memory_resize(NULL, 1, sizeof *stream);
    *stream = (z_stream){ 0 };
    if (inflateInit2(stream, GZIP_WINDOW) == Z_OK)
        return stream;
    dl_memory_free(stream);
    return NULL;
}

static void close_gzip(void *state)
{
    inflateEnd(state);
    dl_memory_free(state);
}

static size_t unpack_gzip(dl_flow *flow, dl_str bytes, dl_buf *out)
{
    z_stream *stream = flow->state;
    stream->next_in = (Bytef *)(uintptr_t)bytes.ptr;
    stream->avail_in = (uInt)bytes.len;
    stream->next_out = (Bytef *)out->items + out->count;
    stream->avail_out = BLOCK;
    /* Several members behind each other are one file (RFC 1952, 2.2). */
    if (flow->whole && (bytes.ptr[0] != 0x1F || inflateReset(stream) != Z_OK))
        return bytes.len;
    flow->whole = false;
    int state = inflate(stream, Z_NO_FLUSH);
    out->count += BLOCK - stream->avail_out;
    flow->whole = state == Z_STREAM_END;
    flow->broken = state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR;
    return bytes.len - stream->avail_in;
}

static void *open_zstd(void)
{
    return ZSTD_createDCtx();
}

static void close_zstd(void *state)
{
    ZSTD_freeDCtx(state);
}

static size_t unpack_zstd(dl_flow *flow, dl_str bytes, dl_buf *out)
{
    ZSTD_inBuffer in = { bytes.ptr, bytes.len, 0 };
    ZSTD_outBuffer room = { out->items + out->count, BLOCK, 0 };
    size_t state = ZSTD_decompressStream(flow->state, &room, &in);
    out->count += room.pos;
    flow->broken = ZSTD_isError(state);
    flow->whole = state == 0;
    return in.pos;
}

static const dl_packing packings[] = {
    { "\x1F\x8B\x08", "gzip", open_gzip, close_gzip, unpack_gzip },
    { "\x28\xB5\x2F\xFD", "zstd", open_zstd, close_zstd, unpack_zstd },
};

void dl_flow_open(dl_flow *flow, dl_str head)
{
    *flow = (dl_flow){ 0 };
    for (size_t i = 0; i < DL_COUNT(packings) && !flow->packing; i++)
        if (dl_str_starts(head, dl_str_from(packings[i].magic)))
            flow->packing = &packings[i];
    if (flow->packing) {
        flow->state = flow->packing->open();
        flow->broken = !flow->state;
    }
}

void dl_flow_close(dl_flow *flow)
{
    if (flow->state)
        flow->packing->close(flow->state);
    *flow = (dl_flow){ 0 };
}

const char *dl_flow_name(const dl_flow *flow)
{
    return flow->packing ? flow->packing->name : NULL;
}

size_t dl_flow_unpack(dl_flow *flow, dl_str bytes, size_t room, dl_buf *out)
{
    size_t used = 0, end = out->count + room;
    if (!flow->packing) {
        used = bytes.len < room ? bytes.len : room;
        dl_buf_add(out, dl_str_slice(bytes, 0, used));
        return used;
    }
    while (!flow->broken && used < bytes.len && out->count < end) {
        DL_RESERVE(out, out->arena, BLOCK);
        used += flow->packing->unpack(flow, dl_str_slice(bytes, used, bytes.len), out);
    }
    return flow->broken ? bytes.len : used;
}
