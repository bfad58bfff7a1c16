/* What the reader did, on its way into the file. It is done in memory at once; written it is
 * at once too, unless another process is just writing: then it is owed, and the owner is
 * woken to try again. Places and values, of which there are many, are owed from the start
 * and go with the next writing, within half a second. */
#include "dateline/marks.h"
#include "src/library/parts.h"

static bool write_one(dl_library *library, const dl_owed *owed, dl_error *error)
{
    int64_t id = dl_library_kept_id(library, owed->document);
    dl_stroke stroke = { .kind = owed->stroke, .on = owed->on, .text = owed->text };
    dl_store *store = library->store;
    switch (owed->kind) {
    case DL_OWED_STROKE:
        return id == 0 || dl_store_stroke(store, id, &stroke, error);
    case DL_OWED_PLACE:
        return id == 0 || dl_store_set_place(store, id, owed->place, error);
    case DL_OWED_VALUE:
        return dl_store_set_value(store, owed->name, owed->text, error);
    default:
        return owed->on ? dl_store_put_search(
                              store, (dl_kept_search){ owed->name, owed->text, owed->seen },
                              error)
                        : dl_store_remove_search(store, owed->name, error);
    }
}

void dl_owed_remind(dl_library *library)
{
    dl_workers_start(library);
    pthread_mutex_lock(&library->lock);
    library->owing = true;
    pthread_cond_broadcast(&library->room);
    pthread_mutex_unlock(&library->lock);
}

static void forget(dl_library *library)
{
    library->owed.count = 0;
    dl_arena_reset(&library->owed_texts);
}

/* Opens a transaction without making the reader wait; *busy if another process has one. */
static bool begin_soon(dl_library *library, int patience, bool *busy, dl_error *error)
{
    *busy = false;
    if (library->begun)
        return true;
    *busy = patience < DL_OWED_LAST && dl_milliseconds() < library->busy_until;
    if (*busy)
        return true;
    if (!dl_store_begin_within(library->store, patience, busy, error)) {
        library->busy_until = *busy ? dl_milliseconds() + DL_OWED_PAUSE / 2 : 0;
        return *busy;
    }
    library->begun = true;
    library->begun_at = dl_milliseconds();
    return true;
}

bool dl_owed_write(dl_library *library, int patience, dl_error *error)
{
    bool busy = false, ok = true;
    if (library->owed.count == 0 || !library->store) {
        forget(library); /* without a file there is nothing to remember things of */
        return true;
    }
    if (library->failure.kind != DL_ERROR_NONE)
        *error = library->failure;
    ok = library->failure.kind == DL_ERROR_NONE &&
         begin_soon(library, patience, &busy, error);
    if (ok && busy) {
        dl_owed_remind(library);
        return true;
    }
    for (size_t i = 0; ok && i < library->owed.count; i++)
        ok = write_one(library, &library->owed.items[i], error);
    if (ok) {
        dl_keep_commit(library, true);
        ok = library->failure.kind == DL_ERROR_NONE;
        if (!ok)
            *error = library->failure;
    } else if (library->begun)
        dl_keep_fail(library, error);
    forget(library);
    return ok;
}

void dl_owe(dl_library *library, dl_owed owed)
{
    if (!library->store || dl_store_is_read_only(library->store))
        return;
    owed.name = dl_str_copy(&library->owed_texts, owed.name);
    owed.text = dl_str_copy(&library->owed_texts, owed.text);
    if (library->owed.count == 0)
        dl_owed_remind(library);
    *DL_APPEND(&library->owed, NULL) = owed;
}
