/* What a reader would want to be told: not what is business, a habit or a consequence,
 * nor what too little is known of; some deeds need neither a name nor a day. */
#include "src/extract/certainty.h"
#include "src/extract/event_dates.h"
#include "src/extract/events.h"
#include "src/extract/spelling.h"

/* 公司提起诉讼, "DJI sued the Pentagon": who sues is no authority. */
static bool is_private_suit(const dl_story *story, const dl_clause *clause,
                            const dl_telling *telling)
{
    bool suit = story->draft->language == DL_LANGUAGE_ZH
                    ? telling->deed == DL_DEED_ENFORCE
                    : dl_draft_cue_is(story->draft, dl_piece_at(story, clause->verb)->first,
                                      DL_CUE_MARK, "suit");
    if (!suit || clause->sense.subject != DL_SUBJECT_ACTS || clause->passive)
        return false;
    for (uint32_t i = 0; i < telling->actors.count; i++)
        if (story->draft->out->entities.items[telling->actors.items[i]].kind !=
            DL_ENTITY_COMPANY)
            return false;
    return telling->actors.count > 0;
}

/* "Wingtech took control of Nexperia": what an authority does to a firm is a deed of the
 * topic, what another firm does is business. */
static bool is_business(const dl_clause *clause, const dl_telling *telling)
{
    return clause->sense.groups == DL_GROUP_FIRM &&
           clause->sense.word->deed == DL_DEED_RESTRICT &&
           telling->deed == DL_DEED_SUSPEND_SERVICE;
}

/* "Beijing eased its export ban", "imposed limits on the chips of Nexperia": what an
 * authority does to rules of the topic is news without a day and a name, too. */
static bool changes_rules(const dl_story *story, const dl_clause *clause,
                          const dl_telling *telling)
{
    const uint32_t rules = DL_GROUP_LICENCE | DL_GROUP_WAIVER | DL_GROUP_BAN |
                           DL_GROUP_REGIME | DL_GROUP_RULE | DL_GROUP_CASE;
    bool named = telling->goods.count > 0 ||
                 dl_story_has_kind(story, &telling->targets, DL_ENTITY_COMPANY);
    return story->draft->language == DL_LANGUAGE_VI && telling->on_topic &&
           (telling->certainty == DL_CERTAINTY_OCCURRED ||
            telling->certainty == DL_CERTAINTY_PLANNED) &&
           clause->object != DL_NO_PIECE && !clause->reduced && !clause->passive &&
           clause->sense.subject == DL_SUBJECT_ACTS && !telling->aside &&
           (named || !clause->sense.weak) &&
           story->pieces.items[clause->object].groups & rules &&
           telling->actors.count > 0 &&
           dl_story_is_authority(story, telling->actors.items[0]);
}

/* "BIS cho biết sẽ cấp phép để duy trì sản xuất" */
static bool gives_licences(const dl_story *story, const dl_clause *clause,
                           const dl_telling *telling)
{
    return story->draft->language == DL_LANGUAGE_VI && telling->on_topic &&
           telling->deed == DL_DEED_LICENSE_GRANT &&
           (clause->object == DL_NO_PIECE ||
            story->pieces.items[clause->object].groups == DL_GROUP_TRADE) &&
           clause->sense.subject == DL_SUBJECT_ACTS && !clause->passive &&
           !telling->aside && telling->actors.count > 0 &&
           telling->certainty != DL_CERTAINTY_HYPOTHETICAL &&
           dl_story_is_authority(story, telling->actors.items[0]);
}

/* "Các quy định sửa đổi sẽ có hiệu lực từ ngày 4/4": a day for the rules spoken of. */
static bool begins_rules(const dl_story *story, const dl_clause *clause,
                         const dl_telling *telling)
{
    const uint32_t rules = DL_GROUP_BAN | DL_GROUP_REGIME | DL_GROUP_RULE;
    enum { NEAR = 2 }; /* sentences */
    const dl_telling *last =
        story->tellings.count ? &story->tellings.items[story->tellings.count - 1] : NULL;
    if (last && last->sentence + NEAR >= story->sentence)
        return false; /* when the one just told begins */
    return story->draft->language == DL_LANGUAGE_VI && telling->on_topic &&
           telling->dated && clause->sense.subject == DL_SUBJECT_OBJECT &&
           clause->object != DL_NO_PIECE && !clause->reduced &&
           story->pieces.items[clause->object].groups & rules;
}

