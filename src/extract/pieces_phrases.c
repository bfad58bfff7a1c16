/* Pieces that are phrases: the longest one that the topic or the lexicon has at a token,
 * and what the topic says of it.
 */
#include "src/extract/parties.h"

static const dl_sense *sense_of(const dl_draft *draft, const dl_cue *cue)
{
    return dl_sense_of(draft->senses, draft->reference->topics, cue->entry->number);
}

/* "giao H20 cho Nvidia": Vietnamese "cho" that lets nobody do anything. */
static bool is_for(const dl_draft *draft, const dl_piece *piece, const dl_sense *sense)
{
    return !piece->lets && draft->language == DL_LANGUAGE_VI &&
           piece->phrase == piece->first + 1 && sense->role == DL_WORD_VERB &&
           sense->word->deed == DL_DEED_LICENSE_GRANT &&
           dl_draft_says(draft, piece->first, "cho");
}

const dl_sense *dl_piece_sense(const dl_story *story, const dl_piece *piece,
                               uint32_t index)
{
    const dl_draft *draft = story->draft;
    uint32_t seen = 0;
    if (!(draft->cue_starts[piece->first] & DL_CUE_BIT(DEED)))
        return NULL;
    for (uint32_t i = draft->first_cue[piece->first];
         i < draft->first_cue[piece->first + 1]; i++) {
        const dl_cue *cue = &draft->cues.items[i];
        if (cue->end == piece->phrase && cue->class == DL_CUE_DEED && cue->spoken &&
            !is_for(draft, piece, sense_of(draft, cue)) && seen++ == index)
            return sense_of(draft, cue);
    }
    return NULL;
}

/* "May" inside a sentence is a month. */
static bool is_month(const dl_draft *draft, uint32_t token)
{
    const dl_token *it = &draft->tokens.items[token];
    return draft->language == DL_LANGUAGE_EN && it->shape == DL_SHAPE_CAPITAL &&
           !(it->flags & DL_TOKEN_FIRST);
}

/* "Bị siết, nên phải xin phép", "nên hôm 3/9 cấm": the Vietnamese word for "so", which means
 * "should" where a verb alone follows. */
static bool is_so(const dl_draft *draft, const dl_cue *cue)
{
    const dl_token *next = &draft->tokens.items[cue->end];
    if (draft->language != DL_LANGUAGE_VI || cue->end != cue->first + 1 || cue->first == 0 ||
        cue->end >= draft->tokens.count || !dl_draft_is(draft, cue->first, "nên"))
        return false;
    return dl_draft_in(draft, cue->end, DL_LIST_BEHIND_SO) || next->taken != 0 ||
           (dl_draft_is(draft, cue->first - 1, ",") &&
                                !(draft->cue_starts[cue->end] & DL_CUE_BIT(DEED)));
}

/* The end of the longest phrase that starts at a token, its classes in *cues. A phrase
 * may hold the next name whole ("made for China"), but not the beginning of it. */
static uint32_t longest(const dl_story *story, uint32_t token, uint32_t *cues,
                        bool *topical)
{
    const dl_draft *draft = story->draft;
    dl_span name = story->next;
    uint32_t end = token;
    *cues = 0;
    *topical = false;
    for (uint32_t i = draft->first_cue[token]; i < draft->first_cue[token + 1]; i++) {
        const dl_cue *cue = &draft->cues.items[i];
        bool topic = cue->class == DL_CUE_DEED;
        uint32_t bit = dl_cue_bit(cue->class);
        const dl_token *last = &draft->tokens.items[cue->end - 1];
        if (!(bit || topic) || !cue->spoken ||
            (cue->class == DL_CUE_POSSIBILITY &&
             (is_month(draft, token) || is_so(draft, cue))) ||
            (last->end > name.start && last->end < name.end))
            continue;
        if (end == token)
            end = cue->end;
        if (cue->end != end)
            break; /* the longest come first */
        *cues |= bit;
        *topical |= topic;
    }
    return end;
}

