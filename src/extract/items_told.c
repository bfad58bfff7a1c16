/* The item of a deed that its verb does not take, where the sentence says it all the same: the
 * law that is taken back or tightened, the version that is meant, what a bill is about. */
#include "src/extract/parties.h"

/* "The formal end of the AI Diffusion Rule, a system of quotas dropped in May": the one law
 * that an English sentence names, for what is taken back in it. */
static void name_law(const dl_story *story, dl_telling *telling)
{
    uint32_t law = DL_NO_ROW;
    bool taken_back = telling->deed == DL_DEED_RESCIND ||
                      (telling->deed == DL_DEED_RELAX && telling->goods.count == 0);
    if (!taken_back || telling->items.count > 0)
        return;
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind != DL_PIECE_NAME || !(piece->groups & DL_GROUP_LAW) ||
            piece->groups & DL_GROUP_LIST)
            continue;
        uint32_t entity = dl_piece_mention(story, piece)->entity;
        if (law != DL_NO_ROW && law != entity)
            return;
        law = entity;
    }
    if (law != DL_NO_ROW)
        dl_entity_set_add(&telling->items, law);
}

/* "a toned-down version of the A100": whether a chip only says what another is made of. */
static bool is_model_of(const dl_story *story, uint32_t piece)
{
    const dl_draft *draft = story->draft;
    uint32_t token = dl_piece_at(story, piece)->first;
    if (piece > 0 && dl_piece_at(story, piece - 1)->end == token &&
        dl_piece_at(story, piece - 1)->kind == DL_PIECE_NAME)
        token = dl_piece_at(story, piece - 1)->first; /* "of Nvidia A100" */
    if (token > 0 && (dl_draft_is(draft, token - 1, "the") ||
                      dl_draft_is(draft, token - 1, "its")))
        token--;
    return dl_draft_is(draft, token - 1, "of") &&
           dl_draft_in(draft, token - 2, DL_LIST_VERSION);
}

/* "Its A800, a version of the A100 brought out in November": the chip that has a noun of
 * another behind its comma is meant. */
static void name_version(const dl_story *story, dl_telling *telling)
{
    for (uint32_t i = 1; i < story->pieces.count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        const dl_piece *before = piece - 1;
        if (!dl_piece_is_thing(piece) || telling->items.count != 1 ||
            telling->items.items[0] != dl_piece_mention(story, piece)->entity ||
            !is_model_of(story, i))
            continue;
        while (before > story->pieces.items && !dl_piece_is_thing(before) &&
               before->kind != DL_PIECE_STOP)
            before--;
        if (dl_piece_is_thing(before))
            telling->items.items[0] = dl_piece_mention(story, before)->entity;
        return;
    }
}

/* "Quy tắc Khuếch tán AI đặt trần số chip": the law that leads a Vietnamese sentence, for
 * what it does. */
static void name_leading_law(const dl_story *story, dl_telling *telling)
{
    bool does = dl_deed_family(telling->deed) == DL_FAMILY_TIGHTEN &&
                telling->deed != DL_DEED_ENTITY_LIST;
    if (!does || telling->items.count > 0)
        return;
    for (uint32_t i = 0; i < telling->verb; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        bool led = i > 0 && dl_piece_has(piece - 1, DL_CUE_PREPOSITION) &&
                   !dl_draft_says(story->draft, piece[-1].first, "theo");
        if (piece->kind == DL_PIECE_NAME && piece->groups & DL_GROUP_LAW &&
            !(piece->groups & DL_GROUP_LIST) && !led)
            dl_entity_set_add(&telling->items, dl_piece_mention(story, piece)->entity);
        if (piece->kind == DL_PIECE_NAME || piece->verb)
            return;
    }
}

/* "Tightened the Cross-Strait Act", "the act, stiffened in May": the law right behind an
 * English verb that tightens, or right before its passive. */
