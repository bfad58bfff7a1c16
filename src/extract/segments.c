/* Segments: the stretches of a sentence between commas, links and verbs of saying.
 *
 *   Nvidia cho biết | từ ngày 26/8, | Chính phủ Mỹ buộc hãng phải có giấy phép
 */
#include "src/extract/sentence.h"
#include "src/extract/spelling.h"

/* Whether a verb comes in the pieces [from, to) before a comma or stop. */
static bool verb_ahead(const dl_story *story, size_t from, size_t limit)
{
    const dl_piece *pieces = story->pieces.items;
    for (size_t i = from; i < story->pieces.count && i < from + limit; i++) {
        if (pieces[i].kind == DL_PIECE_COMMA || pieces[i].kind == DL_PIECE_STOP)
            return false;
        if (dl_piece_is_verb(&pieces[i]))
            return true;
    }
    return false;
}

bool dl_party_acts(const dl_story *story, uint32_t piece)
{
    return dl_piece_is_party(dl_piece_at(story, piece)) &&
           dl_word_is_past(story->draft, dl_piece_at(story, piece)->end);
}

/* "Nvidia and AMD halted it": whether a join stands between two names of one list. */
static bool joins_names(const dl_story *story, size_t join)
{
    const dl_piece *it = &story->pieces.items[join];
    return join > 0 && dl_piece_is_party(it - 1) && it[-1].end == it->first;
}

/* "The find led TSMC to stop shipments", "prompting the chip maker to": whether an English
 * verb before a firm or an office makes it do what follows. */
static bool is_caused(const dl_story *story, size_t piece)
{
    enum { NEAR = 2 }; /* tokens: "prompting the", "led officials in" */
    const dl_draft *draft = story->draft;
    const dl_piece *it = &story->pieces.items[piece];
    if (draft->language != DL_LANGUAGE_EN ||
        !(dl_piece_is_party(it) ||
          (dl_piece_has(it, DL_CUE_ANAPHOR) && it->groups & DL_GROUP_FIRM)))
        return false;
    for (uint32_t i = it->first; i > 0 && i + NEAR > it->first; i--)
        if (dl_draft_in(draft, i - 1, DL_LIST_PROMPTED))
            return verb_ahead(story, piece + 1, 6) && !dl_draft_is(draft, i, "by");
    return false;
}

/* "and" opens a segment before a verb, and before a party that has a verb of its own
 * while the segment already has one: of the topic (`acted`) or another (`did`). */
static bool joins_clauses(const dl_story *story, size_t join, bool acted, bool did)
{
    const dl_piece *pieces = story->pieces.items;
    size_t i = join + 1;
    while (i < story->pieces.count && pieces[i].kind == DL_PIECE_CUE && i < join + 4 &&
           !pieces[i].says)
        i++;
    if (i >= story->pieces.count)
        return false;
    if (dl_piece_is_verb(&pieces[i]))
        return !(pieces[i].groups && !acted) && !pieces[i].soft;
    if (acted && dl_piece_is_party(&pieces[i]) && verb_ahead(story, i + 1, 6))
        return true;
    return (acted || did) && dl_party_acts(story, (uint32_t)i) && !joins_names(story, join);
}

static void open_segment(dl_story *story, size_t first, dl_opener opener)
{
    if (story->segments.count) {
        dl_segment *last = &story->segments.items[story->segments.count - 1];
        last->end = (uint32_t)first;
    }
    *DL_APPEND(&story->segments, story->draft->scratch) = (dl_segment){
        .first = (uint32_t)first,
        .end = (uint32_t)story->pieces.count,
        .opener = (uint8_t)opener,
        .subject = DL_NO_PIECE,
    };
}

/* "since August 2023" opens no clause. */
static bool leads_date(const dl_story *story, size_t piece)
{
    const dl_piece *it = &story->pieces.items[piece];
    return piece + 1 < story->pieces.count && it[1].kind == DL_PIECE_DATE &&
           it[1].first - it->end <= 1;
}

/* 前总裁 is a former chief, no "before". */
static bool leads_title(const dl_story *story, size_t piece)
{
    const dl_piece *it = &story->pieces.items[piece];
    const dl_draft *draft = story->draft;
    bool named = piece + 1 < story->pieces.count && it[1].kind == DL_PIECE_NAME &&
                 it[1].first == it->end; /* 前台积电工程师 */
    uint32_t title = named ? it[1].end : it->end;
    return dl_draft_is(draft, it->first, "前") &&
           dl_draft_any_cue(draft, title, DL_CUE_TITLE);
}

/* "Australia did so in May": no "so that". */
static bool does_so(const dl_story *story, size_t piece)
{
    uint32_t token = story->pieces.items[piece].first;
    return token > 0 && dl_draft_is(story->draft, token, "so") &&
           (dl_draft_is(story->draft, token - 1, "did") ||
            dl_draft_is(story->draft, token - 1, "done"));
}

/* "Chip mạnh nhất Nvidia | còn được bán": the Vietnamese word that says "but" of who acts behind
 * it says "still" where that one stands before. */
static bool says_still(const dl_story *story, size_t piece)
{
    const dl_piece *it = &story->pieces.items[piece];
    if (piece == 0 || piece + 1 >= story->pieces.count || it[1].first != it->end ||
        it[-1].kind == DL_PIECE_COMMA || it[-1].kind == DL_PIECE_STOP ||
        !dl_str_equal(dl_piece_value(story, it, DL_CUE_CLAUSE), DL_STR("main still")))
        return false;
    return it[1].verb || dl_piece_has(&it[1], DL_CUE_PASSIVE) ||
           dl_piece_has(&it[1], DL_CUE_OBLIGATION) || dl_piece_has(&it[1], DL_CUE_NEGATION);
}