/* "các quy định về Kiểm soát xuất khẩu": a capital behind a small word is a title's. */
static bool is_titled(const dl_draft *draft, uint32_t token)
{
    return draft->language == DL_LANGUAGE_VI && token > 0 &&
           draft->tokens.items[token].shape == DL_SHAPE_CAPITAL &&
           draft->tokens.items[token - 1].shape == DL_SHAPE_LOWER &&
           draft->tokens.items[token - 1].sentence == draft->tokens.items[token].sentence;
}

/* 商务部公告2024年第46号: the notice itself. */
static bool is_numbered(const dl_draft *draft, const dl_piece *piece)
{
    uint32_t end = piece->end;
    return draft->language == DL_LANGUAGE_ZH && end < draft->tokens.count &&
           dl_draft_is(draft, piece->first, "公") &&
           (draft->tokens.items[end].kind == DL_WORD_NUMBER ||
            dl_draft_is(draft, end, "第") || dl_draft_is(draft, end, "《"));
}

/* 《关于加强出口管制的公告》: a document's title tells nothing by itself. */
static bool is_in_title(const dl_draft *draft, uint32_t token)
{
    enum { LONGEST = 40 }; /* tokens */
    for (uint32_t i = token;
         draft->language == DL_LANGUAGE_ZH && i > 0 && i + LONGEST > token &&
         draft->tokens.items[i - 1].sentence == draft->tokens.items[token].sentence;
         i--)
        if (draft->tokens.items[i - 1].kind == DL_WORD_PUNCTUATION) {
            if (dl_draft_is(draft, i - 1, "《") || dl_draft_is(draft, i - 1, "〈"))
                return true;
            if (dl_draft_is(draft, i - 1, "》") || dl_draft_is(draft, i - 1, "〉"))
                return false;
        }
    return false;
}

/* Whether a Vietnamese noun stands alone, without a number before it or more of it behind. */
static bool is_bare(const dl_draft *draft, const dl_piece *piece)
{
    uint32_t first = piece->first, end = piece->phrase;
    if (end != first + 2 || end >= draft->tokens.count ||
        (first > 0 && (draft->tokens.items[first - 1].kind == DL_WORD_NUMBER ||
                       dl_draft_in(draft, first - 1, DL_LIST_QUANTITY))))
        return false;
    return draft->tokens.items[end].kind == DL_WORD_PUNCTUATION ||
           draft->tokens.items[end].flags & DL_TOKEN_FIRST ||
           dl_draft_in(draft, end, DL_LIST_BEHIND_NOUN);
}

/* "Dự luật được trình hôm 2/4": a Vietnamese bill that opens its sentence without a number or
 * a name is the one that was spoken of; and so is "thông qua đạo luật hôm 12/9", "bãi bỏ quy
 * tắc" anywhere, just behind where a law was named. */
static bool is_spoken_of(const dl_story *story, const dl_piece *piece)
{
    enum { NEAR = 2 }; /* sentences */
    const dl_draft *draft = story->draft;
    if (draft->language != DL_LANGUAGE_VI || piece->phrase >= draft->tokens.count ||
        !(piece->groups & (DL_GROUP_BILL | DL_GROUP_RULE)))
        return false;
    bool opens = piece->groups & DL_GROUP_BILL &&
                 piece->first == draft->sentences.items[story->sentence].first &&
                 draft->tokens.items[piece->phrase].shape == DL_SHAPE_LOWER;
    bool named = story->last_of[DL_ENTITY_LAW] != DL_NO_ROW &&
                 story->last_law_sentence + NEAR >= story->sentence &&
                 (piece->groups & DL_GROUP_BILL ||
                  dl_draft_is(draft, piece->phrase - 1, "tắc"));
    return opens || (named && is_bare(draft, piece));
}

