/* The clause of one verb: in which sense it is meant, whether it is passive, what order
 * governs it, and where its parts end.
 *
 * A sense that needs an object ("lift" a ban, "lift" production) is chosen by the
 * nearest object that fits, behind an active verb, on either side of a passive one.
 */
#include "src/extract/clauses.h"

enum { NEAR = DL_CLAUSE_NEAR };

/* "Told to stop sales of it and (to) cancel orders": whether an English infinitive is joined to
 * one before it, which the same order governs. */
static bool is_joined_infinitive(const dl_story *story, uint32_t verb)
{
    const dl_draft *draft = story->draft;
    uint32_t first = dl_piece_at(story, verb)->first;
    dl_str word = dl_draft_folded(draft, first);
    if (first > 1 && dl_draft_is(draft, first - 1, "to"))
        first--;
    return draft->language == DL_LANGUAGE_EN && first > 1 &&
           dl_draft_in(draft, first - 1, DL_LIST_AND_OR) && !dl_str_ends(word, DL_STR("ed")) &&
           !dl_str_ends(word, DL_STR("ing")) && !dl_str_ends(word, DL_STR("s"));
}

/* 要求|获国家支持的数据中心|停用: a Chinese verb that only says which, before what is ordered. */
static bool is_in_attribute(const dl_story *story, uint32_t piece, uint32_t verb)
{
    enum { FARTHEST = 10 }; /* tokens */
    const dl_draft *draft = story->draft;
    uint32_t end = dl_piece_at(story, piece)->end;
    uint32_t head = dl_piece_at(story, verb)->first;
    for (uint32_t i = end; draft->language == DL_LANGUAGE_ZH && i + 1 < head &&
                           i < end + FARTHEST &&
                           draft->tokens.items[i].kind != DL_WORD_PUNCTUATION;
         i++)
        if (dl_draft_is(draft, i, "的"))
            return true;
    return false;
}

