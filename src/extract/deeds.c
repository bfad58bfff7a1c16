/* What a clause tells: its verb's deed, but for who acts, under what order, and what
 * else the clause says. */
#include "src/extract/certainty.h"
#include "src/extract/events.h"
#include "src/extract/spelling.h"

static bool says_again(const dl_story *story, const dl_clause *clause)
{
    for (uint32_t i = clause->verb; i < clause->right; i++)
        if (story->pieces.items[i].groups & DL_GROUP_AGAIN)
            return true;
    return false;
}

/* "may not be shipped without a licence": a ban that a licence lifts. */
static bool has_licence_clause(const dl_story *story, const dl_clause *clause)
{
    uint32_t segment = story->pieces.items[clause->verb].segment;
    for (uint32_t i = clause->verb + 1; i < story->pieces.count; i++) {
        const dl_piece *piece = &story->pieces.items[i];
        const dl_sense *sense = dl_piece_sense(story, piece, 0);
        if (piece->segment != segment)
            return false;
        if (piece->verb && piece->groups == 0 && sense)
            return sense->word->deed == DL_DEED_LICENSE_REQUIRE;
    }
    return false;
}

/* 未经许可不得出口: the same, told before the verb. */
static bool is_unless_licensed(const dl_story *story, const dl_clause *clause)
{
    enum { BACK = 24, WIDE = 10 }; /* tokens: 未事先获得美国政府许可 */
    const dl_draft *draft = story->draft;
    uint32_t verb = dl_piece_at(story, clause->verb)->first;
    uint32_t start = draft->sentences.items[story->sentence].first;
    uint32_t first = verb > start + BACK ? verb - BACK : start;
    if (draft->language != DL_LANGUAGE_ZH)
        return false;
    for (uint32_t i = first; i < verb; i++)
        for (uint32_t j = i + 2; dl_draft_cue_is(draft, i, DL_CUE_MARK, "without") &&
                                 j < i + WIDE && j < verb;
             j++)
            if (dl_draft_cue_is(draft, j, DL_CUE_MARK, "permit") ||
                dl_draft_cue_is(draft, j, DL_CUE_MARK, "licence"))
                return true;
    return false;
}

/* "phải được chính quyền cho phép", "must be approved by" */
static bool must_be_granted(const dl_story *story, const dl_clause *clause)
{
    for (uint32_t i = clause->verb; clause->passive && i > clause->left; i--) {
        const dl_piece *piece = &story->pieces.items[i - 1];
        if (dl_piece_has(piece, DL_CUE_PASSIVE))
            return piece->first > 0 &&
                   dl_draft_says(story->draft, piece->first - 1, "phải");
    }
    return false;
}

/* Whether somebody acts, and all of them are of some kinds. */
static bool by_kind(const dl_story *story, const dl_telling *telling, unsigned kinds)
{
    for (uint32_t i = 0; i < telling->actors.count; i++)
        if (!(kinds >> story->draft->out->entities.items[telling->actors.items[i]].kind &
              1))
            return false;
    return telling->actors.count > 0;
}

/* A country that acts itself, or by its authorities, not "the Korean firm". */
static bool is_country(const dl_story *story, const dl_clause *clause)
{
    uint32_t verb = story->pieces.items[clause->verb].segment;
    uint32_t subject = story->segments.items[verb].subject;
    if (story->draft->language == DL_LANGUAGE_EN && clause->agent != DL_NO_PIECE)
        subject = clause->agent; /* "was halted by Washington" */
    if (subject == DL_NO_PIECE || story->pieces.items[subject].kind != DL_PIECE_NAME)
        return false;
    if (dl_draft_says(story->draft, story->pieces.items[subject].end, "的"))
        return false; /* 云南的公司 */
    const dl_piece *piece = &story->pieces.items[subject];
    return dl_draft_in(story->draft, piece->end, DL_LIST_AUTHORITY) ||
           !dl_word_is_demonym(dl_draft_text(story->draft, piece->first, piece->end));
}

/* "imposed export controls", on nothing that is told: rules more than a licence. */
static bool is_regime_of_nothing(const dl_story *story, const dl_clause *clause,
                                 const dl_telling *telling)
{
    const uint32_t both = DL_GROUP_RULE | DL_GROUP_REGIME;
    return clause->object != DL_NO_PIECE && telling->items.count == 0 &&
           telling->goods.count == 0 &&
           (story->pieces.items[clause->object].groups & both) == both;
}

/* "danh sách kiểm soát xuất khẩu", "its export control list": of goods, unlike lists of
 * firms. */
