/* Whether a noun or another verb beside a date holds it, so that it is none of the clause's:
 * "the October rule", "issued in May", 2023年管制措施. */
#include "src/extract/event_dates.h"
#include "src/extract/spelling.h"

/* "signed an order on 31 January prohibiting", "the decision of 9 May to ban": what says in the
 * same breath what the order does is of its day. */
static bool is_order_of(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    uint32_t end = dl_piece_at(story, date)->end;
    if (story->draft->language == DL_LANGUAGE_EN && dl_draft_is(story->draft, end, "to") &&
        dl_piece_at(story, clause->verb)->first == end + 1)
        return true;
    return story->draft->language == DL_LANGUAGE_EN && clause->verb == date + 1 &&
           dl_piece_at(story, clause->verb)->first - dl_piece_at(story, date)->end <= 1 &&
           dl_str_ends(
               dl_draft_folded(story->draft, dl_piece_at(story, clause->verb)->first),
               DL_STR("ing"));
}

/* The ban or rule right before the date and its preposition; DL_NO_PIECE. */
static uint32_t rule_before(const dl_story *story, uint32_t date)
{
    const uint32_t rules = DL_GROUP_BAN | DL_GROUP_RULE | DL_GROUP_REGIME;
    uint32_t i = date;
    while (i > 0 && dl_piece_has(dl_piece_at(story, i - 1), DL_CUE_PREPOSITION) &&
           !dl_piece_at(story, i - 1)->groups)
        i--;
    return i > 0 && dl_piece_at(story, i - 1)->groups & rules &&
                   dl_piece_at(story, date)->first - dl_piece_at(story, i - 1)->end <=
                       2 &&
                   story->draft->language == DL_LANGUAGE_EN
               ? i - 1
               : DL_NO_PIECE;
}

/* "Gói quy định tháng 10 năm ngoái của Mỹ chặn máy móc": a Vietnamese rule, its date, and
 * nobody else who could act. */
static bool is_of_rule(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    const uint32_t rules = DL_GROUP_BAN | DL_GROUP_RULE | DL_GROUP_REGIME;
    const dl_piece *it = dl_piece_at(story, date);
    uint32_t first = dl_segment_of(story, clause->verb)->first;
    if (story->draft->language != DL_LANGUAGE_VI || date <= first || date > clause->verb ||
        !(it[-1].groups & rules) || it[-1].end != it->first)
        return false;
    for (uint32_t i = first; i < clause->verb; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        bool owns = i > first && dl_piece_has(piece - 1, DL_CUE_PREPOSITION);
        if ((piece->verb && i + 1 != date) || (dl_piece_is_party(piece) && !owns))
            return false;
    }
    return true;
}

/* "A ban in 2020 prevented Intel from supplying Huawei": the day of the ban that acts. */
static bool is_of_subject(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    if (is_of_rule(story, clause, date) && !clause->passive && !clause->sense.weak &&
        clause->sense.word &&
        dl_deed_family(clause->sense.word->deed) == DL_FAMILY_TIGHTEN)
        return true;
    return clause->verb == date + 1 && !clause->passive && !clause->sense.weak &&
           clause->sense.word &&
           dl_deed_family(clause->sense.word->deed) == DL_FAMILY_TIGHTEN &&
           rule_before(story, date) != DL_NO_PIECE;
}

/* "blocking its use, and a further ban in 2020 kept": the date of what comes next. */
static bool is_of_next(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    uint32_t rule = rule_before(story, date);
    return rule != DL_NO_PIECE && rule > clause->verb && rule != clause->object &&
           rule > 0 && dl_piece_has(dl_piece_at(story, rule - 1), DL_CUE_JOIN);
}

/* What a date can be that of: "the October rule", "the rules of October". */
static const uint32_t dated_nouns = DL_DATED_NOUNS;

/* 8月30日决定，取消; 14日规定，: what somebody does on that day. */
static bool is_done_behind(const dl_story *story, const dl_piece *next)
{
    bool comma = next + 1 < story->pieces.items + story->pieces.count &&
                 next[1].kind == DL_PIECE_COMMA;
    return dl_token_reads(story->draft, next->first, "决") ||
           (comma && story->draft->language == DL_LANGUAGE_ZH);
}

