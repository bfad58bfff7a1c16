/* Subjects: who acts in each segment of a sentence, and who is meant by "the company".
 *
 *   Nvidia cho biết | từ ngày 26/8, | Chính phủ Mỹ buộc hãng phải có giấy phép
 *   \ subject                         \ subject
 *
 * The subject of a segment is the first party in it that no preposition leads, before
 * its first verb; a segment without one goes on with the subject before it.
 */
#include "src/extract/sentence.h"
#include "src/extract/spelling.h"

/* Whether a preposition leads the name: "tại Mỹ", "in the Netherlands". */
static bool is_led(const dl_story *story, uint32_t name)
{
    const dl_piece *piece = &story->pieces.items[name];
    const uint32_t leading = dl_cue_bit(DL_CUE_PREPOSITION) | dl_cue_bit(DL_CUE_OBJECT) |
                             dl_cue_bit(DL_CUE_AGENT) | dl_cue_bit(DL_CUE_PASSIVE);
    uint32_t head = piece->list;
    while (piece->kind == DL_PIECE_WORD && head > 1 && /* 对镓、锗 */
           story->pieces.items[head - 1].kind == DL_PIECE_LISTED)
        head -= 2;
    if (head == 0 || head > name)
        return false;
    const dl_piece *before = &story->pieces.items[head - 1];
    bool to = story->draft->language == DL_LANGUAGE_VI &&
              !before->verb && /* "báo cho Mỹ" */
              dl_draft_says(story->draft, before->end - 1, "cho") && !before->says &&
              !before->order;
    return ((before->kind == DL_PIECE_CUE && before->cues & leading) || to) &&
           story->pieces.items[head].first - before->end <= 2;
}

/* What stands before "which", "mà": the last name or thing. */
static uint32_t antecedent(const dl_story *story, uint32_t first)
{
    for (uint32_t i = first, n = 0; i > 0 && n < 3; i--, n++)
        if (story->pieces.items[i - 1].kind == DL_PIECE_NAME)
            return i - 1;
    return DL_NO_PIECE;
}

/* "the company" stands for one; "hãng Intel", "công ty Intel" does not. */
static bool is_anaphor(const dl_story *story, uint32_t piece)
{
    const dl_piece *it = &story->pieces.items[piece];
    return dl_piece_has(it, DL_CUE_ANAPHOR) &&
           (dl_word_is_past(story->draft, it->end) || !(piece + 1 < story->pieces.count && it[1].kind == DL_PIECE_NAME &&
             it[1].first - it->end <= 3));
}

/* "Công ty phát triển trí tuệ nhân tạo Anthropic": the name that a class word leads, over
 * words of what the firm does; DL_NO_PIECE for none. */
static uint32_t class_name(const dl_story *story, uint32_t piece)
{
    enum { FARTHEST = 10 }; /* tokens */
    const dl_piece *pieces = story->pieces.items;
    const uint32_t parting = dl_cue_bit(DL_CUE_PREPOSITION) | dl_cue_bit(DL_CUE_PASSIVE) |
                             dl_cue_bit(DL_CUE_OBJECT) | dl_cue_bit(DL_CUE_CLAUSE);
    if (story->draft->language != DL_LANGUAGE_VI ||
        !dl_piece_has(&pieces[piece], DL_CUE_ANAPHOR) ||
        pieces[piece].end == pieces[piece].first || /* it begins with the name itself */
        dl_draft_says(story->draft, pieces[piece].end - 1, "này"))
        return DL_NO_PIECE;
    for (uint32_t i = piece + 1; i < story->pieces.count; i++) {
        const dl_piece *it = &pieces[i];
        if (it->first - pieces[piece].end > FARTHEST || it->kind == DL_PIECE_COMMA ||
            it->kind == DL_PIECE_STOP || it->cues & parting || it->says || it->order ||
            (it->verb && !it->soft && !it->groups))
            return DL_NO_PIECE;
        if (it->kind == DL_PIECE_NAME)
            return it->groups & DL_GROUP_FIRM && i > piece + 1 ? i : DL_NO_PIECE;
    }
    return DL_NO_PIECE;
}