/* "The ban, imposed in May": what the article speaks of. */
static bool is_meant(const dl_story *story, uint32_t object)
{
    uint32_t token = story->pieces.items[object].first;
    uint32_t first = story->draft->sentences.items[story->sentence].first;
    for (uint32_t i = token; i > first && i + 3 > token; i--)
        if (dl_draft_in(story->draft, i - 1, DL_LIST_POINTER))
            return true;
    return false;
}

/* "imposed export restrictions on parts from Nexperia's plant": an English rule told of
 * somebody. */
static bool names_firm(const dl_story *story, const dl_clause *clause)
{
    for (uint32_t i = clause->verb + 1;
         i < clause->right && story->draft->language == DL_LANGUAGE_EN; i++)
        if (story->pieces.items[i].kind == DL_PIECE_NAME &&
            story->pieces.items[i].groups & DL_GROUP_FIRM &&
            dl_piece_entity(story, &story->pieces.items[i])->kind == DL_ENTITY_COMPANY)
            return true;
    return false;
}

/* "Nvidia developed the A800 for the Chinese market": an English past tells it. */
static bool is_fitted(const dl_story *story, const dl_clause *clause,
                      const dl_telling *telling)
{
    uint32_t verb = story->pieces.items[clause->verb].first;
    return dl_draft_in(story->draft, verb, DL_LIST_DESIGNED) &&
           telling->deed == DL_DEED_LAUNCH_COMPLIANT_CHIP && !clause->passive &&
           telling->items.count > 0 && telling->certainty == DL_CERTAINTY_OCCURRED &&
           dl_story_has_kind(story, &telling->actors, DL_ENTITY_COMPANY);
}

/* "Washington adds companies to its list for acting against it": what is always so. */
static bool is_habit(const dl_story *story, const dl_clause *clause,
                     const dl_telling *telling)
{
    const dl_piece *verb = &story->pieces.items[clause->verb];
    uint32_t last = verb->end > verb->first ? verb->end - 1 : verb->first;
    dl_str word = dl_draft_folded(story->draft, last);
    return story->draft->language == DL_LANGUAGE_EN && !telling->lead &&
           telling->deed == DL_DEED_ENTITY_LIST && !dl_date_is_set(telling->date) &&
           clause->sense.subject == DL_SUBJECT_ACTS && !clause->passive &&
           dl_str_ends(word, DL_STR("s")) &&
           !dl_story_has_kind(story, &telling->targets, DL_ENTITY_COMPANY);
}

/* Who, and what by name. */
static bool is_whole(const dl_story *story, const dl_clause *clause,
                     const dl_telling *telling)
{
    if (telling->items.count == 0)
        return false;
    if (story->draft->language == DL_LANGUAGE_VI && telling->headline &&
        telling->deed == DL_DEED_LICENSE_GRANT)
        return true; /* "Nvidia được phép xuất khẩu H200" */
    return telling->certainty != DL_CERTAINTY_PLANNED &&
           (telling->actors.count > 0 ||
            (clause->sense.subject == DL_SUBJECT_OBJECT &&
             dl_story_has_kind(story, &telling->targets, DL_ENTITY_COMPANY)));
}

/* "Lệnh cấm được ngưng đến 27/11/2026": a Vietnamese sentence that says how long. */
static bool is_lifted_until(const dl_story *story, const dl_clause *clause,
                            const dl_telling *telling)
{
    const uint32_t rules = DL_GROUP_BAN | DL_GROUP_RULE | DL_GROUP_REGIME | DL_GROUP_TARIFF;
    if (story->draft->language != DL_LANGUAGE_VI || telling->deed != DL_DEED_RELAX ||
        clause->object == DL_NO_PIECE ||
        !(story->pieces.items[clause->object].groups & rules))
        return false;
    for (uint32_t i = clause->verb + 1; i < clause->right; i++)
        if (story->pieces.items[i].kind == DL_PIECE_DATE && dl_date_is_end(story, i))
            return true;
    return false;
}