/* "Wrote on Truth Social that": where something is said, before what is. */
static bool is_medium(const dl_story *story, const dl_piece *name)
{
    return story->draft->language == DL_LANGUAGE_EN && name->kind == DL_PIECE_NAME &&
           name > story->pieces.items + 1 && name[-2].says &&
           dl_piece_has(&name[-1], DL_CUE_PREPOSITION) && name[-2].end == name[-1].first &&
           name[-1].end == name->first;
}

static dl_opener link_opener(const dl_story *story, const dl_piece *piece)
{
    dl_str value = dl_piece_value(story, piece, DL_CUE_CLAUSE);
    const dl_piece *before = piece > story->pieces.items ? piece - 1 : piece;
    bool told = dl_piece_is_party(before) && before > story->pieces.items &&
                (before[-1].order || before[-1].says); /* "informed Nvidia that" */
    bool noun = before->groups && !before->verb && piece->first == before->end && !told &&
                !is_medium(story, before);
    if (dl_str_equal(value, DL_STR("relative")) ||
        (dl_str_equal(value, DL_STR("noun")) && noun)) /* "licences that let" */
        return DL_OPENER_RELATIVE;
    if (dl_str_starts(value, DL_STR("main")))
        return DL_OPENER_MAIN;
    return dl_str_equal(value, DL_STR("under")) ? DL_OPENER_UNDER : DL_OPENER_LINK;
}

/* What is said begins behind the verb; in Vietnamese behind the day on which it is said:
 * "cho biết hôm 9/4 rằng". */
static bool follows_saying(const dl_story *story, size_t piece)
{
    const dl_piece *it = &story->pieces.items[piece];
    const dl_piece *say = it - 1;
    if (story->draft->language == DL_LANGUAGE_VI) {
        if (it->kind == DL_PIECE_DATE && it->first - say->end <= 1)
            return false;
        if (piece > 1 && say->kind == DL_PIECE_DATE && say->first - say[-1].end <= 1)
            say--;
    }
    return say->says && say->kind != DL_PIECE_LISTED;
}

/* "The licences that Washington had promised | were issued in August": the English main
 * clause goes on behind a relative one that has had its verb, or somebody of its own. */
static bool resumes(const dl_story *story, size_t piece)
{
    const dl_piece *pieces = story->pieces.items;
    const dl_segment *segment = &story->segments.items[story->segments.count - 1];
    bool own = false;
    if (story->draft->language != DL_LANGUAGE_EN ||
        segment->opener != DL_OPENER_RELATIVE || piece + 1 >= story->pieces.count ||
        !dl_piece_has(&pieces[piece], DL_CUE_PASSIVE) || !pieces[piece + 1].verb ||
        pieces[piece + 1].first - pieces[piece].end > 2 ||
        !dl_draft_in(story->draft, pieces[piece].first, DL_LIST_BE_OR_HAVE))
        return false;
    for (size_t i = segment->first + 1; i < piece; i++)
        own |= dl_piece_is_verb(&pieces[i]) || dl_piece_is_party(&pieces[i]) ||
               dl_piece_has(&pieces[i], DL_CUE_ANAPHOR);
    const dl_piece *before = &pieces[piece - 1]; /* "on which Wingtech was put" */
    bool subject = (dl_piece_is_party(before) || dl_piece_has(before, DL_CUE_ANAPHOR)) &&
                   before->end == pieces[piece].first && piece == segment->first + 2;
    return own && !subject && !dl_piece_has(before, DL_CUE_JOIN);
}

static void split(dl_story *story)
{
    dl_piece *pieces = story->pieces.items;
    bool acted = false, did = false;
    open_segment(story, 0, DL_OPENER_START);
    for (size_t i = 0; i < story->pieces.count; i++) {
        dl_piece *piece = &pieces[i];
        dl_opener opener = DL_OPENER_START;
        size_t first = i;
        if (piece->kind == DL_PIECE_STOP)
            opener = DL_OPENER_STOP, first = i + 1;
        else if (piece->kind == DL_PIECE_COMMA && !dl_piece_has(piece, DL_CUE_JOIN))
            opener = DL_OPENER_COMMA, first = i + 1;
        else if (i > 0 && follows_saying(story, i))
            opener = DL_OPENER_SAID;
        else if (dl_piece_has(piece, DL_CUE_CLAUSE) && piece->kind == DL_PIECE_CUE &&
                 !leads_date(story, i) && !leads_title(story, i) &&
                 !dl_link_leads_noun(story, i) && !dl_link_is_adverb(story, i) &&
                 !does_so(story, i) && !says_still(story, i))
            opener = link_opener(story, piece);
        else if (dl_piece_has(piece, DL_CUE_JOIN) && piece->kind != DL_PIECE_LISTED &&
                 joins_clauses(story, i, acted, did))
            opener = DL_OPENER_JOIN;
        else if (resumes(story, i) || is_caused(story, i))
            opener = DL_OPENER_COMMA;
        if (opener != DL_OPENER_START) {
            open_segment(story, first, opener);
            acted = did = false;
        }
        if (opener == DL_OPENER_LINK)
            story->segments.items[story->segments.count - 1].purpose = dl_str_equal(
                dl_piece_value(story, piece, DL_CUE_CLAUSE), DL_STR("purpose"));
        piece->segment = (uint32_t)story->segments.count - 1;
        acted |= dl_piece_is_verb(piece);
        did |= dl_party_acts(story, (uint32_t)i);
        story->segments.items[piece->segment].acts |= dl_piece_is_verb(piece);
    }
}

void dl_story_segments(dl_story *story)
{
    story->segments.count = 0;
    split(story);
    dl_story_subjects(story);
}
