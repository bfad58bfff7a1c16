/* What Chinese denies from afar: news that nobody has had of a deed, 未接到客户通知砍单, and
 * news of it that is said to be false, 停产的传闻不实. What stands right before a verb
 * denies it in modality.c.
 */
#include "src/extract/certainty.h"
#include "src/extract/spelling.h"
#include "src/extract/wording.h"

enum { REACH = 24 }; /* pieces: keeps time linear */

static bool denies(const dl_story *story, uint32_t piece, const char *how)
{
    const dl_piece *it = dl_piece_at(story, piece);
    return dl_piece_has(it, DL_CUE_NEGATION) &&
           dl_str_equal(dl_piece_value(story, it, DL_CUE_NEGATION), dl_str_from(how));
}

/* 没有收到任何来自美国政府的关于禁止出口的通知: no comma between them. */
static bool is_unheard(const dl_story *story, uint32_t head)
{
    for (uint32_t i = head; i > 0 && i + REACH > head; i--) {
        uint8_t kind = dl_piece_at(story, i - 1)->kind;
        if (kind == DL_PIECE_COMMA || kind == DL_PIECE_STOP)
            return false;
        if (denies(story, i - 1, "unheard"))
            return true;
    }
    return false;
}

/* 公司否认: nothing that is done stands behind it, so that it is what was told before. */
static bool only_denies(const dl_story *story, uint32_t piece)
{
    if (!denies(story, piece, "denies"))
        return false;
    for (uint32_t i = piece + 1; i < dl_segment_of(story, piece)->end; i++)
        if (dl_piece_at(story, i)->verb || dl_piece_at(story, i)->order)
            return false;
    return true;
}

/* 停产的说法不实, 停产的消息，并不属实; where it is only rumoured, somebody's denial does: 据报
 * 道英伟达停产，公司否认. That of who is charged denies no charge. */
static bool is_untrue(const dl_story *story, uint32_t head)
{
    bool named, apart = false;
    bool rumoured = dl_story_hearsay(story, &named) != DL_NO_PIECE;
    uint32_t count = (uint32_t)story->pieces.count;
    for (uint32_t i = head + 1; i < count && i < head + REACH; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind == DL_PIECE_STOP)
            return false;
        bool opens = dl_piece_at(story, i - 1)->kind == DL_PIECE_COMMA;
        if (denies(story, i, "untrue") && (!apart || opens || rumoured))
            return true;
        if (rumoured && only_denies(story, i))
            return true;
        const dl_cue *news = piece->kind == DL_PIECE_COMMA
                                 ? dl_draft_cue_before(story->draft, piece->first, DL_CUE_MARK)
                                 : NULL; /* 停产的说法，外交部表示并无此事 */
        apart |= piece->kind == DL_PIECE_COMMA &&
                 !(news && dl_str_equal(news->entry->value, DL_STR("news")));
    }
    return false;
}

/* 要求延期，被驳回: what was asked for and refused in the next clause. */
static bool is_refused(const dl_story *story, uint32_t head)
{
    const dl_piece *it = dl_piece_at(story, head);
    if (!it->order && !it->urge)
        return false;
    for (uint32_t i = head + 1; i + 1 < story->pieces.count && i < head + REACH; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_STOP)
            return false;
        else if (dl_piece_at(story, i)->kind == DL_PIECE_COMMA)
            return denies(story, i + 1, "refused") &&
                   !dl_draft_is(story->draft, dl_piece_at(story, i + 1)->end, "的");
    return false;
}

static bool is_break(const dl_draft *draft, uint32_t token)
{
    return dl_draft_in(draft, token, DL_LIST_BREATH_END);
}

/* Whether a stretch of tokens ends in what is only said: 吊销许可证的|报道. */
static bool is_hearsay_behind(const dl_draft *draft, uint32_t from, uint32_t end)
{
    for (uint32_t i = from; i + 1 < end && !is_break(draft, i); i++)
        if (dl_draft_is(draft, i, "的") && dl_draft_cue_is(draft, i + 1, DL_CUE_MARK, "news"))
            return true;
    return false;
}

/* 公司否认警方8月搜查其办公室, 驳斥美国吊销其许可证的报道: whether what stands at a token is what somebody
 * denies in the same breath. */
