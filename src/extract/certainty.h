#ifndef DL_CERTAINTY_H
#define DL_CERTAINTY_H
/* Private to the events of extract: how certain it is what a clause tells: denied, posed as
 * a condition, planned, weighed, or known by hearsay. */
#include "src/extract/clauses.h"

/* modality.c: how far, in tokens, words before a verb reach: one that is part of nouns,
 * too, a negation, a plan. */
enum { DL_REACH_NOUN = 3, DL_REACH_DENIAL = 10, DL_REACH_PLAN = 40 };
/* The last cue of a class before `piece` in its segment, with no other verb between. */
uint32_t dl_story_cue_before(const dl_story *story, uint32_t piece, dl_cue_class cue,
                             uint32_t reach);
/* The plan or possibility that reaches a verb, its own. */
uint32_t dl_story_own_ahead(const dl_story *story, uint32_t head, bool *possible);
/* Whether a plan is a mere possibility: "would", but in what somebody said. */
bool dl_cue_is_only_possible(const dl_story *story, uint32_t cue);
/* Whether an English verb has the form that needs an auxiliary: "ban", not "bans". */
bool dl_verb_is_base(const dl_story *story, uint32_t verb);
/* What somebody without office expects the verb's deed to be: no plan. */
uint32_t dl_story_expected(const dl_story *story, uint32_t head);
/* The cue that makes a deed only talked of: "allowing sales would be a mistake". */
uint32_t dl_story_weighed(const dl_story *story, uint32_t verb);

/* modality_shared.c: the plan or possibility that reaches a verb or those that lead it. */
uint32_t dl_story_ahead(const dl_story *story, uint32_t head, bool *possible);
/* Whether a verb in base form shares a negation or a purpose with those that lead it. */
bool dl_story_shares_denial(const dl_story *story, uint32_t head);

/* infinitives.c: the "to" that makes an English verb no deed yet; DL_NO_PIECE. */
uint32_t dl_story_infinitive(const dl_story *story, uint32_t head, bool *possible);
/* "told Intel that it wanted to withdraw its waiver": what an order only tells that
 * somebody wants; DL_NO_PIECE. */
uint32_t dl_story_wanted(const dl_story *story, const dl_clause *clause);

/* denied_vi.c: "tin Mỹ cấm H20 bị bác bỏ": whether somebody denies behind it what a Vietnamese
 * clause reports; "hoãn đưa vào danh sách": whether the deed of a verb is put off, not decided
 * or only spoken of; "chuyển mà không có giấy phép": whether it only says how other things
 * were done. */
bool dl_clause_is_denied_behind(const dl_story *story, const dl_clause *clause);
bool dl_verb_is_unreal(const dl_story *story, uint32_t verb);
bool dl_verb_is_manner(const dl_story *story, uint32_t verb);
/* The same: whether the sentence is a Vietnamese question without a day in it. */
bool dl_story_only_asks(const dl_story *story);
/* The same: whether a clause that announces a rule only says that it ended. */
bool dl_clause_announces_end(const dl_story *story, const dl_clause *clause);

/* conditions.c: "If it", "Had it": whether a piece poses a condition; not every "had". */
bool dl_piece_is_condition(const dl_story *story, const dl_piece *piece);
/* The condition that makes the clause hypothetical; DL_NO_PIECE. */
uint32_t dl_clause_condition(const dl_story *story, const dl_clause *clause);
/* "had it not been banned": what was done, and only its absence is supposed. */
bool dl_clause_is_counterfactual(const dl_story *story, const dl_clause *clause);

/* certainty.c: false if the clause tells no event (negated, a state). */
bool dl_clause_certainty(const dl_story *story, const dl_clause *clause,
                         dl_certainty *certainty, dl_reason *reason);
/* Whether it is planned only as somebody's intention: "plans to", 拟. */
bool dl_clause_is_intent(const dl_story *story, const dl_clause *clause);

/* hearsay.c: the piece of who has no name and says what the sentence tells, or of a
 * medium that does (*named); DL_NO_PIECE. */
uint32_t dl_story_hearsay(const dl_story *story, bool *named);
/* Whether it is an authority that says it and the medium at `cue` only passes it on. */
bool dl_clause_is_announced(const dl_story *story, const dl_clause *clause, uint32_t cue);
/* Who without office only thinks of the deed at a piece, or expects it of another;
 * DL_NO_PIECE. */
