/* What only the whole sentence shows of its pieces: which names stand in one list ("H20,
 * L20 và L2"; the commas between them no longer part clauses), and which verbs are none
 * of the topic's, since nothing in the sentence is their object. */
#include "src/extract/sentence.h"

/* Whether an "and" comes before what goes on from a name with commas and names only. */
static bool join_ahead(const dl_story *story, size_t name)
{
    const dl_piece *pieces = story->pieces.items;
    for (size_t i = name + 1; i < story->pieces.count; i++) {
        if (dl_piece_has(&pieces[i], DL_CUE_JOIN))
            return true;
        if ((pieces[i].kind != DL_PIECE_COMMA && pieces[i].kind != DL_PIECE_NAME) ||
            pieces[i].first - pieces[i - 1].end > 1)
            return false;
    }
    return false;
}

/* "In an effort to contain China, Washington banned": a name at the end of a clause that
 * leads the main one. */
static bool ends_lead(const dl_story *story, size_t name)
{
    const dl_draft *draft = story->draft;
    const dl_piece *pieces = story->pieces.items;
    size_t first = name;
    if (draft->language != DL_LANGUAGE_EN || join_ahead(story, name))
        return false;
    for (; first > 0 && pieces[first - 1].kind != DL_PIECE_COMMA &&
           pieces[first - 1].kind != DL_PIECE_STOP;
         first--)
        if (dl_piece_has(&pieces[first - 1], DL_CUE_CLAUSE))
            return true;
    uint32_t token = first > 0 ? pieces[first - 1].end
                               : draft->sentences.items[story->sentence].first;
    return dl_str_equal(dl_draft_folded(draft, token), DL_STR("to"));
}

/* "Sau cảnh báo của Mỹ, Hà Lan siết": the same in Vietnamese of whose a noun is that begins its
 * sentence. */
static bool ends_noun(const dl_story *story, size_t name)
{
    const dl_draft *draft = story->draft;
    const dl_piece *pieces = story->pieces.items;
    uint32_t first = dl_story_first_token(story);
    if (draft->language != DL_LANGUAGE_VI || name == 0 || join_ahead(story, name) ||
        !dl_str_equal(dl_piece_value(story, &pieces[name - 1], DL_CUE_PREPOSITION),
                      DL_STR("inside")))
        return false;
    for (size_t i = 0; i < name; i++)
        if (pieces[i].verb || pieces[i].says || pieces[i].kind == DL_PIECE_COMMA)
            return false;
    return dl_draft_in(draft, first, DL_LIST_LEAD_WORD) ||
           (pieces[0].first == first && dl_piece_has(&pieces[0], DL_CUE_CONTINUATION));
}

/* Whether two names can stand in one list: things with things, parties of one kind, and
 * without "and" between them only if nothing leads the list ("According to Intel, AMD").
 */
static bool alike(const dl_story *story, size_t a, size_t b)
{
    const uint32_t things = DL_GROUP_CHIP | DL_GROUP_PRODUCT;
    const dl_piece *x = &story->pieces.items[a], *y = &story->pieces.items[b];
    if (x->groups & things)
        return (y->groups & things) != 0;
    if (!(x->groups & y->groups & (DL_GROUP_FIRM | DL_GROUP_PLACE | DL_GROUP_PERSON)))
        return false;
    const dl_piece *head = x->list > 0 ? &story->pieces.items[x->list - 1] : NULL;
    bool led =
        head && dl_piece_has(head, DL_CUE_PREPOSITION) &&
        !dl_str_equal(dl_piece_value(story, head, DL_CUE_PREPOSITION), DL_STR("inside"));
    bool joined = dl_piece_has(y - 1, DL_CUE_JOIN);
    return (joined || (!led && !ends_lead(story, a) && !ends_noun(story, a))) &&
           (x->groups & DL_GROUP_PLACE ||
            dl_piece_entity(story, x)->kind == dl_piece_entity(story, y)->kind);
}

/* 年底推出A，|B则要等: a Chinese comma before a chip or product, which parts clauses but in
 * brackets; 、 joins names. */
static bool parts_clauses(const dl_story *story, const dl_piece *piece)
{
    enum { LONGEST = 12 }; /* tokens of what stands in brackets before it */
    const dl_draft *draft = story->draft;
    if (draft->language != DL_LANGUAGE_ZH || piece->kind != DL_PIECE_COMMA ||
        piece->end == piece->first || !dl_draft_is(draft, piece->first, "，") ||
        !(piece[1].groups & (DL_GROUP_CHIP | DL_GROUP_PRODUCT)))
        return false;
    for (uint32_t i = piece->first; i > 0 && i + LONGEST > piece->first; i--) {
        if (dl_draft_is(draft, i - 1, "（") || dl_draft_is(draft, i - 1, "("))
            return false;
        if (draft->tokens.items[i - 1].kind == DL_WORD_PUNCTUATION)
            return true;
    }
    return true;
}

