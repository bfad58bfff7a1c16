#ifndef DL_STORY_H
#define DL_STORY_H
/* Private to the events of extract: an article while its events are read; a sentence as
 * pieces and segments, and what its verbs tell. */
#include "src/extract/draft.h"
#include "src/extract/senses.h"

typedef enum dl_piece_kind {
    DL_PIECE_NAME, /* row: of out->mentions */
    DL_PIECE_DATE, /* row: of out->dates */
    DL_PIECE_WORD, /* a word of the topic */
    DL_PIECE_CUE,  /* a word of the lexicon */
    DL_PIECE_COMMA,
    DL_PIECE_LISTED, /* a comma between names of one list */
    DL_PIECE_STOP    /* ; : */
} dl_piece_kind;

typedef struct dl_piece {
    uint32_t first, end; /* tokens */
    uint32_t phrase;     /* where its phrase ends: behind end if names stand in it */
    uint8_t kind;        /* dl_piece_kind */
    bool verb, order, urge, echo, comply, says;
    bool topical;
    bool told; /* the object of what was told before it in the sentence */
    bool definite; /* "the rule" */
    bool vague;    /* an order by nobody told: "was told to" in one word */
    bool alone;    /* a verb only where none stands before it */
    bool soft;     /* a verb that only tells of a chip made to fit the limits */
    uint32_t groups;
    uint32_t row;
    uint32_t cues; /* dl_cue_bit of each class of events */
    uint32_t list; /* names of one list: the first of its pieces; else itself */
    uint32_t segment;
} dl_piece;

typedef enum dl_opener {
    DL_OPENER_START,
    DL_OPENER_COMMA,
    DL_OPENER_JOIN,
    DL_OPENER_LINK,     /* when, since, that */
    DL_OPENER_RELATIVE, /* which, mà: the piece before has a part in it */
    DL_OPENER_MAIN,     /* but, nhưng: another main clause */
    DL_OPENER_UNDER,    /* under which, theo đó: the clause before is its cause */
    DL_OPENER_SAID,     /* behind a verb of saying */
    DL_OPENER_STOP
} dl_opener;

typedef struct dl_segment {
    uint32_t first, end; /* pieces */
    uint8_t opener;      /* dl_opener */
    bool acts;           /* has a verb, an order or a verb of saying */
    bool purpose;        /* "to", "để": what is meant to be, not what is */
    uint32_t subject;    /* piece, or DL_NO_PIECE */
} dl_segment;

#define DL_NO_PIECE UINT32_MAX

typedef struct dl_entity_set {
    uint32_t items[24];
    uint32_t count;
} dl_entity_set;

typedef struct dl_goods_set {
    dl_span items[8];
    uint32_t count;
} dl_goods_set;

/* What one verb tells: an event before merging. */
typedef struct dl_telling {
    dl_deed deed;
    dl_certainty certainty;
    dl_date date, after, before;
    bool on_topic;
    bool dated;    /* in its own sentence */
    bool lead;     /* told first of all, without a date */
    bool headline; /* and in no whole sentence */
    bool news;     /* that of an article: done just before it was published */
    bool begins;   /* "takes effect": when, of a rule told before */
    bool intent;   /* planned, as far as somebody intends it */
    bool weak;     /* gives way to what else its sentence tells */
    bool before_it; /* told of what came before: "after the US tightened its rules" */
    bool apart;    /* on another list than what its sentence told before */
    bool aside;    /* told by the way: "the rule, issued in May" */
    bool waives;   /* done to a waiver, which may be named elsewhere */
    bool likewise; /* "Australia did so": likewise.c */
    bool guessed;  /* by its wording, not by a verb: stretch_telling.c */
    uint32_t topic;
    uint32_t sentence, order;
    uint32_t verb, object; /* pieces of its sentence */
    dl_entity_set actors, targets, items;
    dl_entity_set doers; /* who did it where no clause names an actor: doers.c */
    dl_goods_set goods;
    dl_span matter; /* what a case is about, or empty: "anti-dumping" */
    dl_reason reason;
} dl_telling;

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
    uint32_t last_law_sentence;
    uint32_t waiver; /* the last law named that is one, or DL_NO_ROW */
    uint32_t last_actor; /* of the last clause that had one */
    dl_date last_date;   /* the last event date of the text before */
    uint32_t last_date_sentence;
    dl_date news_date;  /* the latest of them */
    dl_date named_past; /* the last of them that is not ahead */
    dl_date named_date; /* the last day that the text names, of an event or not */
    dl_date said_date;  /* the last day or month */
    uint32_t said_sentence; /* behind that of said_date, if it names no other; else 0 */
    dl_date heralded;        /* the day of what the next sentences tell: "hit back on May 5." */
    uint32_t herald_sentence;
    uint32_t last_groups; /* of what the sentence before names */
    uint32_t named_sentence; /* of `named` */
    uint32_t *headed; /* by sentence: 1 + the date that heads its part of the text, or 0;
                         NULL if the article is no chronology */
} dl_story;

/* The classes of the lexicon that events read are its last ones. */
static inline uint32_t dl_cue_bit(dl_cue_class cue)
{
    return cue < DL_CUE_CONDITION ? 0 : 1u << (cue - DL_CUE_CONDITION);
}

static inline bool dl_piece_has(const dl_piece *piece, dl_cue_class cue)
{
    return (piece->cues & dl_cue_bit(cue)) != 0;
}

/* Whether it acts in its segment: a verb, an order, a verb of saying. */
static inline bool dl_piece_is_verb(const dl_piece *piece)
{
    return piece->verb || piece->order || piece->urge || piece->says;
}

