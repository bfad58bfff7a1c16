/* Whether a word of the topic that can be a verb is one where it stands. */
#include "src/extract/spelling.h"
#include "src/extract/sentence.h"

/* "also", "again", "formally": what may stand between a subject and its verb. */
static bool is_adverb(const dl_draft *draft, uint32_t token)
{
    dl_str word = dl_draft_folded(draft, token);
    return dl_draft_in(draft, token, DL_LIST_ADVERB) ||
           (word.len > 4 && dl_str_ends(word, DL_STR("ly")));
}

bool dl_word_is_demonym(dl_str name)
{
    static const char *const ends[] = { "ese", "ian", "ean", "can", "ish",
                                        "tch", "nch", "man", "eli", "udi" };
    for (size_t i = 0; i < DL_COUNT(ends); i++)
        if (dl_str_ends(name, dl_str_from(ends[i])))
            return true;
    return false;
}

/* "U.S. limits on chips" */
static bool leads_noun(const dl_draft *draft, uint32_t token)
{
    return token + 1 < draft->tokens.count && (dl_draft_is(draft, token + 1, "on") ||
                                               dl_draft_is(draft, token + 1, "against"));
}

/* "Only in May did Washington order": whether "did" stands before the subject. */
static bool is_inverted(const dl_story *story, const dl_piece *subject)
{
    uint32_t before = subject->first;
    if (story->draft->language != DL_LANGUAGE_EN || subject->kind != DL_PIECE_NAME ||
        before < 2)
        return false;
    if (dl_draft_is(story->draft, before - 1, "the"))
        before--;
    return dl_draft_is(story->draft, before - 1, "did");
}

/* Whether a bare form can be a verb here: "to ban", "will ban", but not "the ban". */
bool dl_word_can_act(const dl_story *story, uint32_t token, bool third)
{
    const uint32_t before = dl_cue_bit(DL_CUE_INFINITIVE) | dl_cue_bit(DL_CUE_PLAN) |
                            dl_cue_bit(DL_CUE_POSSIBILITY) | dl_cue_bit(DL_CUE_NEGATION);
    const dl_piece *last =
        story->pieces.count ? &story->pieces.items[story->pieces.count - 1] : NULL;
    const uint32_t subjects =
        DL_GROUP_FIRM | DL_GROUP_PLACE | DL_GROUP_RULE | DL_GROUP_BILL;
    if (!last || !(last->end == token ||
                   (last->end + 1 == token && is_adverb(story->draft, last->end))))
        return false;
    if (!third)
        return (last->cues & before) != 0 || is_inverted(story, last);
    return last->groups & subjects && !leads_noun(story->draft, token) &&
           !(last->groups & DL_GROUP_PLACE &&
             dl_word_is_demonym(dl_draft_text(story->draft, last->first, last->end)));
}

/* "for shipping banned GPUs", "to send restricted Nvidia processors": whether a word right
 * before a participle is a verb that has its noun as object. */
static bool takes_object(const dl_draft *draft, uint32_t token)
{
    const dl_token *verb = &draft->tokens.items[token];
    dl_str word = dl_draft_folded(draft, token);
    if (token == 0 || token + 2 >= draft->tokens.count || verb->shape != DL_SHAPE_LOWER ||
        dl_draft_in(draft, token, DL_LIST_PASSIVE_LEAD) ||
        dl_draft_in(draft, token + 2, DL_LIST_NO_OBJECT_WORD))
        return false;
    if (dl_draft_in(draft, token, DL_LIST_TRADED))
        return true; /* "whether it used banned chips" */
    return dl_draft_in(draft, token - 1, DL_LIST_BEFORE_DOING) &&
           (dl_str_ends(word, DL_STR("ing")) ||
            (dl_draft_is(draft, token - 1, "to") && !dl_str_ends(word, DL_STR("s"))));
}

/* "blacklisted Huawei", "a banned chip": a participle between a determiner or preposition
 * and its noun is no verb. */
bool dl_word_is_attribute(const dl_story *story, uint32_t token)
{
    const dl_draft *draft = story->draft;
    uint32_t before = token;
    if (draft->language != DL_LANGUAGE_EN || token == 0 ||
        !dl_str_ends(dl_draft_folded(draft, token), DL_STR("ed")))
        return false;
    if (draft->tokens.items[token].flags & DL_TOKEN_FIRST) /* "Banned chips are easy" */
        return dl_draft_cue(draft, token + 1, DL_CUE_DEED) != NULL;
    before--;
    if (before > 0 && dl_str_ends(dl_draft_folded(draft, before), DL_STR("ly")))
        before--;
    if (dl_draft_in(draft, before, DL_LIST_BEFORE_ATTRIBUTE) ||
        (before + 1 == token && takes_object(draft, before)))
        return true;
    return before > 0 && dl_draft_says(draft, before, "s") && /* "Beijing's delayed" */
           draft->tokens.items[before - 1].kind == DL_WORD_PUNCTUATION;
}

bool dl_word_is_owned(const dl_story *story, uint32_t token)
{
    const dl_draft *draft = story->draft;
    if (draft->language != DL_LANGUAGE_ZH || token == 0)
        return false;
    if (token > 2 && dl_draft_cue_is(draft, token - 2, DL_CUE_MARK, "attribute"))
        return dl_draft_is(draft, token - 3, "的"); /* 的全面限制 */
    return dl_draft_is(draft, token - 1, "的") || /* 一系列禁止和限制措施 */
           (token > 1 && dl_draft_is(draft, token - 2, "系") &&
            dl_draft_is(draft, token - 1, "列"));
}