uint32_t dl_clause_opined(const dl_story *story, const dl_clause *clause, uint32_t head);
uint32_t dl_story_believed(const dl_story *story, uint32_t head);
/* Whether it is only what others than an authority ask for. */
bool dl_clause_is_plea(const dl_story *story, const dl_clause *clause);

/* certainty_zh.c: whether a deed is only what is spoken of (列入名单一事); the piece of the
 * bill that would do it, or DL_NO_PIECE. */
bool dl_clause_is_spoken_of(const dl_story *story, const dl_clause *clause);
uint32_t dl_clause_billed(const dl_story *story, const dl_clause *clause);
/* awaited_zh.c: the verb of a Chinese clause that has yet to be done before another is, or of
 * that other: 恢复出口之后，美方会取消限制; DL_NO_PIECE. */
uint32_t dl_clause_awaited(const dl_story *story, const dl_clause *clause);
/* awaited_en.c: the same in English, of what a clause that opens the sentence waits for. */
uint32_t dl_clause_awaited_en(const dl_story *story, const dl_clause *clause);
/* denied_en.c: the piece of an English bill or proposal that says what it would do: "the bill
 * bans". */
uint32_t dl_clause_drafted(const dl_story *story, const dl_clause *clause);

/* denied_zh.c: whether a Chinese verb tells what nobody has had news of, or what is false
 * news: 未接到停产的通知, 停产的说法不实. */
bool dl_verb_is_denied_afar(const dl_story *story, uint32_t head);
/* The same file: 没有收入, 未写入: whether Chinese says that something lacks another, from a token to the
 * next comma. */
bool dl_story_lacks(const dl_story *story, uint32_t from);
/* denied_en.c: the same of an English verb: "reports that it was banned were wrong"; or of a
 * plan that came to nothing. */
bool dl_verb_is_refuted(const dl_story *story, uint32_t head);
/* The same file: whether one of tokens [from, to) is what somebody in an English sentence only
 * wants: "proposed that it be banned". */
bool dl_tokens_wish(const dl_story *story, uint32_t from, uint32_t to);
/* The same file: "did not, as reported, revoke"; "did not revoke it until May", which tells it. */
bool dl_verb_is_denied_aside(const dl_story *story, uint32_t head);
bool dl_verb_is_late(const dl_story *story, uint32_t head);

/* eased_zh.c: whether what a Chinese clause imposes is what its sentence eases: 停止对三家企
 * 业实施管制. */
bool dl_clause_is_eased(const dl_story *story, const dl_clause *clause);
/* Whether a verb before it ends what it imposes: that is an easing, and told so here. */
bool dl_clause_is_ended(const dl_story *story, const dl_clause *clause);

/* pondered.c: whether it is what an authority is said to weigh: a proposal. */
bool dl_clause_is_pondered(const dl_story *story, const dl_clause *clause);
/* "Officials are weighing", "the agency is weighing": whether an English office without a
 * name stands before a cue. */
bool dl_story_unnamed_office(const dl_story *story, uint32_t cue);
/* "is studying the new rules": what is no plan of its own. */
bool dl_clause_is_mere_study(const dl_story *story, const dl_clause *clause,
                             const dl_telling *telling);
/* "could sell", unless an authority says so. */
bool dl_clause_is_mere_chance(const dl_story *story, const dl_clause *clause);
/* What was let before, by the way. */
bool dl_clause_is_former(const dl_story *story, const dl_clause *clause);
/* Where it was read as doubtful: the proposal it is, Chinese's way to tell it. */
void dl_telling_pondered(const dl_story *story, const dl_clause *clause, dl_telling *telling);
/* 多名议员要求商务部限制: whether who has no office asks it of an authority. */
bool dl_clause_asks_authority(const dl_story *story, const dl_clause *clause,
                              const dl_telling *telling);
/* Whether Vietnamese lawmakers stand before an order in its clause: "hai thượng nghị sĩ". */
bool dl_lawmakers_order(const dl_story *story, uint32_t order);

/* talked_zh.c: 商务部回应美国将其列入清单, 近年来滥用管制: whether a Chinese verb tells what somebody only has a
 * word about, or again and again holds against another. */
bool dl_verb_is_talked_of(const dl_story *story, uint32_t verb);

#endif