static void name_tightened(const dl_story *story, dl_telling *telling)
{
    enum { NEAR = 3 }; /* pieces */
    uint32_t verb = telling->verb, end = (uint32_t)story->pieces.count;
    bool next = story->draft->language == DL_LANGUAGE_ZH && verb + 1 < end && /* 出台AI扩散规则 */
                dl_piece_at(story, verb + 1)->groups & DL_GROUP_LAW;
    if (telling->deed != DL_DEED_RESTRICT || telling->items.count > 0 ||
        (telling->goods.count > 0 && !next))
        return;
    uint32_t first = verb > NEAR ? verb - NEAR : 0;
    if (story->draft->language == DL_LANGUAGE_ZH)
        first = verb; /* 动用《货物供应法》接管 */
    for (uint32_t i = first; i < end && i <= verb + NEAR; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        bool other = piece->kind == DL_PIECE_NAME && !(piece->groups & DL_GROUP_LAW);
        if (i > verb && (other || piece->verb))
            return;
        if (piece->kind == DL_PIECE_NAME && !other && !(piece->groups & DL_GROUP_LIST)) {
            dl_entity_set_add(&telling->items, dl_piece_mention(story, piece)->entity);
            return;
        }
    }
}

/* "Passed a bill that would bar TikTok", "thông qua dự luật cấm TikTok": what a bill is about, where it
 * has no name and nothing else is told of. */
static void name_matter(const dl_story *story, dl_telling *telling)
{
    bool asked = false;
    if (telling->deed != DL_DEED_PROPOSE || telling->items.count > 0 ||
        telling->goods.count > 0)
        return;
    bool ahead = telling->object < telling->verb; /* "a bill to ban it was introduced" */
    for (uint32_t i = (ahead ? telling->object : telling->verb) + 1;
         i < story->pieces.count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (asked && dl_piece_is_thing(piece) && dl_piece_entity(story, piece)->kind != DL_ENTITY_LAW)
            dl_entity_set_add(&telling->items, dl_piece_mention(story, piece)->entity);
        else if (piece->kind == DL_PIECE_STOP ||
                 (telling->items.count > 0 && !dl_piece_is_joint(piece)))
            return;
        asked |= dl_piece_has(piece, DL_CUE_PLAN) || dl_piece_has(piece, DL_CUE_POSSIBILITY) ||
                 dl_piece_has(piece, DL_CUE_INFINITIVE) || dl_piece_is_verb(piece);
    }
}

/* "Banned in April and cleared again in May": what the English verb before took, where nothing
 * but a date stands between and behind. */
static void name_shared(const dl_story *story, size_t first, dl_telling *telling)
{
    const dl_telling *before = telling - 1;
    if (telling == story->tellings.items + first || telling->items.count > 0 ||
        telling->goods.count > 0 || before->items.count == 0 ||
        before->verb >= telling->verb || telling->verb >= story->pieces.count)
        return;
    const dl_segment *its = dl_segment_of(story, telling->verb);
    bool joined = false;
    for (uint32_t i = before->verb + 1; i < telling->verb; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        joined |= dl_piece_is_joint(piece);
        if (piece->kind == DL_PIECE_NAME || piece->kind == DL_PIECE_STOP || piece->groups)
            return;
    }
    for (uint32_t i = telling->verb + 1; i < its->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_NAME || dl_piece_at(story, i)->groups)
            return;
    if (joined)
        telling->items = before->items;
}

/* The first piece of the sentence that names one of the things of a telling; DL_NO_PIECE. */
static uint32_t first_thing(const dl_story *story, const dl_telling *telling)
{
    for (uint32_t i = 0; i < story->pieces.count; i++)
        if (dl_piece_is_thing(dl_piece_at(story, i)) &&
            dl_entity_set_has(&telling->items, dl_piece_mention(story, dl_piece_at(story, i))->entity))
            return i;
    return DL_NO_PIECE;
}

/* "Released R1, having trained it on H800s", "a supercomputer built on Blackwell": what an English
 * sentence names behind such a word is not brought out with what it names before. */
static void drop_tail(const dl_story *story, dl_telling *telling)
{
    const dl_draft *draft = story->draft;
    uint32_t end = draft->sentences.items[story->sentence].end;
    uint32_t first = telling->items.count > 1 ? first_thing(story, telling) : DL_NO_PIECE;
    if (first == DL_NO_PIECE || first < telling->verb)
        return;
    uint32_t tail = dl_piece_at(story, first)->end;
    while (tail < end && !dl_draft_in(draft, tail, DL_LIST_MADE_WITH))
        tail++;
    dl_entity_set before = { 0 }, behind = { 0 };
    for (uint32_t i = first; i < story->pieces.count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (dl_piece_is_thing(piece))
            dl_entity_set_add(piece->first < tail ? &before : &behind,
                              dl_piece_mention(story, piece)->entity);
    }
    for (uint32_t i = 0; i < before.count; i++)
        dl_entity_set_remove(&behind, before.items[i]);
    dl_entity_set_take_out(&telling->items, &behind);
}

