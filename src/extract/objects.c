/* The object that the sense of a verb needs: behind an active verb, on either side of a
 * passive one, and where else a language puts it: before its relative, in the clause that
 * the verb goes on with, named by a pronoun.
 */
#include "src/extract/event_dates.h"
#include "src/extract/parties.h"
#include "src/extract/spelling.h"

enum { NEAR = DL_CLAUSE_NEAR };

/* "the results of its probe": what is done to them is not done to the probe. */
static bool is_result(const dl_story *story, uint32_t piece)
{
    uint32_t end = dl_piece_at(story, piece)->end;
    return story->draft->language == DL_LANGUAGE_EN &&
           dl_piece_at(story, piece)->groups == DL_GROUP_NOUN &&
           end < story->draft->tokens.count && dl_draft_is(story->draft, end, "of");
}

/* The object behind a verb, but not behind "because of". */
static uint32_t object_right(const dl_story *story, uint32_t verb, uint32_t end,
                             uint32_t needs)
{
    for (uint32_t i = verb + 1; i < end; i++) {
        if (dl_str_equal(dl_piece_value(story, dl_piece_at(story, i), DL_CUE_PREPOSITION),
                         DL_STR("cause")))
            return DL_NO_PIECE;
        if (is_result(story, i))
            return DL_NO_PIECE;
        uint32_t head = dl_noun_head(story, i, end);
        bool owner = story->draft->language == DL_LANGUAGE_ZH &&
                     dl_piece_is_party(dl_piece_at(story, i)); /* 台积电的豁免 */
        if (owner && dl_firm_is_owner(story, i, end))
            continue;
        if (dl_piece_at(story, head)->groups & needs && dl_piece_at(story, i)->groups)
            return owner ? head : i;
        i = head;
    }
    return DL_NO_PIECE;
}

/* "the ban on gallium": what an English rule is about, led by its preposition. */
static bool is_about_rule(const dl_story *story, uint32_t piece, uint32_t start)
{
    const uint32_t things = DL_GROUP_GOODS | DL_GROUP_TRADE | DL_GROUP_CHIP |
                            DL_GROUP_PRODUCT | DL_GROUP_SERVICE | DL_GROUP_MODEL;
    const uint32_t rules = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME |
                           DL_GROUP_TARIFF | DL_GROUP_LICENCE | DL_GROUP_WAIVER;
    bool led = false;
    if (story->draft->language != DL_LANGUAGE_EN ||
        !(dl_piece_at(story, piece)->groups & things))
        return false;
    for (uint32_t i = piece; i > start; i--) {
        const dl_piece *before = dl_piece_at(story, i - 1);
        if (led && before->groups & rules && !before->verb)
            return dl_piece_at(story, i)->first == before->end;
        led = dl_piece_has(before, DL_CUE_PREPOSITION) ||
              dl_piece_has(before, DL_CUE_OBJECT);
        if (!led && !(before->groups & things) && before->kind != DL_PIECE_LISTED)
            return false;
    }
    return false;
}

/* 依据《网络安全法》: the law that something goes by. */
static bool is_ground(const dl_story *story, uint32_t piece, uint32_t start)
{
    return story->draft->language == DL_LANGUAGE_ZH && piece > start &&
           dl_piece_at(story, piece)->groups & DL_GROUP_LAW &&
           dl_piece_has(dl_piece_at(story, piece - 1), DL_CUE_PREPOSITION);
}

static uint32_t object_left(const dl_story *story, uint32_t verb, uint32_t start,
                            uint32_t needs)
{
    for (uint32_t i = verb; i > start; i--)
        if (dl_piece_at(story, i - 1)->groups & needs &&
            !is_about_rule(story, i - 1, start) && !is_ground(story, i - 1, start))
            return i - 1;
    return DL_NO_PIECE;
}

/* "he", for somebody whom the text has named. */
static bool is_person(const dl_story *story, uint32_t piece)
{
    uint32_t entity = dl_piece_at(story, piece)->kind == DL_PIECE_CUE
                          ? dl_story_referent(story, piece)
                          : DL_NO_ROW;
    return entity != DL_NO_ROW &&
           story->draft->out->entities.items[entity].kind == DL_ENTITY_PERSON;
}

