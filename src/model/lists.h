/* Many lists of ids in one table, each of them contiguous.
 *
 *   heads   [ start count capacity ]  one a list
 *   ids     [ list 0 ....| list 2 ..|  left behind  | list 1 ...... ]
 *
 * A list that outgrows its place moves to the end with room to spare, so that adding is
 * linear over all; what moves leave behind is squeezed out when it is more than what is
 * alive. No pointers: both tables can be written to a file as they are. */
#ifndef DL_MODEL_LISTS_H
#define DL_MODEL_LISTS_H
#include "dateline/proof.h"

typedef struct dl_list_head {
    uint64_t start;
    uint32_t count, capacity;
} dl_list_head;

typedef struct dl_lists {
    struct {
        dl_list_head *items;
        size_t count, capacity;
    } heads;
    struct {
        uint32_t *items;
        size_t count, capacity;
    } ids;
    size_t left_behind;
    const dl_proof *heads_proof, *ids_proof; /* of tables of an image (image.h), or NULL */
} dl_lists;

/* The head of a list, and its ids, as they were saved. */
static inline const dl_list_head *dl_lists_head(const dl_lists *lists, uint32_t list)
{
    if (lists->heads_proof)
        dl_prove(lists->heads_proof, list, 1);
    return &lists->heads.items[list];
}
static inline const uint32_t *dl_lists_ids(const dl_lists *lists, const dl_list_head *head)
{
    if (lists->ids_proof)
        dl_prove(lists->ids_proof, head->start, head->count);
    return lists->ids.items + head->start;
}

/* Moves a list that has little room for more ids to where it has: growing it is a small
 * thing then. Addresses of lists are not true any more. */
void dl_lists_make_room(dl_lists *lists, uint32_t list);
/* Adds empty lists until there are `count`. */
void dl_lists_extend(dl_lists *lists, size_t count);
/* Makes the list longer by `more` ids, which the caller fills in; the address of the
 * whole list, true until the next call. */
uint32_t *dl_lists_grow(dl_lists *lists, uint32_t list, uint32_t more);
/* Squeezes out what is left behind, when it is worth it. */
void dl_lists_tidy(dl_lists *lists);
void dl_lists_release(dl_lists *lists);

#endif
