/* What a Vietnamese sentence says is not so by more than a word before the verb: a report
 * that somebody denies behind it, a deed that is put off, a question, goods that went out
 * "mà không có giấy phép". */
#include "src/extract/certainty.h"
#include "src/extract/events.h"
#include "src/extract/wording.h"

/* Whether the last word of a piece, or all of it, is said alone: only days and words of no
 * weight stand behind it up to the end of the sentence. */
static bool ends_sentence(const dl_story *story, uint32_t piece)
{
    enum { REST = 4 }; /* tokens: "thông tin này.”" */
    const dl_sentence *sentence = &story->draft->sentences.items[story->sentence];
    uint32_t rest = sentence->end - dl_piece_at(story, piece)->end;
    for (uint32_t i = piece + 1; i < story->pieces.count; i++) {
        const dl_piece *it = dl_piece_at(story, i);
        if (it->verb || it->kind == DL_PIECE_NAME || it->groups)
            return false;
        if (it->kind == DL_PIECE_DATE)
            rest -= it->end - it->first;
    }
    return rest <= REST;
}

/* "tin đồn", "đưa tin", "thông tin" among the tokens [from, to), but not "tin tưởng": the
 * longest phrase decides what "tin" is. */
static bool is_reported(const dl_draft *draft, uint32_t from, uint32_t to)
{
    while (from < to) {
        const dl_cue *cue = dl_draft_cue(draft, from, DL_CUE_MARK);
        if (cue && dl_str_equal(cue->entry->value, DL_STR("news")))
            return true;
        from = cue ? cue->end : from + 1;
    }
    return false;
}

bool dl_clause_is_denied_behind(const dl_story *story, const dl_clause *clause)
{
    const dl_draft *draft = story->draft;
    if (draft->language != DL_LANGUAGE_VI)
        return false;
    for (uint32_t i = clause->verb + 1; i < story->pieces.count; i++)
        if (dl_str_equal(dl_piece_value(story, dl_piece_at(story, i), DL_CUE_NEGATION),
                         DL_STR("denial")) &&
            ends_sentence(story, i))
            return is_reported(draft, draft->sentences.items[story->sentence].first,
                               dl_piece_at(story, clause->verb)->first);
    return false;
}

/* Whether a word of refuting with this value begins at a token; none does before the first. */
static bool refutes(const dl_draft *draft, uint32_t token, const char *value)
{
    return dl_draft_cue_is(draft, token, DL_CUE_MARK, value);
}

/* "hoãn cấm", "hoãn việc cấm". */
static bool is_put_off(const dl_story *story, uint32_t verb)
{
    const dl_cue *cue = dl_draft_cue_before(story->draft, dl_piece_at(story, verb)->first,
                                            DL_CUE_MARK);
    return cue && dl_str_equal(cue->entry->value, DL_STR("off"));
}

/* "cảnh báo cấm H20 sẽ chỉ giúp Huawei": a verb right behind one of saying that is only the
 * subject of what is said to come of it. */
