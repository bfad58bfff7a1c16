/* The ranges are those that the special-purpose registries (RFC 6890 and its successors)
 * call not globally reachable. IPv6 has many ways to say an IPv4 address; the address
 * inside counts. */
#include "src/ingest/local.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

typedef struct address_range {
    unsigned char start[16];
    unsigned bits;
} address_range;

static const address_range ranges4[] = {
    { { 0 }, 8 },             /* this host */
    { { 10 }, 8 },            /* private */
    { { 100, 64 }, 10 },      /* carrier NAT */
    { { 127 }, 8 },           /* loopback */
    { { 169, 254 }, 16 },     /* link-local, cloud metadata */
    { { 172, 16 }, 12 },      /* private */
    { { 192, 0, 0 }, 24 },    /* protocol assignments */
    { { 192, 168 }, 16 },     /* private */
    { { 198, 18 }, 15 },      /* benchmarks */
    { { 224 }, 3 },           /* multicast, reserved, broadcast */
};

/* Only 2000::/3 is handed out for the internet; of it these are not for all. */
static const address_range global6 = { { 0x20 }, 3 };
static const address_range ranges6[] = {
    { { 0x20, 0x01 }, 23 },             /* protocol assignments; Teredo, a tunnel to anywhere */
    { { 0x20, 0x01, 0x0D, 0xB8 }, 32 }, /* examples */
};

/* Ranges of IPv6 that hold an IPv4 address, and where. */
static const struct {
    address_range range;
    size_t offset;
} embeddings[] = {
    { { { 0 }, 96 }, 12 }, /* IPv4-compatible, and :: and ::1 as 0.0.0.0 and 0.0.0.1 */
    { { { [10] = 0xFF, 0xFF }, 96 }, 12 },           /* IPv4-mapped */
    { { { [8] = 0xFF, 0xFF }, 96 }, 12 },            /* IPv4-translated */
    { { { 0, 0x64, 0xFF, 0x9B }, 96 }, 12 },         /* NAT64 */
    { { { 0x20, 0x02 }, 16 }, 2 },                   /* 6to4 */
};

/* Kept for names of the local network, alone or at the end. */
static const char *const names[] = { "localhost", "local",     "internal", "intranet",
                                     "lan",       "home.arpa", "localdomain" };

static bool is_within(const unsigned char *address, const address_range *range)
{
    unsigned whole = range->bits / 8, rest = range->bits % 8;
    if (memcmp(address, range->start, whole) != 0)
        return false;
    unsigned mask = 0xFFu << (8 - rest) & 0xFF;
    return rest == 0 || (address[whole] & mask) == (range->start[whole] & mask);
}

static bool is_local4(const unsigned char *address)
{
    for (size_t i = 0; i < DL_COUNT(ranges4); i++)
        if (is_within(address, &ranges4[i]))
            return true;
    return false;
}

static bool is_local6(const unsigned char *address)
{
    for (size_t i = 0; i < DL_COUNT(embeddings); i++)
        if (is_within(address, &embeddings[i].range))
            return is_local4(address + embeddings[i].offset);
    for (size_t i = 0; i < DL_COUNT(ranges6); i++)
        if (is_within(address, &ranges6[i]))
            return true;
    return !is_within(address, &global6);
}

bool dl_local_is_address(const struct sockaddr *address)
{
    if (address->sa_family == AF_INET) {
        struct sockaddr_in in;
        memcpy(&in, address, sizeof in);
        return is_local4((const unsigned char *)&in.sin_addr);
    }
    if (address->sa_family == AF_INET6) {
        struct sockaddr_in6 in;
        memcpy(&in, address, sizeof in);
        return is_local6((const unsigned char *)&in.sin6_addr);
    }
    return true;
}

static bool is_local_name(dl_str host)
{
    if (dl_str_ends(host, DL_STR(".")))
        host = dl_str_slice(host, 0, host.len - 1);
    for (size_t i = 0; i < DL_COUNT(names); i++) {
        dl_str name = dl_str_from(names[i]);
        if (host.len < name.len)
            continue;
        size_t at = host.len - name.len;
        if (dl_str_equal_ascii(dl_str_slice(host, at, host.len), name)
            && (at == 0 || host.ptr[at - 1] == '.'))
            return true;
    }
    return false;
}

bool dl_local_is_host(dl_str host)
{
    char text[INET6_ADDRSTRLEN + 1];
    unsigned char address[16];
    if (dl_str_starts(host, DL_STR("["))) { /* [fe80::1%eth0] */
        dl_str_cut(dl_str_slice(host, 1, host.len - 1), '%', &host, &(dl_str){ 0 });
    }
    if (host.len < sizeof text) {
        memcpy(text, host.ptr, host.len);
        text[host.len] = '\0';
        if (inet_pton(AF_INET, text, address) == 1)
            return is_local4(address);
        if (inet_pton(AF_INET6, text, address) == 1)
            return is_local6(address);
    }
    return is_local_name(host);
}