/* 日本已对先进芯片设限, 泰国收紧了GPU转运: what Chinese says has been done, by whom and to what. */
static bool is_done_by(const dl_story *story, const dl_clause *clause,
                       const dl_telling *telling)
{
    const dl_draft *draft = story->draft;
    const dl_piece *verb = dl_piece_at(story, clause->verb);
    bool done = dl_token_reads(draft, verb->end, "了");
    if (draft->language != DL_LANGUAGE_ZH || telling->actors.count == 0 || !telling->on_topic ||
        dl_deed_family(telling->deed) == DL_FAMILY_LAUNCH ||
        telling->aside || telling->certainty == DL_CERTAINTY_PLANNED ||
        !dl_telling_says_what(story, clause, telling))
        return false;
    for (uint32_t i = dl_piece_at(story, dl_segment_of(story, clause->verb)->first)->first;
         i < verb->first && !done; i++)
        done = dl_token_reads(draft, i, "已");
    return done;
}

/* "China has dropped its case", "the firm has been taken off": what an English perfect tells of
 * somebody by name is news without a day. */
static bool is_perfect(const dl_story *story, const dl_clause *clause,
                       const dl_telling *telling)
{
    enum { NEAR = 4 }; /* tokens: "has since also been" */
    const dl_draft *draft = story->draft;
    uint32_t verb = dl_piece_at(story, clause->verb)->first;
    bool firm = dl_story_has_kind(story, &telling->targets, DL_ENTITY_COMPANY);
    if (draft->language != DL_LANGUAGE_EN || clause->order != DL_NO_PIECE ||
        !dl_word_is_past(draft, verb) ||
        !(clause->passive ? firm || telling->items.count > 0 : telling->actors.count > 0))
        return false;
    for (uint32_t i = verb; i > 0 && i + NEAR > verb; i--) {
        if (dl_draft_is(draft, i - 1, "has") || dl_draft_is(draft, i - 1, "have"))
            return true;
        if (draft->tokens.items[i - 1].taken & DL_TAKEN_NAME || dl_draft_is(draft, i - 1, "long") ||
            draft->tokens.items[i - 1].kind == DL_WORD_PUNCTUATION)
            return false;
    }
    return false;
}

/* Whether a verb that tells something only with a date does so without one. */
static bool tells_undated(const dl_story *story, const dl_clause *clause,
                          const dl_telling *telling)
{
    bool ordered = clause->order != DL_NO_PIECE && /* "ordered Cadence to halt sales" */
                   !story->pieces.items[clause->order].urge &&
                   telling->actors.count > 0 &&
                   dl_story_has_kind(story, &telling->targets, DL_ENTITY_COMPANY);
    bool due = telling->deed == DL_DEED_LICENSE_REQUIRE && clause->obliged &&
               telling->actors.count > 0; /* "Kuala Lumpur said they must get permits" */
    return ordered || due || is_lifted_until(story, clause, telling) ||
           is_fitted(story, clause, telling) ||
           is_perfect(story, clause, telling) || is_done_by(story, clause, telling) ||
           (is_whole(story, clause, telling) && !clause->sense.weak);
}

/* What is too little, whatever else is known. */
static bool is_too_little(const dl_story *story, const dl_clause *clause,
                          const dl_telling *telling)
{
    bool dated = dl_date_is_set(telling->date);
    bool permit = telling->deed == DL_DEED_LICENSE_REQUIRE;
    if (((clause->sense.mild && !tells_undated(story, clause, telling)) ||
         telling->aside) &&
        !telling->dated && telling->certainty != DL_CERTAINTY_HYPOTHETICAL)
        return true;
    if (clause->order != DL_NO_PIECE && story->pieces.items[clause->order].urge &&
        telling->deed == DL_DEED_PROPOSE && !telling->dated &&
        !(story->draft->language == DL_LANGUAGE_VI && /* "nghị sĩ Mike Gallagher đòi" */
          dl_lawmakers_order(story, clause->order)))
        return true;
    if (permit && !dated && telling->actors.count == 0 &&
        clause->sense.subject == DL_SUBJECT_TARGET &&
        telling->certainty == DL_CERTAINTY_OCCURRED)
        return true; /* a state */
    if (permit && !telling->on_topic && story->draft->language == DL_LANGUAGE_ZH &&
        telling->items.count == 0 && telling->goods.count == 0)
        return true; /* a merger that needs approval */
    return is_habit(story, clause, telling);
}

