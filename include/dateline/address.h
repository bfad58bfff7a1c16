#ifndef DL_ADDRESS_H
#define DL_ADDRESS_H
/* [ingest] Addresses of the web. What is none is a path, or nothing. */
#include "dateline/arena.h"
#include "dateline/str.h"

/* http:// or https://, in whichever case, with something behind it. */
bool dl_address_is_web(dl_str address);
/* Address as it stands or, if it is relative, from the place of base (RFC 3986, 5.2).
 * Empty if that gives no web address. */
dl_str dl_address_resolve(dl_str base, dl_str address, dl_arena *arena);
/* The front page of a site: nothing behind the host. */
bool dl_address_is_root(dl_str address);
/* The host, without "www."; empty if there is none. */
dl_str dl_address_host(dl_str address);

#endif
