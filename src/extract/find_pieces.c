/* Pieces: what matters for events in a sentence, in order; all other words are gaps.
 *
 * From every token the longest thing wins: a name, a date, else the longest phrase that
 * the topic or the lexicon has (pieces_phrases.c).
 */
#include "src/extract/sentence.h"

/* More than any real sentence has; bounds the work for text that never ends one. */
enum { MOST_PIECES = 512 };

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

static uint32_t add_name(dl_story *story, uint32_t token, uint32_t end)
{
    const dl_found_mention *mention =
        &story->draft->out->mentions.items[story->next_mention];
    dl_piece piece = { .first = token,
                       .end = dl_piece_end(story->draft, token, end, mention->span.end),
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
                       .end = dl_piece_end(story->draft, token, end, date->span.end),
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
    if (dl_draft_in(story->draft, token, DL_LIST_CLAUSE_STOP))
        piece.kind = DL_PIECE_STOP;
    else if (!dl_draft_in(story->draft, token, DL_LIST_CLAUSE_COMMA) && !(apart && dl_draft_is(story->draft, token, "-")))
        return;
    if (dl_draft_in(story->draft, token, DL_LIST_JOINING_SIGN))
        piece.cues = dl_cue_bit(DL_CUE_JOIN);
    if (!in_number(story->draft, token) && !in_name(story->draft, token))
        *DL_APPEND(&story->pieces, story->draft->scratch) = piece;
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
    if (dl_phrase_overlays(story, token))
        dl_story_add_phrase(story, token);
    skip_shifted_date(story);
    if (story->next_mention < out->mentions.count &&
        out->mentions.items[story->next_mention].span.start < it->end)
        return add_name(story, token, end);
    if (story->next_date < out->dates.count &&
        out->dates.items[story->next_date].span.start < it->end)
        return add_date(story, token, end);
    if (it->kind != DL_WORD_PUNCTUATION)
        return dl_story_add_phrase(story, token);
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
            token = dl_story_add_phrase(story, token);
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
