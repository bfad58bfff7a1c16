#ifndef DL_INGEST_LOCAL_H
#define DL_INGEST_LOCAL_H
/* Which addresses belong to this computer or its own network. A feed from outside that
 * names one makes the reader's computer ask what the outside cannot reach. */
#include <sys/socket.h>

#include "dateline/str.h"

/* Whether an address is not of the public internet. Families other than IPv4 and IPv6 are
 * local. */
bool dl_local_is_address(const struct sockaddr *address);
/* Whether a host as written in an address is local without being looked up: a number, or
 * a name that RFC 6761, 6762 or 8375 keeps for it. */
bool dl_local_is_host(dl_str host);

#endif
