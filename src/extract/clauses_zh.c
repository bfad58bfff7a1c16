/* How Chinese clauses differ: objects that stand before their verb without a marker, or
 * behind 的 and over a clause; verbs that only say which. All of it is for Chinese alone.
 */
#include "src/extract/clauses.h"
#include "src/extract/spelling.h"

/* 告诉路透社，美国将禁止: who is told something of others is not told to do it. */
bool dl_order_only_tells(const dl_story *story, uint32_t order, uint32_t verb)
{
    uint32_t subject = dl_segment_of(story, verb)->subject;
    if (story->draft->language != DL_LANGUAGE_ZH || !dl_piece_at(story, order)->says ||
        !dl_draft_is(story->draft, dl_piece_at(story, order)->first, "告"))
        return false;
    return order + 1 >= verb || dl_piece_at(story, order + 1)->kind != DL_PIECE_NAME ||
           dl_piece_entity(story, dl_piece_at(story, order + 1))->kind !=
               DL_ENTITY_COMPANY ||
           (subject != DL_NO_PIECE && subject != order + 1);
}

/* 不予许可的规定，|暂停至11月: the rule told right before the comma that a verb of easing
 * stands behind. */
static uint32_t object_apart(const dl_story *story, const dl_clause *clause, uint32_t needs)
{
    uint32_t verb = clause->verb;
    if (verb < 2 || dl_piece_at(story, verb - 1)->kind != DL_PIECE_COMMA ||
        dl_piece_at(story, verb)->first != dl_piece_at(story, verb - 1)->end ||
        dl_piece_at(story, verb - 2)->end != dl_piece_at(story, verb - 1)->first ||
        !(dl_piece_at(story, verb - 2)->groups & needs &
          (DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME)))
        return DL_NO_PIECE;
    return verb - 2;
}

/* 不予许可出口的规定|暂停: what ends is the rule, not the trade that it is of. */
static bool is_other_rule(const dl_story *story, uint32_t verb, uint32_t needs)
{
    const uint32_t rules = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME | DL_GROUP_LICENCE |
                           DL_GROUP_WAIVER;
    const dl_piece *before = dl_piece_at(story, verb - 1);
    if (before->kind == DL_PIECE_COMMA && verb > 1)
        before--;
    return before->groups & rules && !before->verb && !before->order && /* 被要求解散 */
           !(before->groups & DL_GROUP_TRADE) && !(needs & rules);
}

/* H20今年4月遭禁，7月|解禁: what the segment before is about, for a verb with nothing but a
 * day before it. */
static uint32_t object_of_topic(const dl_story *story, const dl_clause *clause, uint32_t needs)
{
    const dl_segment *segment = dl_segment_of(story, clause->verb);
    dl_action_family family = dl_deed_family(clause->sense.word->deed);
    bool dated = false;
    if (segment->first == 0 || segment->opener != DL_OPENER_COMMA ||
        (family != DL_FAMILY_EASE && family != DL_FAMILY_TIGHTEN))
        return DL_NO_PIECE;
    for (uint32_t i = segment->first; i < clause->verb; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind != DL_PIECE_DATE && piece->kind != DL_PIECE_CUE)
            return DL_NO_PIECE;
        dated |= piece->kind == DL_PIECE_DATE;
    }
    for (uint32_t i = segment[-1].first; dated && i < segment[-1].end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind == DL_PIECE_DATE || piece->kind == DL_PIECE_CUE)
            continue;
        return piece->groups & needs && !piece->verb && !dl_piece_is_party(piece)
                   ? i
                   : DL_NO_PIECE;
    }
    return DL_NO_PIECE;
}

/* 授权将于年底撤销, 禁令解除, 规定暂停至11月: a thing that the verb at the end of its segment is
 * about.
 */
