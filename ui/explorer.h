#ifndef DL_UI_EXPLORER_H
#define DL_UI_EXPLORER_H
/* [ui] What the reader is looking at. One explorer is shared by all panes: they read its
 * fields freely and change it only through the functions below, each of which stamps the
 * facet that it changed with a new generation. Functions that answer bool say whether
 * anything changed; when nothing did, the reason may stand in `message`.
 *
 * Everything names documents, entities and events by id, so it stays true while articles
 * come in. What is listed is changed in listing.h, what is told and named in steps.h.
 */
#include "dateline/query.h"
#include "dateline/refresh.h"
#include "dateline/search.h"
#include "ui/place.h"

typedef enum dl_facet {
    DL_FACET_LIBRARY,  /* articles came in */
    DL_FACET_PROGRESS, /* of reading */
    DL_FACET_RESULTS,  /* which documents are listed, in which order */
    DL_FACET_FILTERS,
    DL_FACET_DOCUMENT, /* the article being read */
    DL_FACET_READING,  /* where in it */
    DL_FACET_READ,     /* what the reader did: read, starred, tagged, noted */
    DL_FACET_ENTITY,   /* the entity in focus */
    DL_FACET_HOVER,    /* the entity under the cursor of a list */
    DL_FACET_SCOPE,    /* what names are counted in */
    DL_FACET_TIMELINE, /* its entries */
    DL_FACET_ENTRY,    /* which of them is current */
    DL_FACET_AXIS,     /* the stretch of time drawn */
    DL_FACET_SEARCH,   /* what is being typed, and its results */
    DL_FACET_SEARCHES, /* the saved ones */
    DL_FACET_HELP,     /* what the help is searched for */
    DL_FACET_COUNT
} dl_facet;

#define DL_WATCH(facet) (1u << DL_FACET_##facet)

/* What is being typed into the search, and what it finds. Of a text that is not sound the
 * last sound one's results stay. */
typedef struct dl_draft {
    dl_arena typed; /* of text */
    dl_arena arena; /* of all else */
    dl_str text;
    const dl_query *query; /* NULL while there is nothing to find */
    dl_results results;
    dl_str suggestion; /* what may have been meant, when nothing answers; or empty */
    dl_error error; /* kind DL_ERROR_NONE: the text is sound */
    bool pending;   /* typed, and not looked for yet */
} dl_draft;

/* Makes timelines aside (telling.c). */
typedef struct dl_teller dl_teller;

typedef enum dl_undo { DL_UNDO_MARKS, DL_UNDO_CORRECTION } dl_undo;

/* When an entry begins, and how many articles tell those before it (a measure that none
 * tells counts as one). */
typedef struct dl_told_day {
    int32_t day;
    uint32_t before;
} dl_told_day;

/* A timeline, and what is looked up in it. */
typedef struct dl_chronicle {
    dl_timeline timeline;
    const dl_told_day *told; /* of each entry, and behind the last one */
    const uint32_t *entries; /* of each event that it was made of, or DL_NO_ID */
} dl_chronicle;

typedef struct dl_explorer {
    dl_library *library;
    const dl_corpus *corpus; /* this and what follows: the library's */
    const dl_index *index;
    const dl_reference *reference;
    const dl_reports *reports;
    const dl_reading *reading;
    int32_t today;

    dl_place place;
    dl_places past, future;
    dl_jump last_jump;
    dl_progress progress;
    dl_refresh_progress refresh; /* of visits to the web */
    bool sample;  /* the built-in articles, not the reader's own */
    bool touched; /* the reader has pressed a key: from then on nothing moves by itself */

    struct {
        dl_filter *items;
        size_t count, capacity;
    } filters;
    dl_sort sort;
    dl_ids results;        /* documents, in the order of the list */
    const uint32_t *rows;  /* of each document in results, or DL_NO_ID; NULL: they are newest
                              first, see dl_explorer_listed_row */
    size_t unread;         /* of the results */
    size_t selected;       /* row of the place's document, or the nearest */
    const dl_query *words; /* of the place's query: what to light up; may be NULL */
    dl_scope scope;
    uint32_t hover; /* entity, or DL_NO_ID */

    dl_chronicle whole; /* all that is told; what follows is what is shown of it */
    dl_timeline timeline;
    const dl_told_day *told;
    const uint32_t *entries;
    size_t event_count;      /* how many events it was made of */
    size_t told_documents;   /* articles that it was made of */
    dl_teller *teller;       /* NULL: every timeline is made at once */
    size_t entry;            /* the current one; DL_NO_PLACE if there is none */
    bool stepped; /* to that entry, and to no name or hit since */
    int steps_owed; /* asked for before there was a timeline, and gone nowhere since */
    bool reference_rows, all_events;
    int zoom; /* halvings of the whole stretch */
    dl_draft draft;
    dl_str help_text;
    dl_hits hits;

    dl_target card;       /* what the card tells of: an entity, or the current entry */
    struct {
        dl_undo *items; /* what U takes back, the last one last */
        size_t count, capacity;
    } undo;
    int64_t now;          /* milliseconds, as dl_explorer_tick was told last */
    int64_t browsed_at;   /* when the list was moved in last; 0: something else came after */
    uint32_t opened;      /* the article being read on purpose, or DL_NO_ID */
    int64_t opened_at;
    uint32_t left_unread; /* an article that only the reader marks read, or DL_NO_ID */

    char message[256]; /* a sentence for the reader, until the next key */
    uint64_t generation;
    uint64_t changed_at[DL_FACET_COUNT];
    dl_arena texts, results_arena, timeline_arena, own_arena, hits_arena;
} dl_explorer;

void dl_explorer_init(dl_explorer *explorer, dl_library *library, int32_t today);
/* The same, and timelines of what comes in are made aside, by a thread. The descriptor (-1:
 * there is none, all is done at once) is readable when dl_explorer_take_telling is to be
 * called. */
int dl_explorer_init_aside(dl_explorer *explorer, dl_library *library, int32_t today);
void dl_explorer_release(dl_explorer *explorer);
/* The corpus has grown: makes everything anew that is derived from it. */
void dl_explorer_reload(dl_explorer *explorer);
void dl_explorer_set_progress(dl_explorer *explorer, dl_progress progress);
bool dl_explorer_changed_since(const dl_explorer *explorer, unsigned watches,
                               uint64_t generation);
void dl_explorer_say(dl_explorer *explorer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Reading; what the reader marks is in marks.h. */
bool dl_explorer_select(dl_explorer *explorer, size_t row);
/* The next of the list, beginning anew behind its end, that has not been read. */
bool dl_explorer_next_unread(dl_explorer *explorer);
/* The list may lack the article being read: an event led there, or it was read meanwhile.
 * Then `selected` is its neighbour's row. So many rows on from where it stands or would
 * stand; outside of the list beyond its ends. */
bool dl_explorer_is_listed(const dl_explorer *explorer);
int64_t dl_explorer_row_on(const dl_explorer *explorer, int64_t rows);
bool dl_explorer_scroll(dl_explorer *explorer, uint32_t offset);
bool dl_explorer_go(dl_explorer *explorer, dl_target target);
bool dl_explorer_back(dl_explorer *explorer, int count);
bool dl_explorer_forward(dl_explorer *explorer, int count);
/* The day as of which all is shown; DL_ALWAYS for none. */
bool dl_explorer_pin(dl_explorer *explorer, int32_t as_of);

/* Whether a timeline is being made by a thread, which reads the corpus: the library is not
 * to be polled meanwhile. */
bool dl_explorer_is_telling(const dl_explorer *explorer);
void dl_explorer_take_telling(dl_explorer *explorer);

#endif
