/* What an English text tells that is not so: what somebody refused to do, and what only a
 * bill or a proposal would do. */
#include "src/extract/certainty.h"
#include "src/extract/event_dates.h"
#include "src/extract/parties.h"
#include "src/extract/wording.h"

/* "To tighten", "adding", "being put". */
static bool is_infinite(const dl_draft *draft, uint32_t verb)
{
    return dl_draft_is(draft, verb - 1, "to") || dl_draft_is(draft, verb - 1, "being") ||
           dl_str_ends(dl_draft_folded(draft, verb), DL_STR("ing"));
}

/* The first word of refuting with this value that begins in tokens [from, to); `to` if
 * there is none. */
static uint32_t find(const dl_draft *draft, uint32_t from, uint32_t to, const char *value)
{
    while (from < to && !dl_draft_cue_is(draft, from, DL_CUE_MARK, value))
        from++;
    return from < to ? from : to;
}

/* "Reports that Beijing banned it were wrong": the noun of the news that a verb is of, which a
 * sentence may call false; `verb` for none. */
static uint32_t news_of(const dl_draft *draft, uint32_t first, uint32_t verb)
{
    uint32_t that = verb;
    while (that > first && !dl_draft_is(draft, that, "that"))
        that--;
    uint32_t news = find(draft, first, that, "news");
    if (news == that)
        news = find(draft, first, that, "plan"); /* "the idea that" */
    return news < that ? news : verb;
}

/* Whether a comma stands in tokens [from, to): what is behind it is of no clause before it. */
static bool has_comma(const dl_draft *draft, uint32_t from, uint32_t to)
{
    while (from < to && !dl_draft_in(draft, from, DL_LIST_CLAUSE_COMMA))
        from++;
    return from < to;
}

/* "Played down a report on Monday that", "called the claim that it had banned it wrong": whether
 * somebody refutes the news; `end`: of the sentence. */
static bool is_refuting(const dl_draft *draft, uint32_t first, uint32_t news, uint32_t end)
{
    enum { NEAR = 8 }; /* tokens: "dismissed on Monday as groundless a" */
    uint32_t from = news > first + NEAR ? news - NEAR : first;
    if (find(draft, from, news, "refute") < news || find(draft, from, news, "false") < news ||
        find(draft, from, news, "undone") < news)
        return true;
    while (from < news && !dl_draft_in(draft, from, DL_LIST_CALLED) &&
           !dl_draft_in(draft, from, DL_LIST_CALLING))
        from++;
    return from < news && !dl_draft_in(draft, from, DL_LIST_CALLING) &&
           find(draft, news, end, "false") < end;
}

/* Whether "that" says what somebody was told to do: "ordered on Monday that". */
static bool orders(const dl_draft *draft, uint32_t first, uint32_t that)
{
    enum { NEAR = 6 }; /* tokens */
    for (uint32_t i = that; i > first && i + NEAR > that; i--)
        if (dl_draft_in(draft, i - 1, DL_LIST_TOLD_TO))
            return true;
    return false;
}

/* "Proposed on Thursday that routers be banned": what somebody only wants; not "ordered that". */
static bool is_wished(const dl_draft *draft, uint32_t first, uint32_t verb)
{
    enum { REACH = 10 }; /* tokens between "that" and "be" */
    if (!dl_draft_is(draft, verb - 1, "be"))
        return false;
    for (uint32_t i = verb - 1; i > first && i + REACH > verb; i--) {
        if (dl_draft_is(draft, i - 1, "that"))
            return !orders(draft, first, i - 1);
        if (dl_draft_in(draft, i - 1, DL_LIST_CLAUSE_COMMA) ||
            dl_draft_in(draft, i - 1, DL_LIST_STILL_TO_BE) || dl_draft_is(draft, i - 1, "to"))
            return false;
    }
    return false;
}

/* "Plans to blacklist SMIC were shelved": whether a verb is part of a plan. */
static bool is_planned(const dl_draft *draft, uint32_t first, uint32_t verb)
{
    enum { NEAR = 3 }; /* tokens */
    bool to = dl_draft_is(draft, verb - 1, "to") ||
              (dl_draft_is(draft, verb - 1, "of") &&
               dl_str_ends(dl_draft_folded(draft, verb), DL_STR("ing")));
    return to && find(draft, verb > first + NEAR ? verb - NEAR : first, verb, "plan") < verb;
}