/* The object of two verbs ("rescind and not enforce the rule"), the subject of a passive
 * behind its relative ("licences that let Intel sell are revoked"), and the one that goes
 * on from the clause before (希捷违反规定，被罚款). */
static uint32_t object_across(const dl_story *story, const dl_clause *clause,
                              uint32_t needs)
{
    uint32_t number = dl_piece_at(story, clause->verb)->segment;
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
        (dl_piece_at(story, segment->subject)->groups & needs ||
         (needs & DL_GROUP_PERSON && is_person(story, segment->subject))))
        return segment->subject;
    return DL_NO_PIECE;
}

/* "The H20, which was put under licence, was freed", "H20, loại dành cho Trung Quốc, bị cấm":
 * what a passive is done to stands before an English relative, a Vietnamese apposition. */
static uint32_t object_around(const dl_story *story, const dl_clause *clause,
                              uint32_t needs)
{
    enum { BACK = 10 }; /* pieces */
    uint32_t number = dl_piece_at(story, clause->verb)->segment;
    const dl_segment *segment = &story->segments.items[number];
    bool vietnamese = story->draft->language == DL_LANGUAGE_VI && number > 1;
    if (!(vietnamese || story->draft->language == DL_LANGUAGE_EN) || !clause->passive ||
        clause->reduced || number == 0 || segment->opener != DL_OPENER_COMMA ||
        (!vietnamese && segment[-1].opener != DL_OPENER_RELATIVE))
        return DL_NO_PIECE;
    uint32_t names = vietnamese ? dl_segment_of_names(story, number) : number;
    if (vietnamese && names == number &&
        (segment[-1].opener != DL_OPENER_COMMA || segment[-1].acts || segment[-2].acts))
        return DL_NO_PIECE;
    for (uint32_t i = segment->first; i < clause->verb; i++)
        if (dl_piece_at(story, i)->groups &&
            !(vietnamese && (i == clause->agent || dl_piece_is_party(dl_piece_at(story, i)))))
            return DL_NO_PIECE;
    uint32_t end = names < number ? story->segments.items[names].end : segment[-1].first;
    return object_left(story, end, end > BACK ? end - BACK : 0, needs);
}

/* "imposed the curbs and tightened them": an object that was named before; but "its H20"
 * is an object of its own. */
static bool has_pronoun(const dl_story *story, const dl_clause *clause)
{
    uint32_t next = clause->verb + 1;
    if (dl_verb_takes_it(story, clause->verb))
        return !clause->passive;
    return story->draft->language == DL_LANGUAGE_EN && !clause->passive &&
           next < story->pieces.count &&
           !dl_draft_is(story->draft, dl_piece_at(story, next)->first, "its") &&
           !dl_draft_is(story->draft, dl_piece_at(story, next)->first, "their") &&
           dl_piece_at(story, next)->first == dl_piece_at(story, clause->verb)->end &&
           dl_piece_has(dl_piece_at(story, next), DL_CUE_ANAPHOR) &&
           dl_piece_value(story, dl_piece_at(story, next), DL_CUE_ANAPHOR).len == 0;
}

/* "Bắc Kinh yêu cầu các hãng ngừng mua": Vietnamese leaves out what is known. */
static bool leaves_out(const dl_story *story, const dl_clause *clause, uint32_t needs)
{
    uint32_t next = clause->verb + 1;
    return story->draft->language == DL_LANGUAGE_VI && clause->order != DL_NO_PIECE &&
           !dl_piece_at(story, clause->order)->urge && clause->sense.ordered &&
           needs & story->last_groups & DL_GROUP_CHIP &&
           (next == story->pieces.count ||
            dl_piece_at(story, next)->kind == DL_PIECE_COMMA ||
            dl_piece_at(story, next)->kind == DL_PIECE_STOP);
}

/* "Mỹ cấp phép bán H20 hôm 8/8 nhưng thu hồi hôm 20/8": what a Vietnamese verb undoes of what
 * its sentence told last, where nothing but a day stands behind it. */
