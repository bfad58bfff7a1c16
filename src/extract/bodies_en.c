/* English bodies: "[China's] Ministry of Commerce", "[Taiwan] High Prosecutors Office",
 * "[Chinese] commerce ministry", "[Dutch] government", "[Biden] administration". */
#include "src/extract/bodies.h"

enum { WORDS = 10 };

/* Back over a place or demonym, with or without "'s", that ends right before `first`. */
static uint32_t with_place(const dl_draft *draft, uint32_t first, uint32_t *place)
{
    uint32_t at = first;
    if (at >= 2 &&
        (dl_token_reads(draft, at - 1, "s") &&
         (dl_token_reads(draft, at - 2, "'") || dl_token_reads(draft, at - 2, "’"))))
        at -= 2;
    if (at == 0 || !dl_tokens_are_together(draft, at - 1, first))
        return first;
    *place = dl_place_at(draft, at - 1);
    if (*place == DL_NO_ROW)
        return first;
    return draft->names.items[draft->cover[at - 1] - 1].first;
}

/* On over "Trade, Industry and Energy" behind "Ministry of". */
static uint32_t list_end(const dl_draft *draft, uint32_t at, uint32_t sentence)
{
    uint32_t end = at, words = 0;
    while (at < draft->tokens.count && draft->tokens.items[at].sentence == sentence &&
           words++ < WORDS) {
        const dl_cue *field = dl_draft_cue(draft, at, DL_CUE_FIELD);
        if (field && dl_token_is_word(draft, at)) {
            end = at = field->end;
        } else if (dl_token_is_word(draft, at) && !draft->cover[at] &&
                   !dl_draft_any_cue(draft, at, DL_CUE_NOT_A_NAME)) {
            end = ++at;
        } else if (end > 0 && at + 1 < draft->tokens.count &&
                   (dl_token_reads(draft, at, "and") || dl_token_reads(draft, at, ",") ||
                    dl_token_reads(draft, at, "&") || dl_token_reads(draft, at, "of") ||
                    dl_token_reads(draft, at, "for") ||
                    dl_token_reads(draft, at, "on")) &&
                   dl_token_is_word(draft, at + 1) &&
                   (dl_draft_cue(draft, at + 1, DL_CUE_FIELD) ||
                    (!dl_token_reads(draft, at, ",") && !draft->cover[at + 1]))) {
            at++;
        } else if (dl_token_reads(draft, at, "and") && dl_token_is_word(draft, at + 1) &&
                   dl_draft_cue(draft, at + 1, DL_CUE_FIELD)) {
            at++;
        } else {
            break;
        }
    }
    return end;
}

/* On over "for the Northern District of" and "for the Federal Circuit" behind a court,
 * but for the place that ends it. */
static uint32_t court_end(const dl_draft *draft, uint32_t end)
{
    uint32_t at = end;
    if (!dl_token_reads(draft, at, "for") || !dl_token_reads(draft, at + 1, "the"))
        return end;
    for (uint32_t i = at + 2; i < at + 5 && dl_token_is_word(draft, i); i++) {
        if (dl_token_reads(draft, i, "circuit"))
            return i + 1;
        if (!dl_token_reads(draft, i, "district") ||
            !dl_token_reads(draft, i + 1, "of") ||
            dl_place_at(draft, i + 2) == DL_NO_ROW)
            continue;
        return draft->names.items[draft->cover[i + 2] - 1].end;
    }
    return end;
}

static void find_headed(dl_draft *draft, const dl_cue *head)
{
    uint32_t sentence = draft->tokens.items[head->first].sentence;
    uint32_t first = head->first, end, place = DL_NO_ROW, title_first;
    if (!dl_token_is_word(draft, first) || head->end >= draft->tokens.count)
        return;
    title_first = first;
    end = list_end(draft, head->end, sentence);
    if (end <= head->end) {
        if (dl_place_at(draft, head->end) == DL_NO_ROW) /* "Government of Japan" */
            return;
        end = draft->names.items[draft->cover[head->end] - 1].end;
        end = list_end(draft, end, sentence) > end ? list_end(draft, end, sentence) : end;
    }
    if (dl_token_reads(draft, first, "court"))
        end = court_end(draft, end);
    first = with_place(draft, first, &place);
    uint32_t title_end = end;
    if (place == DL_NO_ROW && dl_token_reads(draft, end, "of") &&
        dl_place_at(draft, end + 1) != DL_NO_ROW &&
        dl_tokens_are_together(draft, end + 1, first)) {
        place = dl_place_at(draft, end + 1);
        end = draft->names.items[draft->cover[end + 1] - 1].end;
    }
    dl_body_add(draft, &(dl_body){ .first = first,
                                   .end = end,
                                   .title_first = title_first,
                                   .title_end = title_end,
                                   .place = place,
                                   .kind = DL_ENTITY_GOVERNMENT });
}

/* Back over "House Foreign Affairs" before "Committee". */
static uint32_t words_before(const dl_draft *draft, uint32_t tail)
{
    uint32_t at = tail;
    while (at > 0 && tail - at < WORDS && dl_tokens_are_together(draft, at - 1, tail)) {
        uint32_t word = at - 1;
        if (dl_token_is_word(draft, word) && dl_place_at(draft, word) == DL_NO_ROW &&
            !dl_draft_cue(draft, word, DL_CUE_TITLE) &&
            (!dl_draft_cue(draft, word, DL_CUE_NOT_A_NAME) ||
             dl_draft_cue(draft, word, DL_CUE_FIELD)))
            at--;
        else if (at < tail && word > 0 &&
                 (dl_token_reads(draft, word, "and") ||
                  dl_token_reads(draft, word, "&")) &&
                 dl_token_is_word(draft, word - 1) &&
                 dl_draft_any_cue_before(draft, word, DL_CUE_FIELD))
            at--;
        else
            break;
    }
    return at;
}

