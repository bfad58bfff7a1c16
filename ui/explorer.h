#ifndef DL_UI_EXPLORER_H
#define DL_UI_EXPLORER_H
/* [ui] What the reader is looking at. One explorer is shared by all panes: they read its
 * fields freely and change it only through the functions below, each of which stamps the
 * facet that it changed with a new generation. Functions that answer bool say whether
 * anything changed; when nothing did, the reason may stand in `message`.
 *
 * Everything names documents, entities and events by id, so it stays true while articles
 * come in. A place is all that going back must restore.
 */
#include "dateline/library.h"
#include "dateline/refresh.h"

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
#define DL_ALWAYS       INT32_MAX /* as of: no day */
#define DL_NO_PLACE     SIZE_MAX

typedef struct dl_place {
    uint32_t document;
    uint32_t offset;  /* the byte of the body at the top of the page; */
    bool centred;     /* or that is to be seen, wherever on it */
    uint32_t entity;  /* in focus, or DL_NO_ID */
    uint32_t event;   /* chosen, or DL_NO_ID */
    uint32_t measure; /* chosen row of the chronology, or DL_NO_ROW */
    dl_span hit;      /* where n and N stand; empty if nowhere */
    dl_str query;
    int32_t as_of;
    bool own_events;  /* the timeline has only those of the entity in focus */
} dl_place;

typedef struct dl_places {
    dl_place *items;
    size_t count, capacity;
} dl_places;

typedef struct dl_filter {
    dl_str text;     /* in the language of queries, or the name of */
    uint32_t entity; /* that articles must name; else DL_NO_ID */
    bool on;
} dl_filter;

typedef enum dl_sort {
    DL_SORT_NEWEST,
    DL_SORT_BEST, /* for the query */
    DL_SORT_OLDEST,
    DL_SORT_TITLE,
    DL_SORT_SOURCE,
    DL_SORT_LANGUAGE,
    DL_SORT_ENTITIES
} dl_sort;

typedef enum dl_scope {
    DL_SCOPE_ARTICLE,
    DL_SCOPE_RESULTS,
    DL_SCOPE_ALL,
    DL_SCOPE_COUNT
} dl_scope;

/* Jumps of one kind in a row are one step of history. */
typedef enum dl_jump { DL_JUMP, DL_JUMP_BROWSE, DL_JUMP_STEP, DL_JUMP_HIT } dl_jump;

/* What a row of a pane stands for. */
typedef enum dl_target_kind {
    DL_TARGET_NONE, /* a heading: cannot be selected */
    DL_TARGET_DOCUMENT,
    DL_TARGET_ENTITY,
    DL_TARGET_EVENT,   /* of the corpus */
    DL_TARGET_ENTRY,   /* of the timeline */
    DL_TARGET_MENTION, /* of the corpus */
    DL_TARGET_QUERY,   /* everything that answers the search being typed */
    DL_TARGET_FILTER,
    DL_TARGET_TEXT /* can be selected, opens nothing */
} dl_target_kind;

typedef struct dl_target {
    dl_target_kind kind;
    uint32_t id;
    uint32_t number; /* a count to show with it */
} dl_target;

typedef struct dl_hit {
    uint32_t document;
    dl_span span;
} dl_hit;

typedef struct dl_hits {
    dl_hit *items; /* in the order of the list */
    size_t count, capacity;
    size_t documents;
    uint64_t found_at; /* generation */
} dl_hits;

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
    const uint32_t *rows;  /* of each document in results, or DL_NO_ID */
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
bool dl_explorer_scroll(dl_explorer *explorer, uint32_t offset);
bool dl_explorer_go(dl_explorer *explorer, dl_target target);
bool dl_explorer_back(dl_explorer *explorer, int count);
bool dl_explorer_forward(dl_explorer *explorer, int count);