/* "The review was opened on 31 March", "the permits were tightened on 4 April", "have
 * charged three men with smuggling AI servers": enough without a name. */
static bool needs_no_name(const dl_story *story, const dl_clause *clause,
                          const dl_telling *telling)
{
    const uint32_t rules = DL_GROUP_LICENCE | DL_GROUP_WAIVER | DL_GROUP_BAN |
                           DL_GROUP_REGIME | DL_GROUP_LIST | DL_GROUP_RULE;
    uint32_t object = dl_clause_object_groups(story, clause);
    bool dated = telling->dated && telling->on_topic;
    if (telling->deed == DL_DEED_INVESTIGATE && dated && object & DL_GROUP_CASE)
        return true;
    if (telling->deed == DL_DEED_RELAX && dated &&
        object & (DL_GROUP_CASE | DL_GROUP_HOLD))
        return true; /* "the probe was dropped", "the rule was put on ice" */
    if (telling->deed == DL_DEED_RELAX && dated && clause->sense.groups == 0 &&
        story->draft->language == DL_LANGUAGE_EN)
        return true; /* "were let off on Thursday" */
    if (dated && clause->sense.subject == DL_SUBJECT_OBJECT && !clause->reduced &&
        object & (DL_GROUP_BAN | DL_GROUP_REGIME) &&
        story->draft->language == DL_LANGUAGE_EN)
        return true; /* "the ban came into force on Thursday" */
    if (dated && clause->passive && object & rules &&
        (!clause->reduced || is_meant(story, clause->object)))
        return true;
    if (story->draft->language == DL_LANGUAGE_ZH && dated && !telling->aside &&
        object & (DL_GROUP_TARIFF | DL_GROUP_BAN | DL_GROUP_RULE) && !clause->reduced &&
        clause->sense.subject == DL_SUBJECT_ACTS && !clause->sense.weak)
        return true; /* 双方5月12日下调关税 */
    return telling->deed == DL_DEED_ENFORCE && telling->goods.count > 0 &&
           telling->certainty == DL_CERTAINTY_OCCURRED && object & DL_GROUP_PEOPLE;
}

/* "General Motors will have to end imports": what a rule makes of a firm is the rule's. */
static bool is_consequence(const dl_story *story, const dl_clause *clause,
                           const dl_telling *telling)
{
    return story->draft->language == DL_LANGUAGE_EN && clause->obliged &&
           telling->deed == DL_DEED_SUSPEND_SERVICE && !telling->dated;
}

/* "Between 2015 and 2021 the firm let a university have its tools": what went on for so long is
 * what somebody is accused of in English, and no permit. */
static bool is_practice(const dl_story *story, const dl_telling *telling)
{
    enum { LONGEST = 200 }; /* days */
    return story->draft->language == DL_LANGUAGE_EN &&
           (telling->deed == DL_DEED_LICENSE_GRANT ||
            telling->deed == DL_DEED_LICENSE_REQUIRE || telling->deed == DL_DEED_RELAX) &&
           telling->date.precision == DL_PRECISION_RANGE &&
           telling->date.last - telling->date.first > LONGEST;
}

bool dl_telling_is_worth(const dl_story *story, const dl_clause *clause,
                         const dl_telling *telling)
{
    if (is_practice(story, telling) || is_consequence(story, clause, telling) ||
        is_business(clause, telling) ||
        is_private_suit(story, clause, telling) ||
        is_too_little(story, clause, telling))
        return false;
    if (telling->lead && dl_telling_says_what(story, clause, telling) &&
        (telling->headline || telling->deed != DL_DEED_LICENSE_GRANT ||
         telling->actors.count > 0)) /* not "Intel held a licence" */
        return true;
    if (gives_licences(story, clause, telling) || changes_rules(story, clause, telling) ||
        begins_rules(story, clause, telling))
        return true;
    if (clause->sense.weak && !dl_date_is_set(telling->date) &&
        telling->items.count == 0 && !names_firm(story, clause))
        return false;
    return needs_no_name(story, clause, telling) ||
           dl_telling_is_enough(story, clause, telling);
}