static bool is_control_list(const dl_story *story, const dl_clause *clause)
{
    const dl_piece *object =
        clause->object == DL_NO_PIECE ? NULL : &story->pieces.items[clause->object];
    for (uint32_t i = object ? object->first : 0; object && i < object->end; i++)
        if (dl_draft_says(story->draft, i, "kiểm") ||
            dl_draft_says(story->draft, i, "control") ||
            dl_draft_says(story->draft, i, "controlled"))
            return true;
    return false;
}

/* 将23种设备列入出口限制清单: goods on a list need a licence. */
static bool lists_goods(const dl_story *story, const dl_clause *clause,
                        const dl_telling *telling)
{
    if ((story->draft->language != DL_LANGUAGE_ZH && !is_control_list(story, clause)) ||
        (telling->goods.count == 0 && telling->items.count == 0))
        return false;
    for (uint32_t i = 0; i < telling->targets.count; i++)
        if (story->draft->out->entities.items[telling->targets.items[i]].kind ==
            DL_ENTITY_COMPANY)
            return false;
    for (uint32_t i = clause->left; i < clause->right; i++)
        if (story->pieces.items[i].groups & (DL_GROUP_PEOPLE | DL_GROUP_FIRM))
            return false;
    return true;
}

/* 提案禁止: an order that is itself a proposal. */
static bool is_proposal(const dl_story *story, uint32_t order)
{
    const dl_sense *sense;
    for (uint32_t i = 0;
         (sense = dl_piece_sense(story, &story->pieces.items[order], i)) != NULL; i++)
        if (sense->role == DL_WORD_ORDER && sense->word->deed == DL_DEED_PROPOSE)
            return true;
    return false;
}

/* "chấm dứt các hạn chế": curbs are lifted; what is withdrawn (thu hồi) was a rule. */
static bool lifts_curbs(const dl_story *story, const dl_clause *clause)
{
    if (story->draft->language != DL_LANGUAGE_VI || clause->object == DL_NO_PIECE ||
        dl_draft_is(story->draft, story->pieces.items[clause->verb].first, "thu"))
        return false;
    const dl_piece *object = &story->pieces.items[clause->object];
    if (object->kind != DL_PIECE_WORD ||
        !(object->groups & (DL_GROUP_RULE | DL_GROUP_BAN)) ||
        object->groups & (DL_GROUP_WAIVER | DL_GROUP_LICENCE))
        return false;
    for (uint32_t i = object->first; i < object->end; i++)
        if (dl_draft_in(story->draft, i, DL_LIST_CURB))
            return true;
    return false;
}

/* 撤回规则: a rule that is withdrawn, unlike curbs, which are lifted. */
static bool withdraws_rule(const dl_story *story, const dl_clause *clause)
{
    const dl_draft *draft = story->draft;
    uint32_t verb = dl_piece_at(story, clause->verb)->first;
    if (draft->language != DL_LANGUAGE_ZH || clause->object == DL_NO_PIECE ||
        !dl_draft_in(draft, verb, DL_LIST_WITHDRAWING))
        return false;
    uint32_t head = dl_noun_head(story, clause->object, clause->right);
    uint32_t end = dl_piece_at(story, head)->end;
    return end > 1 && dl_draft_cue_is(draft, end - 2, DL_CUE_MARK, "rule");
}

/* Anthropic更新条款，中资企业不得使用Claude: what the firm that the sentence is about
 * does not let others use is its service. */
static bool is_own_service(const dl_story *story, const dl_clause *clause,
                           const dl_telling *telling)
{
    if (story->draft->language != DL_LANGUAGE_ZH || telling->actors.count > 0 ||
        telling->items.count == 0 || clause->passive || clause->order != DL_NO_PIECE ||
        clause->sense.subject != DL_SUBJECT_TARGET ||
        dl_draft_is(story->draft, dl_piece_at(story, clause->verb)->first, "被") ||
        dl_draft_is(story->draft, dl_piece_at(story, clause->verb)->first, "遭"))
        return false;
    for (uint32_t i = 0; i < clause->verb; i++)
        if (dl_piece_is_party(dl_piece_at(story, i)))
            return dl_piece_entity(story, dl_piece_at(story, i))->kind ==
                   DL_ENTITY_COMPANY;
    return false;
}

/* "đưa vào diện kiểm soát", "diện hạn chế": controlled, whether by licences or not. */
static bool is_put_under_control(const dl_story *story, const dl_clause *clause)
{
    const dl_draft *draft = story->draft;
    if (draft->language != DL_LANGUAGE_VI || clause->object == DL_NO_PIECE)
        return false;
    uint32_t object = dl_piece_at(story, clause->object)->first;
    return dl_piece_at(story, clause->object)->end == object + 3 &&
           dl_draft_says(draft, object, "diện") &&
           (dl_draft_says(draft, object + 1, "kiểm") ||
            dl_draft_says(draft, object + 1, "hạn"));
}