/* Whether a Chinese day or month opens its segment, and a verb follows there. */
static bool opens_clause(const dl_story *story, uint32_t date)
{
    const dl_segment *its = dl_segment_of(story, date);
    dl_precision precision = dl_story_date(story, date)->value.precision;
    if (its->first != date ||
        (precision != DL_PRECISION_DAY && precision != DL_PRECISION_MONTH))
        return false;
    bool party = false; /* 7月15日美国放行H20 */
    for (uint32_t i = date + 1; i < its->end; i++) {
        if (dl_piece_at(story, i)->verb && (party || !dl_piece_at(story, i)->groups))
            return true;
        party |= dl_piece_is_party(dl_piece_at(story, i));
    }
    return false;
}

/* Whether a noun right behind the date holds it: "the October rule". */
static bool holds_behind(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    bool chinese = story->draft->language == DL_LANGUAGE_ZH;
    if (date + 1 >= story->pieces.count || story->draft->language == DL_LANGUAGE_VI)
        return false;
    const dl_piece *next = dl_piece_at(story, date + 1);
    uint32_t gap = next->first - dl_piece_at(story, date)->end;
    bool annual = chinese && /* 2026年度许可 */
                  dl_story_date(story, date)->value.precision == DL_PRECISION_YEAR;
    if (chinese && opens_clause(story, date))
        return false; /* 8月8日H20许可证开始发放 */
    if (chinese && gap == 0 && next->groups && !next->verb &&
        date + 2 < story->pieces.count && next[1].first == next->end &&
        next[1].groups & dated_nouns)
        return true; /* 在2023年半导体出口管制措施的基础上 */
    if (gap <= annual && next->groups & dated_nouns && next->kind == DL_PIECE_WORD &&
        !is_done_behind(story, next) && !next->verb && !next->order &&
        date + 1 != clause->object)
        return true;
    return gap == 0 && next->groups & DL_GROUP_LAW; /* "the January AI Diffusion Rule" */
}

/* "Shelved the regime of October 9 on Monday": of which day an English noun is, where the
 * sentence names another. */
static bool is_of_other_day(const dl_story *story, const dl_clause *clause,
                            uint32_t date)
{
    const dl_draft *draft = story->draft;
    uint32_t first = dl_piece_at(story, date)->first;
    if (draft->language != DL_LANGUAGE_EN || first < 2 ||
        !dl_draft_is(draft, first - 1, "of") ||
        draft->tokens.items[first - 2].shape != DL_SHAPE_LOWER ||
        (dl_story_date(story, date)->value.precision != DL_PRECISION_DAY &&
         dl_story_date(story, date)->value.precision != DL_PRECISION_YEAR) ||
        dl_draft_in(draft, first - 2, DL_LIST_PART_OF_TIME))
        return false;
    bool worded = clause->sense.word && clause->sense.word->deed != DL_DEED_COUNT;
    if (!worded && dl_story_date(story, date)->value.precision == DL_PRECISION_YEAR)
        return true;
    uint32_t end = date < clause->verb ? (uint32_t)story->pieces.count : clause->verb;
    if (!worded && end > clause->right)
        end = clause->right;
    for (uint32_t i = worded ? 0 : clause->left; i < end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE && i != date &&
            !dl_date_is_end(story, i) &&
            !dl_draft_is(draft, dl_piece_at(story, i)->first - 1, "of") &&
            dl_story_date(story, i)->value.first <= draft->out->published.last)
            return true;
    return false;
}

/* "over its 2020 purchase of Mellanox", "a 2022 deal": an English year between what owns a
 * noun and the noun is that of the noun. */
static bool is_of_noun(const dl_story *story, uint32_t date)
{
    const dl_draft *draft = story->draft;
    const dl_piece *it = dl_piece_at(story, date);
    return draft->language == DL_LANGUAGE_EN && it->first >= 2 &&
           it->end == it->first + 1 && it->end < draft->tokens.count &&
           dl_story_date(story, date)->value.precision == DL_PRECISION_YEAR &&
           draft->tokens.items[it->first].kind == DL_WORD_NUMBER &&
           dl_draft_in_small(draft, it->first - 1, DL_LIST_DETERMINER) &&
           draft->tokens.items[it->end].shape == DL_SHAPE_LOWER;
}