/* A place that only says where the next party is from: "China's Huawei", 韩国的三星,
 * 美国人工智能公司Anthropic. */
static uint32_t behind_adjective(const dl_story *story, uint32_t piece)
{
    enum { CLASS = 9 }; /* tokens of what kind of firm it is */
    const dl_piece *it = &story->pieces.items[piece];
    uint32_t next = piece + 1;
    while (next < story->pieces.count &&
           story->pieces.items[next].kind == DL_PIECE_WORD &&
           !dl_piece_is_verb(&story->pieces.items[next]) && next < piece + 3)
        next++;
    if (story->draft->language == DL_LANGUAGE_ZH && it->groups & DL_GROUP_PLACE &&
        next < story->pieces.count && story->pieces.items[next].groups & DL_GROUP_FIRM &&
        story->pieces.items[next].kind == DL_PIECE_NAME &&
        story->pieces.items[next].first - it->end <= CLASS &&
        dl_draft_any_cue_before(story->draft, story->pieces.items[next].first,
                                DL_CUE_COMPANY_BEFORE))
        return next;
    const dl_cue *firm = it->kind == DL_PIECE_NAME
                             ? dl_draft_cue(story->draft, it->first, DL_CUE_ANAPHOR)
                             : NULL;
    if (firm && next < story->pieces.count && story->draft->language == DL_LANGUAGE_EN &&
        dl_piece_is_party(&story->pieces.items[next]) &&
        story->pieces.items[next].first == firm->end)
        return next; /* "the Dutch company ASML" */
    if (dl_word_is_past(story->draft, it->end))
        return piece; /* "Washington alerted Taiwan" */
    return piece + 1 < story->pieces.count && it->groups & DL_GROUP_PLACE &&
                   dl_piece_is_party(&it[1]) && it[1].list != it->list &&
                   it[1].first - it->end <= 2
               ? piece + 1
               : piece;
}

/* 以资安为由，|限制公务机关使用: a Chinese segment that has no other verb begins with one. */
static bool is_only_verb(const dl_story *story, const dl_segment *segment, uint32_t piece)
{
    for (uint32_t i = piece + 1; i < segment->end; i++)
        if ((dl_piece_is_verb(&story->pieces.items[i]) && !story->pieces.items[i].groups) ||
            dl_piece_has(&story->pieces.items[i], DL_CUE_EFFECT) ||
            dl_piece_has(&story->pieces.items[i], DL_CUE_PASSIVE))
            return false;
    return story->draft->language == DL_LANGUAGE_ZH && segment->opener == DL_OPENER_COMMA &&
           story->pieces.items[piece].verb;
}

/* A noun that could be a verb too, at the start of its segment: "Hạn chế hồi tháng 4". */
static bool is_noun(const dl_story *story, const dl_segment *segment, uint32_t piece)
{
    const dl_piece *it = &story->pieces.items[piece];
    bool acts_on = piece + 1 < story->pieces.count && it[1].first - it->end <= 1 &&
                   (it[1].groups || dl_piece_has(&it[1], DL_CUE_OBJECT));
    return it->groups && piece == segment->first && !acts_on &&
           !is_only_verb(story, segment, piece);
}

/* "(GLO) - Mỹ xem xét": who reports, or another name of the one before, does not act. */
static bool is_bracketed(const dl_story *story, uint32_t piece)
{
    const dl_draft *draft = story->draft;
    const dl_piece *it = &story->pieces.items[piece];
    return it->first > 0 && it->end < draft->tokens.count &&
           dl_draft_is(draft, it->first - 1, "(") && dl_draft_is(draft, it->end, ")");
}

/* The subject that a segment has of its own; *thing if it begins with something that
 * cannot act (a rule, a chip) or with people without a name. */