static bool undoes(const dl_story *story, const dl_clause *clause, uint32_t needs)
{
    const dl_telling *last =
        story->tellings.count ? &story->tellings.items[story->tellings.count - 1] : NULL;
    uint32_t next = clause->verb + 1, count = (uint32_t)story->pieces.count;
    if (story->draft->language != DL_LANGUAGE_VI || !last || clause->passive ||
        last->sentence != story->sentence || clause->sense.subject != DL_SUBJECT_ACTS ||
        clause->order != DL_NO_PIECE || dl_deed_family(clause->sense.word->deed) != DL_FAMILY_EASE)
        return false;
    uint32_t undone = last->deed == DL_DEED_LICENSE_GRANT ? DL_GROUP_LICENCE
                      : dl_deed_family(last->deed) == DL_FAMILY_TIGHTEN
                          ? DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME
                          : 0;
    bool ends = next == count || dl_piece_at(story, next)->kind == DL_PIECE_COMMA ||
                dl_piece_at(story, next)->kind == DL_PIECE_STOP ||
                dl_piece_at(story, next)->kind == DL_PIECE_DATE ||
                dl_continuation_counts(story, next);
    return ends && needs & undone;
}

/* 意大利干脆, 意大利2月: a country that acts, unlike 意大利用户. */
static bool acts_itself(const dl_story *story, uint32_t subject)
{
    const dl_piece *piece = dl_piece_at(story, subject);
    if (piece->kind != DL_PIECE_NAME || !(piece->groups & DL_GROUP_PLACE))
        return false;
    return dl_piece_entity(story, piece)->kind != DL_ENTITY_PLACE ||
           (subject + 1 < story->pieces.count && piece[1].first == piece->end &&
            (piece[1].kind == DL_PIECE_DATE || piece[1].verb || piece[1].order)) ||
           dl_draft_in(story->draft, piece->end, DL_LIST_ACTING_BEHIND);
}

/* 意大利干脆下令封锁。: the same in Chinese, of an authority, at the end of its clause. */
static bool leaves_out_zh(const dl_story *story, const dl_clause *clause, uint32_t needs)
{
    const uint32_t things = DL_GROUP_CHIP | DL_GROUP_PRODUCT | DL_GROUP_FIRM |
                            DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME;
    const dl_draft *draft = story->draft;
    dl_action_family family = dl_deed_family(clause->sense.word->deed);
    const dl_segment *segment = dl_segment_of(story, clause->verb);
    uint32_t end = dl_piece_at(story, clause->verb)->end;
    bool last = end >= draft->tokens.count ||
                draft->tokens.items[end].kind == DL_WORD_PUNCTUATION ||
                draft->tokens.items[end].flags & DL_TOKEN_FIRST;
    uint32_t around = story->last_groups;
    if (draft->language != DL_LANGUAGE_ZH || !last || clause->passive ||
        (family != DL_FAMILY_TIGHTEN && family != DL_FAMILY_EASE) ||
        clause->sense.weak || clause->sense.subject != DL_SUBJECT_ACTS ||
        dl_piece_at(story, clause->verb)->says || /* 宣布， */
        segment->opener == DL_OPENER_RELATIVE || segment->subject == DL_NO_PIECE ||
        !acts_itself(story, segment->subject))
        return false;
    for (uint32_t i = 0; i < clause->verb; i++)
        around |= dl_piece_at(story, i)->groups;
    if (story->last_of[DL_ENTITY_PRODUCT] != DL_NO_ROW)
        around |= DL_GROUP_PRODUCT;
    if (clause->order != DL_NO_PIECE && story->last_of[DL_ENTITY_COMPANY] != DL_NO_ROW)
        around |= DL_GROUP_FIRM;
    return (around & needs & things) != 0;
}

