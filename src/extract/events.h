#ifndef DL_EVENTS_H
#define DL_EVENTS_H
/* Private to the events of extract: a sentence read for what it tells.
 *
 *   tokens   --pieces.c-->     pieces (names, dates, words of the topic, cues, commas)
 *            --lists.c-->      which names are one list, which verbs have an object
 *            --segments.c-->   segments: stretches between commas and links
 *            --subjects.c-->   who acts in each of them
 *            --clauses.c-->    the clause of one verb (with objects.c)
 *            --actors.c, parties.c-->    who, to whom, which items
 *            --certainty.c-->  negated? if? planned? by hearsay? (with modality.c,
 * hearsay.c)
 *            --event_dates.c-> when
 *            --deeds.c-->      what it tells, given who acts
 *            --verb_telling.c--> tellings; events_settle.c weighs those of a sentence;
 *                              story.c keeps what later ones refer to
 *            --events_merge.c-> events: what is told several times (events_same.c) is one
 */
#include "src/extract/story.h"

/* One verb and what stands around it. */
typedef struct dl_clause {
    uint32_t verb;        /* piece */
    uint32_t order;       /* the order that governs it, or DL_NO_PIECE */
    uint32_t object;      /* the piece that its sense needs, or DL_NO_PIECE */
    uint32_t agent;       /* of a passive; or DL_NO_PIECE */
    uint32_t left, right; /* pieces [left, right) belong to it */
    dl_sense sense;
    bool passive;
    bool pronoun; /* what its sense needs is only "it", named in the sentence before */
    bool reduced; /* "the rule, issued in May" */
    bool attributive; /* 10月发布的规则 */
    bool order_passive;
    bool obliged; /* must */
} dl_clause;

/* What its object may be; 0 if it has none. */
static inline uint32_t dl_clause_object_groups(const dl_story *story,
                                               const dl_clause *clause)
{
    return clause->object != DL_NO_PIECE ? dl_piece_at(story, clause->object)->groups : 0;
}

/* clause_bounds.c: pieces looked at from a verb in each direction. */
enum { DL_CLAUSE_NEAR = 24 };
/* Where the clause of a verb ends, and from where its left part counts: a passive reaches
 * further for what it needs. */
uint32_t dl_clause_right(const dl_story *story, uint32_t verb);
uint32_t dl_clause_left(const dl_story *story, const dl_clause *clause, bool reaches,
                        uint32_t needs);
/* The verb that lets do what a verb behind "to" tells: "allowed Nvidia to ship it". */
uint32_t dl_verb_permission(const dl_story *story, uint32_t verb);
/* A verb of another clause: one that is nobody's object. */
bool dl_verb_parts(const dl_story *story, uint32_t number);
/* 发布的规则: a verb that only says which. */
bool dl_verb_is_attributive(const dl_story *story, uint32_t verb);

/* voice.c: sets whether the clause is passive, and by whom. */
void dl_clause_voice(const dl_story *story, dl_clause *clause);
/* The passive marker before a verb, *agent between them; DL_NO_PIECE for none. */
uint32_t dl_verb_passive(const dl_story *story, uint32_t verb, uint32_t *agent);
/* The party behind "by". */
uint32_t dl_verb_agent(const dl_story *story, uint32_t verb, uint32_t end);
/* "was cut off", "was hit": what can be a participle is one behind a marker. */
bool dl_verb_must_be_passive(const dl_story *story, uint32_t verb);

/* objects.c: where the noun ends that begins at a piece: "its gallium ban" is a ban. */
uint32_t dl_noun_head(const dl_story *story, uint32_t noun, uint32_t end);
/* Sets the object that the clause's sense needs, and whether it is only a pronoun; what
 * stands before the verb counts if `leftward`, what is behind it up to `end`. */
void dl_clause_find_object(const dl_story *story, dl_clause *clause, uint32_t end,
                           bool leftward);

/* clauses.c: reads the clause of a verb; false if no sense of it fits. */
bool dl_clause_read(const dl_story *story, uint32_t verb, dl_clause *clause);

