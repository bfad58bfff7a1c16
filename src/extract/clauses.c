/* The clause of one verb: in which sense it is meant, whether it is passive, what order
 * governs it, and where its parts end.
 *
 * A sense that needs an object ("lift" a ban, "lift" production) is chosen by the
 * nearest object that fits, behind an active verb, on either side of a passive one.
 */
#include "src/extract/events.h"

enum { NEAR = DL_CLAUSE_NEAR };

static const dl_piece *at(const dl_story *story, uint32_t piece)
{
    return &story->pieces.items[piece];
}

static const dl_segment *segment_of(const dl_story *story, uint32_t piece)
{
    return &story->segments.items[at(story, piece)->segment];
}

/* Whether only 的 parts a piece from the one before it. */
static bool is_attributed(const dl_story *story, uint32_t piece)
{
    uint32_t gap = at(story, piece - 1)->end;
    return at(story, piece)->first == gap + 1 && dl_draft_is(story->draft, gap, "的");
}

/* 美光|公司: the class of the firm just named. */
static bool is_class(const dl_story *story, uint32_t piece)
{
    return story->draft->language == DL_LANGUAGE_ZH &&
           at(story, piece - 1)->kind == DL_PIECE_NAME &&
           at(story, piece - 1)->groups & DL_GROUP_FIRM &&
           at(story, piece)->groups == DL_GROUP_PEOPLE;
}

/* English and Chinese nouns end with what they are: "its gallium, germanium and antimony
 * ban" is a ban, 出口镓、锗的禁令 too. But what Chinese sells stands behind the selling
 * (销售H20). Vietnamese nouns begin with it. */
uint32_t dl_noun_head(const dl_story *story, uint32_t noun, uint32_t end)
{
    const uint32_t things = DL_GROUP_CHIP | DL_GROUP_PRODUCT | DL_GROUP_GOODS;
    const uint32_t rules = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME |
                           DL_GROUP_LICENCE | DL_GROUP_WAIVER | DL_GROUP_TARIFF;
    bool chinese = story->draft->language == DL_LANGUAGE_ZH, traded = false;
    uint32_t head = noun;
    if (story->draft->language == DL_LANGUAGE_VI || !at(story, noun)->groups)
        return noun;
    for (uint32_t i = noun + 1; i < end && i < noun + NEAR; i++) {
        const dl_piece *piece = at(story, i);
        bool joint = piece->kind == DL_PIECE_COMMA || piece->kind == DL_PIECE_LISTED ||
                     dl_piece_has(piece, DL_CUE_JOIN);
        bool behind = chinese && piece->groups & rules && is_attributed(story, i);
        if ((piece->first > at(story, i - 1)->end && !behind) ||
            dl_piece_is_party(piece) || piece->verb || (!joint && !piece->groups))
            break;
        traded |= chinese && at(story, i - 1)->groups & DL_GROUP_TRADE &&
                  piece->groups & things;
        if ((traded && !(piece->groups & rules)) || is_class(story, i))
            continue;
        if (!joint && !(at(story, head)->kind == DL_PIECE_NAME && /* "its R1 model" */
                        piece->groups & (DL_GROUP_MODEL | DL_GROUP_GOODS)))
            head = i;
    }
    return head;
}

/* The object behind a verb, but not behind "because of". */
static uint32_t object_right(const dl_story *story, uint32_t verb, uint32_t end,
                             uint32_t needs)
{
    for (uint32_t i = verb + 1; i < end; i++) {
        if (dl_str_equal(dl_piece_value(story, at(story, i), DL_CUE_PREPOSITION),
                         DL_STR("cause")))
            return DL_NO_PIECE;
        uint32_t head = dl_noun_head(story, i, end);
        bool owner = story->draft->language == DL_LANGUAGE_ZH &&
                     dl_piece_is_party(at(story, i)); /* 台积电的豁免 */
        if (at(story, head)->groups & needs && at(story, i)->groups)
            return owner ? head : i;
        i = head;
    }
    return DL_NO_PIECE;
}

static uint32_t object_left(const dl_story *story, uint32_t verb, uint32_t start,
                            uint32_t needs)
{
    for (uint32_t i = verb; i > start; i--)
        if (at(story, i - 1)->groups & needs)
            return i - 1;
    return DL_NO_PIECE;
}