/* "Officials withdrew them", "It was lifted in May": what the sentence before names. */
static bool means_last(const dl_story *story, const dl_clause *clause, uint32_t needs)
{
    const uint32_t meant = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME |
                           DL_GROUP_LICENCE | DL_GROUP_WAIVER | DL_GROUP_TARIFF |
                           DL_GROUP_CHIP;
    uint32_t first = dl_segment_of(story, clause->verb)->first;
    if (leaves_out(story, clause, needs) || undoes(story, clause, needs) ||
        leaves_out_zh(story, clause, needs) ||
        ((clause->passive || has_pronoun(story, clause)) &&
         dl_clause_means_list(story, clause)))
        return true;
    if (!(story->last_groups & needs & meant) || clause->reduced ||
        clause->sense.subject != DL_SUBJECT_ACTS)
        return false;
    for (uint32_t i = first; clause->passive && i < clause->verb; i++)
        if (dl_piece_is_party(dl_piece_at(story, i)))
            return false;
        else if (dl_piece_has(dl_piece_at(story, i), DL_CUE_ANAPHOR) &&
                 dl_piece_value(story, dl_piece_at(story, i), DL_CUE_ANAPHOR).len == 0)
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
    while (i > 0 && i + 5 > verb && !dl_piece_at(story, i - 1)->groups &&
           dl_piece_at(story, i - 1)->kind == DL_PIECE_CUE) {
        subject |= dl_piece_has(dl_piece_at(story, i - 1), DL_CUE_ANAPHOR);
        i--;
    }
    if (i > 0 && !subject && dl_piece_is_party(dl_piece_at(story, i - 1))) {
        subject = true;
        i--;
        while (i > 0 && dl_piece_at(story, i - 1)->kind == DL_PIECE_CUE &&
               dl_piece_has(dl_piece_at(story, i - 1), DL_CUE_CLAUSE))
            i--;
    }
    bool near =
        i > 0 && dl_piece_at(story, i)->first - dl_piece_at(story, i - 1)->end <= 2;
    return subject && near && dl_piece_at(story, i - 1)->groups & needs &&
                   !dl_piece_at(story, i - 1)->verb
               ? i - 1
               : DL_NO_PIECE;
}

/* "the curbs that Tokyo imposed", but not "the rules that required licences": English has
 * another subject there. */
static bool takes_antecedent(const dl_story *story, uint32_t verb)
{
    const dl_segment *segment = dl_segment_of(story, verb);
    return segment->opener == DL_OPENER_RELATIVE &&
           (story->draft->language != DL_LANGUAGE_EN ||
            (segment->subject != DL_NO_PIECE && segment->subject >= segment->first));
}

/* "Imposed in December, the ban will end": the subject behind a participle that opens the
 * sentence. */
static uint32_t object_of_opening(const dl_story *story, const dl_clause *clause,
                                  uint32_t needs)
{
    const dl_segment *next = story->segments.items + 1;
    uint32_t i = clause->verb;
    if (story->draft->language != DL_LANGUAGE_EN || i != 0 || !clause->sense.past ||
        story->segments.count < 2 || next->opener != DL_OPENER_COMMA ||
        next->first == next->end)
        return DL_NO_PIECE;
    bool dated = false;
    while (++i + 1 < next->first) {
        dated |= dl_piece_at(story, i)->kind == DL_PIECE_DATE;
        if (dl_piece_at(story, i)->groups)
            return DL_NO_PIECE;
    }
    dated |=
        dl_piece_at(story, next->first > 2 ? next->first - 2 : 0)->kind == DL_PIECE_DATE;
    uint32_t noun = dl_noun_head(story, next->first, next->end);
    return dated && dl_piece_at(story, noun)->groups & needs ? noun : DL_NO_PIECE;
}

void dl_clause_find_object(const dl_story *story, dl_clause *clause, uint32_t end,
                           bool leftward)
{
    uint32_t needs = clause->sense.groups;
    leftward |= takes_antecedent(story, clause->verb);
    if (clause->sense.subject != DL_SUBJECT_OBJECT && !clause->reduced)
        clause->object = object_right(story, clause->verb, end, needs);
    if (clause->object == DL_NO_PIECE &&
        (clause->object = object_around(story, clause, needs)) != DL_NO_PIECE)
        clause->left = dl_segment_of(story, clause->verb)->first;
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
    if (clause->object == DL_NO_PIECE &&
        (clause->object = object_of_opening(story, clause, needs)) != DL_NO_PIECE)
        clause->passive = clause->reduced = true;
    if (clause->object != DL_NO_PIECE && dl_object_is_far(story, clause))
        clause->object = DL_NO_PIECE;
    clause->pronoun = clause->object == DL_NO_PIECE && means_last(story, clause, needs);
}
