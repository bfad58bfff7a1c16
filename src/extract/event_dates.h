#ifndef DL_EVENT_DATES_H
#define DL_EVENT_DATES_H
/* Private to the events of extract: when what a clause tells was done: the date that stands
 * beside it, and is not another's, or what it goes on from. */
#include "src/extract/clauses.h"

/* event_dates.c: sets date, bounds and what a date ahead says of the certainty. */
void dl_clause_date(const dl_story *story, const dl_clause *clause, dl_telling *telling);

/* effect_dates.c: the piece of the date that something takes effect, if the clause's sentence
 * tells one ahead; DL_NO_PIECE. */
uint32_t dl_clause_effect_date(const dl_story *story, const dl_clause *clause);

/* date_prices.c: the piece of the date that the clause has beside it; DL_NO_PIECE. */
uint32_t dl_clause_nearest_date(const dl_story *story, const dl_clause *clause);
/* The same among those that do not lie ahead; `ahead` if there is none. */
uint32_t dl_clause_past_date(const dl_story *story, const dl_clause *clause,
                             uint32_t ahead);
/* Whether no clause stands between a date and the verb. */
bool dl_clause_reaches_date(const dl_story *story, const dl_clause *clause,
                            uint32_t date);

/* date_prices_zh.c: whether a Chinese date cannot be the clause's. */
bool dl_date_is_elsewhere(const dl_story *story, const dl_clause *clause, uint32_t date);
/* 动用1952年的《货物供应法》, 援引2018年《出口管制改革法》: whether it is the year of a law. */
bool dl_date_is_of_law(const dl_story *story, uint32_t date);
/* 更新管制，新规30天后生效: whether a date is only counted on from a deed told in another
 * segment. */
bool dl_date_is_counted(const dl_story *story, const dl_clause *clause, uint32_t date);
/* 8月提告，12月除名，另一家也摘帽: whether a nearer date stands between. */
bool dl_date_is_outdone(const dl_story *story, const dl_clause *clause, uint32_t date);

/* date_holders.c: whether a noun or another verb beside a date holds it. */
bool dl_date_is_held(const dl_story *story, const dl_clause *clause, uint32_t date);
/* What a date can be that of: "the October rule", "the rules of October". */
enum {
    DL_DATED_NOUNS = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME | DL_GROUP_WAIVER |
                     DL_GROUP_LICENCE | DL_GROUP_BILL | DL_GROUP_CASE
};
/* date_holders_en.c: the same by what only English says. */
bool dl_date_is_held_en(const dl_story *story, const dl_clause *clause, uint32_t date);
/* The same file: "the curbs BIS placed on them in May": whether a date behind a piece is of what
 * a noun has behind it without a pronoun. */
bool dl_date_is_of_contact(const dl_story *story, uint32_t from, uint32_t date);

/* apposed_vi.c: whether it is what stands between a Vietnamese passive and its subject. */
bool dl_date_is_apart(const dl_story *story, const dl_clause *clause, uint32_t date);

/* date_owners.c: whether another clause of the sentence keeps a date for itself. */
bool dl_date_is_anothers(const dl_story *story, const dl_clause *clause, uint32_t date);
/* The same of what takes effect at a piece: 10月，美国升级管制；日本修订省令，7月23日起实施. */
bool dl_effect_is_anothers(const dl_story *story, const dl_clause *clause, uint32_t effect);
/* "xem xét liệu các biện pháp kể từ năm 2018 có phân biệt đối xử": whether it is when
 * what somebody asks was so. */
bool dl_date_is_asked_of(const dl_story *story, const dl_clause *clause, uint32_t date);

/* date_ends.c: whether it is the end of a stretch: "until May". */
bool dl_date_is_end(const dl_story *story, uint32_t date);
/* Whether it is the day of what was not done until then, in English. */
bool dl_date_is_late(const dl_story *story, uint32_t date);

/* outer_dates.c: the date of a clause that stands outside it; DL_NO_PIECE for none: of the year whose
 * "when" it says, of what its subject is, of the paper that tells it. */
uint32_t dl_clause_when_date(const dl_story *story, const dl_clause *clause);
uint32_t dl_clause_trade_date(const dl_story *story, const dl_clause *clause);
uint32_t dl_clause_rule_date(const dl_story *story, const dl_clause *clause);
uint32_t dl_clause_apposed_date(const dl_story *story, const dl_clause *clause);
uint32_t dl_clause_paper_date(const dl_story *story, const dl_clause *clause);
/* The day on which it was decided what takes effect on that of a piece. */
uint32_t dl_clause_decision_date(const dl_story *story, const dl_clause *clause,
                                 uint32_t effect);