static uint32_t own_subject(const dl_story *story, const dl_segment *segment, bool *thing)
{
    uint32_t owner = DL_NO_PIECE; /* "the rule of the ministry" is the ministry's */
    bool taken = false, chinese = story->draft->language == DL_LANGUAGE_ZH;
    *thing = false;
    for (uint32_t i = segment->first; i < segment->end; i++) {
        const dl_piece *piece = &story->pieces.items[i];
        if (dl_piece_is_verb(piece) && !is_noun(story, segment, i))
            return owner;
        if (*thing && piece->groups & DL_GROUP_PLACE && owner == DL_NO_PIECE && i > 0 &&
            dl_str_equal(dl_piece_value(story, piece - 1, DL_CUE_PREPOSITION),
                         DL_STR("inside")))
            owner = i;
        taken |=
            dl_piece_has(piece, DL_CUE_OBJECT) &&
            dl_str_equal(dl_piece_value(story, piece, DL_CUE_OBJECT), DL_STR("taken"));
        bool led = is_led(story, i) || is_bracketed(story, i) || (taken && chinese) ||
                   (chinese && dl_subject_is_done_to(story, segment, i));
        uint32_t named = led ? DL_NO_PIECE : class_name(story, i);
        if (named != DL_NO_PIECE)
            return named;
        if (!led && (dl_piece_is_party(piece) || is_anaphor(story, i)))
            return behind_adjective(story, i);
        *thing |=
            piece->groups && !dl_piece_is_party(piece) && !taken && !is_led(story, i);
    }
    return DL_NO_PIECE;
}

/* Whether the name opens its segment, but for a few words (a title, "the"). */
static bool opens(const dl_story *story, const dl_segment *segment, uint32_t piece)
{
    const dl_piece *first = &story->pieces.items[segment->first];
    return piece == segment->first ||
           story->pieces.items[piece].first - first->first <= 4;
}

/* "Hãng báo cho giới chức Mỹ, đồng thời cắt": who is only told of it. */
static bool is_listener(const dl_story *story, const dl_segment *segment)
{
    return story->draft->language == DL_LANGUAGE_VI && segment->first > 0 &&
           segment->opener == DL_OPENER_SAID && !segment->acts &&
           dl_draft_says(story->draft, story->pieces.items[segment->first - 1].end - 1,
                         "cho");
}

void dl_story_subjects(dl_story *story)
{
    uint32_t current = DL_NO_PIECE;
    for (size_t i = 0; i < story->segments.count; i++) {
        dl_segment *segment = &story->segments.items[i];
        bool thing;
        uint32_t own = own_subject(story, segment, &thing);
        if (segment->opener == DL_OPENER_STOP)
            current = DL_NO_PIECE;
        bool apposed = segment->opener == DL_OPENER_COMMA && !segment->acts &&
                       current != DL_NO_PIECE && !dl_segment_is_dated(story, segment);
        if (own != DL_NO_PIECE) {
            segment->subject = own;
            bool aside = segment->opener == DL_OPENER_LINK ||
                         segment->opener == DL_OPENER_RELATIVE ||
                         segment->opener == DL_OPENER_UNDER;
            aside |= dl_segment_is_told(story, segment);
            if (!apposed && !(aside && current != DL_NO_PIECE) &&
                (segment->acts ||
                 (opens(story, segment, own) && !is_listener(story, segment))))
                current = own;
        } else if (dl_segment_has_names_apart(story, (uint32_t)i, &segment->subject)) {
            continue;
        } else if (segment->opener == DL_OPENER_RELATIVE && !thing) {
            segment->subject = antecedent(story, segment->first);
        } else if (!thing) {
            segment->subject = current;
        }
    }
}

static dl_str country_of(const dl_story *story, uint32_t entity)
{
    uint32_t row = story->draft->out->entities.items[entity].row;
    return row == DL_NO_ROW
               ? DL_STR("")
               : dl_register_row_at(story->draft->reference->entities, row)->country;
}

