/* Pieces: what matters for events in a sentence, in order; all other words are gaps.
 *
 * From every token the longest thing wins: a name, a date, else the longest phrase that
 * the topic or the lexicon has.
 */
#include "src/extract/events.h"
#include "src/extract/names.h"

/* More than any real sentence has; bounds the work for text that never ends one. */
enum { MOST_PIECES = 512 };

const dl_found_mention *dl_piece_mention(const dl_story *story, const dl_piece *piece)
{
    return &story->draft->out->mentions.items[piece->row];
}

const dl_found_entity *dl_piece_entity(const dl_story *story, const dl_piece *piece)
{
    uint32_t entity = dl_piece_mention(story, piece)->entity;
    return &story->draft->out->entities.items[entity];
}

static const dl_sense *sense_of(const dl_draft *draft, const dl_cue *cue)
{
    return dl_sense_of(draft->senses, draft->reference->topics, cue->entry->number);
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
        if (cue->end == piece->phrase && cue->class == DL_CUE_DEED &&
            cue->spoken && seen++ == index)
            return sense_of(draft, cue);
    }
    return NULL;
}

/* Notes the name or date that comes next; an empty span behind the last. */
static void find_next(dl_story *story)
{
    const dl_annotations *out = story->draft->out;
    story->next = (dl_span){ UINT32_MAX, UINT32_MAX };
    if (story->next_mention < out->mentions.count)
        story->next = out->mentions.items[story->next_mention].span;
    if (story->next_date < out->dates.count &&
        out->dates.items[story->next_date].span.start < story->next.start)
        story->next = out->dates.items[story->next_date].span;
}

