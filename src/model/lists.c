#include "src/model/lists.h"

#include <string.h>

#include "dateline/arena.h"

/* Below this many ids left behind tidying is not worth its while. */
enum { LEAST_WASTE = 1 << 14 };

void dl_lists_extend(dl_lists *lists, size_t count)
{
    while (lists->heads.count < count)
        *DL_APPEND(&lists->heads, NULL) = (dl_list_head){ 0 };
}

static void move_to_end(dl_lists *lists, dl_list_head *head, uint32_t capacity)
{
    DL_RESERVE(&lists->ids, NULL, capacity);
    if (head->count)
        memcpy(lists->ids.items + lists->ids.count, lists->ids.items + head->start,
               head->count * sizeof *lists->ids.items);
    lists->left_behind += head->capacity;
    head->start = lists->ids.count;
    head->capacity = capacity;
    lists->ids.count += capacity;
}

void dl_lists_make_room(dl_lists *lists, uint32_t list)
{
    enum { LEAST = 16, SHARE = 8 };
    dl_list_head *head = &lists->heads.items[list];
    const dl_list_head *known = dl_lists_head(lists, list);
    if (known->capacity - known->count >= LEAST + known->count / SHARE)
        return;
    dl_lists_ids(lists, known);
    move_to_end(lists, head, LEAST + known->count + known->count / 2);
}

uint32_t *dl_lists_grow(dl_lists *lists, uint32_t list, uint32_t more)
{
    const dl_list_head *known = dl_lists_head(lists, list);
    if (lists->ids_proof)
        dl_prove(lists->ids_proof, known->start, known->capacity);
    dl_list_head *head = &lists->heads.items[list];
    uint32_t needed = head->count + more;
    if (needed > head->capacity)
        move_to_end(lists, head, head->count ? needed + needed / 2 : needed);
    head->count = needed;
    return lists->ids.items + head->start;
}

void dl_lists_tidy(dl_lists *lists)
{
    if (lists->left_behind < LEAST_WASTE || lists->left_behind * 2 < lists->ids.count)
        return;
    if (lists->heads_proof)
        dl_prove(lists->heads_proof, 0, lists->heads.count);
    if (lists->ids_proof)
        dl_prove(lists->ids_proof, 0, lists->ids.count);
    dl_lists tidied = { .heads = lists->heads, .heads_proof = lists->heads_proof };
    DL_RESERVE(&tidied.ids, NULL, lists->ids.count - lists->left_behind);
    for (size_t i = 0; i < tidied.heads.count; i++) {
        dl_list_head *head = &tidied.heads.items[i];
        if (head->count)
            memcpy(tidied.ids.items + tidied.ids.count, lists->ids.items + head->start,
                   head->count * sizeof *tidied.ids.items);
        head->start = tidied.ids.count;
        tidied.ids.count += head->capacity;
    }
    if (!lists->ids_proof)
        dl_memory_free(lists->ids.items);
    *lists = tidied;
}

void dl_lists_release(dl_lists *lists)
{
    if (!lists->heads_proof)
        dl_memory_free(lists->heads.items);
    if (!lists->ids_proof)
        dl_memory_free(lists->ids.items);
    *lists = (dl_lists){ 0 };
}