/* Adds what the topic says of the phrase; false if all of it is to be skipped. */
static bool add_senses(const dl_story *story, dl_piece *piece)
{
    const dl_draft *draft = story->draft;
    bool firm = false;
    for (uint32_t i = draft->first_cue[piece->first];
         i < draft->first_cue[piece->first + 1]; i++) {
        const dl_cue *cue = &draft->cues.items[i];
        if (cue->end != piece->phrase || cue->class != DL_CUE_DEED || !cue->spoken)
            continue;
        const dl_sense *sense = sense_of(draft, cue);
        if (sense->role == DL_WORD_SKIP)
            return false;
        if (is_for(draft, piece, sense))
            continue;
        bool acts = !sense->bare || dl_word_can_act(story, piece->first, sense->third);
        piece->verb |= sense->role == DL_WORD_VERB && acts;
        piece->order |= sense->role == DL_WORD_ORDER && acts;
        piece->urge |= sense->role == DL_WORD_URGE && acts;
        piece->echo |= sense->role == DL_WORD_ECHO;
        piece->comply |= sense->role == DL_WORD_COMPLY;
        piece->definite |= sense->definite;
        piece->alone |= sense->role == DL_WORD_VERB && sense->alone;
        piece->vague |=
            sense->role == DL_WORD_ORDER && sense->subject == DL_SUBJECT_TARGET;
        firm |= sense->role == DL_WORD_VERB &&
                sense->word->deed != DL_DEED_LAUNCH_COMPLIANT_CHIP;
        if (sense->role == DL_WORD_OBJECT) {
            piece->groups |= sense->groups;
            piece->topical |= sense->topical;
        }
    }
    piece->definite |= is_spoken_of(story, piece);
    bool acts = piece->verb || piece->alone || piece->order || piece->urge;
    if (acts && is_titled(story->draft, piece->first))
        piece->verb = piece->order = piece->urge = false;
    if (acts &&
        (is_in_title(story->draft, piece->first) || is_numbered(story->draft, piece) ||
         dl_word_is_owned(story, piece->first)))
        piece->verb = piece->alone = piece->order = piece->urge = false;
    if (acts && piece->phrase == piece->first + 1 &&
        dl_word_is_attribute(story, piece->first))
        piece->verb = piece->order = piece->urge = false;
    piece->soft = piece->verb && !firm;
    return true;
}

uint32_t dl_piece_end(const dl_draft *draft, uint32_t token, uint32_t end, uint32_t byte)
{
    while (token < end && draft->tokens.items[token].start < byte)
        token++;
    return token;
}

/* Whether a phrase may begin at a token; it does at few. Events read the topic's words
 * and the last classes: CONDITION and all behind it, some of which share their bits with
 * those before it. */
static inline bool may_begin(const dl_draft *draft, uint32_t token)
{
    const uint64_t classes =
        DL_CUE_BIT(DEED) | ~(DL_CUE_BIT(CONDITION) - 1) | ~(DL_CUE_BIT(UNTIL) - 1);
    return draft->cue_starts[token] & classes;
}

/* What "it" may be: a chip or an app that the sentence before told of, or the app that is
 * called by its maker's name. */
static uint32_t thing_groups(const dl_story *story)
{
    uint32_t firm = story->last_of[DL_ENTITY_COMPANY];
    enum { NEAR = 2 }; /* sentences */
    const dl_sentence *sentences = story->draft->sentences.items;
    if (story->named.count > 0 && story->named_sentence + NEAR >= story->sentence &&
        !(story->last_groups & DL_GROUP_PRODUCT) &&
        sentences[story->named_sentence].paragraph ==
            sentences[story->sentence].paragraph)
        return DL_GROUP_CHIP;
    bool app = story->last_groups & (DL_GROUP_FIRM | DL_GROUP_SERVICE) &&
               firm != DL_NO_ROW && dl_entity_has_product(story, firm);
    return app ? DL_GROUP_PRODUCT
               : story->last_groups & (DL_GROUP_CHIP | DL_GROUP_PRODUCT);
}

/* Whether a name, or a day, ends before a token, or a word of time: "Mỹ hôm 5/9 | cho Nvidia". */
static bool may_let(const dl_story *story, uint32_t token)
{
    const dl_annotations *out = story->draft->out;
    uint32_t byte = token > 0 ? story->draft->tokens.items[token - 1].end : 0;
    size_t behind = dl_date_from(out, byte);
    if (token == 0 || dl_draft_in(story->draft, token - 1, DL_LIST_BEFORE_LETTING) ||
        (behind > 0 && out->dates.items[behind - 1].span.end == byte))
        return token > 0;
    const dl_piece *last = story->pieces.count
                               ? dl_piece_at(story, (uint32_t)story->pieces.count - 1)
                               : NULL;
    return last && last->end == token && last->kind == DL_PIECE_NAME &&
           dl_story_is_authority(story, dl_piece_mention(story, last)->entity);
}

