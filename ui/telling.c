/* The timeline made from the articles. That takes a second of 100,000 articles that tell
 * an event each, and grows with them. So where there are many, a thread makes it: the old
 * timeline stays meanwhile, and keys are answered. The thread reads the corpus, so the
 * library must not be polled while it is at work. */
#include <pthread.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "ui/explorer_parts.h"

typedef struct telling {
    const dl_corpus *corpus;
    const dl_reference *reference;
    dl_timeline_options options;
    dl_arena arena;
    dl_chronicle chronicle;
    size_t event_count;
    size_t documents;
} telling;

struct dl_teller {
    pthread_t thread;
    int ready; /* an eventfd */
    bool working;
    bool again; /* what it makes is no longer what was asked for */
    atomic_bool cancelled;
    telling made;
};

static telling telling_of(const dl_explorer *explorer)
{
    return (telling){
        .corpus = explorer->corpus,
        .reference = explorer->reference,
        .options = {.reference_rows = explorer->reference_rows,
                    .all_events = explorer->all_events,
                    .hypothetical = explorer->all_events,
                    .as_of = explorer->place.as_of,
                    .entity = DL_NO_ID},
        .event_count = dl_corpus_events(explorer->corpus),
        .documents = dl_corpus_documents(explorer->corpus),
    };
}

static void make(telling *t)
{
    dl_timeline timeline =
        dl_timeline_build(t->corpus, t->reference, t->options, &t->arena);
    t->chronicle = dl_chronicle_make(timeline, t->event_count, &t->arena);
}

/* The memory of what was made goes over to the explorer. */
static void show(dl_explorer *explorer, const telling *made)
{
    dl_arena_release(&explorer->timeline_arena);
    explorer->timeline_arena = made->arena;
    explorer->whole = made->chronicle;
    explorer->event_count = made->event_count;
    explorer->told_documents = made->documents;
    dl_explorer_narrow_timeline(explorer);
}

/* --- beside the keys ------------------------------------------------------------------
 */

static void *work(void *argument)
{
    dl_teller *teller = argument;
    uint64_t one = 1;
    make(&teller->made);
    if (write(teller->ready, &one, sizeof one) < 0)
        return NULL; /* the counter cannot be full: it is read each time */
    return NULL;
}

static void wait_for(dl_teller *teller)
{
    uint64_t count;
    pthread_join(teller->thread, NULL);
    teller->working = false;
    if (read(teller->ready, &count, sizeof count) < 0)
        return; /* then it rings once for nothing */
}

int dl_explorer_tell_aside(dl_explorer *explorer)
{
    int ready = eventfd(0, EFD_CLOEXEC);
    if (ready < 0)
        return -1;
    explorer->teller = DL_NEW(&explorer->texts, dl_teller, 1);
    *explorer->teller = (dl_teller){ .ready = ready };
    return ready;
}

bool dl_explorer_is_telling(const dl_explorer *explorer)
{
    return explorer->teller && explorer->teller->working;
}

static bool start(dl_explorer *explorer)
{
    dl_teller *teller = explorer->teller;
    if (!teller)
        return false;
    teller->again = false;
    atomic_store(&teller->cancelled, false);
    teller->made = telling_of(explorer);
    teller->made.options.cancelled = &teller->cancelled;
    teller->working = pthread_create(&teller->thread, NULL, work, teller) == 0;
    return teller->working;
}

/* What is under way is of no use any more. */
static void drop(dl_explorer *explorer)
{
    if (!dl_explorer_is_telling(explorer))
        return;
    atomic_store(&explorer->teller->cancelled, true);
    wait_for(explorer->teller);
    dl_arena_release(&explorer->teller->made.arena);
}

void dl_explorer_take_telling(dl_explorer *explorer)
{
    if (!dl_explorer_is_telling(explorer))
        return;
    if (explorer->teller->again) {
        drop(explorer);
        dl_explorer_renew_timeline(explorer);
        return;
    }
    wait_for(explorer->teller);
    show(explorer, &explorer->teller->made);
    dl_corpus_rest(explorer->corpus);
}

void dl_explorer_close_telling(dl_explorer *explorer)
{
    drop(explorer);
    if (explorer->teller)
        close(explorer->teller->ready);
    explorer->teller = NULL;
}

void dl_explorer_find_timeline(dl_explorer *explorer)
{
    drop(explorer);
    telling made = telling_of(explorer);
    make(&made);
    show(explorer, &made);
}

void dl_explorer_renew_timeline(dl_explorer *explorer)
{
    if (!dl_explorer_is_telling(explorer) && !start(explorer))
        dl_explorer_find_timeline(explorer);
}

void dl_explorer_forget_timeline(dl_explorer *explorer)
{
    drop(explorer);
    show(explorer, &(telling){ .documents = explorer->told_documents });
}

void dl_explorer_ask_timeline(dl_explorer *explorer)
{
    enum { FEW = 1024 }; /* are made before a key feels it */
    if (dl_corpus_events(explorer->corpus) <= FEW) {
        dl_explorer_find_timeline(explorer);
    } else if (dl_explorer_is_telling(explorer)) {
        explorer->teller->again = true;
        atomic_store(&explorer->teller->cancelled, true);
    } else {
        dl_explorer_renew_timeline(explorer);
    }
}