/* What is listed. Whether anything narrows it, even a filter that is off. */
bool dl_explorer_is_narrowed(const dl_explorer *explorer);
bool dl_explorer_query(dl_explorer *explorer, dl_str query);
bool dl_explorer_add_filter(dl_explorer *explorer, dl_str text, dl_error *error);
bool dl_explorer_add_entity(dl_explorer *explorer, uint32_t entity);
bool dl_explorer_remove_filter(dl_explorer *explorer, size_t n);
/* Lists only the articles that tell the story of the one being read, or all again. */
bool dl_explorer_toggle_story(dl_explorer *explorer);
bool dl_explorer_switch_filter(dl_explorer *explorer, size_t n);
bool dl_explorer_switch_filters(dl_explorer *explorer);
bool dl_explorer_sort(dl_explorer *explorer, dl_sort sort);
bool dl_explorer_pin(dl_explorer *explorer, int32_t as_of);
/* Keeps what is being typed. It is looked for by dl_explorer_find_draft, once for all keys
 * that have come in meanwhile: a new key cancels the search of the one before. */
void dl_explorer_draft(dl_explorer *explorer, dl_str text);
void dl_explorer_find_draft(dl_explorer *explorer);
void dl_explorer_forget_draft(dl_explorer *explorer);
/* Goes to a result of the draft. */
bool dl_explorer_take(dl_explorer *explorer, dl_target target);
void dl_explorer_search_help(dl_explorer *explorer, dl_str text);

/* Whether a timeline is being made by a thread, which reads the corpus: the library is not
 * to be polled meanwhile. */
bool dl_explorer_is_telling(const dl_explorer *explorer);
void dl_explorer_take_telling(dl_explorer *explorer);

/* Names. */
bool dl_explorer_focus(dl_explorer *explorer, uint32_t entity);
bool dl_explorer_hover(dl_explorer *explorer, uint32_t entity);
bool dl_explorer_next_scope(dl_explorer *explorer);
/* The articles that name it, and its mentions, up to the day of the place; in order of
 * publication. How many mentions are from before a day. */
dl_ids dl_explorer_documents_of(const dl_explorer *explorer, uint32_t entity);
dl_ids dl_explorer_mentions_of(const dl_explorer *explorer, uint32_t entity);
size_t dl_explorer_mentions_before(const dl_explorer *explorer, dl_ids mentions, int32_t day);
bool dl_explorer_next_hit(dl_explorer *explorer, int count);

/* Time. */
bool dl_explorer_choose(dl_explorer *explorer, size_t entry, dl_jump jump);
bool dl_explorer_step(dl_explorer *explorer, int count);
/* Whether the current entry is what the reader went to last; he turns to the names. */
bool dl_explorer_is_at_event(const dl_explorer *explorer);
void dl_explorer_leave_event(dl_explorer *explorer);
bool dl_explorer_step_month(dl_explorer *explorer, int count);
bool dl_explorer_zoom(dl_explorer *explorer, int count);
bool dl_explorer_show_reference(dl_explorer *explorer);
bool dl_explorer_show_all_events(dl_explorer *explorer);
/* Shows only the events of the name in focus (else of the selected one, or DL_NO_ID), or all
 * again. */
bool dl_explorer_toggle_own_events(dl_explorer *explorer, uint32_t selected);
size_t dl_explorer_count_events_of(const dl_explorer *explorer, uint32_t entity);
/* Whether the focused entity takes part in an entry; the sentence that the article pane
 * marks; whether the article tells an entry. */
/* The entry that an event is told in; DL_NO_ID if in none, or not yet. */
uint32_t dl_explorer_entry_of(const dl_explorer *explorer, uint32_t event);
bool dl_explorer_entry_names(const dl_explorer *explorer, size_t entry, uint32_t entity);
bool dl_explorer_entry_told(const dl_explorer *explorer, size_t entry, uint32_t document);
dl_span dl_explorer_evidence(const dl_explorer *explorer);

#endif