uint32_t dl_object_ahead(const dl_story *story, const dl_clause *clause, uint32_t needs)
{
    const dl_segment *segment = dl_segment_of(story, clause->verb);
    const dl_draft *draft = story->draft;
    uint32_t end = dl_piece_at(story, clause->verb)->end;
    bool last = end >= draft->tokens.count ||
                draft->tokens.items[end].kind == DL_WORD_PUNCTUATION ||
                draft->tokens.items[end].flags & DL_TOKEN_FIRST ||
                dl_draft_is(draft, end, "了");
    bool easing = dl_deed_family(clause->sense.word->deed) == DL_FAMILY_EASE;
    last |= easing && (dl_draft_is(draft, end, "至") || dl_draft_is(draft, end, "到"));
    if (draft->language != DL_LANGUAGE_ZH || clause->passive || clause->sense.weak ||
        clause->sense.subject != DL_SUBJECT_ACTS || !last ||
        dl_piece_at(story, clause->verb)->groups)
        return DL_NO_PIECE;
    for (uint32_t i = clause->verb; i > segment->first; i--) {
        const dl_piece *piece = dl_piece_at(story, i - 1);
        if (i == clause->verb && is_other_rule(story, clause->verb, needs))
            return DL_NO_PIECE;
        if (piece->groups & needs && !dl_piece_is_party(piece))
            return i - 1;
        if (dl_piece_is_party(piece) || dl_verb_parts(story, i - 1))
            return DL_NO_PIECE;
    }
    uint32_t apart = easing ? object_apart(story, clause, needs) : DL_NO_PIECE;
    return apart != DL_NO_PIECE ? apart : object_of_topic(story, clause, needs);
}

/* Whether 的 stands between a piece and the one before it: 的个别许可. */
static bool is_linked(const dl_story *story, uint32_t piece)
{
    enum { FARTHEST = 5 }; /* tokens */
    uint32_t from = dl_piece_at(story, piece - 1)->end,
             to = dl_piece_at(story, piece)->first;
    for (uint32_t i = to; i > from && i + FARTHEST > to; i--)
        if (dl_draft_is(story->draft, i - 1, "的"))
            return true;
    return false;
}

/* 撤销三星取得设备的豁免: the noun behind 的, over a clause that says which. */
uint32_t dl_object_behind(const dl_story *story, const dl_clause *clause, uint32_t needs)
{
    const dl_segment *segment = dl_segment_of(story, clause->verb);
    if (story->draft->language != DL_LANGUAGE_ZH || clause->passive ||
        clause->sense.subject != DL_SUBJECT_ACTS || clause->sense.weak)
        return DL_NO_PIECE;
    for (uint32_t i = clause->right; i < segment->end; i++) {
        if (i > 0 && is_linked(story, i) &&
            dl_piece_at(story, dl_noun_head(story, i, segment->end))->groups & needs)
            return i;
    }
    return DL_NO_PIECE;
}

/* 收购安世半导体的交易获批: what is done to the deal is not done to its goods. */
bool dl_clause_is_about_noun(const dl_story *story, const dl_clause *clause)
{
    if (story->draft->language != DL_LANGUAGE_ZH ||
        !(clause->passive || clause->sense.subject != DL_SUBJECT_ACTS))
        return false;
    for (uint32_t i = clause->verb; i > clause->left; i--)
        if (dl_piece_at(story, i - 1)->groups)
            return dl_piece_at(story, i - 1)->groups == DL_GROUP_NOUN;
    return false;
}

/* 列入黑名单|企业: firms right behind the list that they are on. */
static bool names_firms(const dl_story *story, uint32_t list)
{
    uint32_t end = dl_piece_at(story, list)->end;
    return (list + 1 < story->pieces.count &&
            dl_piece_at(story, list + 1)->first == end &&
            dl_piece_at(story, list + 1)->groups == DL_GROUP_PEOPLE) ||
           (end + 1 < story->draft->tokens.count &&
            dl_draft_is(story->draft, end, "中") &&
            dl_draft_is(story->draft, end + 1, "企"));
}