/* "Launched three chips for China: the H20, the L20 and the L2": the piece behind the last colon
 * of an English sentence that only names things; DL_NO_PIECE for none. */
static uint32_t things_behind_colon(const dl_story *story)
{
    const dl_draft *draft = story->draft;
    uint32_t i = (uint32_t)story->pieces.count;
    bool things = false;
    while (i > 0 && !dl_draft_is(draft, dl_piece_at(story, i - 1)->end, ":") &&
           !dl_draft_is(draft, dl_piece_at(story, i - 1)->end - 1, ":")) {
        const dl_piece *piece = dl_piece_at(story, --i);
        bool thing = piece->kind == DL_PIECE_NAME && dl_piece_is_thing(piece);
        if (dl_piece_is_verb(piece) || piece->says || piece->kind == DL_PIECE_DATE ||
            (piece->kind == DL_PIECE_NAME && !thing))
            return DL_NO_PIECE;
        things |= thing;
    }
    return i > 0 && things ? i : DL_NO_PIECE;
}

/* Gives them to what was told last before the colon without a thing; what was told of them alone
 * is the same. */
static void name_counted(dl_story *story, size_t first)
{
    uint32_t from = story->draft->language == DL_LANGUAGE_EN ? things_behind_colon(story)
                                                             : DL_NO_PIECE;
    dl_telling *whole = NULL;
    if (from == DL_NO_PIECE)
        return;
    uint32_t colon = dl_piece_at(story, from - 1)->end;
    colon -= !dl_draft_is(story->draft, colon, ":"); /* it is a piece itself */
    uint32_t start = dl_draft_span(story->draft, colon, colon + 1).start;
    for (size_t i = first; i < story->tellings.count; i++) {
        dl_telling *telling = &story->tellings.items[i];
        if (telling->reason.cue.start < start && telling->items.count == 0 &&
            dl_date_is_set(telling->date) && telling->deed != DL_DEED_ENTITY_LIST &&
            telling->certainty != DL_CERTAINTY_HYPOTHETICAL)
            whole = telling;
    }
    if (!whole)
        return;
    for (uint32_t i = from; i < story->pieces.count; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_NAME)
            dl_entity_set_add(&whole->items,
                              dl_piece_mention(story, dl_piece_at(story, i))->entity);
    size_t kept = first;
    for (size_t i = first; i < story->tellings.count; i++)
        if (story->tellings.items[i].reason.cue.start >= start &&
            story->tellings.items[i].deed == DL_DEED_LAUNCH_COMPLIANT_CHIP &&
            whole->deed == DL_DEED_LAUNCH)
            whole->deed = DL_DEED_LAUNCH_COMPLIANT_CHIP;
    for (size_t i = first; i < story->tellings.count; i++)
        if (story->tellings.items[i].reason.cue.start < start)
            story->tellings.items[kept++] = story->tellings.items[i];
    story->tellings.count = kept;
}

void dl_tellings_name_told(dl_story *story, size_t first)
{
    name_counted(story, first);
    if (story->has_pending && story->pending.sentence == story->sentence &&
        story->draft->language == DL_LANGUAGE_VI)
        name_leading_law(story, &story->pending);
    for (size_t i = first; i < story->tellings.count; i++) {
        dl_telling *telling = &story->tellings.items[i];
        if (story->draft->language == DL_LANGUAGE_VI) {
            name_leading_law(story, telling);
            name_matter(story, telling);
            continue;
        }
        name_law(story, telling);
        name_tightened(story, telling);
        if (story->draft->language != DL_LANGUAGE_EN)
            continue;
        name_matter(story, telling);
        name_shared(story, first, telling);
        if (dl_deed_family(telling->deed) == DL_FAMILY_LAUNCH) {
            name_version(story, telling);
            drop_tail(story, telling);
        }
    }
}