/* Joins names that only commas and "and" part, with room for a class word ("card RTX").
 */
static void join_lists(dl_story *story)
{
    dl_piece *pieces = story->pieces.items;
    size_t last = SIZE_MAX; /* the name before, while only joints follow */
    for (size_t i = 0; i < story->pieces.count; i++) {
        dl_piece *piece = &pieces[i];
        piece->list = (uint32_t)i;
        if (piece->kind == DL_PIECE_NAME) {
            if (last != SIZE_MAX && i > last + 1 && alike(story, last, i) &&
                !parts_clauses(story, piece - 1) &&
                piece->first - pieces[i - 1].end <= 1) {
                piece->list = pieces[last].list;
                for (size_t j = last + 1; j < i; j++)
                    if (pieces[j].kind == DL_PIECE_COMMA ||
                        pieces[j].kind == DL_PIECE_CUE)
                        pieces[j].kind = DL_PIECE_LISTED;
            }
            last = i;
        } else if (!(piece->kind == DL_PIECE_COMMA || dl_piece_has(piece, DL_CUE_JOIN)) ||
                   (i > 0 && piece->first - pieces[i - 1].end > 1)) {
            last = SIZE_MAX;
        }
    }
}

/* "gali, germani và antimon": the same of goods that have no name. */
static void join_goods(dl_story *story)
{
    dl_piece *pieces = story->pieces.items;
    size_t last = SIZE_MAX; /* the goods before, while only joints follow */
    for (size_t i = 0; i < story->pieces.count; i++) {
        const dl_piece *piece = &pieces[i];
        bool close = i > 0 && piece->first - pieces[i - 1].end <= 1;
        if (piece->kind == DL_PIECE_WORD && !piece->verb &&
            piece->groups == DL_GROUP_GOODS) {
            for (size_t j = last; close && j < i; j++)
                if (pieces[j].kind != DL_PIECE_WORD)
                    pieces[j].kind = DL_PIECE_LISTED;
            last = i;
        } else if (!close ||
                   !(piece->kind == DL_PIECE_COMMA || dl_piece_has(piece, DL_CUE_JOIN))) {
            last = SIZE_MAX;
        }
    }
}

/* "hãng này", and "hãng" right behind a verb: a firm that something is done to. */
static void mark_firms(dl_story *story)
{
    if (story->draft->language != DL_LANGUAGE_VI)
        return;
    for (size_t i = 0; i < story->pieces.count; i++) {
        dl_piece *piece = &story->pieces.items[i];
        if (piece->kind != DL_PIECE_CUE || !dl_piece_has(piece, DL_CUE_ANAPHOR))
            continue;
        const dl_piece *next = i + 1 < story->pieces.count ? piece + 1 : NULL;
        bool alone = !next || next->first > piece->end || next->kind == DL_PIECE_DATE ||
                     next->kind == DL_PIECE_COMMA || next->kind == DL_PIECE_STOP;
        bool object = i > 0 && piece[-1].verb && piece[-1].end == piece->first && alone;
        if (dl_str_equal(dl_piece_value(story, piece, DL_CUE_ANAPHOR),
                         DL_STR("company")) &&
            (object || piece->end - piece->first > 1))
            piece->groups |= DL_GROUP_FIRM;
    }
}

/* Whether a verb can tell of a list. */
static bool lists(const dl_story *story, const dl_piece *verb)
{
    const dl_sense *sense;
    for (uint32_t n = 0; (sense = dl_piece_sense(story, verb, n)) != NULL; n++)
        if (sense->role == DL_WORD_VERB && sense->groups & DL_GROUP_LIST)
            return true;
    return false;
}

/* A verb in the clause before the piece; behind an apposition only one that waits for
 * its list: "bổ sung SMIC, hãng đúc chip lớn nhất nước, vào danh sách đen". */
static bool verb_before(const dl_story *story, size_t piece)
{
    bool apposed = false;
    for (size_t i = piece; i > 0; i--) {
        const dl_piece *it = &story->pieces.items[i - 1];
        if (it->kind == DL_PIECE_STOP || (apposed && it->groups & DL_GROUP_LIST))
            return false;
        if (it->verb)
            return !apposed || lists(story, it);
        apposed |= it->kind == DL_PIECE_COMMA;
    }
    return false;
}

