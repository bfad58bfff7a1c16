/* Vietnamese bodies: head, field and place, in this order.
 *
 *     Bộ | Đầu tư, Thương mại và Công nghiệp | Malaysia
 *     Hiệp hội | Công nghiệp Ô tô | Đức        Tòa án | liên bang khu Nam | Texas
 *
 * Each word of a field begins with a capital and goes on in lower case, so capitals alone
 * do not say where it ends; the lexicon's fields do.
 */
#include "src/extract/bodies.h"

typedef struct body_tail {
    uint32_t end;       /* behind the last part that counts */
    uint32_t title_end; /* behind the last part that is no place */
    uint32_t place;
    bool named; /* has a capital of its own */
} body_tail;

static bool is_link(const dl_draft *draft, uint32_t token)
{
    return dl_token_reads(draft, token, "và") || dl_token_reads(draft, token, ",") ||
           dl_token_reads(draft, token, "-") || dl_token_reads(draft, token, "&") ||
           dl_token_reads(draft, token, "về") || dl_token_reads(draft, token, "của");
}

/* The end of the field at `at`: as many of the lexicon's words as follow; `at` if none.
 */
static uint32_t field_end(const dl_draft *draft, uint32_t at, bool any_case)
{
    const dl_cue *field = dl_draft_cue(draft, at, DL_CUE_FIELD);
    if (!field || (!any_case && !dl_token_is_word(draft, at)))
        return at;
    return field->end;
}

static bool starts_person(const dl_draft *draft, uint32_t at)
{
    return dl_draft_cue(draft, at, DL_CUE_TITLE) ||
           dl_draft_cue(draft, at, DL_CUE_HONORIFIC);
}

/* An embassy or consulate is of one country in another. */
static bool is_mission(const dl_draft *draft, uint32_t head)
{
    return dl_token_reads(draft, head, "đại") || dl_token_reads(draft, head, "lãnh") ||
           dl_token_reads(draft, head, "tổng") || dl_token_reads(draft, head, "phái") ||
           dl_token_reads(draft, head, "phòng");
}

/* "Hạ viện Mỹ" behind a committee of it: where it ends; `at` if none is there. */
static uint32_t parent_end(const dl_draft *draft, uint32_t at)
{
    uint32_t start = dl_token_reads(draft, at, "của") ? at + 1 : at;
    const dl_cue *parent = dl_draft_cue(draft, start, DL_CUE_GOVERNMENT_BEFORE);
    if (parent && draft->cover[start]) {
        const dl_name *known = &draft->names.items[draft->cover[start] - 1];
        if (known->first == start && known->kind == DL_ENTITY_GOVERNMENT &&
            known->end > parent->end && dl_tokens_are_together(draft, at, start))
            return known->end;
    }
    if (!parent || !dl_str_equal(parent->entry->value, DL_STR("whole")) ||
        !dl_token_is_word(draft, start) || !dl_tokens_are_together(draft, at, parent->end - 1))
        return at;
    bool placed = dl_place_at(draft, parent->end) != DL_NO_ROW &&
                  dl_tokens_are_together(draft, at, parent->end);
    return placed ? draft->names.items[draft->cover[parent->end] - 1].end : parent->end;
}

/* "Mỹ - Trung", "Mỹ" before a parent: the place is part of what a body is about. */
static uint32_t pair_end(const dl_draft *draft, uint32_t at)
{
    bool dash = dl_token_reads(draft, at, "-") || dl_token_reads(draft, at, "–");
    return dash && dl_place_at(draft, at + 1) != DL_NO_ROW
               ? draft->names.items[draft->cover[at + 1] - 1].end
               : at;
}

/* The end of the known name at a token. */
static uint32_t known_end(const dl_draft *draft, uint32_t token)
{
    return draft->names.items[draft->cover[token] - 1].end;
}

/* Takes the place or government that is known at *at; false if the body ends with it. */
static bool take_known(const dl_draft *draft, uint32_t head, uint32_t *at,
                       body_tail *tail)
{
    const dl_name *name = &draft->names.items[draft->cover[*at] - 1];
    bool government = name->kind == DL_ENTITY_GOVERNMENT;
    if (name->kind != DL_ENTITY_PLACE && !government)
        return false;
    tail->end = name->end;
    tail->place = government ? DL_NO_ROW : name->row;
    if (government)
        tail->title_end = name->end;
    tail->named = true;
    uint32_t pair = pair_end(draft, tail->end);
    if (pair > tail->end) {
        tail->end = tail->title_end = *at = pair;
        tail->place = DL_NO_ROW;
        return true;
    }
    if (government && dl_place_at(draft, tail->end) != DL_NO_ROW &&
        dl_tokens_are_together(draft, *at, tail->end)) {
        tail->place = dl_place_at(draft, tail->end); /* Bộ Công Thương Việt Nam */
        tail->end = known_end(draft, tail->end);
    } else if (dl_token_reads(draft, tail->end,
                              "tại") && /* Đại sứ quán Trung Quốc tại Mỹ */
               dl_place_at(draft, tail->end + 1) != DL_NO_ROW &&
               is_mission(draft, head)) {
        tail->end = known_end(draft, tail->end + 1);
    }
    return false;
}