/* "broke up a ring that moved chips between October 2024 and May 2025": so long a time is
 * that of the crime. */
static bool is_period(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    enum { LONGEST = 40 }; /* days */
    dl_date value = dl_story_date(story, date)->value;
    return story->draft->language == DL_LANGUAGE_EN && clause->sense.word &&
           (clause->sense.word->deed == DL_DEED_ENFORCE ||
            clause->sense.word->deed == DL_DEED_COUNT) && /* what no verb tells */
           value.precision == DL_PRECISION_RANGE && value.last - value.first > LONGEST;
}

/* "The rules of October 7 were tightened on the 17th", "the ban of May was lifted": the
 * date of what an English passive was done to, not when. */
static bool is_of_sufferer(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    uint32_t rule = rule_before(story, date);
    if (!clause->passive || clause->reduced || date > clause->verb || rule == DL_NO_PIECE)
        return false;
    if (dl_draft_is(story->draft, dl_piece_at(story, date)->first - 1, "of"))
        return true;
    for (uint32_t i = clause->verb + 1; i < dl_segment_of(story, clause->verb)->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE && !dl_date_is_end(story, i))
            return true;
    return clause->sense.word &&
           dl_deed_family(clause->sense.word->deed) == DL_FAMILY_EASE;
}

/* "Scrapped its rule of January 2025 on Tuesday": what is eased was there before. */
static bool is_of_eased(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    const dl_piece *it = dl_piece_at(story, date);
    if (story->draft->language != DL_LANGUAGE_EN || date <= clause->verb ||
        !dl_draft_is(story->draft, it->first - 1, "of") || !clause->sense.word ||
        dl_deed_family(clause->sense.word->deed) != DL_FAMILY_EASE)
        return false;
    uint32_t i = date - 1;
    while (i > clause->verb && dl_piece_at(story, i)->end == it->first &&
           dl_piece_has(dl_piece_at(story, i), DL_CUE_PREPOSITION))
        i--;
    const dl_piece *thing = dl_piece_at(story, i);
    return it->first - thing->end <= 1 && !thing->verb && thing->groups & dated_nouns;
}

/* "Quy tắc do ông Biden để lại hồi tháng 1 đã bị xóa sổ": the day of what a Vietnamese
 * relative says of the noun, before its passive. */
static bool is_of_relative(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    enum { NEAR = 3, REACH = 6 }; /* tokens, pieces */
    const dl_draft *draft = story->draft;
    const dl_piece *it = dl_piece_at(story, date);
    uint32_t low = date > REACH ? date - REACH : 0;
    bool passive = false;
    if (draft->language != DL_LANGUAGE_VI || date < 2 || date >= clause->verb)
        return false;
    for (uint32_t i = it->end; i < dl_piece_at(story, clause->verb)->end && !passive; i++)
        passive = dl_draft_in(draft, i, DL_LIST_PASSIVE);
    for (uint32_t i = date - 1; passive && i > low; i--) {
        const dl_piece *who = dl_piece_at(story, i);
        uint32_t noun = i;
        if (!dl_piece_is_party(who))
            continue;
        for (uint32_t token = who->first; token > 0 && token + NEAR > who->first; token--) {
            while (noun > low && dl_piece_at(story, noun)->end >= token)
                noun--;
            if (dl_draft_says(draft, token - 1, "do"))
                return dl_piece_at(story, noun)->groups != 0;
        }
    }
    return false;
}

/* "Is accused of a similar trick in 2023": the year of the crime. */
static bool is_of_charge(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    const dl_piece *verb = dl_piece_at(story, clause->verb);
    const dl_draft *draft = story->draft;
    return draft->language == DL_LANGUAGE_EN && date > clause->verb &&
           (dl_draft_is(draft, verb->end - 1, "accused") ||
            dl_draft_is(draft, verb->end - 1, "suspected")) &&
           dl_draft_is(draft, verb->end, "of") &&
           dl_piece_at(story, date)->segment == verb->segment &&
           dl_story_date(story, date)->value.precision == DL_PRECISION_YEAR;
}

/* Whether a noun or another verb right before the date holds it: "the rules of October",
 * "issued in May". What stands in the object of the verb does not. */
/* "Will shelve the controls it brought out on Oct. 9": an English date that ends a clause
 * without a relative pronoun, behind the verb that it is asked for. */