/* "will require" that is no verb of the topic is still a "will". */
static void keep_cues(const dl_story *story, dl_piece *piece)
{
    const dl_draft *draft = story->draft;
    uint32_t from = draft->first_cue[piece->first];
    for (uint32_t i = from; i < draft->first_cue[piece->first + 1]; i++) {
        const dl_cue *cue = &draft->cues.items[i];
        if (cue->end < piece->end && cue->entry->languages & 1u << draft->language)
            piece->cues |= dl_cue_bit(cue->entry->cue);
    }
}

/* "it", "them": may mean what the sentence before names. */
static bool is_pronoun(const dl_story *story, const dl_piece *piece)
{
    bool taken = piece > story->pieces.items &&
                 dl_str_equal(dl_piece_value(story, piece - 1, DL_CUE_OBJECT),
                              DL_STR("taken")); /* 将其撤销 */
    return dl_piece_has(piece, DL_CUE_ANAPHOR) &&
           (story->draft->language == DL_LANGUAGE_EN ||
            (taken && story->draft->language == DL_LANGUAGE_ZH)) &&
           dl_piece_value(story, piece, DL_CUE_ANAPHOR).len == 0;
}

/* Whether all that a verb can tell is of one of these families. */
static bool tells_only(const dl_story *story, const dl_piece *verb, uint32_t deeds)
{
    const dl_sense *sense;
    bool any = false;
    for (uint32_t n = 0; (sense = dl_piece_sense(story, verb, n)) != NULL; n++) {
        if (sense->role != DL_WORD_VERB)
            continue;
        if (!(deeds >> sense->word->deed & 1))
            return false;
        any = true;
    }
    return any;
}

/* "chấm dứt việc thử nghiệm và đặt hàng", "hoãn ra mắt": what is shown or made is what
 * another verb stops. */
static bool is_stopped(const dl_story *story, size_t verb)
{
    enum { FARTHEST = 4 }; /* tokens */
    const uint32_t launches =
        1u << DL_DEED_LAUNCH | 1u << DL_DEED_LAUNCH_COMPLIANT_CHIP;
    const uint32_t stops = 1u << DL_DEED_BAN | 1u << DL_DEED_SUSPEND_SERVICE |
                           1u << DL_DEED_RELAX | 1u << DL_DEED_RESCIND |
                           1u << DL_DEED_RESTRICT;
    const dl_piece *pieces = story->pieces.items;
    if (story->draft->language != DL_LANGUAGE_VI ||
        !tells_only(story, &pieces[verb], launches))
        return false;
    for (size_t i = verb; i > 0; i--) {
        const dl_piece *before = &pieces[i - 1];
        if (pieces[verb].first - before->end > FARTHEST ||
            before->kind == DL_PIECE_COMMA || before->kind == DL_PIECE_NAME)
            return false;
        if (before->verb)
            return tells_only(story, before, stops);
    }
    return false;
}

/* A verb whose object stands nowhere in the sentence is none of the topic's. tellable.c
 * asks this beforehand of the whole sentence: what is added here is to be added there. */
static void prune(dl_story *story)
{
    uint32_t groups = dl_story_told_list(story) ? DL_GROUP_LIST : 0;
    const dl_sense *sense;
    for (size_t i = 0; i < story->pieces.count; i++)
        groups |= story->pieces.items[i].groups |
                  (is_pronoun(story, &story->pieces.items[i]) ? story->last_groups : 0);
    for (size_t i = 0; i < story->pieces.count; i++) {
        dl_piece *piece = &story->pieces.items[i];
        bool fits = false;
        for (uint32_t n = 0;
             piece->verb && !fits && (sense = dl_piece_sense(story, piece, n)) != NULL;
             n++)
            fits =
                sense->role == DL_WORD_VERB && (!sense->groups || sense->groups & groups);
        bool was = piece->verb;
        piece->verb = fits && !(piece->alone && verb_before(story, i)) &&
                      !is_stopped(story, i);
        if (was && !piece->verb && !piece->groups)
            keep_cues(story, piece);
    }
}

/* "a list of firms it says work with the army": what is said of a noun is no speech. */
static void quiet(dl_story *story)
{
    for (size_t i = 2; i < story->pieces.count; i++) {
        dl_piece *piece = &story->pieces.items[i];
        if (piece->says && !piece->verb && dl_piece_has(piece - 1, DL_CUE_ANAPHOR) &&
            piece[-1].end == piece->first && piece[-2].kind == DL_PIECE_WORD &&
            piece[-2].groups && piece[-2].end == piece[-1].first)
            piece->says = false;
    }
}

void dl_story_lists(dl_story *story)
{
    join_lists(story);
    join_goods(story);
    mark_firms(story);
    quiet(story);
    prune(story);
    dl_story_letters(story);
}