/* The order that the verb is the contents of: before it, with no other verb between. */
static uint32_t order_before(const dl_story *story, uint32_t verb)
{
    enum { FARTHEST = 20 }; /* pieces: room for a list of firms */
    uint32_t segment = at(story, verb)->segment, last = segment;
    for (uint32_t i = verb; i > 0 && i + FARTHEST > verb; i--) {
        const dl_piece *piece = at(story, i - 1);
        const dl_segment *inserted = &story->segments.items[piece->segment];
        if (piece->order || piece->urge)
            return piece->segment + 1 >= last && !dl_order_only_tells(story, i - 1, verb)
                       ? i - 1
                       : DL_NO_PIECE;
        if ((piece->verb && !piece->groups) || piece->kind == DL_PIECE_STOP ||
            (piece->says && piece->segment != segment) || piece->segment + 1 < last)
            return DL_NO_PIECE;
        if (piece->segment < last && !inserted->acts &&
            (inserted->opener == DL_OPENER_COMMA ||
             (story->draft->language == DL_LANGUAGE_ZH && /* 告诉英伟达，禁止 */
              inserted->opener == DL_OPENER_SAID)))
            last = piece->segment; /* "told its firms, Alibaba among them, to stop" */
    }
    return DL_NO_PIECE;
}

/* 把 and 将 bring the object before the verb, and so does 对 in Chinese. */
static bool is_taken(const dl_story *story, const dl_clause *clause)
{
    bool chinese = story->draft->language == DL_LANGUAGE_ZH;
    uint32_t first = segment_of(story, clause->verb)->first;
    for (uint32_t i = clause->left; i < clause->verb; i++)
        if (dl_piece_has(at(story, i), DL_CUE_OBJECT) &&
            ((chinese && i >= first) ||
             dl_str_equal(dl_piece_value(story, at(story, i), DL_CUE_OBJECT),
                          DL_STR("taken"))))
            return true;
    return false;
}

/* "must obtain", 须事先取得: a word of obligation before the verb, and 方可 behind it. */
static bool is_obliged(const dl_story *story, uint32_t verb)
{
    enum { REACH = 12 }; /* words */
    const dl_segment *segment = segment_of(story, verb);
    for (uint32_t i = verb; i > segment->first; i--) {
        const dl_piece *piece = at(story, i - 1);
        if (at(story, verb)->first - piece->end > REACH ||
            (i - 1 != verb && dl_verb_parts(story, i - 1)))
            break;
        if (dl_piece_has(piece, DL_CUE_OBLIGATION) &&
            !dl_str_equal(dl_piece_value(story, piece, DL_CUE_OBLIGATION),
                          DL_STR("behind")))
            return true;
    }
    for (uint32_t i = verb + 1; i < story->pieces.count && i < verb + 6; i++)
        if (dl_str_equal(dl_piece_value(story, at(story, i), DL_CUE_OBLIGATION),
                         DL_STR("behind")) &&
            at(story, i)->first - at(story, verb)->end <= REACH)
            return true;
    return false;
}

/* Whether a sense can be meant where something is due, or is not. */
static bool fits_duty(const dl_sense *sense, bool obliged)
{
    if (sense->obliged)
        return obliged;
    return !(obliged && sense->subject == DL_SUBJECT_TARGET &&
             sense->word->deed == DL_DEED_LICENSE_GRANT);
}

/* The object of two verbs ("rescind and not enforce the rule"), the subject of a passive
 * behind its relative ("licences that let Intel sell are revoked"), and the one that goes
 * on from the clause before (希捷违反规定，被罚款). */
static uint32_t object_across(const dl_story *story, const dl_clause *clause,
                              uint32_t needs)
{
    uint32_t number = at(story, clause->verb)->segment;
    const dl_segment *segment = &story->segments.items[number];
    if (number + 1 < story->segments.count && !clause->passive &&
        segment[1].opener == DL_OPENER_JOIN && segment->end == clause->verb + 1)
        return object_right(story, clause->verb, segment[1].end, needs);
    if (number > 0 && clause->passive && !clause->reduced &&
        (segment->opener == DL_OPENER_LINK || segment->opener == DL_OPENER_RELATIVE))
        return object_left(story, segment->first, segment[-1].first, needs);
    bool suffers = clause->passive || (story->draft->language == DL_LANGUAGE_VI &&
                                       clause->sense.subject == DL_SUBJECT_OBJECT);
    if (suffers && !clause->reduced && segment->subject != DL_NO_PIECE &&
        at(story, segment->subject)->groups & needs)
        return segment->subject;
    return DL_NO_PIECE;
}