/* clauses_zh.c: 告诉路透社，美国将禁止: an order that is none. */
bool dl_order_only_tells(const dl_story *story, uint32_t order, uint32_t verb);
/* The object of an active verb that stands before it, or far behind 的; DL_NO_PIECE. */
uint32_t dl_object_ahead(const dl_story *story, const dl_clause *clause, uint32_t needs);
uint32_t dl_object_behind(const dl_story *story, const dl_clause *clause, uint32_t needs);
/* Whether what is done to a noun is not done to its goods: 收购的交易获批. */
bool dl_clause_is_about_noun(const dl_story *story, const dl_clause *clause);
/* The same of what a firm has, of a waiver whose use is told, of what stands too far. */
bool dl_firm_is_owner(const dl_story *story, uint32_t firm, uint32_t end);
bool dl_clause_is_outdone(const dl_story *story, const dl_clause *clause);
bool dl_object_is_far(const dl_story *story, const dl_clause *clause);
/* 将之推倒: whether a pronoun is taken before the verb. */
bool dl_verb_takes_it(const dl_story *story, uint32_t verb);
/* Whether a clause only tells which firms are meant: 被列入实体清单的企业. */
bool dl_clause_describes(const dl_story *story, const dl_clause *clause);

/* parties.c: fills actors, targets, items and goods. */
void dl_clause_parties(dl_story *story, const dl_clause *clause, dl_telling *telling);

/* The same: a name and those told in one list with it. */
void dl_list_add(const dl_story *story, uint32_t piece, dl_entity_set *set);
/* unsaid.c: adds the chips that "these two chips" stands for, or the app of "ứng dụng
 * này". */
void dl_anaphor_add(const dl_story *story, const dl_piece *piece, dl_entity_set *items);
/* apps.c: the app named last, by its own name or its maker's; the one that "the app of its
 * maker" at a piece is; DL_NO_ROW for none. */
uint32_t dl_story_app(const dl_story *story);
uint32_t dl_story_app_of(const dl_story *story, uint32_t piece);
/* Puts the app for the model that is all a ban would be of. */
void dl_story_prefer_app(const dl_story *story, dl_deed deed, dl_entity_set *things);
/* parties.c: a named chip or product. */
bool dl_piece_is_thing(const dl_piece *piece);
/* unsaid.c: adds the items that the clause does not say, but what is before it. */
void dl_clause_add_unsaid(const dl_story *story, const dl_clause *clause,
                          dl_telling *telling);
/* The same: "banned it": the items of what was told last, if a pronoun stands among the
 * pieces [from, to) for them. */
void dl_telling_name_it(const dl_story *story, uint32_t from, uint32_t to, dl_deed deed,
                        dl_telling *telling);
/* carried.c: the chips that English sentences before told of, where pieces [from, to) name
 * none. */
void dl_telling_carry(const dl_story *story, uint32_t from, uint32_t to, dl_deed deed,
                      dl_telling *telling);
/* The same: whether an English verb that puts on a list means the one told just before. */
bool dl_clause_means_list(const dl_story *story, const dl_clause *clause);

/* scenes_zh.c: whether a sentence that told nothing from `first` on only says when what
 * the next one tells was done: story->said_date. */
bool dl_story_sets_scene(const dl_story *story, size_t first);
/* carried_zh.c: gives the tellings from `first` on the things that they leave unsaid. */
void dl_tellings_fill(dl_story *story, size_t first);
/* 七类稀土须凭许可证出口，又有五种元素加入其中: whether a telling of a list adds to what was
 * put under licence just before. */
bool dl_telling_adds_goods(const dl_story *story, const dl_telling *telling);
/* Whether pieces [from, to) tell of what another firm makes or gets than that of the
 * things: 停止采购美光产品, 不再向华为供货, 禁止安世出口. */
bool dl_pieces_are_of_other(const dl_story *story, uint32_t from, uint32_t to, dl_deed deed,
                            const dl_entity_set *things);

/* The same: whether a name, or the list that it is in, is led by a cue; by a preposition
 * that takes it out of the clause's parties. */
bool dl_name_follows(const dl_story *story, uint32_t name, dl_cue_class cue);
bool dl_name_is_outside(const dl_story *story, uint32_t name);
/* counted_dates.c: the day that a clause counts from what another tells; whether it only
 * says "days before"; whether a segment has a date. */
bool dl_clause_counted_date(const dl_story *story, const dl_clause *clause, dl_date *found);
bool dl_clause_is_vaguely_apart(const dl_story *story, const dl_clause *clause);
bool dl_segment_has_date(const dl_story *story, const dl_segment *segment);
/* pieces_names.c: gives a piece the groups of its name; false if it is no piece of its own. */
bool dl_piece_name(const dl_story *story, dl_piece *piece);
/* actors.c: the piece of who does it; of the subject of a piece's segment, unless it is
 * that piece; of the authority whose own rule an English clause tells of. DL_NO_PIECE. */