/* "Hải quan Mỹ chặn nhiều lô hàng": goods that customs hold are seized, not forbidden. */
static bool is_stopped_at_customs(const dl_story *story, const dl_clause *clause,
                                  const dl_telling *telling)
{
    const dl_draft *draft = story->draft;
    if (draft->language != DL_LANGUAGE_VI || telling->actors.count == 0 ||
        clause->order != DL_NO_PIECE || clause->object == DL_NO_PIECE ||
        dl_str_find(draft->out->entities.items[telling->actors.items[0]].name,
                    DL_STR("Customs"), 0) == SIZE_MAX)
        return false;
    uint32_t object = dl_piece_at(story, clause->object)->first;
    return dl_draft_in(draft, object, DL_LIST_LOAD) ||
           dl_draft_in(draft, object - 1, DL_LIST_LOAD); /* "lô chip" */
}

bool dl_verb_is_meant(const dl_story *story, uint32_t verb)
{
    const dl_draft *draft = story->draft;
    uint32_t first = dl_piece_at(story, verb)->first;
    return draft->language == DL_LANGUAGE_VI && first > 1 &&
           dl_draft_in(draft, first - 1, DL_LIST_MEANING) &&
           !dl_draft_says(draft, first, "ra") && /* "định ra": sets */
           draft->tokens.items[first - 2].taken & (DL_TAKEN_NAME | DL_TAKEN_DATE);
}

/* "đề xuất cấm bán": what a Vietnamese office only puts forward. */
static bool is_put_forward(const dl_story *story, const dl_clause *clause)
{
    const dl_draft *draft = story->draft;
    uint32_t verb = dl_piece_at(story, clause->verb)->first;
    dl_deed deed = clause->sense.word->deed;
    return draft->language == DL_LANGUAGE_VI && verb > 1 &&
           dl_draft_says(draft, verb - 2, "đề") && dl_draft_says(draft, verb - 1, "xuất") &&
           (deed == DL_DEED_BAN || deed == DL_DEED_RESTRICT ||
            deed == DL_DEED_LICENSE_REQUIRE);
}

/* "Wingtech công bố lệnh của chính phủ Hà Lan": a Vietnamese firm tells whose rule it is. */
static bool is_rule_of_office(const dl_story *story, const dl_clause *clause)
{
    enum { NEAR = 3 }; /* pieces */
    if (story->draft->language != DL_LANGUAGE_VI || clause->object == DL_NO_PIECE ||
        clause->object < clause->verb ||
        !(clause->sense.groups & (DL_GROUP_RULE | DL_GROUP_BAN)))
        return false;
    for (uint32_t i = clause->object + 1;
         i < story->pieces.count && i <= clause->object + NEAR; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind == DL_PIECE_NAME)
            return piece->groups & DL_GROUP_PLACE &&
                   dl_draft_says(story->draft, piece->first - 1, "của");
    }
    return false;
}

static uint32_t groups_at(const dl_story *story, uint32_t piece)
{
    return dl_piece_at(story, piece)->groups;
}

/* What an order makes of a deed; DL_DEED_COUNT if no more than what the verb alone says
 * of *deed. */
static dl_deed ordered(const dl_story *story, const dl_clause *clause, bool company,
                       dl_deed *deed)
{
    if (clause->order == DL_NO_PIECE)
        return DL_DEED_COUNT;
    if (is_proposal(story, clause->order))
        return DL_DEED_PROPOSE;
    uint32_t verb = dl_piece_at(story, clause->verb)->first;
    bool advice = *deed == DL_DEED_RESTRICT && clause->sense.ordered &&
                  !dl_tokens_wish(story, verb, verb + 1);
    if (dl_piece_at(story, clause->order)->urge && !advice && !company &&
        clause->sense.word->deed != DL_DEED_INVESTIGATE) /* "yêu cầu Nvidia giải trình" */
        return DL_DEED_PROPOSE; /* but to advise against buying restricts */
    bool resumed = story->draft->language == DL_LANGUAGE_EN && /* "told a conference it has | */
                   *deed == DL_DEED_RELAX &&                   /* restarted production" */
                   clause->sense.groups & DL_GROUP_TRADE;
    if ((*deed == DL_DEED_RESCIND || *deed == DL_DEED_RELAX) && !resumed &&
        clause->object != DL_NO_PIECE &&
        groups_at(story, dl_noun_head(story, clause->object, clause->right)) &
            DL_GROUP_TRADE)
        *deed = DL_DEED_SUSPEND_SERVICE; /* "to scrap their H20 orders" */
    if (*deed == DL_DEED_SUSPEND_SERVICE && !company)
        return has_licence_clause(story, clause) ? DL_DEED_LICENSE_REQUIRE : DL_DEED_BAN;
    if (*deed == DL_DEED_BAN && company && story->draft->language == DL_LANGUAGE_ZH)
        return DL_DEED_SUSPEND_SERVICE; /* 通知客户，不得再使用 */
    return DL_DEED_COUNT;
}