static inline const dl_piece *dl_piece_at(const dl_story *story, uint32_t piece)
{
    return &story->pieces.items[piece];
}

/* The segment that a piece is in. */
static inline const dl_segment *dl_segment_of(const dl_story *story, uint32_t piece)
{
    return &story->segments.items[story->pieces.items[piece].segment];
}

/* tellable.c: behind the last sentence with a verb that may tell something, if nothing was
 * told before it; 0 if there is none. */
uint32_t dl_story_telling_end(const dl_draft *draft);

/* pieces.c: fills story->pieces for the sentence; false if it has no verb of a topic,
 * then nothing else need be read. */
bool dl_story_pieces(dl_story *story);
/* pieces_phrases.c: adds the longest phrase that begins at a token; where the next thing
 * may begin. */
uint32_t dl_story_add_phrase(dl_story *story, uint32_t token);
/* Whether a phrase begins with the name or date at a token and goes on behind it:
 * "中国版", "two days later". */
bool dl_phrase_overlays(const dl_story *story, uint32_t token);
/* The token of [token, end] where a piece ends that ends before a byte. */
uint32_t dl_piece_end(const dl_draft *draft, uint32_t token, uint32_t end, uint32_t byte);
/* The same: the senses of a word; `index` counts from 0, NULL behind the last. */
const dl_sense *dl_piece_sense(const dl_story *story, const dl_piece *piece,
                               uint32_t index);
/* pieces.c: what a piece that is a name names. */
const dl_found_mention *dl_piece_mention(const dl_story *story, const dl_piece *piece);
const dl_found_entity *dl_piece_entity(const dl_story *story, const dl_piece *piece);
/* The date at a piece of that kind. */
static inline const dl_found_date *dl_story_date(const dl_story *story, uint32_t piece)
{
    return &story->draft->out->dates.items[dl_piece_at(story, piece)->row];
}
/* The value of a cue of a piece. */
static inline dl_str dl_piece_value(const dl_story *story, const dl_piece *piece,
                                    dl_cue_class cue)
{
    const dl_cue *found = dl_draft_cue(story->draft, piece->first, cue);
    return found ? found->entry->value : DL_STR("");
}

/* pieces_names.c: gives a piece the groups of its name; false if it is no piece of its own. */
bool dl_piece_name(const dl_story *story, dl_piece *piece);

/* verbs.c: whether a form that is a noun, too, is a verb here ("to ban", "China bans",
 * `third` for the latter), and whether a participle only describes its noun. */
bool dl_word_can_act(const dl_story *story, uint32_t token, bool third);
bool dl_word_is_attribute(const dl_story *story, uint32_t token);
/* "Chinese", "American", "Dutch": the forms that can only be adjectives. */
bool dl_word_is_demonym(dl_str name);
/* In Chinese what can be a noun is one behind 的: 对华为的限制. */
bool dl_word_is_owned(const dl_story *story, uint32_t token);

/* headings.c: finds the dates that head parts of the text; then the one of the sentence. */
void dl_story_headings(dl_story *story);
bool dl_story_heading(const dl_story *story, dl_date *date);

/* carried.c: whether an English sentence just before told that somebody was listed. */
bool dl_story_told_list(const dl_story *story);

/* lists.c: joins the names of one list, and takes the verbs back that have no object. */
void dl_story_lists(dl_story *story);

/* segments.c: parts the sentence, and finds who acts in each part. */
void dl_story_segments(dl_story *story);
/* segments_zh.c: whether somebody is named behind 对 as who suffers; whether a link only
 * says which (时的); whether a segment has a day of its own, or tells somebody. */
bool dl_subject_is_done_to(const dl_story *story, const dl_segment *segment,
                           uint32_t piece);
bool dl_link_leads_noun(const dl_story *story, size_t piece);
/* segments_zh.c: whether a word like 因此 stands behind its subject. */
bool dl_link_is_adverb(const dl_story *story, size_t piece);
bool dl_segment_is_dated(const dl_story *story, const dl_segment *segment);
bool dl_segment_is_told(const dl_story *story, const dl_segment *segment);
/* subjects.c: sets the subjects of the segments; then what they tell of who acts. */
void dl_story_subjects(dl_story *story);
/* The entity that a subject stands for; DL_NO_ROW if it is not known. */
uint32_t dl_story_referent(const dl_story *story, uint32_t piece);
bool dl_piece_is_party(const dl_piece *piece);
/* Who says what the piece's segment tells; DL_NO_PIECE if nobody does. */
uint32_t dl_story_speaker(const dl_story *story, uint32_t piece);
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
/* The days by which a cue moves on from the date before: "two days later". */
bool dl_piece_shift(const dl_story *story, const dl_piece *piece, int32_t *days);

/* actors.c: governments, countries, and persons who hold an office of a government. */
bool dl_story_is_authority(const dl_story *story, uint32_t entity);
/* parties.c */
void dl_entity_set_add(dl_entity_set *set, uint32_t entity);
bool dl_entity_set_has(const dl_entity_set *set, uint32_t entity);
bool dl_entity_set_meets(const dl_entity_set *a, const dl_entity_set *b);
/* Whether one of them is of that kind. */
bool dl_story_has_kind(const dl_story *story, const dl_entity_set *set,
                       dl_entity_kind kind);
/* events_same.c: the same actor, or authorities of one country. */
bool dl_story_actors_meet(const dl_story *story, const dl_entity_set *a,
                          const dl_entity_set *b);

#endif