uint32_t dl_clause_actor(const dl_story *story, const dl_clause *clause);
uint32_t dl_clause_subject_of(const dl_story *story, uint32_t piece);
uint32_t dl_clause_own_rule(const dl_story *story, const dl_clause *clause);
/* The same: who says it, if nobody is told to do it or to suffer it. */
void dl_clause_speaker(const dl_story *story, const dl_clause *clause,
                       dl_telling *telling);

/* deeds.c: what it tells, once its actors are known. */
dl_deed dl_clause_deed(const dl_story *story, const dl_clause *clause,
                       const dl_telling *telling);

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
/* modality_shared.c: the plan or possibility that reaches a verb, or the verbs that lead
 * it.
 */
uint32_t dl_story_ahead(const dl_story *story, uint32_t head, bool *possible);
/* The same: whether a verb in base form shares a negation or a purpose with those that
 * lead it. */
bool dl_story_shares_denial(const dl_story *story, uint32_t head);
/* infinitives.c: the "to" that makes an English verb no deed yet; DL_NO_PIECE. */
uint32_t dl_story_infinitive(const dl_story *story, uint32_t head, bool *possible);
/* The same: "told Intel that it wanted to withdraw its waiver": what an order only tells
 * that somebody wants; DL_NO_PIECE. */
uint32_t dl_story_wanted(const dl_story *story, const dl_clause *clause);

/* conditions.c: "If it", "Had it": whether a piece poses a condition; not every "had". */
bool dl_piece_is_condition(const dl_story *story, const dl_piece *piece);
/* The same: the condition that makes the clause hypothetical; DL_NO_PIECE. */
uint32_t dl_clause_condition(const dl_story *story, const dl_clause *clause);
/* The same: "had it not been banned": what was done, and only its absence is supposed. */
bool dl_clause_is_counterfactual(const dl_story *story, const dl_clause *clause);

/* certainty.c: false if the clause tells no event (negated, a state). */
bool dl_clause_certainty(const dl_story *story, const dl_clause *clause,
                         dl_certainty *certainty, dl_reason *reason);
/* hearsay.c: the piece of who has no name and says what the sentence tells, or of a
 * medium that does (*named); DL_NO_PIECE. */
uint32_t dl_story_hearsay(const dl_story *story, bool *named);
/* The same: whether it is an authority that says it and the medium at `cue` only passes
 * it on. */
bool dl_clause_is_announced(const dl_story *story, const dl_clause *clause, uint32_t cue);
/* The same: who without office only thinks of the deed at a piece, or expects it of
 * another; DL_NO_PIECE. */
uint32_t dl_clause_opined(const dl_story *story, const dl_clause *clause, uint32_t head);
uint32_t dl_story_believed(const dl_story *story, uint32_t head);
/* The same: whether it is only what others than an authority ask for. */
bool dl_clause_is_plea(const dl_story *story, const dl_clause *clause);

/* certainty_zh.c: whether a deed is only what is spoken of (列入名单一事); the piece of the
 * bill that would do it, or DL_NO_PIECE. */
bool dl_clause_is_spoken_of(const dl_story *story, const dl_clause *clause);
uint32_t dl_clause_billed(const dl_story *story, const dl_clause *clause);
/* pondered.c: whether it is what an authority is said to weigh: a proposal. */
bool dl_clause_is_pondered(const dl_story *story, const dl_clause *clause);
/* The same: "could sell", unless an authority says so. */
bool dl_clause_is_mere_chance(const dl_story *story, const dl_clause *clause);
/* The same: what was let before, by the way. */
bool dl_clause_is_former(const dl_story *story, const dl_clause *clause);
/* The same, where it was read as doubtful: the proposal it is, Chinese's way to tell it. */
void dl_telling_pondered(const dl_story *story, const dl_clause *clause, dl_telling *telling);
/* The same: 多名议员要求商务部限制: whether who has no office asks it of an authority. */
bool dl_clause_asks_authority(const dl_story *story, const dl_clause *clause,
                              const dl_telling *telling);
/* Whether it is planned only as somebody's intention: "plans to", 拟. */
bool dl_clause_is_intent(const dl_story *story, const dl_clause *clause);

/* date_prices_zh.c: whether a Chinese date cannot be the clause's. */
bool dl_date_is_elsewhere(const dl_story *story, const dl_clause *clause, uint32_t date);
/* The same: 更新管制，新规30天后生效: whether a date is only counted on from a deed told
 * in another segment. */