/* "Is false", "was quickly shelved". */
static bool is_called(const dl_draft *draft, uint32_t token)
{
    return dl_draft_in(draft, token - 1, DL_LIST_CALLING) ||
           dl_draft_in(draft, token - 2, DL_LIST_CALLING);
}

/* "Did not, as reported on Tuesday, revoke": an English negation before what is put in between
 * commas. */
bool dl_verb_is_denied_aside(const dl_story *story, uint32_t head)
{
    const dl_draft *draft = story->draft;
    uint32_t comma = dl_piece_at(story, head)->first, i = comma;
    if (draft->language != DL_LANGUAGE_EN || comma < 3 || !dl_draft_is(draft, comma - 1, ","))
        return false;
    for (i = comma - 2; i > draft->sentences.items[story->sentence].first; i--)
        if (dl_draft_is(draft, i, ","))
            return dl_draft_says(draft, i - 1, "not") || dl_draft_says(draft, i - 1, "never") ||
                   dl_str_ends(dl_draft_folded(draft, i - 1), DL_STR("n't"));
    return false;
}

/* "Did not blacklist it until March": what was done then. */
bool dl_verb_is_late(const dl_story *story, uint32_t head)
{
    for (uint32_t i = 0; i < story->pieces.count; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE &&
            dl_piece_at(story, i)->segment <= dl_piece_at(story, head)->segment + 1 &&
            dl_date_is_late(story, i))
            return true;
    return false;
}

/* "No firm may sell", "no chips could be shipped": what makes a rule, and denies nothing. */
static bool makes_rule(const dl_draft *draft, uint32_t token)
{
    return dl_draft_in(draft, token, DL_LIST_PERMITTING);
}

/* "So far no", "that nobody", "in May not one"; not "a club nobody wants to join". */
static bool opens_clause(const dl_draft *draft, uint32_t token)
{
    const dl_token *it = &draft->tokens.items[token];
    return it->flags & DL_TOKEN_FIRST || token == 0 ||
           it[-1].kind == DL_WORD_PUNCTUATION || it[-1].taken & DL_TAKEN_DATE ||
           dl_draft_in(draft, token - 1, DL_LIST_BEFORE_NOBODY);
}

/* "Not one licence has been issued", "nobody in Washington approved it": whether who did it, or
 * what it was done to, is nothing. */
static bool is_nobodys(const dl_story *story, uint32_t head)
{
    enum { REACH = 12 }; /* tokens: keeps time linear */
    const dl_draft *draft = story->draft;
    const dl_segment *segment = dl_segment_of(story, head);
    uint32_t verb = dl_piece_at(story, head)->first;
    uint32_t first = segment->first == 0
                         ? draft->sentences.items[story->sentence].first
                         : dl_piece_at(story, segment->first - 1)->end;
    if (makes_rule(draft, verb))
        return false;
    for (uint32_t i = segment->first; i < head; i++)
        if (dl_piece_is_verb(dl_piece_at(story, i)))
            first = dl_piece_at(story, i)->end;
    for (uint32_t i = verb; i > first && i + REACH > verb; i--) {
        if (makes_rule(draft, i - 1) ||
            draft->tokens.items[i - 1].kind == DL_WORD_PUNCTUATION)
            return false;
        if (dl_draft_cue_is(draft, i - 1, DL_CUE_MARK, "nobody"))
            return opens_clause(draft, i - 1);
    }
    return false;
}

/* "An order to ban it was drafted but never signed": what came to nothing. */
static bool came_to_nothing(const dl_draft *draft, uint32_t from, uint32_t to)
{
    return find(draft, from, to, "nothing") < to;
}

/* "Kept it from being banned", "averted a ban": what was warded off. */
static bool is_kept_from(const dl_draft *draft, uint32_t verb)
{
    if (dl_draft_is(draft, verb - 1, "being"))
        return dl_draft_is(draft, verb - 2, "from");
    return verb > 2 && dl_draft_is(draft, verb - 1, "a") &&
           dl_draft_cue_is(draft, verb - 2, DL_CUE_MARK, "escape");
}

