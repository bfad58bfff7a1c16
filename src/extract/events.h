#ifndef DL_EVENTS_H
#define DL_EVENTS_H
/* Private to the events of extract: a sentence read for what it tells.
 *
 *   tokens   --find_pieces.c--> pieces (names, dates, words of the topic, cues, commas)
 *            --lists.c-->       which names are one list, which verbs have an object
 *            --segments.c-->    segments: stretches between commas and links
 *            --subjects.c-->    who acts in each of them
 *            --clauses.h-->     the clause of one verb
 *            --parties.h-->     who, to whom, which items
 *            --certainty.h-->   negated? if? planned? by hearsay?
 *            --event_dates.h--> when
 *            --deeds.c-->       what it tells, given who acts
 *            --verb_telling.c-->  tellings; events_settle.c weighs those of a sentence;
 *                               story.c keeps what later ones refer to
 *            --events_merge.c-> events: what is told several times (events_same.c) is one
 */
#include "src/extract/clauses.h"

/* verb_telling.c: adds what the verb at a piece tells to the tellings, if it tells a
 * deed; and what a word that refers to the deed told last tells of another. */
void dl_verb_tell(dl_story *story, uint32_t verb);
void dl_echo_tell(dl_story *story, uint32_t piece);

/* untold.c: what the sentence tells by its wording where its verbs told nothing: the
 * tellings from `first` on are theirs. */
void dl_story_untold(dl_story *story, size_t first);

/* bills_en.c: drops what an English bill would do once it is law from the tellings from `first`
 * on, of this sentence. */
void dl_tellings_drop_contents(dl_story *story, size_t first);

/* taken_back_en.c: drops what the sentence before reported, where this one says that it is not
 * so. */
void dl_story_take_back(dl_story *story);

/* fitted.c: tells that a chip was made to fit the limits, where the sentence says so by the
 * way. */
void dl_story_fitted(dl_story *story);

/* deeds.c: what it tells, once its actors are known. */
dl_deed dl_clause_deed(const dl_story *story, const dl_clause *clause,
                       const dl_telling *telling);

/* The same: "Đài Loan tính siết", "Mỹ hôm 5/9 toan cấm": what somebody right before a verb only
 * means to do; not "quy định cấm". */
bool dl_verb_is_meant(const dl_story *story, uint32_t verb);

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
/* Whether an article speaks of the topic's goods, or of laws; whether it names chips,
 * products or laws, so that deeds may be told in words that no table has. */
bool dl_draft_speaks_of_goods(const dl_draft *draft);
bool dl_draft_names_things(const dl_draft *draft);

/* compliant.c: whether the chip launched was made to fit the limits; `known`: the
 * reference's word for it counts, too. */
bool dl_telling_complies(const dl_story *story, const dl_telling *telling, bool known);
/* Whether an English verb of making makes such a chip. */
bool dl_clause_makes_known(const dl_story *story, const dl_clause *clause,
                           const dl_telling *telling);
/* Whether its maker is at home where the limits hold, so that it needs to fit none. */
bool dl_telling_is_at_home(const dl_story *story, const dl_telling *telling);

/* headlines.c: whether the sentence is a whole one, as no English headline is. */
bool dl_story_is_whole(const dl_story *story);
/* Whether a headline tells it as done, and not as what came before. */
bool dl_telling_is_news(const dl_story *story, const dl_clause *clause,
                        const dl_telling *telling);
/* When the news was, where the text gives no date of it. */
void dl_telling_date_news(const dl_story *story, dl_telling *telling);
/* context_dates.c: sets the day that the tellings from `first` on, of this sentence, go on
 * from; then, once all are joined, dates one by it that has no other date. */
void dl_tellings_find_context(dl_story *story, size_t first);
void dl_telling_date_context(dl_telling *telling);
/* Chips, products or goods; a law is no thing that something is done to. */
bool dl_telling_has_things(const dl_story *story, const dl_telling *telling);
/* Drops the headlines that the text tells better; how many tellings remain. */
size_t dl_tellings_drop_headlines(const dl_story *story, dl_telling *tellings,
                                  size_t count);

/* scenes_zh.c: whether a sentence that told nothing from `first` on only says when what
 * the next one tells was done: story->said_date. */
bool dl_story_sets_scene(const dl_story *story, size_t first);

/* carried_zh.c: gives the tellings from `first` on the things that they leave unsaid. */
void dl_tellings_fill(dl_story *story, size_t first);
/* carried_vi.c: the same of Vietnamese, where they go the other way than what was told before. */
void dl_tellings_fill_vi(dl_story *story, size_t first);

/* talked_zh.c: 案件3月7日过堂: drops the Chinese hearings that are to come, from `first` on. */
void dl_tellings_drop_hearings(dl_story *story, size_t first);
/* The same file: 把《GAIN AI法案》附加到国防授权法案: names the bills that another takes in. */
void dl_tellings_add_bills(dl_story *story, size_t first);

/* events_settle.c: drops and completes the tellings of the sentence, from `first` on. */
void dl_tellings_settle(dl_story *story, size_t first);

/* likewise_zh.c: adds to the tellings from `first` on what Chinese says of another without a
 * date: AMD也收到同样的通知. */
void dl_tellings_likewise_zh(dl_story *story, size_t first);
/* likewise.c: what an English stretch of tokens only says again of another ("Australia did
 * so"); NULL if it does not. */
const dl_telling *dl_story_likewise(const dl_story *story, uint32_t from, uint32_t to);
/* The same file: whether a Vietnamese one names what is alike, so that it tells of it without a
 * date, too: "AMD nhận được thư tương tự". */
bool dl_story_is_alike(const dl_story *story, uint32_t from, uint32_t to);
/* sharing.c: tells of every name with its own date what their verb tells of the first. */
void dl_tellings_share(dl_story *story, size_t first);
/* gapped.c: the same of what an English verb tells of other things at other times: "and the
 * H800 a year later". */
void dl_tellings_tell_gapped(dl_story *story, size_t first);
/* What is told of one name, told of the name at a piece. */
void dl_telling_put_in(const dl_story *story, uint32_t name, dl_telling *telling);

/* series.c: parts what is told of several days: 分别于5月和12月列入甲和乙. */
void dl_tellings_part_days(dl_story *story, size_t first);

/* retold.c: drops what was told by its wording and verbs tell elsewhere; before tellings are
 * merged. */
void dl_tellings_drop_retold(dl_story *story);

/* events_same.c: whether `b` tells again what `a` told before it. */
bool dl_telling_is_same(const dl_story *story, const dl_telling *a, const dl_telling *b);

/* events_merge.c: writes the tellings, merged, into the annotations. */
void dl_tellings_merge(dl_story *story);

#endif