/* Whether a link at a token leads on: to a field or a known name. */
static bool links_on(const dl_draft *draft, uint32_t at)
{
    return is_link(draft, at) && at + 1 < draft->tokens.count &&
           (field_end(draft, at + 1, false) > at + 1 ||
            (!dl_token_reads(draft, at, ",") && !dl_token_reads(draft, at, "-") &&
             !dl_token_reads(draft, at, "và") && draft->cover[at + 1]));
}

/* Takes a word of a field, a capital or a link at *at; false if the body ends before it.
 * `loud`: capitals say nothing there. */
static bool take_word(const dl_draft *draft, bool loud, uint32_t *at, body_tail *tail)
{
    uint32_t behind = field_end(draft, *at, true);
    bool capital = dl_token_is_word(draft, *at);
    if (behind > *at) {
        tail->named = tail->named || capital;
        if (capital)
            tail->end = tail->title_end = behind;
        *at = behind;
    } else if (capital && !loud && !starts_person(draft, *at)) {
        tail->named = true;
        tail->end = tail->title_end = ++*at;
    } else if (links_on(draft, *at)) {
        ++*at;
    } else {
        return false;
    }
    return true;
}

static body_tail read_tail(const dl_draft *draft, uint32_t head, uint32_t at)
{
    uint32_t sentence = draft->tokens.items[at - 1].sentence, count = 0;
    bool loud = dl_sentence_shouts(draft, head);
    body_tail tail = { at, at, DL_NO_ROW, false };
    while (at < draft->tokens.count && draft->tokens.items[at].sentence == sentence &&
           !(draft->tokens.items[at].flags & DL_TOKEN_BLANK) && count++ < 12) {
        const dl_cue *town =
            tail.named ? dl_draft_cue(draft, at, DL_CUE_PLACE_BEFORE) : NULL;
        if (town && town->end > at + 1 && dl_place_at(draft, town->end) != DL_NO_ROW) {
            at = town->end; /* "Cục Thuế thành phố Bắc Kinh" */
            continue;
        }
        uint32_t parent = tail.named ? parent_end(draft, at) : at;
        if (parent > at) {
            tail.end = tail.title_end = parent;
            break;
        }
        if (!(draft->cover[at] ? take_known(draft, head, &at, &tail)
                               : take_word(draft, loud, &at, &tail)))
            break;
    }
    return tail;
}

/* On over "của", "ông", "Tổng thống". */
static uint32_t skip_office(const dl_draft *draft, uint32_t at)
{
    for (;;) {
        const dl_cue *honorific = dl_draft_cue(draft, at, DL_CUE_HONORIFIC);
        const dl_cue *title = dl_draft_cue(draft, at, DL_CUE_TITLE);
        if (dl_token_reads(draft, at, "của"))
            at++;
        else if (honorific)
            at = honorific->end;
        else if (title)
            at = title->end;
        else
            return at;
    }
}

/* "chính quyền Biden", "chính quyền Tổng thống Trump", "chính phủ Mỹ". */
static void find_whole(dl_draft *draft, const dl_cue *head)
{
    uint32_t at = skip_office(draft, head->end);
    if (!dl_tokens_are_together(draft, at, head->first))
        return;
    if (draft->cover[at] == 0) { /* "chính quyền Milei": nobody else gives it a name */
        const dl_name unknown = { .head = at, .end = at + 1, .row = DL_NO_ROW };
        if (dl_token_is_word(draft, at) && !dl_draft_cue(draft, at, DL_CUE_FIELD) &&
            !dl_draft_cue(draft, at, DL_CUE_NOT_A_NAME) &&
            dl_str_equal(dl_draft_folded(draft, head->first), DL_STR("chính")) &&
            !dl_token_is_word(draft, at + 1) && !dl_token_is_accented(draft, at))
            dl_body_add_led(draft, head->first, at + 1, &unknown);
        return;
    }
    const dl_name leader = draft->names.items[draft->cover[at] - 1];
    if (leader.kind == DL_ENTITY_PERSON)
        dl_body_add_led(draft, head->first, leader.end, &leader);
    else if (leader.kind == DL_ENTITY_PLACE && at == head->end)
        dl_body_add(draft, &(dl_body){ .first = head->first,
                                       .end = leader.end,
                                       .title_first = head->first,
                                       .title_end = head->end,
                                       .place = leader.row,
                                       .kind = DL_ENTITY_GOVERNMENT,
                                       .whole = true });
}