static bool is_of_bare_relative(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    enum { LONGEST = 5 }; /* tokens from the subject to the date */
    const dl_draft *draft = story->draft;
    uint32_t first = dl_piece_at(story, date)->first, i = first;
    if (draft->language != DL_LANGUAGE_EN || date < clause->verb)
        return false;
    while (i > 0 && dl_draft_in(draft, i - 1, DL_LIST_BEFORE_DATE))
        i--;
    if (i == first || i < 3 || i + LONGEST < first ||
        draft->tokens.items[i - 1].kind == DL_WORD_PUNCTUATION ||
        i - 1 <= dl_piece_at(story, clause->verb)->first)
        return false;
    bool subject = dl_draft_in(draft, i - 2, DL_LIST_SUBJECT_PRONOUN) ||
                   dl_draft_is(draft, i - 2, "had") ||
                   dl_draft_is(draft, i - 2, "predecessor");
    return subject &&
           draft->tokens.items[i - 3].kind != DL_WORD_PUNCTUATION &&
           !dl_draft_is(draft, i - 3, "and") && !dl_draft_is(draft, i - 3, "that");
}

/* "Tightened its rules on Tuesday and blacklisted it": the date of an English deed told ahead,
 * not of the noun that it was done to. */
static bool is_of_verb_before(const dl_story *story, uint32_t noun, uint32_t date)
{
    for (size_t i = story->tellings.count; i > 0; i--) {
        const dl_telling *it = &story->tellings.items[i - 1];
        if (it->sentence != story->sentence || story->draft->language != DL_LANGUAGE_EN)
            return false;
        if (it->verb < noun && dl_date_equal(it->date, dl_story_date(story, date)->value))
            return true;
    }
    return false;
}

bool dl_date_is_held(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    uint32_t i = date;
    if (dl_continuation_is_time(story, date))
        return clause->verb < date; /* 清单出炉十天后，: of what follows */
    if (is_order_of(story, clause, date) || is_of_subject(story, clause, date))
        return false;
    if (is_of_next(story, clause, date) || is_period(story, clause, date) ||
        is_of_sufferer(story, clause, date) || is_of_eased(story, clause, date) ||
        is_of_relative(story, clause, date) || is_of_charge(story, clause, date) ||
        is_of_bare_relative(story, clause, date) || dl_date_is_held_en(story, clause, date) ||
        dl_date_is_apart(story, clause, date))
        return true;
    if (holds_behind(story, clause, date) || is_of_noun(story, date) ||
        is_of_other_day(story, clause, date))
        return true;
    while (i > 0 && (dl_piece_has(dl_piece_at(story, i - 1), DL_CUE_PREPOSITION) ||
                     dl_piece_has(dl_piece_at(story, i - 1), DL_CUE_OBJECT)))
        i--;
    if (i == 0 || i - 1 == clause->verb || i - 1 == clause->order ||
        i - 1 == clause->object)
        return false;
    const dl_piece *before = dl_piece_at(story, i - 1);
    if (dl_piece_at(story, date)->first - before->end > 2 ||
        before->kind == DL_PIECE_NAME)
        return false;
    bool participle =
        before->says && i > 1 && dl_piece_at(story, i - 2)->groups &&
        !dl_piece_at(story, i - 2)->says && /* "thông báo công bố ngày 14/6" */
        !dl_piece_is_party(dl_piece_at(story, i - 2)) &&
        before->first - dl_piece_at(story, i - 2)->end <= 1;
    bool led = i < date && story->draft->language == DL_LANGUAGE_ZH; /* 决定自13日起 */
    if (led)
        return false;
    if (before->verb && (!before->says || participle) && before->groups == 0)
        return true;
    if (is_of_verb_before(story, i - 1, date))
        return false;
    const uint32_t things = DL_GROUP_GOODS | DL_GROUP_TRADE | DL_GROUP_SERVICE;
    if (clause->passive) /* "shipments of tools in 2023 were banned" */
        return !clause->reduced && before->groups & things && date < clause->verb &&
               dl_story_date(story, date)->value.precision == DL_PRECISION_YEAR;
    return before->groups & dated_nouns && !before->says && date < clause->verb &&
           clause->sense.subject != DL_SUBJECT_OBJECT;
}
