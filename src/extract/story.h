#ifndef DL_STORY_H
#define DL_STORY_H
/* Private to the events of extract: an article while its events are read: the sentence at
 * hand, what has been told, and what later sentences may refer to. */
#include "src/extract/pieces.h"
#include "src/extract/telling.h"

/* An article while its events are read. */
typedef struct dl_story {
    dl_draft *draft;
    uint32_t sentence;
    uint32_t next_mention, next_date; /* the first not behind the token at hand */
    dl_span next;                     /* of the nearer of them */
    struct {
        dl_piece *items;
        size_t count, capacity;
    } pieces;
    struct {
        dl_segment *items;
        size_t count, capacity;
    } segments;
    struct {
        dl_telling *items;
        size_t count, capacity;
    } tellings;
    dl_telling pending; /* of the sentence before: lacks only a date to be told */
    bool has_pending;
    bool on_topic; /* the article speaks of the topic's goods */
    bool worded;   /* and may tell deeds by their wording: untold.c reads it */
    dl_entity_set named;                    /* the last chips told as one list */
    dl_entity_set pair;                     /* the last list of two or more of them */
    uint32_t last_of[DL_ENTITY_KIND_COUNT]; /* last entity named of each kind */
    uint32_t last_subject[DL_ENTITY_KIND_COUNT]; /* the last that acted */
    uint32_t ware; /* the first chip or product of the last sentence that names one */
    uint32_t last_law_sentence;
    uint32_t chief; /* the chip that an English article is about, or DL_NO_ROW */
    uint32_t service; /* the same of what people use: an app, or its maker */
    uint32_t bill;   /* the last law named that is none yet, or DL_NO_ROW */
    uint32_t waiver; /* the last law named that is one, or DL_NO_ROW */
    uint32_t last_actor; /* of the last clause that had one */
    dl_date last_date;   /* the last event date of the text before */
    uint32_t last_date_sentence;
    dl_date part_date; /* the latest day told in the paragraph of that sentence */
    dl_date news_date;  /* the latest of them */
    dl_date named_past; /* the last of them that is not ahead */
    dl_date named_date; /* the last day that the text names, of an event or not */
    dl_date said_date;  /* the last day or month */
    uint32_t said_sentence; /* behind that of said_date, if it names no other; else 0 */
    uint32_t dated_sentence; /* behind the last that names any date, or 0 */
    dl_date heralded;        /* the day of what the next sentences tell: "hit back on May 5." */
    uint32_t herald_sentence;
    uint32_t last_groups; /* of what the sentence before names */
    uint32_t named_sentence; /* of `named` */
    uint32_t *headed; /* by sentence: 1 + the date that heads its part of the text, or 0;
                         NULL if the article is no chronology */
} dl_story;

/* tellable.c: behind the last sentence with a verb that may tell something, if nothing was
 * told before it; 0 if there is none. */
uint32_t dl_story_telling_end(const dl_draft *draft);

/* headings.c: finds the dates that head parts of the text; then the one of the sentence. */
void dl_story_headings(dl_story *story);
bool dl_story_heading(const dl_story *story, dl_date *date);

/* carried.c: whether an English sentence just before told that somebody was listed. */
bool dl_story_told_list(const dl_story *story);

/* story.c: where the sentence proper begins. */
uint32_t dl_story_first_token(const dl_story *story);
/* What later sentences may refer to, once the sentence's tellings (those from
 * `first` on) are read. */
void dl_story_remember(dl_story *story, size_t first);
/* The same: whether the sentence has no date but that of a herald ("hit back on May 5."). */
bool dl_story_is_heralded(const dl_story *story);
/* Whether a date is of the days before publication that news are of. */
bool dl_story_is_news(const dl_story *story, dl_date date);
/* lead_dates.c: dates what the sentence before told by the document or the announcement
 * of this one. */
void dl_story_date_lead(dl_story *story);
/* The same for "the rule takes effect on ..."; true if the sentence tells no more. */
bool dl_story_effect(dl_story *story);
/* The same: whether a Vietnamese sentence says nothing else. */
bool dl_story_only_begins(const dl_story *story);

/* actors.c: governments, countries, and persons who hold an office of a government. */
bool dl_story_is_authority(const dl_story *story, uint32_t entity);
/* entity_sets.c: whether one of a set is of that kind. */
bool dl_story_has_kind(const dl_story *story, const dl_entity_set *set,
                       dl_entity_kind kind);
/* The same actor, or authorities of one country. */
bool dl_story_actors_meet(const dl_story *story, const dl_entity_set *a,
                          const dl_entity_set *b);

#endif