bool dl_date_is_counted(const dl_story *story, const dl_clause *clause, uint32_t date);
/* The same: 8月提告，12月除名，另一家也摘帽: whether a nearer date stands between. */
bool dl_date_is_outdone(const dl_story *story, const dl_clause *clause, uint32_t date);
/* date_holders.c: whether a noun or another verb beside a date holds it. */
bool dl_date_is_held(const dl_story *story, const dl_clause *clause, uint32_t date);
/* date_prices.c: the piece of the date that the clause has beside it; DL_NO_PIECE. */
uint32_t dl_clause_nearest_date(const dl_story *story, const dl_clause *clause);
/* The same among those that do not lie ahead; `ahead` if there is none. */
uint32_t dl_clause_past_date(const dl_story *story, const dl_clause *clause,
                             uint32_t ahead);
/* Whether no clause stands between a date and the verb. */
bool dl_clause_reaches_date(const dl_story *story, const dl_clause *clause,
                            uint32_t date);
/* date_owners.c: whether another clause of the sentence keeps a date for itself. */
bool dl_date_is_anothers(const dl_story *story, const dl_clause *clause, uint32_t date);
/* The same, "xem xét liệu các biện pháp kể từ năm 2018 có phân biệt đối xử": whether it
 * is when what somebody asks was so. */
bool dl_date_is_asked_of(const dl_story *story, const dl_clause *clause, uint32_t date);
/* date_ends.c: whether it is the end of a stretch: "until May". */
bool dl_date_is_end(const dl_story *story, uint32_t date);

/* outer_dates.c: "after Washington tightened", "when it is approved". */
bool dl_segment_is_time(const dl_story *story, const dl_segment *segment);
/* The date of a clause that stands outside it; DL_NO_PIECE for none: of the year whose
 * "when" it says, of what its subject is, of the paper that tells it. */
uint32_t dl_clause_when_date(const dl_story *story, const dl_clause *clause);
uint32_t dl_clause_rule_date(const dl_story *story, const dl_clause *clause);
uint32_t dl_clause_apposed_date(const dl_story *story, const dl_clause *clause);
uint32_t dl_clause_paper_date(const dl_story *story, const dl_clause *clause);
/* The same: the day on which it was decided what takes effect on that of a piece. */
uint32_t dl_clause_decision_date(const dl_story *story, const dl_clause *clause,
                                 uint32_t effect);

/* continuations.c: the cue that ties a verb to what was told before ("then", "the same
 * day"); DL_NO_PIECE. */
uint32_t dl_clause_continuation(const dl_story *story, uint32_t verb);
/* The same: "a week", "two months": whether a cue counts on by a number of units. */
bool dl_continuation_counts(const dl_story *story, uint32_t cue);
/* The same: 立案前一天，: whether it counts from the deed right before it. */
bool dl_continuation_is_time(const dl_story *story, uint32_t cue);
/* The same: whether a date stands with it. */
bool dl_continuation_has_date(const dl_story *story, uint32_t cue, uint32_t verb);
/* The same, "two days after" something: the segment in which it is told what it counts from;
 * DL_NO_PIECE if the days are counted from what was told before. */
uint32_t dl_continuation_clause(const dl_story *story, uint32_t cue);
/* continued_dates.c: the date that it gives; bounds when it gives none. */
void dl_clause_continue(const dl_story *story, uint32_t cue, dl_telling *telling);
/* The same: whether it tells what was so long before ("một ngày sau khi"), and when. */
bool dl_clause_counted_before(const dl_story *story, const dl_clause *clause,
                              dl_date *found);
/* event_dates.c: sets date, bounds and what a date ahead says of the certainty. */
void dl_clause_date(const dl_story *story, const dl_clause *clause, dl_telling *telling);
/* The same: "The rule had introduced controls": before what is news. */
bool dl_verb_is_earlier(const dl_story *story, uint32_t verb);

/* worth.c: whether it is an event that a reader would want. */
bool dl_telling_is_worth(const dl_story *story, const dl_clause *clause,
                         const dl_telling *telling);
/* enough.c: whether enough is known for a deed of its kind; whether it says what the deed
 * is about. */
bool dl_telling_is_enough(const dl_story *story, const dl_clause *clause,
                          const dl_telling *telling);
bool dl_telling_says_what(const dl_story *story, const dl_clause *clause,
                          const dl_telling *telling);
/* on_topic.c: whether it belongs on the topic's timeline. */
bool dl_telling_is_on_topic(const dl_story *story, const dl_telling *telling);