/* A company cannot forbid or restrict: what it stops is a service or deliveries; and what
 * an authority stops is forbidden. */
static dl_deed stopped(const dl_story *story, const dl_clause *clause,
                       const dl_telling *telling, dl_deed deed)
{
    bool company = by_kind(story, telling, 1u << DL_ENTITY_COMPANY);
    bool stops_itself = /* 导致汽车厂停产 */
        clause->sense.groups == 0 && story->draft->language == DL_LANGUAGE_ZH;
    if (deed == DL_DEED_BAN && is_own_service(story, clause, telling))
        return DL_DEED_SUSPEND_SERVICE;
    if (company && clause->sense.subject == DL_SUBJECT_ACTS &&
        !is_rule_of_office(story, clause) &&
        (deed == DL_DEED_BAN || deed == DL_DEED_RESTRICT))
        return DL_DEED_SUSPEND_SERVICE;
    if (deed == DL_DEED_SUSPEND_SERVICE && !stops_itself &&
        (by_kind(story, telling, 1u << DL_ENTITY_GOVERNMENT) ||
         (by_kind(story, telling, 1u << DL_ENTITY_PLACE) && is_country(story, clause))))
        return DL_DEED_BAN;
    return DL_DEED_COUNT;
}

/* Whether somebody is taken off a list of the favoured. */
static bool is_off_waiver(const dl_story *story, const dl_clause *clause)
{
    return clause->object != DL_NO_PIECE && clause->sense.groups & DL_GROUP_LIST &&
           (groups_at(story, clause->object) & DL_GROUP_WAIVER ||
            (story->draft->language == DL_LANGUAGE_ZH &&
             clause->object > 0 && /* VEU名单 */
             groups_at(story, clause->object - 1) & DL_GROUP_WAIVER));
}

/* What a deed is, given the rule, list or licence that it is done to. */
static dl_deed deed_of_object(const dl_story *story, const dl_clause *clause,
                              const dl_telling *telling, dl_deed deed)
{
    switch (deed) {
    case DL_DEED_RESCIND:
        return lifts_curbs(story, clause) ? DL_DEED_RELAX : deed;
    case DL_DEED_RELAX:
        return withdraws_rule(story, clause) || is_off_waiver(story, clause)
                   ? DL_DEED_RESCIND
                   : deed;
    case DL_DEED_ENTITY_LIST:
        return lists_goods(story, clause, telling) ? DL_DEED_LICENSE_REQUIRE : deed;
    case DL_DEED_LICENSE_REQUIRE:
        return is_put_under_control(story, clause) ||
                       is_regime_of_nothing(story, clause, telling)
                   ? DL_DEED_RESTRICT
                   : deed;
    case DL_DEED_LICENSE_GRANT:
        if (must_be_granted(story, clause))
            return DL_DEED_LICENSE_REQUIRE;
        return says_again(story, clause) ? DL_DEED_RELAX : deed;
    case DL_DEED_BAN:
        return has_licence_clause(story, clause) || is_unless_licensed(story, clause)
                   ? DL_DEED_LICENSE_REQUIRE
                   : deed;
    default:
        return deed;
    }
}

dl_deed dl_clause_deed(const dl_story *story, const dl_clause *clause,
                       const dl_telling *telling)
{
    dl_deed deed = clause->sense.word->deed, found;
    bool company = by_kind(story, telling, 1u << DL_ENTITY_COMPANY);
    if (dl_clause_is_pondered(story, clause) || is_put_forward(story, clause) ||
        (dl_verb_is_meant(story, clause->verb) &&
         dl_deed_family(deed) == DL_FAMILY_TIGHTEN))
        return DL_DEED_PROPOSE;
    if (dl_clause_is_ended(story, clause))
        return DL_DEED_RELAX;
    if (deed == DL_DEED_LICENSE_GRANT && dl_verb_is_withheld(story, clause->verb))
        return DL_DEED_RESTRICT; /* 推迟向英伟达发放许可证 */
    if (deed == DL_DEED_BAN && is_stopped_at_customs(story, clause, telling))
        return DL_DEED_ENFORCE;
    if ((found = ordered(story, clause, company, &deed)) != DL_DEED_COUNT ||
        (found = stopped(story, clause, telling, deed)) != DL_DEED_COUNT)
        return found;
    return deed_of_object(story, clause, telling, deed);
}