static bool is_disowned(const dl_story *story, uint32_t token)
{
    enum { FARTHEST = 32 }; /* tokens: keeps time linear */
    const dl_draft *draft = story->draft;
    const dl_sentence *its = &draft->sentences.items[story->sentence];
    for (uint32_t i = token; i > its->first && i + FARTHEST > token && !is_break(draft, i - 1);
         i--) {
        if (dl_draft_cue_is(draft, i - 1, DL_CUE_NEGATION, "denies"))
            return true;
        if (dl_draft_cue_is(draft, i - 1, DL_CUE_MARK, "rebuts") ||
            dl_draft_cue_is(draft, i - 1, DL_CUE_MARK, "accuse"))
            return is_hearsay_behind(draft, token, its->end);
    }
    return false;
}

bool dl_verb_is_denied_afar(const dl_story *story, uint32_t head)
{
    return story->draft->language == DL_LANGUAGE_ZH &&
           (is_unheard(story, head) || is_untrue(story, head) || is_refused(story, head) ||
            is_disowned(story, dl_piece_at(story, head)->first));
}

bool dl_stretch_is_denied(const dl_story *story, const dl_stretch *its)
{
    for (uint32_t i = its->first; i < its->end; i++)
        if (denies(story, i, "unheard") || denies(story, i, "untrue"))
            return story->draft->language == DL_LANGUAGE_ZH;
    return story->draft->language == DL_LANGUAGE_ZH && its->end > its->first &&
           (is_untrue(story, its->first) || is_disowned(story, its->to - 1));
}

/* 没有申领许可, but not 没有许可证不得出口. */
static bool lacks_licence(const dl_story *story, const dl_stretch *its)
{
    enum { NEAR = 8 }; /* tokens */
    const dl_draft *draft = story->draft;
    bool lacks = false;
    for (uint32_t i = its->first; i < its->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        uint32_t to = piece->end + NEAR < its->to ? piece->end + NEAR : its->to;
        if (lacks && (piece->verb || dl_piece_has(piece, DL_CUE_NEGATION)))
            return false;
        for (uint32_t j = piece->end; dl_piece_has(piece, DL_CUE_NEGATION) && j + 1 < to; j++)
            if (dl_draft_cue_is(draft, j, DL_CUE_MARK, "licence")) {
                lacks = draft->language == DL_LANGUAGE_ZH;
                while (i + 1 < its->end && dl_piece_at(story, i + 1)->first <= j + 1)
                    i++;
                break;
            }
    }
    return lacks;
}

/* 申请出口许可，未获批准; 要求放宽，遭拒. */
static bool is_in_vain(const dl_story *story, const dl_stretch *its, dl_deed deed)
{
    bool refused = false, asked = deed != DL_DEED_BAN;
    if (story->draft->language != DL_LANGUAGE_ZH ||
        (deed != DL_DEED_BAN && deed != DL_DEED_RELAX && deed != DL_DEED_LICENSE_GRANT))
        return false;
    for (uint32_t i = its->first; i < its->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        asked |= piece->order || piece->urge;
        refused |= denies(story, i, "refused") && !dl_draft_is(story->draft, piece->end, "的");
    }
    return refused && asked;
}

static bool may_tell(const dl_story *story, uint32_t piece, dl_deed deed)
{
    const dl_sense *sense;
    for (uint32_t n = 0; dl_piece_at(story, piece)->verb &&
                         (sense = dl_piece_sense(story, dl_piece_at(story, piece), n)) != NULL;
         n++)
        if (sense->role == DL_WORD_VERB && sense->word->deed == deed)
            return true;
    return false;
}

/* 豁免没有被撤销: all verbs that could tell the deed are denied. */
static bool is_denied_deed(const dl_story *story, const dl_stretch *its, dl_deed deed)
{
    enum { NEAR = 1 }; /* tokens: 没有|被|撤销 */
    bool denied = false;
    for (uint32_t i = its->first; i < its->end; i++) {
        if (!may_tell(story, i, deed))
            continue;
        uint32_t no = dl_story_cue_before(story, i, DL_CUE_NEGATION, NEAR);
        if (no == DL_NO_PIECE || /* 它没被列名，同行却在清单里 */
            dl_piece_at(story, its->end - 1)->segment != dl_piece_at(story, i)->segment ||
            denies(story, no, "once"))
            return false;
        denied = true;
    }
    return denied && story->draft->language == DL_LANGUAGE_ZH;
}

