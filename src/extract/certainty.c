/* How certain an event is: by the cues that reach its verb.
 *
 *   condition    reaches all of its sentence, but not a relative clause with a past date
 *   possibility, plan, negation, state
 *                reach the verbs behind them up to the next verb
 *   hearsay      reaches the sentence (hearsay.c); that of a medium not what is planned
 */
#include "src/extract/certainty.h"

static dl_span span_of(const dl_story *story, uint32_t piece)
{
    return dl_draft_span(story->draft, dl_piece_at(story, piece)->first,
                         dl_piece_at(story, piece)->end);
}

static uint32_t head_of(const dl_clause *clause)
{
    return clause->order != DL_NO_PIECE ? clause->order : clause->verb;
}

/* "did not say that it would", "denied that": the verb of saying before is negated. */
static bool said_not(const dl_story *story, uint32_t piece)
{
    uint32_t segment = dl_piece_at(story, piece)->segment;
    uint8_t opener = story->segments.items[segment].opener;
    const dl_segment *before = &story->segments.items[segment ? segment - 1 : 0];
    uint32_t first = story->segments.items[segment].first;
    bool told =
        (opener == DL_OPENER_LINK || opener == DL_OPENER_RELATIVE) &&
        dl_str_equal(dl_piece_value(story, dl_piece_at(story, first), DL_CUE_CLAUSE),
                     DL_STR("noun"));
    for (uint32_t i = before->first; segment > 0 && told && i < before->end; i++) {
        dl_str how = dl_piece_value(story, dl_piece_at(story, i), DL_CUE_NEGATION);
        if (dl_str_equal(how, DL_STR("denial")) || /* "dismissed a report that" */
            (dl_str_equal(how, DL_STR("refusal")) && before->acts))
            return true; /* "refused on Monday to confirm that" */
    }
    if (segment == 0 || opener != DL_OPENER_SAID)
        return false;
    uint32_t say = story->segments.items[segment].first - 1;
    return dl_piece_has(dl_piece_at(story, say), DL_CUE_NEGATION) ||
           dl_story_cue_before(story, say, DL_CUE_NEGATION, DL_REACH_DENIAL) !=
               DL_NO_PIECE;
}

/* "does not permit taxing": a verb right before that is negated, too. */
static bool follows_negated(const dl_story *story, uint32_t piece)
{
    if (piece == 0)
        return false;
    const dl_piece *before = dl_piece_at(story, piece - 1);
    return (before->verb || before->order) &&
           dl_piece_at(story, piece)->first - before->end <= 1 &&
           dl_story_cue_before(story, piece - 1, DL_CUE_NEGATION, DL_REACH_DENIAL) !=
               DL_NO_PIECE;
}

static bool is_negated(const dl_story *story, const dl_clause *clause)
{
    uint32_t head = head_of(clause), object = clause->object;
    if (dl_verb_is_late(story, head))
        return false;
    if (dl_story_cue_before(story, head, DL_CUE_NEGATION, DL_REACH_DENIAL) !=
            DL_NO_PIECE ||
        said_not(story, head) || follows_negated(story, head) || dl_verb_is_denied_aside(story, head) ||
        dl_verb_is_denied_afar(story, head) || dl_verb_is_refuted(story, head))
        return true;
    /* "told them that it is not allowed" */
    if (head != clause->verb && dl_deed_family(clause->sense.word->deed) == DL_FAMILY_EASE &&
        dl_story_cue_before(story, clause->verb, DL_CUE_NEGATION, 3) != DL_NO_PIECE)
        return true;
    /* "no licence was granted", "announced no curbs" */
    return object != DL_NO_PIECE && object > 0 && object - 1 != head &&
           dl_piece_has(dl_piece_at(story, object - 1), DL_CUE_NEGATION) &&
           !dl_str_equal(dl_piece_value(story, dl_piece_at(story, object - 1),
                                        DL_CUE_NEGATION),
                         DL_STR("next")) && /* "banned nearly all chips" */
           dl_piece_at(story, object)->first - dl_piece_at(story, object - 1)->end <= 2;
}

/* 要求说明为何没有把它列入: what an order says was not done. */
static bool is_undone(const dl_story *story, const dl_clause *clause)
{
    uint32_t cue = clause->order == DL_NO_PIECE || story->draft->language != DL_LANGUAGE_ZH
                       ? DL_NO_PIECE
                       : dl_story_cue_before(story, clause->verb, DL_CUE_NEGATION,
                                             DL_REACH_DENIAL);
    return cue != DL_NO_PIECE &&
           dl_str_equal(dl_piece_value(story, dl_piece_at(story, cue), DL_CUE_NEGATION),
                        DL_STR("fact"));
}