/* "The Dutch company": of the firms named before a piece the one that last acted, or else
 * was named last, of those that are at home there; DL_NO_ROW. */
static uint32_t firm_of(const dl_story *story, const dl_piece *piece, dl_str country)
{
    enum { LOOK = 64 }; /* mentions: the time of an article stays linear */
    const dl_annotations *out = story->draft->out;
    uint32_t acted = story->last_subject[DL_ENTITY_COMPANY];
    uint32_t byte = story->draft->tokens.items[piece->first].start, seen = 0;
    if (acted != DL_NO_ROW && dl_str_equal(country_of(story, acted), country))
        return acted;
    for (uint32_t i = story->next_mention; i > 0 && seen < LOOK; i--) {
        const dl_found_mention *mention = &out->mentions.items[i - 1];
        if (mention->span.start >= byte)
            continue;
        seen++;
        if (out->entities.items[mention->entity].kind == DL_ENTITY_COMPANY &&
            dl_str_equal(country_of(story, mention->entity), country))
            return mention->entity;
    }
    return acted != DL_NO_ROW && country_of(story, acted).len == 0 ? acted : DL_NO_ROW;
}

uint32_t dl_story_referent(const dl_story *story, uint32_t number)
{
    if (number == DL_NO_PIECE)
        return DL_NO_ROW;
    const dl_piece *piece = &story->pieces.items[number];
    if (piece->kind == DL_PIECE_NAME)
        return dl_piece_mention(story, piece)->entity;
    if (!dl_piece_has(piece, DL_CUE_ANAPHOR))
        return DL_NO_ROW;
    dl_str kind = dl_piece_value(story, piece, DL_CUE_ANAPHOR);
    dl_entity_kind found = DL_ENTITY_KIND_COUNT;
    bool any = kind.len == 0;
    if (dl_str_starts(kind, DL_STR("company ")))
        return firm_of(story, piece,
                       dl_str_slice(kind, DL_STR("company ").len, kind.len));
    if (!any && !dl_entity_kind_parse(kind, &found))
        return DL_NO_ROW; /* "these two chips" */
    /* In the sentence before the anaphor, nearest subject first; else in the text. */
    for (uint32_t i = piece->segment; i > 0; i--) {
        uint32_t subject = story->segments.items[i - 1].subject;
        if (subject == DL_NO_PIECE || subject >= number)
            continue;
        const dl_piece *before = &story->pieces.items[subject];
        bool firm = before->kind == DL_PIECE_CUE && before->groups & DL_GROUP_FIRM &&
                    story->draft->language == DL_LANGUAGE_EN;
        if (firm && (any || found == DL_ENTITY_COMPANY))
            return dl_story_referent(story, subject); /* "the Dutch company said it" */
        if (before->kind != DL_PIECE_NAME)
            continue;
        dl_entity_kind named = dl_piece_entity(story, before)->kind;
        bool office = found == DL_ENTITY_PLACE && named == DL_ENTITY_GOVERNMENT;
        if (any || named == found || office) /* "the ministry said the country will" */
            return dl_piece_mention(story, before)->entity;
    }
    if (any)
        return story->last_actor;
    return story->last_subject[found] != DL_NO_ROW ? story->last_subject[found]
                                                   : story->last_of[found];
}

uint32_t dl_story_speaker(const dl_story *story, uint32_t piece)
{
    for (uint32_t i = story->pieces.items[piece].segment; i > 0; i--) {
        const dl_segment *before = &story->segments.items[i - 1];
        uint32_t end = before->end;
        if (story->segments.items[i].opener == DL_OPENER_STOP)
            return DL_NO_PIECE;
        if (story->segments.items[i].opener == DL_OPENER_UNDER)
            return before->subject;
        while (end > before->first && story->pieces.items[end - 1].kind == DL_PIECE_COMMA)
            end--;
        if (end > before->first && before->subject != DL_NO_PIECE &&
            story->pieces.items[end - 1].says)
            return before->subject;
    }
    return DL_NO_PIECE;
}