static void find_headed(dl_draft *draft, const dl_cue *head, dl_entity_kind kind)
{
    const dl_cue *title = dl_draft_cue(draft, head->first, DL_CUE_TITLE);
    const dl_cue *office = dl_draft_cue_before(draft, head->end, DL_CUE_TITLE);
    if (!dl_token_is_word(draft, head->first) || (title && title->end > head->end) ||
        (office && office->first < head->first) || /* "Chánh Văn phòng Nội các" */
        head->end >= draft->tokens.count ||
        draft->tokens.items[head->end].sentence !=
            draft->tokens.items[head->first].sentence)
        return;
    body_tail tail = read_tail(draft, head->first, head->end);
    /* "Viện Mỹ ..." says nothing; a head wants more than one short word behind it. */
    if (!tail.named || (tail.title_end == head->end && head->end - head->first < 2))
        return;
    dl_body_add(draft, &(dl_body){ .first = head->first,
                                   .end = tail.end,
                                   .title_first = head->first,
                                   .title_end = tail.title_end,
                                   .place = tail.place,
                                   .kind = kind });
}

/* "Công ty Khoáng sản Tây Côn", "Chứng khoán Lam Giang", "Tư vấn Vạn Cảnh": a firm whose
 * name begins with what it does. */
static void find_firm(dl_draft *draft, uint32_t at)
{
    uint32_t end = field_end(draft, at, false), words = 0;
    const dl_token *tokens = draft->tokens.items;
    if (end == at || end >= draft->tokens.count || tokens[at].flags & DL_TOKEN_FIRST ||
        dl_sentence_shouts(draft, at) ||
        dl_draft_cue_before(draft, at, DL_CUE_GOVERNMENT_BEFORE) ||
        dl_draft_cue_before(draft, at, DL_CUE_ORGANISATION_BEFORE) ||
        dl_draft_cue_before(draft, at, DL_CUE_TITLE))
        return;
    uint32_t start = end;
    while (end < draft->tokens.count && words < 4 && dl_token_is_word(draft, end) &&
           tokens[end].sentence == tokens[at].sentence && !starts_person(draft, end) &&
           (!draft->cover[end] ||
            draft->names.items[draft->cover[end] - 1].kind == DL_ENTITY_COMPANY) &&
           field_end(draft, end, false) == end) {
        end++;
        words++;
    }
    if (end == start)
        return;
    const dl_cue *firm = dl_draft_cue_before(draft, at, DL_CUE_COMPANY_BEFORE);
    dl_name *name = dl_names_add(draft, at, end, DL_ENTITY_COMPANY, "field");
    name->reason.cue = firm ? dl_draft_span(draft, firm->first, firm->end)
                            : dl_draft_span(draft, at, start);
}

/* "IBM Việt Nam", "Samsung Trung Quốc": the firm's branch, a firm of its own. */
static void find_branch(dl_draft *draft, uint32_t at)
{
    if (draft->cover[at] == 0)
        return;
    const dl_name firm = draft->names.items[draft->cover[at] - 1];
    uint32_t place = dl_place_at(draft, firm.end);
    if (firm.first != at || firm.kind != DL_ENTITY_COMPANY || place == DL_NO_ROW ||
        !dl_tokens_are_together(draft, at, firm.end) ||
        dl_names_country(draft, place) != place)
        return;
    uint32_t end = draft->names.items[draft->cover[firm.end] - 1].end;
    if (end - firm.end < 2)
        return; /* "Nvidia Mỹ" is rather said of the country */
    dl_name *name = dl_names_add(draft, at, end, DL_ENTITY_COMPANY, "branch");
    name->reason.cue = dl_draft_span(draft, firm.end, end);
}

void dl_find_bodies_vi(dl_draft *draft)
{
    for (uint32_t at = 0; at < draft->tokens.count; at++) {
        const dl_cue *head = dl_draft_cue(draft, at, DL_CUE_GOVERNMENT_BEFORE);
        const dl_cue *other = dl_draft_cue(draft, at, DL_CUE_ORGANISATION_BEFORE);
        if (at > 0 && dl_draft_is(draft, at - 1, "-") && dl_token_is_glued(draft, at))
            head = other = NULL; /* "Ray-Ban Display" */
        if (head && dl_str_equal(head->entry->value, DL_STR("whole")))
            find_whole(draft, head);
        else if (head && !(other && other->end > head->end))
            find_headed(draft, head, DL_ENTITY_GOVERNMENT);
        if (other)
            find_headed(draft, other, DL_ENTITY_ORGANISATION);
        if (dl_token_is_word(draft, at))
            find_firm(draft, at);
        find_branch(draft, at);
    }
}