/* 议员们敦促商务部把长鑫列入清单: what an office is only urged to do. */
static bool urges_office(const dl_story *story, const dl_stretch *its)
{
    enum { NEAR = 3 }; /* pieces */
    for (uint32_t i = its->first; i < its->end; i++)
        for (uint32_t j = i + 1;
             dl_piece_at(story, i)->urge && j < its->end && j <= i + NEAR; j++)
            if (dl_piece_at(story, j)->kind == DL_PIECE_NAME &&
                dl_piece_entity(story, dl_piece_at(story, j))->kind == DL_ENTITY_GOVERNMENT)
                return story->draft->language == DL_LANGUAGE_ZH;
    return false;
}

bool dl_story_lacks(const dl_story *story, uint32_t from)
{
    enum { FARTHEST = 32, NEAR = 2 }; /* tokens: keeps time linear */
    const dl_draft *draft = story->draft;
    uint32_t end = draft->sentences.items[story->sentence].end;
    for (uint32_t i = from; draft->language == DL_LANGUAGE_ZH && i < end &&
                            i < from + FARTHEST && !dl_draft_is(draft, i, "，") &&
                            !dl_draft_is(draft, i, "；");
         i++) {
        const dl_cue *no = dl_draft_cue(draft, i, DL_CUE_NEGATION);
        for (uint32_t j = no ? no->end : i; no && j < end && j < no->end + NEAR; j++)
            if (dl_draft_cue_is(draft, j, DL_CUE_MARK, "within"))
                return true;
    }
    return false;
}

/* 获法院宣判无罪, 检方撤诉: what Chinese lets somebody off is nothing enforced. */
static bool lets_off(const dl_story *story, const dl_stretch *its)
{
    for (uint32_t i = its->from; i < its->to; i++)
        if (dl_draft_cue_is(story->draft, i, DL_CUE_MARK, "acquits"))
            return story->draft->language == DL_LANGUAGE_ZH;
    return false;
}

bool dl_stretch_is_unmet(const dl_story *story, const dl_stretch *its, dl_deed deed)
{
    if (deed == DL_DEED_ENFORCE && lets_off(story, its))
        return true;
    if (is_denied_deed(story, its, deed) ||
        (urges_office(story, its) && deed != DL_DEED_PROPOSE && deed != DL_DEED_ANNOUNCE))
        return true;
    if (deed == DL_DEED_PROPOSE && its->end > its->first &&
        dl_story_lacks(story, dl_piece_at(story, its->first)->first))
        return true;
    return deed == DL_DEED_LICENSE_REQUIRE ? lacks_licence(story, its)
                                           : is_in_vain(story, its, deed);
}

/* Whether two tokens are one of some pairs. */
static bool is_marked(const dl_draft *draft, uint32_t token, const char *one,
                      const char *other)
{
    return dl_draft_cue_is(draft, token, DL_CUE_MARK, one) ||
           dl_draft_cue_is(draft, token, DL_CUE_MARK, other);
}

bool dl_verb_is_withheld(const dl_story *story, uint32_t verb)
{
    const dl_draft *draft = story->draft;
    bool stopped = false;
    if (draft->language != DL_LANGUAGE_ZH)
        return false;
    uint32_t end = dl_piece_at(story, verb)->end;
    for (uint32_t i = dl_piece_at(story, dl_segment_of(story, verb)->first)->first;
         i + 1 < end; i++) {
        if (is_marked(draft, i, "stopped", "held-up"))
            stopped = true;
        else if (dl_draft_cue_is(draft, i, DL_CUE_MARK, "resumed") ||
                 dl_draft_is(draft, i, "后"))
            stopped = false;
    }
    return stopped;
}

bool dl_verb_is_put_off(const dl_story *story, uint32_t verb)
{
    enum { FARTHEST = 12 }; /* tokens */
    const dl_draft *draft = story->draft;
    uint32_t first = dl_piece_at(story, dl_segment_of(story, verb)->first)->first;
    uint32_t end = dl_piece_at(story, verb)->first;
    if (draft->language != DL_LANGUAGE_ZH || dl_token_reads(draft, end, "改") ||
        dl_token_reads(draft, end, "转"))
        return false; /* 由推定拒绝改为逐案审查 */
    for (uint32_t i = end; i > first + 1 && i + FARTHEST > end; i--) {
        if (draft->tokens.items[i - 1].kind == DL_WORD_PUNCTUATION ||
            dl_token_reads(draft, i - 1, "的") || dl_token_reads(draft, i - 1, "但") ||
            (dl_token_reads(draft, i - 1, "后") && !dl_token_reads(draft, i - 2, "延")))
            return false;
        if (is_marked(draft, i - 2, "held-up", "given-up")) /* but not 推定拒绝 */
            return i < 3 || !dl_token_reads(draft, i - 3, "定");
    }
    return false;
}
