#ifndef DL_INGEST_FLOW_H
#define DL_INGEST_FLOW_H
/* gzip and zstd, told by their first bytes, unpacked a piece at a time; anything else flows
 * through as it is. */
#include "dateline/buf.h"
#include "dateline/error.h"

typedef struct dl_packing dl_packing;

typedef struct dl_flow {
    const dl_packing *packing; /* NULL: not packed */
    void *state;               /* of the library that unpacks it */
    bool whole; /* the end of a packed stream has been reached */
    bool broken; /* it is damaged: nothing comes out any more */
} dl_flow;

void dl_flow_open(dl_flow *flow, dl_str head);
void dl_flow_close(dl_flow *flow);
/* "gzip", "zstd", or NULL. */
const char *dl_flow_name(const dl_flow *flow);
/* Appends up to about `room` bytes to out; answers how many of `bytes` it took. */
size_t dl_flow_unpack(dl_flow *flow, dl_str bytes, size_t room, dl_buf *out);

#endif