/* verb_telling.c: adds what the verb at a piece tells to the tellings, if it tells a
 * deed; and what a word that refers to the deed told last tells of another. */
void dl_verb_tell(dl_story *story, uint32_t verb);
void dl_echo_tell(dl_story *story, uint32_t piece);
/* events_settle.c: drops and completes the tellings of the sentence, from `first` on. */
void dl_tellings_settle(dl_story *story, size_t first);

/* likewise.c: what an English stretch of tokens only says again of another ("Australia did
 * so"); NULL if it does not. */
const dl_telling *dl_story_likewise(const dl_story *story, uint32_t from, uint32_t to);
/* The same: tells of every name with its own date what their verb tells of the first. */
void dl_tellings_share(dl_story *story, size_t first);
/* The same: what is told of one name, told of the name at a piece. */
void dl_telling_put_in(const dl_story *story, uint32_t name, dl_telling *telling);
/* series.c: parts what is told of several days: 分别于5月和12月列入甲和乙. */
void dl_tellings_part_days(dl_story *story, size_t first);

/* compliant.c: whether the chip launched was made to fit the limits; `known`: the
 * reference's word for it counts, too. */
bool dl_telling_complies(const dl_story *story, const dl_telling *telling, bool known);
/* Whether its maker is at home where the limits hold, so that it needs to fit none. */
bool dl_telling_is_at_home(const dl_story *story, const dl_telling *telling);

/* headlines.c: whether the sentence is a whole one, as no English headline is. */
bool dl_story_is_whole(const dl_story *story);
/* Whether a headline tells it as done, and not as what came before. */
bool dl_telling_is_news(const dl_story *story, const dl_clause *clause,
                        const dl_telling *telling);
/* When the news was, where the text gives no date of it. */
void dl_telling_date_news(const dl_story *story, dl_telling *telling);
/* Chips, products or goods; a law is no thing that something is done to. */
bool dl_telling_has_things(const dl_story *story, const dl_telling *telling);
/* Drops the headlines that the text tells better; how many tellings remain. */
size_t dl_tellings_drop_headlines(const dl_story *story, dl_telling *tellings,
                                  size_t count);

/* events_items.c: gives cases the chips that the sentences around them name. */
void dl_tellings_name_items(dl_story *story);
/* The same: gives the tellings of an English sentence, from `first` on, the law that is
 * taken back in it, and the chip that a version of another is. */
void dl_tellings_name_told(dl_story *story, size_t first);
/* doers.c: finds who did what the tellings from `first` on, of this sentence, name no actor for. */
void dl_tellings_find_doers(dl_story *story, size_t first);
/* The same: "the waiver", by the name that the article has for it; once tellings are
 * merged, since it parts none from another. */
void dl_telling_name_waiver(const dl_story *story, dl_telling *telling);

/* recalled.c: what the clause of the pieces [first, end) is about where it only refers to
 * what was told before; and whether it tells of a firm that makes none of the chips. */
void dl_telling_recall(const dl_story *story, uint32_t first, uint32_t end, uint32_t object,
                       dl_deed deed, dl_telling *telling);
/* The same: the thing before an apposition that a passive clause tells of. */
void dl_telling_take_apposed(const dl_story *story, const dl_clause *clause,
                             dl_telling *telling);
bool dl_targets_part(const dl_story *story, const dl_telling *telling,
                     const dl_entity_set *chips);

/* events_same.c: whether `b` tells again what `a` told before it. */
bool dl_telling_is_same(const dl_story *story, const dl_telling *a, const dl_telling *b);
/* events_merge.c: writes the tellings, merged, into the annotations. */
void dl_tellings_merge(dl_story *story);

/* untold.c: what the sentence tells by its wording where its verbs told nothing: the
 * tellings from `first` on are theirs. */
void dl_story_untold(dl_story *story, size_t first);

/* fitted.c: tells that a chip was made to fit the limits, where the sentence says so by the
 * way. */
void dl_story_fitted(dl_story *story);
/* retold.c: drops those of them that verbs tell elsewhere; before tellings are merged. */
void dl_tellings_drop_retold(dl_story *story);

/* on_topic.c: whether an article speaks of the topic's goods, or of laws; whether it names
 * chips, products or laws, so that deeds may be told in words that no table has. */
bool dl_draft_speaks_of_goods(const dl_draft *draft);
bool dl_draft_names_things(const dl_draft *draft);

/* events_items.c: whether the register has a model or an app of a firm. */
bool dl_entity_has_product(const dl_story *story, uint32_t entity);

#endif
