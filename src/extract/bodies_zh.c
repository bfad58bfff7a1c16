/* Chinese bodies: place and words before a tail that the lexicon knows.
 *
 *     韩国 首尔 中央地方 检察厅        美国 众议院 外交委员会        拜登 政府
 *
 * Nothing marks where such a name begins: it is a place or body known before, the tail
 * itself when it is long enough to stand alone (外交部), or the nearest sign or function
 * word.
 */
#include "src/extract/bodies.h"

enum { REACH = 10, /* ideographs before the tail */ ALONE = 3 };

static bool is_han(const dl_draft *draft, uint32_t token)
{
    return draft->tokens.items[token].kind == DL_WORD_HAN;
}

/* Whether a function word or title ends right before `at`. */
static bool is_edge(const dl_draft *draft, uint32_t at)
{
    return at == 0 || !is_han(draft, at - 1) ||
           draft->tokens.items[at - 1].sentence != draft->tokens.items[at].sentence ||
           dl_draft_cue_before(draft, at, DL_CUE_NOT_A_NAME) ||
           dl_draft_cue_before(draft, at, DL_CUE_SAY) ||
           dl_draft_cue_before(draft, at, DL_CUE_TITLE);
}

typedef struct body_reach {
    uint32_t first;
    uint32_t place, title_first;
    bool known, edge;
} body_reach;

/* Back from the tail to the first place or body in an unbroken row of ideographs. */
static body_reach look_back(const dl_draft *draft, uint32_t tail)
{
    body_reach reach = { tail, DL_NO_ROW, tail, false, false };
    uint32_t at = tail;
    while (at > 0 && tail - at < REACH && is_han(draft, at - 1) &&
           draft->tokens.items[at - 1].sentence == draft->tokens.items[tail].sentence) {
        uint32_t cover = draft->cover[at - 1];
        if (cover) {
            const dl_name *name = &draft->names.items[cover - 1];
            if (name->kind != DL_ENTITY_PLACE && name->kind != DL_ENTITY_GOVERNMENT)
                break;
            if (name->kind == DL_ENTITY_PLACE && !reach.known)
                reach.title_first = name->end;
            if (name->kind == DL_ENTITY_PLACE)
                reach.place = name->row;
            reach.known = true;
            at = reach.first = name->first;
            continue;
        }
        if (reach.known || is_edge(draft, at))
            break;
        at--;
    }
    reach.edge = !reach.known && at < tail && is_edge(draft, at);
    if (reach.edge)
        reach.first = at;
    if (reach.place == DL_NO_ROW)
        reach.title_first = reach.first;
    return reach;
}

/* 商务部|长 is a minister, 教育部|门 departments, 统一部|署 no ministry at all. */
static bool runs_on(const dl_draft *draft, uint32_t end)
{
    return dl_draft_is(draft, end - 1, "部") &&
           dl_draft_in(draft, end, DL_LIST_NO_MINISTRY) &&
           !dl_draft_cue(draft, end, DL_CUE_TITLE);
}

static void find_tail(dl_draft *draft, const dl_cue *tail)
{
    uint32_t length = tail->end - tail->first;
    bool whole = dl_str_equal(tail->entry->value, DL_STR("whole"));
    if (runs_on(draft, tail->end))
        return;
    if (tail->first > 0 && whole && draft->cover[tail->first - 1]) {
        const dl_name leader = draft->names.items[draft->cover[tail->first - 1] - 1];
        if (leader.kind == DL_ENTITY_PERSON) {
            dl_body_add_led(draft, leader.first, tail->end, &leader);
            return;
        }
    }
    body_reach reach = look_back(draft, tail->first);
    if (dl_draft_cue_before(draft, tail->first + 1, DL_CUE_DEMONYM))
        return; /* 中国|会 */
    if (whole && (reach.place == DL_NO_ROW || reach.title_first != tail->first))
        return;
    if (reach.known && reach.title_first == tail->first &&
        dl_str_equal(tail->entry->value, DL_STR("inner")))
        return; /* 韩国法院: no one court */
    bool inner = dl_str_equal(tail->entry->value, DL_STR("inner"));
    if (!reach.known) {
        if (length >= ALONE && !inner)
            reach.first = reach.title_first = tail->first;
        else if (!reach.edge || tail->first - reach.first < 2)
            return;
    }
    dl_body_add(draft, &(dl_body){ .first = reach.first,
                                   .end = tail->end,
                                   .title_first = reach.title_first,
                                   .title_end = tail->end,
                                   .place = reach.place,
                                   .kind = DL_ENTITY_GOVERNMENT,
                                   .whole = whole });
}

void dl_find_bodies_zh(dl_draft *draft)
{
    for (uint32_t at = 0; at < draft->tokens.count; at++) {
        const dl_cue *tail = dl_draft_cue(draft, at, DL_CUE_GOVERNMENT_AFTER);
        if (tail && is_han(draft, at))
            find_tail(draft, tail);
    }
}