static bool is_topic(const dl_story *story, uint32_t verb)
{
    const dl_piece *it = dl_piece_at(story, verb);
    uint32_t end = dl_segment_of(story, verb)->end;
    if (verb == 0 || !it[-1].says || it[-1].end != it->first)
        return false;
    for (uint32_t i = verb + 1; i < end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return false;
    for (uint32_t i = verb + 1; i < end; i++)
        if (dl_piece_has(dl_piece_at(story, i), DL_CUE_PLAN) ||
            dl_piece_has(dl_piece_at(story, i), DL_CUE_POSSIBILITY))
            return true;
    return false;
}

/* Whether the deed at [from, to) came to nothing: "kế hoạch cấm H200 | bị gác lại". */
static bool is_undone(const dl_draft *draft, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (refutes(draft, i, "undone"))
            return true;
    return false;
}

/* Whether a word of refuting with this value stands in the few tokens before another. */
static bool has_ahead(const dl_draft *draft, uint32_t token, const char *value)
{
    enum { NEAR = 8 }; /* tokens: a name may stand between */
    for (uint32_t i = token; i > 0 && i + NEAR > token; i--)
        if (refutes(draft, i - 1, value))
            return true;
    return false;
}

/* "Quyết định cấm H200 vẫn chưa được đưa ra", "việc cấm H200 không nằm trong kế hoạch": a noun
 * of deciding that the verb only says more of, and that is denied behind it. */
static bool is_undecided(const dl_story *story, uint32_t verb)
{
    const dl_segment *segment = dl_segment_of(story, verb);
    uint32_t first = dl_piece_at(story, verb)->first;
    bool noun = first > 0 && refutes(story->draft, first - 1, "decision");
    bool plan = has_ahead(story->draft, first, "plan");
    bool matter = first > 0 && has_ahead(story->draft, first, "matter");
    for (uint32_t i = verb + 1; noun && i < segment->end; i++)
        if (dl_piece_has(dl_piece_at(story, i), DL_CUE_NEGATION))
            return true;
    bool last = segment + 1 == story->segments.items + story->segments.count;
    uint32_t end = last ? story->draft->sentences.items[story->sentence].end
                        : dl_piece_at(story, segment[1].first)->first;
    return (noun || matter || plan) && is_undone(story->draft, first + 1, end);
}

/* "Yêu cầu chặn H20 không được ông Biden nghe theo", "lời kêu gọi cấm H20 bị phớt lờ": what
 * somebody asked for, and nobody did. */
static bool is_unheeded(const dl_story *story, uint32_t verb)
{
    enum { AHEAD = 12 }; /* tokens: who asks may stand between */
    const dl_draft *draft = story->draft;
    const dl_sentence *sentence = &draft->sentences.items[story->sentence];
    uint32_t first = dl_piece_at(story, verb)->first;
    uint32_t from = first > sentence->first + AHEAD ? first - AHEAD : sentence->first;
    bool asked = false;
    for (uint32_t i = from; i <= first && !asked; i++)
        asked = refutes(draft, i, "asked");
    for (uint32_t i = first + 1; i < sentence->end && asked; i++)
        if ((refutes(draft, i, "heeded") && has_ahead(draft, i, "not")) ||
            (refutes(draft, i, "spurned") && has_ahead(draft, i, "suffered")))
            return true;
    return false;
}

/* "Bắt các hãng giải trình", "bắt Nvidia nộp 15%": whom it makes do something is not arrested. */
static bool is_made_to(const dl_story *story, uint32_t verb)
{
    const dl_draft *draft = story->draft;
    const dl_piece *it = dl_piece_at(story, verb);
    uint32_t end = dl_piece_at(story, dl_segment_of(story, verb)->end - 1)->end;
    if (it->end != it->first + 1 || !dl_draft_says(draft, it->first, "bắt"))
        return false;
    for (uint32_t i = it->end; i < end; i++)
        if (refutes(draft, i, "made") || refutes(draft, i, "applies"))
            return true;
    return false;
}

static bool has_date_behind(const dl_story *story, uint32_t verb)
{
    int32_t days;
    for (uint32_t i = verb + 1; i < dl_segment_of(story, verb)->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE ||
            dl_piece_shift(story, dl_piece_at(story, i), &days)) /* "một ngày trước" */
            return true;
    return false;
}

/* "Lên án việc Mỹ đưa hãng vào danh sách đen", "không hay biết về việc rút giấy phép": what somebody
 * only has a word on that day was done on another, or never. */
static bool is_reacted_to(const dl_story *story, uint32_t verb)
{
    enum { AHEAD = 10 }; /* tokens: who did it may stand between */
    const dl_draft *draft = story->draft;
    uint32_t first = dl_piece_at(story, verb)->first;
    uint32_t start = draft->sentences.items[story->sentence].first;
    bool matter = false;
    for (uint32_t i = first; i > start && i + AHEAD > first; i--) {
        if (dl_draft_is(draft, i - 1, ",") || dl_draft_is(draft, i - 1, ";"))
            return false;
        if (draft->tokens.items[i - 1].taken & DL_TAKEN_DATE)
            return false; /* "việc Mỹ hôm 3/9 cấm" */
        matter |= refutes(draft, i - 1, "matter") || refutes(draft, i - 1, "decision");
        if (matter && refutes(draft, i - 1, "react"))
            return !has_date_behind(story, verb);
    }
    return false;
}

/* "Bản cuối của dự luật, công bố hôm 7/9, không đưa vào GAIN AI Act": a law that is left out is not
 * what was brought out. */
static bool is_left_out(const dl_story *story, uint32_t verb)
{
    for (uint32_t i = verb + 1; i < story->pieces.count; i++) {
        const dl_piece *law = dl_piece_at(story, i);
        const dl_cue *cue = law->kind == DL_PIECE_NAME && law->groups & DL_GROUP_LAW
                                ? dl_draft_cue_before(story->draft, law->first, DL_CUE_MARK)
                                : NULL;
        if (cue && dl_str_equal(cue->entry->value, DL_STR("left-out")))
            return dl_piece_at(story, verb)->says;
    }
    return false;
}

bool dl_verb_is_unreal(const dl_story *story, uint32_t verb)
{
    return story->draft->language == DL_LANGUAGE_VI &&
           (is_put_off(story, verb) || is_topic(story, verb) || is_undecided(story, verb) ||
            is_unheeded(story, verb) || is_made_to(story, verb) ||
            is_reacted_to(story, verb) || is_left_out(story, verb));
}

/* "Thông báo yêu cầu cấp phép không còn hiệu lực": what somebody says of a rule is what is done
 * to it, not that there is one. */
bool dl_clause_announces_end(const dl_story *story, const dl_clause *clause)
{
    const dl_sense *sense;
    if (story->draft->language != DL_LANGUAGE_VI || clause->object == DL_NO_PIECE ||
        clause->object < clause->verb ||
        !dl_draft_cue(story->draft, dl_piece_at(story, clause->verb)->first, DL_CUE_TELL))
        return false;
    for (uint32_t i = clause->object + 1;
         i < story->pieces.count && dl_piece_at(story, i)->kind != DL_PIECE_COMMA; i++)
        for (uint32_t n = 0; (sense = dl_piece_sense(story, dl_piece_at(story, i), n)); n++)
            if (sense->role == DL_WORD_VERB && dl_piece_at(story, i)->verb &&
                (sense->subject == DL_SUBJECT_OBJECT ||
                 dl_piece_has(dl_piece_at(story, i - 1), DL_CUE_PASSIVE)) &&
                dl_deed_family(sense->word->deed) == DL_FAMILY_EASE)
                return true;
    return false;
}

bool dl_story_only_asks(const dl_story *story)
{
    enum { BEHIND = 2 }; /* tokens: a quotation mark, "Chưa." */
    const dl_draft *draft = story->draft;
    const dl_sentence *its = &draft->sentences.items[story->sentence];
    bool asks = false;
    if (draft->language != DL_LANGUAGE_VI)
        return false;
    for (uint32_t i = its->end; i > its->first && i + BEHIND >= its->end && !asks; i--)
        asks = dl_draft_is(draft, i - 1, "?");
    for (uint32_t i = 0; asks && i < story->pieces.count; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE &&
            dl_story_date(story, i)->role != DL_DATE_PUBLICATION)
            return false;
    return asks;
}

/* "điều tra việc hãng thâu tóm Autotalks": a deal that is only what another deed is about. */
static bool is_deal_spoken_of(const dl_story *story, uint32_t verb, const dl_sense *sense)
{
    enum { NEAR = 4 }; /* tokens */
    uint32_t first = dl_piece_at(story, verb)->first;
    for (uint32_t i = first; i > 0 && i + NEAR > first; i--)
        if (refutes(story->draft, i - 1, "matter"))
            return sense->word->deed == DL_DEED_ANNOUNCE;
    return false;
}

bool dl_verb_is_manner(const dl_story *story, uint32_t verb)
{
    const dl_draft *draft = story->draft;
    uint32_t first = dl_piece_at(story, verb)->first;
    uint32_t start = draft->sentences.items[story->sentence].first;
    const dl_sense *sense = dl_piece_sense(story, dl_piece_at(story, verb), 0);
    bool lacking = refutes(draft, first, "lacking");
    if (draft->language != DL_LANGUAGE_VI || !sense || !sense->word)
        return false;
    if (is_deal_spoken_of(story, verb, sense))
        return true;
    if (!lacking || sense->word->deed != DL_DEED_LICENSE_REQUIRE)
        return false;
    for (uint32_t i = start; i < first; i++)
        if (refutes(draft, i, "ban"))
            return false;
    return true;
}

/* "Kế hoạch cấm TP-Link bị gác lại": what was only planned eases nothing when it is laid aside. */
static bool is_plan_dropped(const dl_story *story, const dl_stretch *its)
{
    static const char *const plans[][2] = {
        {"kế",    "hoạch"},
        { "ý",     "định" },
        { "dự",    "định" },
        { "phương", "án"   },
        { "ý",     "tưởng"}
    };
    const dl_draft *draft = story->draft;
    for (size_t n = 0; n < DL_COUNT(plans); n++)
        if (its->from + 1 < its->to && draft->language == DL_LANGUAGE_VI &&
            dl_draft_is(draft, its->from, plans[n][0]) &&
            dl_draft_is(draft, its->from + 1, plans[n][1]))
            return is_undone(draft, its->from, its->to);
    return false;
}

/* "GAIN AI vừa bị gạt khỏi bản cuối dự luật": a Vietnamese bill that came to nothing. */
static bool is_bill_dropped(const dl_story *story, const dl_stretch *its)
{
    bool bill = false;
    for (uint32_t i = its->first; i < its->end; i++)
        bill |= (dl_piece_at(story, i)->groups & (DL_GROUP_BILL | DL_GROUP_LAW)) != 0;
    return bill && story->draft->language == DL_LANGUAGE_VI &&
           is_undone(story->draft, its->from, its->to);
}

/* "Nvidia xin phép bán B30A", and nothing makes it: who applies for a licence tells of no duty. */
static bool only_applies(const dl_story *story, const dl_stretch *its)
{
    bool applies = false;
    for (uint32_t i = its->from; i < its->to && !applies; i++)
        applies = refutes(story->draft, i, "applies");
    for (uint32_t i = its->first; i < its->end && applies; i++)
        applies = !dl_piece_at(story, i)->order &&
                  !dl_piece_has(dl_piece_at(story, i), DL_CUE_OBLIGATION);
    return applies;
}

/* "Hạ viện bác dự luật", "không thông qua được". */
static bool is_voted_down(const dl_draft *draft, const dl_stretch *its)
{
    for (uint32_t i = its->from; i < its->to; i++)
        if (refutes(draft, i, "voted-down"))
            return true;
    return false;
}

/* "YMTC may mắn không có tên trong Danh sách thực thể". */
static bool is_not_listed(const dl_story *story, const dl_stretch *its)
{
    for (uint32_t i = its->first + 1; i < its->end; i++)
        if (dl_piece_at(story, i)->groups & DL_GROUP_LIST &&
            dl_piece_has(dl_piece_at(story, i - 1), DL_CUE_NEGATION))
            return true;
    return false;
}

/* "Nvidia được bán H20; Blackwell thì không": what is said of another by the way is no ban. */
static bool only_excepts(const dl_draft *draft, const dl_stretch *its)
{
    for (uint32_t i = its->from; i + 1 < its->to; i++)
        if (dl_draft_says(draft, i, "thì") && refutes(draft, i + 1, "not"))
            return true;
    return false;
}

bool dl_stretch_is_undone(const dl_story *story, const dl_stretch *its, dl_deed deed)
{
    enum { NEAR = 2 }; /* tokens */
    dl_action_family family = dl_deed_family(deed);
    if (is_plan_dropped(story, its))
        return true;
    if (deed != DL_DEED_PROPOSE && family != DL_FAMILY_EASE && is_bill_dropped(story, its))
        return true;
    if (story->draft->language != DL_LANGUAGE_VI)
        return false;
    if (deed == DL_DEED_ENTITY_LIST)
        return is_not_listed(story, its);
    if (deed == DL_DEED_BAN)
        return only_excepts(story->draft, its);
    if (deed == DL_DEED_LICENSE_REQUIRE)
        return only_applies(story, its);
    if (deed == DL_DEED_PROPOSE)
        return is_voted_down(story->draft, its);
    bool caught = deed == DL_DEED_ENFORCE || deed == DL_DEED_INVESTIGATE;
    if (deed == DL_DEED_RESCIND ||
        (family != DL_FAMILY_LAUNCH && family != DL_FAMILY_EASE && !caught))
        return false; /* what is not let is what a ban says */
    for (uint32_t i = its->first + 1; i < its->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        const dl_sense *sense;
        bool meant = false;
        if (!piece->verb || !dl_piece_has(&piece[-1], DL_CUE_NEGATION) ||
            piece->first > piece[-1].end + NEAR ||
            dl_draft_says(story->draft, piece[-1].end, "chỉ")) /* "không chỉ cấm" */
            continue;
        for (uint32_t n = 0; (sense = dl_piece_sense(story, piece, n)) != NULL; n++)
            meant |= sense->role == DL_WORD_VERB &&
                     dl_deed_family(sense->word->deed) == family;
        if (meant)
            return true;
    }
    return false;
}
