#ifndef DL_DRAFT_H
#define DL_DRAFT_H
/* Private to extract: an article while it is read. Every pass gets the draft that the
 * passes before it have filled, and adds to it. */
#include "dateline/deed_model.h"
#include "dateline/extract.h"
#include "dateline/words.h"
#include "src/extract/accents.h"
#include "src/extract/book.h"
#include "src/extract/senses.h"

/* A word or a sign of the body. Everything after tokens.c works on tokens; a position is
 * an index into draft->tokens. */
typedef struct dl_token {
    uint32_t start, end; /* bytes */
    uint32_t word;       /* dense number of the folded word in this article, from 0 */
    uint32_t sentence;
    uint32_t root; /* the trie's node of phrases that begin with it, or 0 */
    /* what dl_written says, in its order: copied together */
    uint32_t term; /* of the lexicon; 0 if no phrase has this word */
    uint16_t listed; /* of the lexicon: which named lists have it; 0: none */
    uint8_t kind;  /* dl_word_kind */
    uint8_t shape; /* dl_word_shape */
    uint8_t sign;  /* dl_sign */
    uint8_t flags; /* DL_TOKEN_... */
    uint8_t taken; /* DL_TAKEN_... */
} dl_token;

enum { DL_TAKEN_DATE = 1, DL_TAKEN_NAME = 2 };

typedef struct dl_sentence {
    uint32_t first, end; /* tokens [first, end) */
    uint32_t paragraph;
    uint64_t classes; /* of the cues that start in it */
} dl_sentence;

/* A phrase of the lexicon found in the text: tokens [first, end). */
typedef struct dl_cue {
    uint32_t first, end;
    const dl_entry *entry;
    uint8_t class; /* dl_cue_class of the entry */
    bool spoken;   /* the entry is of the article's language, or that is not known */
} dl_cue;

/* The date rules of each language, as dates_index.c keeps them, and what dates read in
 * each entry of the lexicon. */
typedef struct dl_rule_index dl_rule_index;
typedef struct dl_date_word dl_date_word;
typedef struct dl_date_index {
    dl_rule_index *grammars[DL_LANGUAGE_COUNT];
    dl_date_word *words;
} dl_date_index;
void dl_date_index_release(dl_date_index *index);

/* 1 + the numbers in a model of a symbol and of its start (phrasing.h); 0: none, or not
 * looked up. */
typedef struct dl_model_symbol {
    uint32_t symbol, start;
} dl_model_symbol;

/* The models of how deeds are worded, and what one thread knows of their symbols. */
typedef struct dl_model_book {
    const dl_deed_model *models[DL_LANGUAGE_COUNT]; /* opened when a text needs them */
    /* By symbol (phrasing.h), with the book's number of a word; until that starts anew. */
    struct { dl_model_symbol *items; size_t count, capacity; } symbols[DL_LANGUAGE_COUNT];
    uint32_t article; /* the book's, when it was last asked */
} dl_model_book;
void dl_model_book_release(dl_model_book *book);

typedef struct dl_name dl_name;   /* names.h */
typedef struct dl_usage dl_usage; /* names.h */

typedef struct dl_draft {
    const dl_article *article;
    dl_str body;
    dl_language language;
    const dl_reference *reference;
    const dl_lexicon *lexicon; /* the reference's */
    const dl_statistics *statistics; /* of other articles; NULL: none */
    dl_extract_options options;
    dl_word_book *book; /* of the thread */
    dl_sense_book *senses; /* of the thread */
    dl_date_index *dates;  /* of the thread */
    dl_accent_book *accents; /* of the thread */
    dl_model_book *models;   /* of the thread; NULL: verbs alone tell deeds */
    dl_arena *arena;   /* what *out keeps */
    dl_arena *scratch; /* what is gone when the article is done */
    struct { dl_token *items; size_t count, capacity; } tokens;
    struct { uint32_t *items; size_t count, capacity; } digits; /* tokens that have some */
    struct { dl_sentence *items; size_t count, capacity; } sentences;
    struct { dl_cue *items; size_t count, capacity; } cues; /* by first, longest first */
    uint32_t *first_cue;  /* of each token, and one behind the last: index into cues */
    uint64_t *cue_starts; /* of each token: the classes of the cues that start there, */
    uint64_t *cue_ends;   /* and of those that end before it: dl_cue_mask */
    uint64_t classes;     /* of all cues */
    struct { uint32_t *items; size_t count, capacity; } words; /* of the book, each once */
    const dl_usage *usage; /* how the article writes each folded word */
    struct { dl_name *items; size_t count, capacity; } names;
    uint32_t *cover; /* of each token: 1 + the chosen name that covers it, or 0 */
    dl_annotations *out;
} dl_draft;

typedef void dl_pass(dl_draft *draft);

/* furniture.c: whether tokens are a picture's caption: "Ảnh: AFP". */
bool dl_is_caption(const dl_draft *draft, uint32_t first, uint32_t end);
/* The same file: takes the lines that are no text out of the sentences, for events; their
 * tokens are of none then (UINT32_MAX). */
void dl_furniture_drop(dl_draft *draft);
/* learn.c: counts a draft that all passes have filled. */
void dl_learn(const dl_draft *draft, dl_statistics *statistics);

/* phrasing.c: the same of the whole article. */
void dl_phrasing_give(const dl_draft *draft, const dl_phrasing_taker *taker);

dl_pass dl_pass_tokens;      /* tokens.c: tokens, sentences, cues */
dl_pass dl_accents_restore;  /* accents.c: called by tokens.c before it looks for cues */
dl_pass dl_pass_dates;       /* find_dates.c: dates, and the day of publication */
dl_pass dl_pass_names;       /* find_names.c: what is a name, and of which kind */
dl_pass dl_pass_coreference; /* coreference.c: entities and their mentions */
dl_pass dl_pass_events;      /* events.c: what was done */

#endif