/* "kêu gọi Hà Lan không siết thêm" */
static bool urges_not(const dl_story *story, const dl_clause *clause)
{
    return clause->order != DL_NO_PIECE && dl_piece_at(story, clause->order)->urge &&
           story->draft->language == DL_LANGUAGE_VI &&
           dl_story_cue_before(story, clause->verb, DL_CUE_NEGATION, DL_REACH_DENIAL) !=
               DL_NO_PIECE;
}

/* "chậm chạp trong việc nối lại xuất khẩu": a deed that is only a noun. */
static bool is_nominal(const dl_story *story, uint32_t head)
{
    const dl_piece *it = dl_piece_at(story, head);
    if (story->draft->language != DL_LANGUAGE_VI || it->first < 2 ||
        !dl_draft_says(story->draft, it->first - 1, "việc"))
        return false;
    if (dl_draft_says(story->draft, it->first - 2, "gồm"))
        return true;
    for (uint32_t i = 0; i < story->pieces.count; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return false;
    return dl_draft_in(story->draft, it->first - 2, DL_LIST_BEFORE_MATTER);
}

/* "Withdrawing the licences is coercion": a gerund that opens the sentence and is its
 * subject. */
static bool is_subject(const dl_story *story, uint32_t head)
{
    const dl_segment *segment = &story->segments.items[dl_piece_at(story, head)->segment];
    const dl_sentence *sentence = &story->draft->sentences.items[story->sentence];
    uint32_t end = segment->end < story->pieces.count
                       ? dl_piece_at(story, segment->end)->first
                       : sentence->end;
    if (dl_piece_at(story, head)->first > sentence->first + 1)
        return false;
    for (uint32_t i = dl_piece_at(story, head)->end; i < end; i++)
        if (dl_draft_in(story->draft, i, DL_LIST_GERUND_PREDICATE))
            return true;
    return false;
}

/* Whether the last name before a piece is that of an authority, and no adjective of one:
 * not "a Chinese investor". */
static bool is_of_authority(const dl_story *story, uint32_t piece)
{
    for (uint32_t i = piece; i > 0; i--) {
        const dl_piece *it = dl_piece_at(story, i - 1);
        if (it->kind == DL_PIECE_NAME)
            return dl_story_is_authority(story, dl_piece_mention(story, it)->entity) &&
                   !dl_word_is_demonym(dl_draft_text(story->draft, it->first, it->end));
    }
    return false;
}

/* "Bars the department from easing the rules", "stopped Washington from adding the firm":
 * what an authority is kept from. */
static bool is_kept_from(const dl_story *story, uint32_t verb)
{
    const dl_sense *sense = dl_piece_sense(story, dl_piece_at(story, verb), 0);
    uint32_t first = dl_piece_at(story, verb)->first;
    if (!sense || sense->role != DL_WORD_VERB ||
        !dl_draft_is(story->draft, first - 1, "from"))
        return false;
    dl_action_family family = dl_deed_family(sense->word->deed);
    return family == DL_FAMILY_EASE ||
           (family == DL_FAMILY_TIGHTEN && is_of_authority(story, verb) &&
            !dl_draft_is(story->draft, first - 2, "apart"));
}

/* "Has Beijing banned the H20?": what an English sentence asks. */
static bool asks(const dl_story *story)
{
    const dl_draft *draft = story->draft;
    const dl_sentence *its = &draft->sentences.items[story->sentence];
    return draft->language == DL_LANGUAGE_EN && its->end > its->first &&
           dl_draft_is(draft, its->end - 1, "?") &&
           dl_draft_in(draft, its->first, DL_LIST_QUESTION_OPENER);
}

/* "a strategy of tightening curbs": a gerund that is only what something is about, unless
 * it is what somebody is accused of, or has a date. */
static bool is_gerund(const dl_story *story, uint32_t head)
{
    const dl_piece *it = dl_piece_at(story, head);
    if (story->draft->language != DL_LANGUAGE_EN || it->groups ||
        !dl_str_ends(dl_draft_folded(story->draft, it->first), DL_STR("ing")))
        return false;
    if (is_subject(story, head))
        return true;
    if (is_kept_from(story, head))
        return true;
    bool led = it->first > 1 && dl_draft_in(story->draft, it->first - 1, DL_LIST_TOPIC_LEAD) &&
               !dl_draft_in(story->draft, it->first - 2, DL_LIST_CHARGED);
    for (uint32_t i = head; led && i < story->segments.items[it->segment].end; i++)
        led = dl_piece_at(story, i)->kind != DL_PIECE_DATE;
    return led;
}

/* "ngừng ngay việc hạn chế": what is to end. */
static bool is_to_end(const dl_story *story, uint32_t head)
{
    uint32_t first = dl_piece_at(story, head)->first;
    return story->draft->language == DL_LANGUAGE_VI && first >= 4 &&
           dl_draft_says(story->draft, first - 1, "việc") &&
           (dl_draft_in(story->draft, first - 2, DL_LIST_CEASING) ||
            dl_draft_in(story->draft, first - 3, DL_LIST_CEASING));
}

/* "Sau bảy tuần rà soát": what only says how long. */
static bool is_span(const dl_story *story, uint32_t verb)
{
    uint32_t first = dl_piece_at(story, verb)->first;
    const dl_cue *unit = story->draft->language == DL_LANGUAGE_VI
                             ? dl_draft_cue_before(story->draft, first, DL_CUE_TIME_UNIT)
                             : NULL;
    return unit && dl_draft_cue_before(story->draft, unit->first, DL_CUE_NUMERAL);
}

/* How things are; but "vốn bị cấm từ tháng 12" tells since when. */
static bool is_state(const dl_story *story, uint32_t head)
{
    uint32_t cue = dl_story_cue_before(story, head, DL_CUE_STATE, DL_REACH_DENIAL);
    uint32_t end = story->segments.items[dl_piece_at(story, head)->segment].end;
    bool dated =
        cue != DL_NO_PIECE &&
        (story->draft->language == DL_LANGUAGE_EN || /* "already indicted in" */
         dl_str_equal(dl_piece_value(story, dl_piece_at(story, cue), DL_CUE_STATE),
                      DL_STR("dated")));
    if (cue != DL_NO_PIECE && story->draft->language == DL_LANGUAGE_EN &&
        dl_piece_at(story, cue)->first > 0 &&
        dl_draft_is(story->draft, dl_piece_at(story, cue)->first - 1, "had"))
        return false; /* "had already pleaded guilty, on October 10" */
    for (uint32_t i = head; dated && i < end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return false;
    return cue != DL_NO_PIECE;
}

/* "đã bỏ phiếu để thúc đẩy dự luật", "viện dẫn đạo luật để giám sát hãng này": what a vote
 * is for, and a law is invoked for, is done. */
static bool is_voted(const dl_story *story, const dl_clause *clause)
{
    enum { FARTHEST = 10 }; /* tokens */
    uint32_t first =
        story->segments.items[dl_piece_at(story, clause->verb)->segment].first;
    uint32_t token = dl_piece_at(story, first)->first,
             start = dl_piece_at(story, 0)->first;
    bool proposed = clause->sense.word && clause->sense.word->deed == DL_DEED_PROPOSE;
    if (story->draft->language != DL_LANGUAGE_VI)
        return false;
    for (uint32_t i = token; i > start && i + FARTHEST > token; i--)
        if (dl_draft_says(story->draft, i - 1, proposed ? "phiếu" : "viện"))
            return proposed || dl_draft_says(story->draft, i, "dẫn");
    return false;
}

/* Whether the clause tells no event: it is denied, meant to be, or how things are. */
static bool tells_nothing(const dl_story *story, const dl_clause *clause)
{
    uint32_t head = head_of(clause);
    return is_negated(story, clause) || is_undone(story, clause) || asks(story) || dl_verb_is_unreal(story, head) ||
           dl_clause_is_denied_behind(story, clause) ||
           (dl_segment_of(story, head)->purpose && !is_voted(story, clause)) ||
           dl_clause_is_spoken_of(story, clause) || dl_clause_is_eased(story, clause) || dl_story_shares_denial(story, head) ||
           is_state(story, head) || is_nominal(story, head) || is_gerund(story, head) ||
           is_to_end(story, clause->verb) || is_span(story, clause->verb) ||
           urges_not(story, clause);
}

/* The piece that makes a clause hypothetical, and by which rule; DL_NO_PIECE. */
static uint32_t doubt(const dl_story *story, const dl_clause *clause, const char **rule)
{
    uint32_t head = head_of(clause), cue = dl_clause_condition(story, clause);
    *rule = "condition";
    if (cue == DL_NO_PIECE)
        cue = dl_clause_awaited(story, clause);
    if (cue == DL_NO_PIECE)
        cue = dl_clause_awaited_en(story, clause);
    if (cue != DL_NO_PIECE)
        return cue;
    *rule = "plea";
    if (dl_clause_is_plea(story, clause))
        return clause->order;
    *rule = "possibility";
    cue = dl_story_wanted(story, clause);
    if (cue == DL_NO_PIECE)
        cue = dl_clause_drafted(story, clause);
    if (cue != DL_NO_PIECE || story->draft->language == DL_LANGUAGE_VI)
        return cue;
    if ((cue = dl_story_weighed(story, head)) == DL_NO_PIECE &&
        (cue = dl_clause_opined(story, clause, head)) == DL_NO_PIECE)
        cue = dl_clause_billed(story, clause);
    return cue;
}

/* The plan or possibility that reaches the clause; false if it is only possible. */
static bool weigh_ahead(const dl_story *story, const dl_clause *clause,
                        dl_certainty *certainty, dl_reason *reason)
{
    bool possible;
    uint32_t head = head_of(clause), cue = dl_story_ahead(story, head, &possible);
    if (cue == DL_NO_PIECE)
        return true;
    uint32_t who_says = dl_story_expected(story, head);
    if (who_says == DL_NO_PIECE)
        who_says = dl_story_believed(story, head);
    possible |= who_says != DL_NO_PIECE;
    bool pondered = (who_says == DL_NO_PIECE || dl_story_unnamed_office(story, cue)) &&
                    dl_clause_is_pondered(story, clause);
    cue = who_says != DL_NO_PIECE && !pondered ? who_says : cue;
    *certainty = pondered   ? DL_CERTAINTY_OCCURRED
                 : possible ? DL_CERTAINTY_HYPOTHETICAL
                            : DL_CERTAINTY_PLANNED;
    *reason = (dl_reason){ possible ? "possibility" : "plan", span_of(story, cue) };
    return !possible || pondered;
}

/* 美国列入长江存储；据报道，英伟达停售H20: hearsay of a later part of a Chinese sentence. */
static bool is_of_later_part(const dl_story *story, uint32_t head, uint32_t cue)
{
    for (uint32_t i = head; i < cue && story->draft->language == DL_LANGUAGE_ZH; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_STOP &&
            dl_draft_is(story->draft, dl_piece_at(story, i)->first, "；"))
            return true;
    return false;
}

bool dl_clause_certainty(const dl_story *story, const dl_clause *clause,
                         dl_certainty *certainty, dl_reason *reason)
{
    bool named, done = dl_clause_is_counterfactual(story, clause);
    const char *rule;
    uint32_t cue;
    if (!done && tells_nothing(story, clause))
        return false;
    *certainty = DL_CERTAINTY_OCCURRED;
    *reason = (dl_reason){ "verb", span_of(story, clause->verb) };
    if (done)
        return true;
    if ((cue = doubt(story, clause, &rule)) != DL_NO_PIECE) {
        *certainty = DL_CERTAINTY_HYPOTHETICAL;
        *reason = (dl_reason){ rule, span_of(story, cue) };
        return true;
    }
    if (story->draft->language == DL_LANGUAGE_VI &&
        dl_story_weighed(story, head_of(clause)) != DL_NO_PIECE)
        return false; /* "việc cấm H20 sẽ khiến" */
    if (!weigh_ahead(story, clause, certainty, reason))
        return true;
    cue = dl_story_hearsay(story, &named);
    if (cue != DL_NO_PIECE && is_of_later_part(story, head_of(clause), cue))
        return true;
    if (cue != DL_NO_PIECE && named && dl_clause_is_announced(story, clause, cue))
        return true;
    if (cue != DL_NO_PIECE && (*certainty == DL_CERTAINTY_OCCURRED || !named)) {
        *certainty = DL_CERTAINTY_REPORTED;
        *reason = (dl_reason){ "hearsay", span_of(story, cue) };
    }
    return true;
}

bool dl_clause_is_intent(const dl_story *story, const dl_clause *clause)
{
    bool possible;
    uint32_t cue = dl_story_ahead(story, head_of(clause), &possible);
    return cue != DL_NO_PIECE &&
           dl_str_equal(dl_piece_value(story, dl_piece_at(story, cue), DL_CUE_PLAN),
                        DL_STR("intent"));
}