/* counted_dates.c: "month 1", "year -1": by how many of a unit a cue's value moves on. */
bool dl_cue_steps(dl_str how, dl_str unit, int32_t *count);
/* The date that lies so long behind another as a cue says; before it: `sign` -1; false if
 * it counts nothing, or finer than that date. */
bool dl_continuation_moves(const dl_story *story, uint32_t cue, dl_date from, int32_t sign,
                           dl_date *found);
dl_date dl_continuation_from(const dl_story *story, uint32_t cue, dl_date from);
/* The day that a clause counts from what another tells; whether it only
 * says "days before"; whether a segment has a date. */
bool dl_clause_counted_date(const dl_story *story, const dl_clause *clause, dl_date *found);
/* counted_dates_vi.c: the same of what a Vietnamese noun with its date names; whether a cue
 * counts so, and to which day. */
bool dl_clause_counted_noun(const dl_story *story, const dl_clause *clause, dl_date *found);
uint32_t dl_clause_day_beside_count(const dl_story *story, const dl_clause *clause);
bool dl_story_counts_from_noun(const dl_story *story, uint32_t cue, dl_date *found);
/* The same: "hôm ấy", "cùng ngày": whether a cue says of what it means that it is a day. */
bool dl_continuation_is_day(const dl_story *story, uint32_t cue);
/* date_counts.c: a date that lies so many days, or else months, away from another; unset if the other is
 * too vague. "Three days", "two months" before a word: by how much. */
dl_date dl_date_moved(dl_date from, int32_t days, int32_t months);
bool dl_story_counts(const dl_story *story, uint32_t word, int32_t *days, int32_t *months);
/* Whether what was told is of a sentence before, done, and of one day: what a text can count
 * from by recalling it. */
bool dl_story_can_recall(const dl_story *story, const dl_telling *told);
/* came_after.c: the day that an English clause of time counts from what its main clause only
 * recalls: "The Dutch step came a day after the United States tightened its rules". */
bool dl_clause_came_after(const dl_story *story, const dl_clause *clause, dl_date *found);
bool dl_clause_is_vaguely_apart(const dl_story *story, const dl_clause *clause);
bool dl_segment_has_date(const dl_story *story, const dl_segment *segment);
/* The same: the clause of time in which what a piece tells is said, or that it is in. */
const dl_segment *dl_segment_of_time(const dl_story *story, uint32_t piece);

/* continuations.c: the cue that ties a verb to what was told before ("then", "the same
 * day"); DL_NO_PIECE. */
uint32_t dl_clause_continuation(const dl_story *story, uint32_t verb);
/* "a week", "two months": whether a cue counts on by a number of units. */
bool dl_continuation_counts(const dl_story *story, uint32_t cue);
/* 立案前一天，: whether it counts from the deed right before it. */
bool dl_continuation_is_time(const dl_story *story, uint32_t cue);
/* Whether a date stands with it. */
bool dl_continuation_has_date(const dl_story *story, uint32_t cue, uint32_t verb);
/* "two days after" something: the segment in which it is told what it counts from;
 * DL_NO_PIECE if the days are counted from what was told before. */
uint32_t dl_continuation_clause(const dl_story *story, uint32_t cue);

/* 次日，三人提出请求，法庭当天便…: the count of days that a Chinese sentence names before a date that
 * says "the same day"; DL_NO_PIECE if it names none, or a date behind it. */
uint32_t dl_continuation_before(const dl_story *story, uint32_t date);

/* continued_dates.c: the date that it gives; bounds when it gives none. */
void dl_clause_continue(const dl_story *story, uint32_t cue, dl_telling *telling);
/* Whether it tells what was so long before ("một ngày sau khi"), and when. */
bool dl_clause_counted_before(const dl_story *story, const dl_clause *clause,
                              dl_date *found);

/* date_holders_vi.c: "bị buộc tội gian lận trong một giao dịch năm 2023": whether something else in
 * a Vietnamese sentence holds a date. */
bool dl_date_is_held_vi(const dl_story *story, uint32_t date);

/* outer_dates.c: 规则公布当天, 特朗普发文当天: the day of what was told last of the rules, or of
 * whoever stands before the Chinese "that day" in its segment. */
bool dl_story_day_of_told(const dl_story *story, uint32_t date, dl_date *found);

/* enough.c: 公司已就此展开内部调查: whether a Chinese firm looks into itself, on a day of its own. */
bool dl_telling_is_own_probe(const dl_story *story, const dl_clause *clause,
                             const dl_telling *telling);

#endif