/* "imposed the curbs and tightened them": an object that was named before. */
static bool has_pronoun(const dl_story *story, const dl_clause *clause)
{
    uint32_t next = clause->verb + 1;
    return story->draft->language == DL_LANGUAGE_EN && !clause->passive &&
           next < story->pieces.count &&
           at(story, next)->first == at(story, clause->verb)->end &&
           dl_piece_has(at(story, next), DL_CUE_ANAPHOR) &&
           dl_piece_value(story, at(story, next), DL_CUE_ANAPHOR).len == 0;
}

/* "Bắc Kinh yêu cầu các hãng ngừng mua": Vietnamese leaves out what is known. */
static bool leaves_out(const dl_story *story, const dl_clause *clause, uint32_t needs)
{
    uint32_t next = clause->verb + 1;
    return story->draft->language == DL_LANGUAGE_VI && clause->order != DL_NO_PIECE &&
           !at(story, clause->order)->urge && clause->sense.ordered &&
           needs & story->last_groups & DL_GROUP_CHIP &&
           (next == story->pieces.count || at(story, next)->kind == DL_PIECE_COMMA ||
            at(story, next)->kind == DL_PIECE_STOP);
}

/* "Officials withdrew them", "It was lifted in May": what the sentence before names. */
static bool means_last(const dl_story *story, const dl_clause *clause, uint32_t needs)
{
    const uint32_t meant = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME |
                           DL_GROUP_LICENCE | DL_GROUP_WAIVER | DL_GROUP_TARIFF |
                           DL_GROUP_CHIP;
    uint32_t first = segment_of(story, clause->verb)->first;
    if (leaves_out(story, clause, needs))
        return true;
    if (!(story->last_groups & needs & meant) || clause->reduced ||
        clause->sense.subject != DL_SUBJECT_ACTS)
        return false;
    for (uint32_t i = first; clause->passive && i < clause->verb; i++)
        if (dl_piece_is_party(at(story, i)))
            return false;
        else if (dl_piece_has(at(story, i), DL_CUE_ANAPHOR) &&
                 dl_piece_value(story, at(story, i), DL_CUE_ANAPHOR).len == 0)
            return story->draft->language == DL_LANGUAGE_EN;
    return has_pronoun(story, clause);
}

/* "the requirement it imposed", "the status that it gave them": a verb with a subject of
 * its own behind the noun that is its object. */
static uint32_t object_before(const dl_story *story, uint32_t verb, uint32_t needs)
{
    uint32_t i = verb;
    bool subject = false;
    if (story->draft->language != DL_LANGUAGE_EN)
        return DL_NO_PIECE;
    while (i > 0 && i + 5 > verb && !at(story, i - 1)->groups &&
           at(story, i - 1)->kind == DL_PIECE_CUE) {
        subject |= dl_piece_has(at(story, i - 1), DL_CUE_ANAPHOR);
        i--;
    }
    if (i > 0 && !subject && dl_piece_is_party(at(story, i - 1))) {
        subject = true;
        i--;
        while (i > 0 && at(story, i - 1)->kind == DL_PIECE_CUE &&
               dl_piece_has(at(story, i - 1), DL_CUE_CLAUSE))
            i--;
    }
    bool near = i > 0 && at(story, i)->first - at(story, i - 1)->end <= 2;
    return subject && near && at(story, i - 1)->groups & needs && !at(story, i - 1)->verb
               ? i - 1
               : DL_NO_PIECE;
}

/* "the curbs that Tokyo imposed", but not "the rules that required licences": English has
 * another subject there. */
static bool takes_antecedent(const dl_story *story, uint32_t verb)
{
    const dl_segment *segment = segment_of(story, verb);
    return segment->opener == DL_OPENER_RELATIVE &&
           (story->draft->language != DL_LANGUAGE_EN ||
            (segment->subject != DL_NO_PIECE && segment->subject >= segment->first));
}

