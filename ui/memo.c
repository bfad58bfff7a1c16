#include "ui/memo.h"

#include "dateline/buf.h"

enum { MOST = 4096 };

static dl_str key_of(const uint64_t *number)
{
    return (dl_str){ (const char *)number, sizeof *number };
}

void dl_memo_renew(dl_memo *memo, uint64_t now, bool outdated)
{
    if (memo->made_at && !outdated && memo->texts.count < MOST)
        return;
    dl_arena_reset(&memo->arena);
    memo->map = (dl_map){ 0 };
    memo->texts.items = NULL;
    memo->texts.count = memo->texts.capacity = 0;
    memo->made_at = now;
}

bool dl_memo_find(const dl_memo *memo, uint64_t number, dl_str *text)
{
    uint32_t place;
    if (!dl_map_find(&memo->map, key_of(&number), &place))
        return false;
    *text = memo->texts.items[place];
    return true;
}

dl_str dl_memo_keep(dl_memo *memo, uint64_t number, dl_str text)
{
    uint64_t *kept = DL_NEW(&memo->arena, uint64_t, 1);
    *kept = number;
    memo->map.arena = &memo->arena;
    dl_map_put(&memo->map, key_of(kept), (uint32_t)memo->texts.count, NULL);
    return *DL_APPEND(&memo->texts, &memo->arena) = dl_str_copy(&memo->arena, text);
}

void dl_memo_release(dl_memo *memo)
{
    dl_arena_release(&memo->arena);
    *memo = (dl_memo){ 0 };
}