/* The order that the verb is the contents of: before it, with no other verb between. */
static uint32_t order_before(const dl_story *story, uint32_t verb)
{
    enum { FARTHEST = 20 }; /* pieces: room for a list of firms */
    uint32_t segment = dl_piece_at(story, verb)->segment, last = segment;
    bool joined = is_joined_infinitive(story, verb);
    for (uint32_t i = verb; i > 0 && i + FARTHEST > verb; i--) {
        const dl_piece *piece = dl_piece_at(story, i - 1);
        const dl_segment *inserted = &story->segments.items[piece->segment];
        if (piece->order || piece->urge)
            return piece->segment + 1 >= last && !dl_order_only_tells(story, i - 1, verb)
                       ? i - 1
                       : DL_NO_PIECE;
        if (story->draft->language == DL_LANGUAGE_VI && /* "báo cho Mỹ rồi cắt hàng" */
            (dl_draft_says(story->draft, piece->first, "rồi") ||
             dl_draft_says(story->draft, piece->first, "đồng")))
            return DL_NO_PIECE;
        if (piece->verb && !piece->groups && joined && i > 1 &&
            dl_draft_is(story->draft, piece->first - 1, "to")) {
            joined = false;
            continue;
        }
        if (piece->verb && !piece->groups && is_in_attribute(story, i - 1, verb))
            continue;
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

/* "đề nghị Bộ Thương mại yêu cầu Nvidia ngừng bán": what one is told or asked to tell
 * another is an order, or a plea, of who speaks first; only names stand between. */
static uint32_t outermost_order(const dl_story *story, uint32_t order)
{
    uint32_t outer = order, i = order;
    while (story->draft->language == DL_LANGUAGE_VI && outer != DL_NO_PIECE && i > 0) {
        const dl_piece *piece = dl_piece_at(story, i - 1);
        bool named = i < outer;
        if (dl_piece_is_party(piece) ||
            (named && (piece->kind == DL_PIECE_LISTED || dl_piece_has(piece, DL_CUE_JOIN))))
            i--;
        else if (named && (piece->order || piece->urge))
            outer = --i;
        else
            break;
    }
    return outer;
}

/* 把 and 将 bring the object before the verb, and so does 对 in Chinese. */
static bool is_taken(const dl_story *story, const dl_clause *clause)
{
    bool chinese = story->draft->language == DL_LANGUAGE_ZH;
    uint32_t first = dl_segment_of(story, clause->verb)->first;
    for (uint32_t i = clause->left; i < clause->verb; i++)
        if (dl_piece_has(dl_piece_at(story, i), DL_CUE_OBJECT) &&
            ((chinese && i >= first) ||
             dl_str_equal(dl_piece_value(story, dl_piece_at(story, i), DL_CUE_OBJECT),
                          DL_STR("taken"))))
            return true;
    return false;
}

/* "must obtain", 须事先取得: a word of obligation before the verb, and 方可 behind it. */
static bool is_obliged(const dl_story *story, uint32_t verb)
{
    enum { REACH = 12 }; /* words */
    const dl_segment *segment = dl_segment_of(story, verb);
    uint32_t first = segment->first;
    if (story->draft->language == DL_LANGUAGE_VI && segment->opener == DL_OPENER_JOIN &&
        segment > story->segments.items)
        first = segment[-1].first; /* "phải báo trước và có giấy phép" */
    for (uint32_t i = verb; i > first; i--) {
        const dl_piece *piece = dl_piece_at(story, i - 1);
        if (dl_piece_at(story, verb)->first - piece->end > REACH ||
            (i - 1 != verb && dl_verb_parts(story, i - 1)))
            break;
        if (dl_piece_has(piece, DL_CUE_OBLIGATION) &&
            !dl_str_equal(dl_piece_value(story, piece, DL_CUE_OBLIGATION),
                          DL_STR("behind")))
            return true;
    }
    for (uint32_t i = verb + 1; i < story->pieces.count && i < verb + 6; i++)
        if (dl_str_equal(dl_piece_value(story, dl_piece_at(story, i), DL_CUE_OBLIGATION),
                         DL_STR("behind")) &&
            dl_piece_at(story, i)->first - dl_piece_at(story, verb)->end <= REACH)
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

/* "Bị Bắc Kinh cấm hôm 18/6, H20 chất đống": a Vietnamese passive that opens its sentence,
 * before what it is done to. */
static bool fronts(const dl_story *story, const dl_clause *clause)
{
    const dl_segment *segment = dl_segment_of(story, clause->verb);
    return story->draft->language == DL_LANGUAGE_VI && segment->first == 0 &&
           segment->first < segment->end &&
           dl_piece_at(story, clause->verb)->segment + 1 < story->segments.count &&
           dl_piece_has(dl_piece_at(story, segment->first), DL_CUE_PASSIVE) &&
           segment[1].opener == DL_OPENER_COMMA && segment[1].first < segment[1].end &&
           dl_piece_at(story, segment[1].first)->kind == DL_PIECE_NAME;
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
        clause->left = dl_segment_of(story, marker)->first;
    if (needs == 0)
        return NEAR;
    if (dl_clause_is_about_noun(story, clause) || dl_clause_is_outdone(story, clause))
        return DL_NO_PIECE;
    uint32_t end =
        clause->passive ? dl_segment_of(story, clause->verb)->end : clause->right;
    if (clause->passive && fronts(story, clause))
        end = dl_segment_of(story, clause->verb)[1].end;
    bool leftward = clause->passive || clause->sense.subject != DL_SUBJECT_ACTS ||
                    is_taken(story, clause);
    dl_clause_find_object(story, clause, end, leftward);
    if (clause->pronoun)
        return NEAR - 1;
    if (clause->object == DL_NO_PIECE)
        return DL_NO_PIECE;
    return clause->object > clause->verb ? clause->object - clause->verb
                                         : clause->verb - clause->object;
}

/* "A bill to ban exports of the H20 was introduced": the English bill that opens the
 * sentence and says what it is for before its verb; DL_NO_PIECE if it is no subject. */
static uint32_t bill_ahead(const dl_story *story, uint32_t verb)
{
    uint32_t agent, marker = dl_verb_passive(story, verb, &agent), bill = 0;
    uint32_t behind = marker != DL_NO_PIECE ? marker : verb;
    if (story->draft->language != DL_LANGUAGE_EN)
        return DL_NO_PIECE;
    while (bill < behind && !dl_piece_is_verb(dl_piece_at(story, bill)) &&
           !(dl_piece_at(story, bill)->groups & DL_GROUP_BILL))
        bill++;
    uint32_t next = dl_piece_at(story, bill)->end;
    if (bill >= behind || dl_piece_at(story, bill)->verb ||
        !(dl_draft_in(story->draft, next, DL_LIST_BILL_SAYING) ||
          (dl_draft_is(story->draft, next, ",") &&
           dl_draft_in(story->draft, next + 1, DL_LIST_BILL_SAYING))))
        return DL_NO_PIECE;
    for (uint32_t i = dl_piece_at(story, bill)->segment + 1;
         i <= dl_piece_at(story, verb)->segment; i++) {
        dl_opener opener = story->segments.items[i].opener;
        if (opener == DL_OPENER_MAIN || opener == DL_OPENER_STOP || opener == DL_OPENER_SAID)
            return DL_NO_PIECE;
    }
    return bill;
}

/* The sense in which that is done to a bill, whatever else stands nearer; false if the verb
 * has none. */
static bool read_of_bill(const dl_story *story, uint32_t verb, dl_clause *clause)
{
    uint32_t bill = bill_ahead(story, verb);
    const dl_sense *sense;
    for (uint32_t i = 0; bill != DL_NO_PIECE &&
                         (sense = dl_piece_sense(story, dl_piece_at(story, verb), i)) != NULL;
         i++) {
        *clause = (dl_clause){ .verb = verb,
                               .order = DL_NO_PIECE,
                               .right = dl_clause_right(story, verb),
                               .sense = *sense };
        if (sense->role != DL_WORD_VERB || sense->word->deed != DL_DEED_PROPOSE)
            continue;
        dl_clause_voice(story, clause);
        if (!clause->passive && sense->subject != DL_SUBJECT_OBJECT)
            continue;
        clause->object = bill;
        clause->left = verb;
        return true;
    }
    return false;
}

/* "Nvidia, told in April to stop selling it, wrote off": an English order behind a comma
 * that has nobody behind it was given to who stands before. */
static bool is_told_apart(const dl_story *story, uint32_t order)
{
    const dl_draft *draft = story->draft;
    const dl_piece *it = dl_piece_at(story, order);
    return draft->language == DL_LANGUAGE_EN && it->first >= 2 &&
           dl_draft_is(draft, it->first - 1, ",") &&
           dl_draft_in(draft, it->first, DL_LIST_TOLD_TO) &&
           dl_draft_in(draft, it->end, DL_LIST_BEHIND_TOLD);
}

bool dl_clause_read(const dl_story *story, uint32_t verb, dl_clause *clause)
{
    const dl_piece *piece = dl_piece_at(story, verb);
    bool passive = dl_verb_must_be_passive(story, verb);
    bool obliged = is_obliged(story, verb);
    bool permitted = dl_verb_permission(story, verb) != DL_NO_PIECE;
    uint32_t best = DL_NO_PIECE;
    if (read_of_bill(story, verb, clause))
        return true;
    uint32_t order =
        dl_verb_is_attributive(story, verb)
            ? DL_NO_PIECE
            : outermost_order(story, order_before(story, verb));
    dl_clause trial = { .verb = verb,
                        .order = order,
                        .right = dl_clause_right(story, verb) };
    const dl_sense *sense;
    for (uint32_t i = 0; (sense = dl_piece_sense(story, piece, i)) != NULL; i++) {
        trial.sense = *sense;
        trial.obliged = obliged;
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
        order != DL_NO_PIECE && (dl_piece_at(story, order)->vague ||
                                 is_told_apart(story, order) ||
                                 dl_verb_passive(story, order, &agent) != DL_NO_PIECE);
    if (clause->order_passive)
        clause->agent = agent != DL_NO_PIECE ? agent : dl_verb_agent(story, order, verb);
    return true;
}