/* "May" inside a sentence is a month. */
static bool is_month(const dl_draft *draft, uint32_t token)
{
    const dl_token *it = &draft->tokens.items[token];
    return draft->language == DL_LANGUAGE_EN && it->shape == DL_SHAPE_CAPITAL &&
           !(it->flags & DL_TOKEN_FIRST);
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
            (cue->class == DL_CUE_POSSIBILITY && is_month(draft, token)) ||
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
    for (uint32_t i = token; draft->language == DL_LANGUAGE_ZH && i > 0 &&
                             i + LONGEST > token &&
                             draft->tokens.items[i - 1].sentence ==
                                 draft->tokens.items[token].sentence;
         i--)
        if (draft->tokens.items[i - 1].kind == DL_WORD_PUNCTUATION) {
            if (dl_draft_is(draft, i - 1, "《") || dl_draft_is(draft, i - 1, "〈"))
                return true;
            if (dl_draft_is(draft, i - 1, "》") || dl_draft_is(draft, i - 1, "〉"))
                return false;
        }
    return false;
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

static uint32_t end_token(const dl_draft *draft, uint32_t token, uint32_t end,
                          uint32_t byte)
{
    while (token < end && draft->tokens.items[token].start < byte)
        token++;
    return token;
}

/* Whether a phrase may begin at a token; it does at few. Events read the topic's words and
 * the last classes: CONDITION and all behind it, some of which share their bits with those
 * before it. */
static inline bool may_begin(const dl_draft *draft, uint32_t token)
{
    const uint64_t classes = DL_CUE_BIT(DEED) | ~(DL_CUE_BIT(CONDITION) - 1) |
                             ~(DL_CUE_BIT(UNTIL) - 1);
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
    bool app = story->last_groups & (DL_GROUP_FIRM | DL_GROUP_SERVICE) && firm != DL_NO_ROW &&
               dl_entity_has_product(story, firm);
    return app ? DL_GROUP_PRODUCT
               : story->last_groups & (DL_GROUP_CHIP | DL_GROUP_PRODUCT);
}

static uint32_t add_phrase(dl_story *story, uint32_t token)
{
    const dl_draft *draft = story->draft;
    uint32_t cues;
    bool topical;
    if (!may_begin(draft, token))
        return token + 1;
    uint32_t phrase = longest(story, token, &cues, &topical);
    if (phrase == token)
        return token + 1;
    uint32_t end = end_token(draft, token, phrase, story->next.start);
    dl_piece piece = {
        .first = token, .end = end, .phrase = phrase, .kind = DL_PIECE_CUE, .cues = cues
    };
    piece.says = cues & dl_cue_bit(DL_CUE_TELL);
    if (cues & dl_cue_bit(DL_CUE_ANAPHOR) &&
        dl_str_starts(dl_piece_value(story, &piece, DL_CUE_ANAPHOR), DL_STR("chip")))
        piece.groups |= DL_GROUP_CHIP;
    else if (cues & dl_cue_bit(DL_CUE_ANAPHOR) &&
             dl_str_equal(dl_piece_value(story, &piece, DL_CUE_ANAPHOR),
                          DL_STR("product")))
        piece.groups |= DL_GROUP_PRODUCT; /* "ứng dụng này" */
    else if (cues & dl_cue_bit(DL_CUE_ANAPHOR) &&
             dl_str_equal(dl_piece_value(story, &piece, DL_CUE_ANAPHOR), DL_STR("thing")))
        piece.groups |= thing_groups(story); /* "nó" */
    if (topical) {
        piece.kind = DL_PIECE_WORD;
        if (!add_senses(story, &piece))
            return end;
    }
    *DL_APPEND(&story->pieces, story->draft->scratch) = piece;
    return end;
}

static uint32_t add_name(dl_story *story, uint32_t token, uint32_t end)
{
    const dl_found_mention *mention =
        &story->draft->out->mentions.items[story->next_mention];
    dl_piece piece = { .first = token,
                       .end = end_token(story->draft, token, end, mention->span.end),
                       .kind = DL_PIECE_NAME,
                       .row = story->next_mention++ };
    find_next(story);
    if (dl_piece_name(story, &piece))
        *DL_APPEND(&story->pieces, story->draft->scratch) = piece;
    return piece.end;
}

static uint32_t add_date(dl_story *story, uint32_t token, uint32_t end)
{
    const dl_found_date *date = &story->draft->out->dates.items[story->next_date];
    dl_piece piece = { .first = token,
                       .end = end_token(story->draft, token, end, date->span.end),
                       .kind = DL_PIECE_DATE,
                       .row = story->next_date++ };
    find_next(story);
    if (date->role == DL_DATE_EVENT)
        *DL_APPEND(&story->pieces, story->draft->scratch) = piece;
    else if (date->role == DL_DATE_PUBLICATION)
        story->pieces.count =
            0; /* （中央社台北3日电）: a stamp is none of the sentence */
    return piece.end;
}

/* "75,000" */
static bool in_number(const dl_draft *draft, uint32_t token)
{
    const dl_token *it = &draft->tokens.items[token];
    return token > 0 && token + 1 < draft->tokens.count &&
           it[-1].kind == DL_WORD_NUMBER && it[1].kind == DL_WORD_NUMBER &&
           !((it->flags | it[1].flags) & DL_TOKEN_SPACE);
}

/* "Run:ai" */
static bool in_name(const dl_draft *draft, uint32_t token)
{
    const dl_token *it = &draft->tokens.items[token];
    return dl_draft_is(draft, token, ":") && token > 0 &&
           token + 1 < draft->tokens.count && it[-1].kind == DL_WORD_LETTERS &&
           it[1].kind == DL_WORD_LETTERS && !((it->flags | it[1].flags) & DL_TOKEN_SPACE);
}

static void add_sign(dl_story *story, uint32_t token)
{
    const dl_token *it = &story->draft->tokens.items[token];
    bool apart = it->flags & DL_TOKEN_SPACE && token + 1 < story->draft->tokens.count &&
                 it[1].flags & DL_TOKEN_SPACE;
    dl_piece piece = { .first = token, .end = token + 1, .kind = DL_PIECE_COMMA };
    if (it->sets & DL_SET_STOP)
        piece.kind = DL_PIECE_STOP;
    else if (!(it->sets & DL_SET_COMMA) && !(apart && dl_draft_is(story->draft, token, "-")))
        return;
    if (it->sets & DL_SET_JOIN)
        piece.cues = dl_cue_bit(DL_CUE_JOIN);
    if (!in_number(story->draft, token) && !in_name(story->draft, token))
        *DL_APPEND(&story->pieces, story->draft->scratch) = piece;
}

/* Whether a phrase begins with the name at a token and goes on behind it: "中国版", "two
 * days later". */
static bool overlays(const dl_story *story, uint32_t token)
{
    uint32_t cues;
    bool topical;
    uint32_t phrase = longest(story, token, &cues, &topical);
    uint32_t end = phrase > token ? story->draft->tokens.items[phrase - 1].end : 0;
    return (topical && end > story->next.end) ||
           (cues & dl_cue_bit(DL_CUE_CONTINUATION) && end >= story->next.end);
}

/* "two days later" counts from the text's last date, not from the article's. */
static void skip_shifted_date(dl_story *story)
{
    const dl_annotations *out = story->draft->out;
    const dl_piece *last =
        story->pieces.count ? &story->pieces.items[story->pieces.count - 1] : NULL;
    int32_t days;
    if (last && last->first == last->end && dl_piece_shift(story, last, &days) &&
        story->next_date < out->dates.count &&
        out->dates.items[story->next_date].span.start ==
            story->draft->tokens.items[last->first].start) {
        story->next_date++;
        find_next(story);
    }
}

/* Names and dates that begin before a byte are behind us. */
static void skip_to(dl_story *story, uint32_t byte)
{
    const dl_annotations *out = story->draft->out;
    while (story->next_mention < out->mentions.count &&
           out->mentions.items[story->next_mention].span.start < byte)
        story->next_mention++;
    while (story->next_date < out->dates.count &&
           out->dates.items[story->next_date].span.start < byte)
        story->next_date++;
    find_next(story);
}

/* What begins at a token, where a name or date does too. */
static uint32_t add_named(dl_story *story, uint32_t token, uint32_t end)
{
    const dl_annotations *out = story->draft->out;
    const dl_token *it = &story->draft->tokens.items[token];
    if (overlays(story, token))
        add_phrase(story, token);
    skip_shifted_date(story);
    if (story->next_mention < out->mentions.count &&
        out->mentions.items[story->next_mention].span.start < it->end)
        return add_name(story, token, end);
    if (story->next_date < out->dates.count &&
        out->dates.items[story->next_date].span.start < it->end)
        return add_date(story, token, end);
    if (it->kind != DL_WORD_PUNCTUATION)
        return add_phrase(story, token);
    add_sign(story, token);
    return token + 1;
}

static void add_pieces(dl_story *story, const dl_sentence *sentence)
{
    const dl_draft *draft = story->draft;
    for (uint32_t token = dl_story_first_token(story);
         token < sentence->end && story->pieces.count < MOST_PIECES;) {
        const dl_token *it = &draft->tokens.items[token];
        if (story->next.start < it->start)
            skip_to(story, it->start);
        if (it->flags & DL_TOKEN_SPACE && it->kind == DL_WORD_HAN && story->pieces.count)
            *DL_APPEND(&story->pieces, draft->scratch) =
                (dl_piece){ .first = token, .end = token, .kind = DL_PIECE_COMMA };
        if (story->next.start < it->end)
            token = add_named(story, token, sentence->end);
        else if (it->kind == DL_WORD_PUNCTUATION)
            add_sign(story, token++);
        else
            token = may_begin(draft, token) ? add_phrase(story, token) : token + 1;
    }
}

bool dl_story_pieces(dl_story *story)
{
    const dl_draft *draft = story->draft;
    const dl_sentence *sentence = &draft->sentences.items[story->sentence];
    bool tells = sentence->classes & DL_CUE_BIT(DEED);
    story->pieces.count = 0;
    skip_to(story, draft->tokens.items[sentence->first].start);
    if (!tells && story->next.start >= draft->tokens.items[sentence->end - 1].end)
        return false; /* nor does it name what others could refer to */
    add_pieces(story, sentence);
    dl_story_lists(story);
    return tells;
}