static void find_capital_tail(dl_draft *draft, const dl_cue *tail)
{
    uint32_t place = DL_NO_ROW, title_first = words_before(draft, tail->first);
    uint32_t first = with_place(draft, title_first, &place);
    uint32_t end = dl_token_reads(draft, tail->end - 1, "court")
                       ? court_end(draft, tail->end)
                       : tail->end;
    bool more = end == tail->end &&
                (dl_token_reads(draft, tail->end, "of") ||
                 dl_token_reads(draft, tail->end, "for") ||
                 dl_token_reads(draft, tail->end, "on")) &&
                tail->end + 1 < draft->tokens.count &&
                dl_token_is_word(draft, tail->end + 1);
    if (first == tail->first || (more && dl_place_at(draft, tail->end + 1) == DL_NO_ROW))
        return;
    dl_body_add(draft, &(dl_body){ .first = first,
                                   .end = end,
                                   .title_first = title_first,
                                   .title_end = end,
                                   .place = place,
                                   .kind = DL_ENTITY_GOVERNMENT });
}

/* In lower case only with a country: "China's commerce ministry", "Dutch government". */
static void find_plain_tail(dl_draft *draft, const dl_cue *tail)
{
    bool whole = dl_str_equal(tail->entry->value, DL_STR("whole"));
    uint32_t place = DL_NO_ROW, title_first = tail->first;
    const dl_cue *field = dl_draft_cue_before(draft, tail->first, DL_CUE_FIELD);
    if (!whole && (!field || !dl_str_equal(tail->entry->value, DL_STR("field"))))
        return;
    if (field && !whole)
        title_first = field->first;
    uint32_t first = with_place(draft, title_first, &place);
    if (place == DL_NO_ROW)
        return;
    dl_body_add(draft, &(dl_body){ .first = first,
                                   .end = tail->end,
                                   .title_first = title_first,
                                   .title_end = tail->end,
                                   .place = place,
                                   .kind = DL_ENTITY_GOVERNMENT,
                                   .whole = whole });
}

static void find_led(dl_draft *draft, uint32_t at)
{
    if (at == 0 || !dl_tokens_are_together(draft, at - 1, at))
        return;
    if (draft->cover[at - 1] == 0) { /* "the Milei administration" */
        const dl_name unknown = { .head = at - 1, .end = at, .row = DL_NO_ROW };
        if (dl_token_reads(draft, at, "administration") && at > 1 &&
            dl_token_is_word(draft, at - 1) && dl_token_reads(draft, at - 2, "the") &&
            !dl_draft_any_cue(draft, at - 1, DL_CUE_NOT_A_NAME))
            dl_body_add_led(draft, at - 1, at + 1, &unknown);
        return;
    }
    const dl_name leader = draft->names.items[draft->cover[at - 1] - 1];
    if (leader.kind == DL_ENTITY_PERSON)
        dl_body_add_led(draft, leader.first, at + 1, &leader);
}

static void find_tails(dl_draft *draft, uint32_t at)
{
    const dl_cue *cue = dl_draft_cue(draft, at, DL_CUE_GOVERNMENT_AFTER);
    if (cue && dl_token_is_word(draft, at) && !cue->entry->value.len)
        find_capital_tail(draft, cue);
    for (uint32_t i = draft->first_cue[at]; i < draft->first_cue[at + 1]; i++)
        if (draft->cues.items[i].class == DL_CUE_GOVERNMENT_AFTER &&
            draft->cues.items[i].entry->value.len)
            find_plain_tail(draft, &draft->cues.items[i]);
}

/* "Commerce said", "on Wednesday Treasury had": the American department whose short name an
 * English verb of its own follows. */
static void find_short(dl_draft *draft, uint32_t at)
{
    const dl_str whole[] = { DL_STR("United States Department of"),
                             dl_draft_text(draft, at, at + 1) };
    const dl_str article[] = { DL_STR("United States Department of the"), whole[1] };
    bool acts = dl_word_is_past(draft, at + 1) ||
                (dl_draft_is(draft, at + 1, "on") &&
                 dl_draft_cue(draft, at + 2, DL_CUE_WEEKDAY));
    if (!dl_token_is_word(draft, at) || !acts ||
        (at > 0 && dl_tokens_are_together(draft, at - 1, at) &&
         dl_token_is_word(draft, at - 1))) /* "American Commerce" */
        return;
    uint32_t row = dl_names_row_of(draft, whole, DL_COUNT(whole), DL_ENTITY_GOVERNMENT);
    if (row == DL_NO_ROW)
        row = dl_names_row_of(draft, article, DL_COUNT(article), DL_ENTITY_GOVERNMENT);
    if (row != DL_NO_ROW)
        dl_names_add(draft, at, at + 1, DL_ENTITY_GOVERNMENT, "short")->row = row;
}

void dl_find_bodies_en(dl_draft *draft)
{
    for (uint32_t at = 0; at < draft->tokens.count; at++) {
        const dl_cue *head = dl_draft_cue(draft, at, DL_CUE_GOVERNMENT_BEFORE);
        if (head)
            find_headed(draft, head);
        if (draft->cue_starts[at] & DL_CUE_BIT(GOVERNMENT_AFTER))
            find_tails(draft, at);
        if (dl_draft_in(draft, at, DL_LIST_LED_BODY))
            find_led(draft, at);
        if (dl_draft_in(draft, at, DL_LIST_SHORT_OFFICE))
            find_short(draft, at);
    }
}