/* "Mỹ cho | Nvidia bán H20", "cho các hãng mua": whether "cho" lets others trade, and is not
 * "for". */
static bool lets_trade(const dl_story *story, uint32_t token)
{
    enum { FARTHEST = 6 }; /* tokens of who is let */
    const dl_draft *draft = story->draft;
    uint32_t end = draft->sentences.items[story->sentence].end, i = token + 1;
    if (i >= end || !may_let(story, token) ||
        !(draft->cover[i] || dl_draft_in(draft, i, DL_LIST_WHO_IS_LET)))
        return false;
    while (i < end && i < token + FARTHEST && !dl_draft_in(draft, i, DL_LIST_TRADE) &&
           draft->tokens.items[i].kind != DL_WORD_PUNCTUATION)
        i++;
    return i < end && i > token + 1 && dl_draft_in(draft, i, DL_LIST_TRADE);
}

/* 搜查该公司办公室, 约谈这家企业: a Chinese phrase that means one firm, unlike 公司. */
static bool is_that_firm(const dl_story *story, const dl_piece *piece)
{
    enum { BARE = 2 }; /* ideographs */
    return story->draft->language == DL_LANGUAGE_ZH && piece->end > piece->first + BARE &&
           dl_str_equal(dl_piece_value(story, piece, DL_CUE_ANAPHOR), DL_STR("company"));
}

uint32_t dl_story_add_phrase(dl_story *story, uint32_t token)
{
    const dl_draft *draft = story->draft;
    uint32_t cues;
    bool topical;
    if (!may_begin(draft, token))
        return token + 1;
    uint32_t phrase = longest(story, token, &cues, &topical);
    if (phrase == token)
        return token + 1;
    uint32_t end = dl_piece_end(draft, token, phrase, story->next.start);
    dl_piece piece = {
        .first = token, .end = end, .phrase = phrase, .kind = DL_PIECE_CUE, .cues = cues
    };
    piece.says = cues & dl_cue_bit(DL_CUE_TELL);
    if (cues & dl_cue_bit(DL_CUE_ANAPHOR) &&
        dl_str_starts(dl_piece_value(story, &piece, DL_CUE_ANAPHOR), DL_STR("chip")))
        piece.groups |= DL_GROUP_CHIP;
    else if (cues & dl_cue_bit(DL_CUE_ANAPHOR) &&
             (dl_name_is_of_firm(story, token) || is_that_firm(story, &piece)))
        piece.groups |= DL_GROUP_FIRM;
    else if (cues & dl_cue_bit(DL_CUE_ANAPHOR) &&
             dl_str_equal(dl_piece_value(story, &piece, DL_CUE_ANAPHOR),
                          DL_STR("product")))
        piece.groups |= DL_GROUP_PRODUCT; /* "ứng dụng này" */
    else if (cues & dl_cue_bit(DL_CUE_ANAPHOR) &&
             dl_str_equal(dl_piece_value(story, &piece, DL_CUE_ANAPHOR), DL_STR("thing")))
        piece.groups |= thing_groups(story); /* "nó" */
    else if (cues & dl_cue_bit(DL_CUE_ANAPHOR))
        piece.groups |= dl_ware_groups(story, &piece);
    if (topical) {
        piece.lets = phrase == token + 1 && draft->language == DL_LANGUAGE_VI &&
                     dl_draft_says(draft, token, "cho") && lets_trade(story, token);
        piece.kind = DL_PIECE_WORD;
        if (!add_senses(story, &piece))
            return end;
    }
    *DL_APPEND(&story->pieces, story->draft->scratch) = piece;
    return end;
}

/* Whether a phrase begins with the name at a token and goes on behind it: "中国版", "two
 * days later", "the Dutch company". */
bool dl_phrase_overlays(const dl_story *story, uint32_t token)
{
    uint32_t cues;
    bool topical;
    uint32_t phrase = longest(story, token, &cues, &topical);
    uint32_t end = phrase > token ? story->draft->tokens.items[phrase - 1].end : 0;
    return dl_name_is_of_firm(story, token) || (topical && end > story->next.end) ||
           (cues & dl_cue_bit(DL_CUE_CONTINUATION) && end >= story->next.end);
}
