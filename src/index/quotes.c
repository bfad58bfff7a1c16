/* The marks that can stand around a phrase, in the languages that Dateline reads. */
#include "src/index/query.h"

static const struct {
    uint32_t open, close;
} pairs[] = {
    {0x00AB,  0x00BB}, /* guillemets */
    { 0x300C, 0x300D}, /* corner brackets */
    { 0x300E, 0x300F}, /* white corner brackets */
    { 0x300A, 0x300B}, /* Chinese title marks */
};

/* Straight, curly, low, of full width: typed by hand or pasted, any closes any. */
static const uint32_t alike[] = { '"', 0x201C, 0x201D, 0x201E, 0x201F, 0xFF02 };

static bool is_alike(uint32_t point)
{
    for (size_t i = 0; i < DL_COUNT(alike); i++)
        if (point == alike[i])
            return true;
    return false;
}

bool dl_quote_opens(uint32_t point)
{
    for (size_t i = 0; i < DL_COUNT(pairs); i++)
        if (point == pairs[i].open)
            return true;
    return is_alike(point);
}

bool dl_quote_closes(uint32_t open, uint32_t point)
{
    for (size_t i = 0; i < DL_COUNT(pairs); i++)
        if (open == pairs[i].open)
            return point == pairs[i].close;
    return is_alike(point);
}