/* How far the object is; DL_NO_PIECE if the sense needs one and there is none. */
static uint32_t fit(const dl_story *story, dl_clause *clause)
{
    uint32_t needs = clause->sense.groups;
    clause->object = DL_NO_PIECE;
    dl_clause_voice(story, clause);
    bool reaches = clause->passive || clause->sense.subject != DL_SUBJECT_ACTS;
    bool thing = clause->sense.subject == DL_SUBJECT_OBJECT && needs != 0;
    clause->left =
        dl_clause_left(story, clause, reaches, thing ? needs : UINT32_MAX);
    uint32_t agent, marker = dl_verb_passive(story, clause->verb, &agent);
    if (marker < clause->left)
        clause->left = segment_of(story, marker)->first;
    if (needs == 0)
        return NEAR;
    if (dl_clause_is_about_noun(story, clause))
        return DL_NO_PIECE;
    uint32_t end = clause->passive ? segment_of(story, clause->verb)->end : clause->right;
    bool leftward = clause->passive || clause->sense.subject != DL_SUBJECT_ACTS ||
                    is_taken(story, clause) || takes_antecedent(story, clause->verb);
    if (clause->sense.subject != DL_SUBJECT_OBJECT && !clause->reduced)
        clause->object = object_right(story, clause->verb, end, needs);
    if (clause->object == DL_NO_PIECE && leftward)
        clause->object = object_left(story, clause->verb, clause->left, needs);
    if (clause->object == DL_NO_PIECE)
        clause->object = object_across(story, clause, needs);
    if (clause->object == DL_NO_PIECE && has_pronoun(story, clause))
        clause->object = object_left(story, clause->verb, 0, needs);
    if (clause->object == DL_NO_PIECE && !clause->passive)
        clause->object = object_before(story, clause->verb, needs);
    if (clause->object == DL_NO_PIECE) {
        clause->object = dl_object_ahead(story, clause, needs);
        clause->passive |= clause->object != DL_NO_PIECE;
    }
    if (clause->object == DL_NO_PIECE)
        clause->object = dl_object_behind(story, clause, needs);
    clause->pronoun = clause->object == DL_NO_PIECE && means_last(story, clause, needs);
    if (clause->pronoun)
        return NEAR - 1;
    if (clause->object == DL_NO_PIECE)
        return DL_NO_PIECE;
    return clause->object > clause->verb ? clause->object - clause->verb
                                         : clause->verb - clause->object;
}

bool dl_clause_read(const dl_story *story, uint32_t verb, dl_clause *clause)
{
    const dl_piece *piece = at(story, verb);
    bool passive = dl_verb_must_be_passive(story, verb);
    bool obliged = is_obliged(story, verb);
    bool permitted = dl_verb_permission(story, verb) != DL_NO_PIECE;
    uint32_t best = DL_NO_PIECE;
    uint32_t order =
        dl_verb_is_attributive(story, verb) ? DL_NO_PIECE : order_before(story, verb);
    dl_clause trial = { .verb = verb,
                        .order = order,
                        .right = dl_clause_right(story, verb) };
    const dl_sense *sense;
    for (uint32_t i = 0; (sense = dl_piece_sense(story, piece, i)) != NULL; i++) {
        trial.sense = *sense;
        if (trial.sense.role != DL_WORD_VERB ||
            (trial.sense.ordered && order == DL_NO_PIECE) || !fits_duty(sense, obliged) ||
            (permitted && dl_deed_family(sense->word->deed) != DL_FAMILY_EASE) ||
            (passive && !trial.sense.past && trial.sense.subject == DL_SUBJECT_ACTS))
            continue;
        uint32_t distance = fit(story, &trial);
        bool found = best != DL_NO_PIECE && distance != DL_NO_PIECE;
        if (found && sense->last != clause->sense.last
                ? clause->sense.last
                : distance < best || (distance == best && found && clause->sense.weak)) {
            best = distance;
            *clause = trial;
        }
    }
    if (best == DL_NO_PIECE)
        return false;
    clause->attributive |= dl_clause_describes(story, clause);
    if (story->draft->language == DL_LANGUAGE_ZH && clause->object != DL_NO_PIECE &&
        clause->object >= clause->right)
        clause->right = clause->object + 1;
    uint32_t agent = DL_NO_PIECE;
    clause->order_passive =
        order != DL_NO_PIECE &&
        (at(story, order)->vague || dl_verb_passive(story, order, &agent) != DL_NO_PIECE);
    if (clause->order_passive)
        clause->agent = agent != DL_NO_PIECE ? agent : dl_verb_agent(story, order, verb);
    return true;
}
