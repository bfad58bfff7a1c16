#include "src/ingest/unpack.h"

#include "dateline/buf.h"
#include "dateline/file.h"
#include "src/ingest/flow.h"

enum { LAYERS = 2, PIECE = 1 << 20 };

static bool unpack_layer(dl_intake *intake, dl_flow *flow, dl_error *error)
{
    dl_str name = dl_intake_name(intake->file, intake->arena), rest = intake->text;
    dl_buf out = { .arena = intake->arena };
    while (rest.len && !flow->broken && out.count <= DL_FILE_LIMIT) {
        size_t used = dl_flow_unpack(flow, rest, PIECE, &out);
        rest = dl_str_slice(rest, used, rest.len);
    }
    if (out.count > DL_FILE_LIMIT)
        return dl_fail(error, DL_ERROR_LIMIT,
                       "%.*s unpacks to more than %zu MB, the most that Dateline reads at "
                       "once but for JSON Lines. Unpack and split it.",
                       DL_STR_ARGS(name), DL_FILE_LIMIT >> 20);
    if (out.count == 0)
        return dl_fail(error, DL_ERROR_SYNTAX,
                       "%.*s is a %s file with nothing in it that can be unpacked.",
                       DL_STR_ARGS(name), dl_flow_name(flow));
    if (!flow->whole)
        dl_report_add(intake->reports, intake->file, 0,
                      "The %s file is damaged or cut; the first %zu bytes of it are read.",
                      dl_flow_name(flow), out.count);
    intake->text = dl_buf_str(&out);
    return true;
}

bool dl_unpack(dl_intake *intake, dl_error *error)
{
    for (int layer = 0; layer < LAYERS; layer++) {
        dl_flow flow;
        dl_flow_open(&flow, intake->text);
        bool ok = !dl_flow_name(&flow) || unpack_layer(intake, &flow, error);
        dl_flow_close(&flow);
        if (!ok)
            return false;
    }
    return true;
}