/* Whether an English verb tells what the sentence says is not so. */
static bool is_refuted(const dl_story *story, uint32_t head)
{
    const dl_draft *draft = story->draft;
    const dl_sentence *sentence = &draft->sentences.items[story->sentence];
    uint32_t verb = dl_piece_at(story, head)->first, end = dl_piece_at(story, head)->end;
    if (draft->language != DL_LANGUAGE_EN || verb <= sentence->first + 1)
        return false;
    if ((dl_draft_is(draft, verb - 1, "against") &&
         dl_str_ends(dl_draft_folded(draft, verb), DL_STR("ing"))) ||
        is_kept_from(draft, verb))
        return true; /* "decided in May against banning it" */
    if (!(sentence->classes & DL_CUE_BIT(MARK)))
        return false;
    if (find(draft, sentence->first, verb - 2, "untrue") < verb - 2 ||
        is_nobodys(story, head))
        return true; /* "it is not true that" */
    uint32_t noun = news_of(draft, sentence->first, verb);
    bool news = noun < verb;
    if (news && !has_comma(draft, noun, verb) &&
        is_refuting(draft, sentence->first, noun, sentence->end))
        return true;
    if (!news && !is_planned(draft, sentence->first, verb))
        return false;
    if (!news && came_to_nothing(draft, end, sentence->end))
        return true;
    uint32_t told = find(draft, end, sentence->end, news ? "false" : "undone");
    return told < sentence->end && told > end && is_called(draft, told);
}

bool dl_tokens_wish(const dl_story *story, uint32_t from, uint32_t to)
{
    uint32_t first = story->draft->sentences.items[story->sentence].first;
    if (from < first + 2)
        from = first + 2;
    while (story->draft->language == DL_LANGUAGE_EN && from < to)
        if (is_wished(story->draft, first, from++))
            return true;
    return false;
}

bool dl_verb_is_refuted(const dl_story *story, uint32_t head)
{
    uint32_t verb = dl_piece_at(story, head)->first;
    return dl_tokens_wish(story, verb, verb + 1) || is_refuted(story, head);
}

/* "Had not yet obtained permission": what an English stretch says was not done; but "was not
 * allowed to sell", "did not blacklist it until March". */
static bool is_not_done(const dl_draft *draft, const dl_stretch *its)
{
    bool negated = false;
    for (uint32_t i = its->from; i < its->to; i++) {
        if (dl_draft_is(draft, i, "until") || dl_draft_in(draft, i, DL_LIST_AND_OR) ||
            dl_draft_in(draft, i, DL_LIST_CLAUSE_COMMA))
            return false; /* what else is said may be so */
        uint32_t next = i + 1;
        bool here = dl_draft_is(draft, i, "not") && i > its->from &&
                    dl_draft_in(draft, i - 1, DL_LIST_DOING);
        while (here && next < its->to && dl_draft_in(draft, next, DL_LIST_SO_FAR))
            next++;
        negated |= here && next < its->to &&
                   draft->tokens.items[next].kind != DL_WORD_PUNCTUATION &&
                   !makes_rule(draft, next) &&
                   !makes_rule(draft, next + 1) && !dl_draft_is(draft, next, "only");
    }
    return negated;
}

/* "Escaped the Entity List", "avoided the tariffs": a measure that did not meet them. */
static bool is_escape(const dl_story *story, uint32_t piece)
{
    enum { NEAR = 3 }; /* tokens: "escaped the new list" */
    const uint32_t measures = DL_GROUP_LIST | DL_GROUP_BAN | DL_GROUP_RULE |
                              DL_GROUP_REGIME | DL_GROUP_TARIFF;
    const dl_piece *it = dl_piece_at(story, piece);
    return it->groups & measures && it->first >= NEAR &&
           find(story->draft, it->first - NEAR, it->first, "escape") < it->first;
}

/* "No letter has been sent, although Seagate had to pay in 2023": whether another clause of a
 * stretch has a date of its own. */
static bool goes_on(const dl_story *story, const dl_stretch *its)
{
    bool apart = false;
    uint32_t token = its->from;
    for (uint32_t i = its->first; i < its->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        for (; token < piece->end; token++)
            apart |= story->draft->tokens.items[token].kind == DL_WORD_PUNCTUATION;
        if (apart && piece->says)
            return false;
        if (apart && piece->kind == DL_PIECE_DATE)
            return true;
    }
    return false;
}

