#include "src/ingest/unpack.h"

#include <zlib.h>
#include <zstd.h>

#include "dateline/buf.h"
#include "dateline/file.h"

enum {
    LAYERS = 2,
    BLOCK = 1 << 17,
    GZIP_WINDOW = 15 + 16 /* the largest window, and a gzip header (zlib.h) */
};

/* Unpacks bytes into out until they end, are damaged, or out is over the limit. *sound:
 * the end was where it should be. */
typedef void (*unpacker)(dl_str bytes, dl_buf *out, bool *sound);

static void unpack_gzip(dl_str bytes, dl_buf *out, bool *sound)
{
    z_stream stream = { .next_in = (Bytef *)(uintptr_t)bytes.ptr,
                        .avail_in = (uInt)bytes.len };
    *sound = false;
    if (inflateInit2(&stream, GZIP_WINDOW) != Z_OK)
        return;
    int state = Z_OK;
    while (state == Z_OK && out->count <= DL_FILE_LIMIT) {
        DL_RESERVE(out, out->arena, BLOCK);
        stream.next_out = (Bytef *)out->items + out->count;
        stream.avail_out = BLOCK;
        state = inflate(&stream, Z_NO_FLUSH);
        out->count += BLOCK - stream.avail_out;
        *sound = state == Z_STREAM_END;
        /* Several members behind each other are one file (RFC 1952, 2.2). */
        if (*sound && stream.avail_in > 2 && stream.next_in[0] == 0x1F)
            state = inflateReset(&stream);
    }
    inflateEnd(&stream);
}

static void unpack_zstd(dl_str bytes, dl_buf *out, bool *sound)
{
    ZSTD_DCtx *context = ZSTD_createDCtx();
    ZSTD_inBuffer in = { bytes.ptr, bytes.len, 0 };
    size_t state = 1;
    *sound = false;
    while (context && out->count <= DL_FILE_LIMIT) {
        DL_RESERVE(out, out->arena, BLOCK);
        ZSTD_outBuffer room = { out->items + out->count, BLOCK, 0 };
        state = ZSTD_decompressStream(context, &room, &in);
        out->count += room.pos;
        if (ZSTD_isError(state) || (in.pos == in.size && room.pos < room.size))
            break;
    }
    *sound = state == 0;
    ZSTD_freeDCtx(context);
}

static const struct {
    const char *magic;
    const char *name;
    unpacker unpack;
} packings[] = {
    { "\x1F\x8B\x08", "gzip", unpack_gzip },
    { "\x28\xB5\x2F\xFD", "zstd", unpack_zstd },
};

static bool unpack_layer(dl_intake *intake, size_t which, dl_error *error)
{
    dl_str name = dl_intake_name(intake->file, intake->arena);
    dl_buf out = { .arena = intake->arena };
    bool sound = false;
    packings[which].unpack(intake->text, &out, &sound);
    if (out.count > DL_FILE_LIMIT)
        return dl_fail(error, DL_ERROR_LIMIT,
                       "%.*s unpacks to more than %zu MB, the most that Dateline reads at "
                       "once. Unpack and split it.",
                       DL_STR_ARGS(name), DL_FILE_LIMIT >> 20);
    if (out.count == 0)
        return dl_fail(error, DL_ERROR_SYNTAX,
                       "%.*s is a %s file with nothing in it that can be unpacked.",
                       DL_STR_ARGS(name), packings[which].name);
    if (!sound)
        dl_report_add(intake->reports, intake->file, 0,
                      "The %s file is damaged or cut; the first %zu bytes of it are read.",
                      packings[which].name, out.count);
    intake->text = dl_buf_str(&out);
    return true;
}

bool dl_unpack(dl_intake *intake, dl_error *error)
{
    for (int layer = 0; layer < LAYERS; layer++) {
        size_t which = 0;
        while (which < DL_COUNT(packings)
               && !dl_str_starts(intake->text, dl_str_from(packings[which].magic)))
            which++;
        if (which == DL_COUNT(packings))
            return true;
        if (!unpack_layer(intake, which, error))
            return false;
    }
    return true;
}