/* 被列入实体清单的企业: a passive that only tells which. */
bool dl_clause_describes(const dl_story *story, const dl_clause *clause)
{
    enum { WITHIN = 2 }; /* 清单上的 */
    if (story->draft->language != DL_LANGUAGE_ZH || clause->object == DL_NO_PIECE ||
        clause->object < clause->verb)
        return false;
    uint32_t head = dl_noun_head(story, clause->object, clause->right);
    uint32_t behind = dl_piece_at(story, head)->end;
    if (clause->sense.word->deed == DL_DEED_ENTITY_LIST && names_firms(story, head))
        return true;
    if (!clause->passive && clause->sense.subject != DL_SUBJECT_TARGET)
        return false;
    for (uint32_t i = behind; i < behind + WITHIN && i < story->draft->tokens.count; i++)
        if (dl_draft_is(story->draft, i, "的"))
            return true;
    for (uint32_t i = behind; i < behind + 2 * WITHIN; i++)
        if (dl_token_reads(story->draft, i, "原") &&
            dl_token_reads(story->draft, i + 1, "因"))
            return true; /* 被纳入名单可能原因 */
    return false;
}

/* 切断对英伟达的依赖: a firm whose something is the object. */
bool dl_firm_is_owner(const dl_story *story, uint32_t firm, uint32_t end)
{
    uint32_t next = firm + 1, gap = dl_piece_at(story, firm)->end;
    return next < end && dl_piece_at(story, next)->groups == DL_GROUP_NOUN &&
           dl_piece_at(story, next)->first == gap + 1 &&
           dl_draft_is(story->draft, gap, "的");
}

/* 取消三星使用设备的豁免: what ends is the waiver, not the use. */
bool dl_clause_is_outdone(const dl_story *story, const dl_clause *clause)
{
    const uint32_t papers = DL_GROUP_WAIVER | DL_GROUP_LICENCE | DL_GROUP_RULE |
                            DL_GROUP_BAN | DL_GROUP_REGIME;
    if (story->draft->language != DL_LANGUAGE_ZH ||
        clause->sense.word->deed != DL_DEED_SUSPEND_SERVICE)
        return false;
    uint32_t end = dl_segment_of(story, clause->verb)->end;
    for (uint32_t i = clause->verb + 1; i < end; i++) {
        if (is_linked(story, i) &&
            dl_piece_at(story, dl_noun_head(story, i, end))->groups & papers)
            return true;
    }
    return false;
}

/* 停止了一系列行动，该行动使用…: trade and services told behind a comma are others'. */
bool dl_object_is_far(const dl_story *story, const dl_clause *clause)
{
    const uint32_t loose = DL_GROUP_TRADE | DL_GROUP_SERVICE | DL_GROUP_MODEL;
    const dl_piece *object = dl_piece_at(story, clause->object);
    return story->draft->language == DL_LANGUAGE_ZH && clause->object > clause->verb &&
           clause->sense.word->deed == DL_DEED_SUSPEND_SERVICE &&
           object->segment != dl_piece_at(story, clause->verb)->segment &&
           object->groups & loose &&
           !(object->groups & (DL_GROUP_GOODS | DL_GROUP_CHIP | DL_GROUP_RULE));
}

/* 5月便将之推倒, 随后把它撤回: a pronoun that is taken right before the verb. */
bool dl_verb_takes_it(const dl_story *story, uint32_t verb)
{
    enum { NEAR = 3 }; /* pieces */
    for (uint32_t i = verb > NEAR ? verb - NEAR : 0;
         story->draft->language == DL_LANGUAGE_ZH && i < verb; i++) {
        const dl_piece *taken = dl_piece_at(story, i);
        const dl_piece *it = dl_piece_has(taken, DL_CUE_ANAPHOR) ? taken : taken + 1;
        if (taken->segment == dl_piece_at(story, verb)->segment &&
            dl_piece_has(taken, DL_CUE_OBJECT) && it < &story->pieces.items[verb] &&
            it->first <= taken->end && dl_piece_has(it, DL_CUE_ANAPHOR) &&
            dl_str_equal(dl_piece_value(story, taken, DL_CUE_OBJECT), DL_STR("taken")) &&
            dl_piece_value(story, it, DL_CUE_ANAPHOR).len == 0)
            return true;
    }
    return false;
}