/* "Nobody was", "no regulator has | yet cleared": whether a stretch goes on from nobody. */
static bool is_of_nobody(const dl_draft *draft, uint32_t from)
{
    enum { BACK = 5 }; /* tokens */
    for (uint32_t i = from;; i--) {
        if (dl_draft_cue_is(draft, i, DL_CUE_MARK, "nobody"))
            return i == from || opens_clause(draft, i);
        if (i == 0 || i + BACK < from || draft->tokens.items[i].flags & DL_TOKEN_FIRST ||
            draft->tokens.items[i - 1].kind == DL_WORD_PUNCTUATION)
            return false;
    }
}

/* "TSMC's plant, which has the same status, was not on Friday's list": what a measure left
 * alone; but "those that were not named were allowed to resume on Friday". */
static bool is_absent(const dl_story *story, const dl_stretch *its)
{
    const dl_draft *draft = story->draft;
    uint32_t dates = 0, mark = find(draft, its->from, its->to, "absent");
    for (uint32_t i = its->first; i < its->end; i++)
        dates += dl_piece_at(story, i)->kind == DL_PIECE_DATE;
    return mark > its->from && mark < its->to && dates < 2 &&
           !dl_draft_in(draft, mark - 1, DL_LIST_CLAUSE_OPENER);
}

/* "Refused to tighten", "held off adding": only what was not done. Other negations may make
 * a rule: "may no longer be sold". */
bool dl_stretch_is_refused(const dl_story *story, const dl_stretch *its)
{
    enum { REACH = 6 }; /* tokens: "refused on Monday to tighten" */
    if (story->draft->language != DL_LANGUAGE_EN)
        return false;
    if ((is_of_nobody(story->draft, its->from) && !goes_on(story, its)) ||
        (is_not_done(story->draft, its) && !goes_on(story, its)) ||
        find(story->draft, its->from, its->to, "none") < its->to ||
        is_absent(story, its))
        return true; /* "Nobody was arrested on Thursday", "granted no licence", "was not on it" */
    for (uint32_t i = its->first; i < its->end; i++)
        if (is_escape(story, i) ||
            (dl_piece_at(story, i)->verb && is_refuted(story, i)))
            return true;
    for (uint32_t i = its->first; i + 1 < its->end; i++) {
        dl_str value = dl_piece_value(story, dl_piece_at(story, i), DL_CUE_NEGATION);
        uint32_t end = dl_piece_at(story, i)->end;
        if (!dl_str_equal(value, DL_STR("refusal")) && !dl_str_equal(value, DL_STR("gerund")))
            continue;
        for (uint32_t n = i + 1;
             n < its->end && dl_piece_at(story, n)->first <= end + REACH; n++)
            if (dl_piece_at(story, n)->verb &&
                (dl_draft_is(story->draft, end - 1, "that") || /* "no sign that" */
                 is_infinite(story->draft, dl_piece_at(story, n)->first)) &&
                dl_story_cue_before(story, n, DL_CUE_NEGATION, REACH) == i)
                return true;
    }
    return false;
}

/* "The bill", "the proposed rule": a noun for what is no rule yet. */
static bool is_draft_noun(const dl_draft *draft, uint32_t token)
{
    return dl_draft_in(draft, token, DL_LIST_DRAFT_NOUN) ||
           dl_draft_is(draft, token, "plan") || /* but "the government plans" */
           (dl_draft_in(draft, token, DL_LIST_RULE_NOUN) &&
            dl_draft_in(draft, token - 1, DL_LIST_PROPOSED));
}

uint32_t dl_clause_drafted(const dl_story *story, const dl_clause *clause)
{
    const dl_piece *verb = dl_piece_at(story, clause->verb);
    dl_deed deed = clause->sense.word ? clause->sense.word->deed : DL_DEED_COUNT;
    dl_action_family family = deed < DL_DEED_COUNT ? dl_deed_family(deed) : DL_FAMILY_SAY;
    if (story->draft->language != DL_LANGUAGE_EN || clause->passive ||
        clause->order != DL_NO_PIECE || verb->first == 0 ||
        (family != DL_FAMILY_TIGHTEN && family != DL_FAMILY_EASE))
        return DL_NO_PIECE;
    if (is_draft_noun(story->draft, verb->first - 1))
        return clause->verb;
    uint32_t subject = dl_clause_subject_of(story, clause->verb);
    if (subject != DL_NO_PIECE && subject < clause->verb &&
        dl_piece_at(story, subject)->kind == DL_PIECE_WORD &&
        is_draft_noun(story->draft, dl_piece_at(story, subject)->end - 1))
        return subject;
    return DL_NO_PIECE;
}
