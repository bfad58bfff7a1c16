/* Which sentences can tell an event at all. A verb of the topic tells nothing where no
 * word and no name has what it needs for its object (prune() of lists.c), and nearly all
 * of its verbs are such words in nearly all news; so an article is read no further than to
 * the last sentence in which one may stand. What is named here is never less than what
 * the pieces of the sentence have. */
#include "src/extract/lookup.h"
#include "src/extract/story.h"

static const uint32_t kind_groups[DL_ENTITY_KIND_COUNT] = {
    [DL_ENTITY_PERSON] = DL_GROUP_PERSON,
    [DL_ENTITY_COMPANY] = DL_GROUP_FIRM,
    [DL_ENTITY_ORGANISATION] = DL_GROUP_FIRM,
    [DL_ENTITY_GOVERNMENT] = DL_GROUP_PLACE,
    [DL_ENTITY_PLACE] = DL_GROUP_PLACE,
    [DL_ENTITY_CHIP] = DL_GROUP_CHIP,
    [DL_ENTITY_PRODUCT] = DL_GROUP_PRODUCT,
    [DL_ENTITY_LAW] = DL_GROUP_LAW | DL_GROUP_LIST | DL_GROUP_BILL | DL_GROUP_WAIVER |
                      DL_GROUP_RULE,
};

enum { MOST_VERBS = 16 }; /* of a sentence; one with more is read */

/* What the verbs of a sentence need, and what its words name: at all, and by two of them. */
typedef struct sentence_words {
    struct {
        uint32_t needs, own; /* what the verb's word names besides being one */
    } verbs[MOST_VERBS];
    size_t count;
    uint32_t groups, twice;
    bool verb; /* one that needs nothing, or too many */
} sentence_words;

static void add_verb(sentence_words *words, uint32_t needs, uint32_t own)
{
    words->verb |= words->count == MOST_VERBS;
    if (words->count < MOST_VERBS) {
        words->verbs[words->count].needs = needs;
        words->verbs[words->count++].own = own;
    }
}

/* The phrases of the topic that begin at a token; the rows of one stand together. */
static void add_token(const dl_draft *draft, uint32_t token, sentence_words *words)
{
    uint32_t last = draft->first_cue[token + 1];
    for (uint32_t i = draft->first_cue[token]; i < last;) {
        uint32_t end = draft->cues.items[i].end, needs = 0, own = 0;
        for (; i < last && draft->cues.items[i].end == end; i++) {
            const dl_cue *cue = &draft->cues.items[i];
            if (cue->class != DL_CUE_DEED || !cue->spoken)
                continue; /* what a law's name holds besides is in kind_groups */
            const dl_sense *sense =
                dl_sense_of(draft->senses, draft->reference->topics, cue->entry->number);
            own |= sense->role == DL_WORD_OBJECT ? sense->groups : 0;
            needs |= sense->role == DL_WORD_VERB ? sense->groups : 0;
            words->verb |= sense->role == DL_WORD_VERB && sense->groups == 0;
        }
        words->twice |= words->groups & own;
        words->groups |= own;
        if (needs)
            add_verb(words, needs, own);
    }
}

/* Whether a verb may have an object. In Vietnamese none is its own ("thông báo", to tell
 * and a notice); only who acts and what chips are spoken of may be found by other ways. */
static bool finds_object(const dl_draft *draft, const sentence_words *words, uint32_t others)
{
    const uint32_t found_too = DL_GROUP_FIRM | DL_GROUP_PERSON | DL_GROUP_PLACE |
                               DL_GROUP_PEOPLE | DL_GROUP_CHIP;
    for (size_t i = 0; i < words->count; i++) {
        uint32_t own = draft->language == DL_LANGUAGE_VI
                         ? words->verbs[i].own & ~words->twice & ~found_too
                         : 0;
        if (words->verbs[i].needs & ((words->groups & ~own) | others))
            return true;
    }
    return false;
}

/* What a sentence refers to without a name: "hãng này", "this chip"; in English of any kind
 * ("it", "them"). */
static uint32_t anaphor_groups(const dl_draft *draft, const dl_sentence *sentence)
{
    uint32_t groups = 0;
    if (!(sentence->classes & DL_CUE_BIT(ANAPHOR)))
        return 0;
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        const dl_cue *cue = dl_draft_cue(draft, token, DL_CUE_ANAPHOR);
        if (!cue)
            continue;
        dl_str value = cue->entry->value;
        if (draft->language == DL_LANGUAGE_EN && value.len == 0)
            return UINT32_MAX;
        groups |= dl_str_starts(value, DL_STR("chip")) ? DL_GROUP_CHIP : 0;
        groups |= dl_str_equal(value, DL_STR("product")) ? DL_GROUP_PRODUCT : 0;
        groups |= dl_str_equal(value, DL_STR("thing")) || dl_str_starts(value, DL_STR("ware")) ? DL_GROUP_CHIP | DL_GROUP_PRODUCT : 0;
        groups |= dl_str_starts(value, DL_STR("company")) ? DL_GROUP_FIRM : 0;
    }
    return groups;
}

/* The groups of the mentions that start in a sentence; sentences are asked for from the
 * last one on, and *behind is the number of mentions before the one asked for last. */
static uint32_t name_groups(const dl_draft *draft, const dl_sentence *sentence,
                            size_t *behind)
{
    const dl_annotations *out = draft->out;
    dl_span span = dl_draft_span(draft, sentence->first, sentence->end);
    uint32_t groups = 0;
    for (; *behind > 0; --*behind) {
        const dl_found_mention *mention = &out->mentions.items[*behind - 1];
        if (mention->span.start < span.start)
            break;
        if (mention->span.start < span.end)
            groups |= kind_groups[out->entities.items[mention->entity].kind];
    }
    return groups;
}

uint32_t dl_story_telling_end(const dl_draft *draft)
{
    size_t behind = draft->out->mentions.count;
    for (size_t i = draft->sentences.count; i > 0; i--) {
        const dl_sentence *sentence = &draft->sentences.items[i - 1];
        sentence_words words = { .count = 0 };
        if (!(sentence->classes & DL_CUE_BIT(DEED)))
            continue;
        for (uint32_t token = sentence->first; token < sentence->end; token++)
            if (draft->cue_starts[token] & DL_CUE_BIT(DEED))
                add_token(draft, token, &words);
        if (words.verb || finds_object(draft, &words,
                                       anaphor_groups(draft, sentence) |
                                           name_groups(draft, sentence, &behind)))
            return (uint32_t)i;
    }
    return 0;
}
