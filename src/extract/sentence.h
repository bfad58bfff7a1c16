#ifndef DL_SENTENCE_H
#define DL_SENTENCE_H
/* Private to the events of extract: the sentence at hand, read as pieces and segments: what
 * they say, and who acts in them. */
#include "src/extract/lookup.h"
#include "src/extract/story.h"

static inline const dl_piece *dl_piece_at(const dl_story *story, uint32_t piece)
{
    return &story->pieces.items[piece];
}

/* The segment that a piece is in. */
static inline const dl_segment *dl_segment_of(const dl_story *story, uint32_t piece)
{
    return &story->segments.items[story->pieces.items[piece].segment];
}

/* find_pieces.c: fills story->pieces for the sentence; false if it has no verb of a topic,
 * then nothing else need be read. */
bool dl_story_pieces(dl_story *story);
/* pieces_phrases.c: adds the longest phrase that begins at a token; where the next thing
 * may begin. */
uint32_t dl_story_add_phrase(dl_story *story, uint32_t token);
/* Whether a phrase begins with the name or date at a token and goes on behind it:
 * "中国版", "two days later". */
bool dl_phrase_overlays(const dl_story *story, uint32_t token);
/* The token of [token, end] where a piece ends that ends before a byte. */
uint32_t dl_piece_end(const dl_draft *draft, uint32_t token, uint32_t end, uint32_t byte);
/* The senses of a word; `index` counts from 0, NULL behind the last. */
const dl_sense *dl_piece_sense(const dl_story *story, const dl_piece *piece,
                               uint32_t index);
/* piece_kinds.c: what a piece that is a name names. */
const dl_found_mention *dl_piece_mention(const dl_story *story, const dl_piece *piece);
const dl_found_entity *dl_piece_entity(const dl_story *story, const dl_piece *piece);
/* A named firm, person or place; a named chip or product. */
bool dl_piece_is_party(const dl_piece *piece);
bool dl_piece_is_thing(const dl_piece *piece);
/* The days by which a cue moves on from the date before: "two days later". */
bool dl_piece_shift(const dl_story *story, const dl_piece *piece, int32_t *days);
/* Whether the register has a model or an app of a firm. */
bool dl_entity_has_product(const dl_story *story, uint32_t entity);
/* Whether a name, or the list that it is in, is led by a cue; by a preposition that takes
 * it out of the clause's parties. */
bool dl_name_follows(const dl_story *story, uint32_t name, dl_cue_class cue);
bool dl_name_is_outside(const dl_story *story, uint32_t name);
/* "after Washington tightened", "when it is approved". */
bool dl_segment_is_time(const dl_story *story, const dl_segment *segment);
/* letters_zh.c: 两党议员, 众议员: whether a Chinese sentence names lawmakers before a token. */
bool dl_lawmakers_before(const dl_story *story, uint32_t end);
/* "The rule had introduced controls": before what is news. */
bool dl_verb_is_earlier(const dl_story *story, uint32_t verb);
/* The date at a piece of that kind. */
static inline const dl_found_date *dl_story_date(const dl_story *story, uint32_t piece)
{
    return &story->draft->out->dates.items[dl_piece_at(story, piece)->row];
}
/* The value of a cue of a piece. */
static inline dl_str dl_piece_value(const dl_story *story, const dl_piece *piece,
                                    dl_cue_class cue)
{
    const dl_cue *found = dl_draft_cue(story->draft, piece->first, cue);
    return found ? found->entry->value : DL_STR("");
}

/* pieces_names.c: gives a piece the groups of its name; false if it is no piece of its own.
 */
bool dl_piece_name(const dl_story *story, dl_piece *piece);
/* The same: "the Dutch company": whether the name at a token only says where a firm is
 * from that is named elsewhere. */
bool dl_name_is_of_firm(const dl_story *story, uint32_t token);

/* verbs.c: whether a form that is a noun, too, is a verb here ("to ban", "China bans",
 * `third` for the latter), and whether a participle only describes its noun. */
bool dl_word_can_act(const dl_story *story, uint32_t token, bool third);
bool dl_word_is_attribute(const dl_story *story, uint32_t token);
/* "Chinese", "American", "Dutch": the forms that can only be adjectives. */
bool dl_word_is_demonym(dl_str name);
/* In Chinese what can be a noun is one behind 的: 对华为的限制. */
bool dl_word_is_owned(const dl_story *story, uint32_t token);

/* lists.c: joins the names of one list, and takes the verbs back that have no object. */
void dl_story_lists(dl_story *story);

/* letters_zh.c: takes the verbs back that only say what a letter asks for. */
void dl_story_letters(dl_story *story);

/* segments.c: parts the sentence, and finds who acts in each part. */
void dl_story_segments(dl_story *story);
/* Whether an English name has its own verb right behind it, which no table need know: "and
 * Honor brought its phone". */
bool dl_party_acts(const dl_story *story, uint32_t piece);
/* segments_zh.c: whether somebody is named behind 对 as who suffers; whether a link only
 * says which (时的); whether a segment has a day of its own, or tells somebody. */
bool dl_subject_is_done_to(const dl_story *story, const dl_segment *segment,
                           uint32_t piece);
bool dl_link_leads_noun(const dl_story *story, size_t piece);
/* Whether a word like 因此 stands behind its subject. */
bool dl_link_is_adverb(const dl_story *story, size_t piece);
bool dl_segment_is_dated(const dl_story *story, const dl_segment *segment);
bool dl_segment_is_told(const dl_story *story, const dl_segment *segment);
/* subjects.c: sets the subjects of the segments; then what they tell of who acts. */
void dl_story_subjects(dl_story *story);
/* apposed_vi.c: the Vietnamese segment before a given one that has only names, so that what
 * stands between says more of them; the given one if there is none. */
uint32_t dl_segment_of_names(const dl_story *story, uint32_t number);
/* Whether a passive goes on from that; whom it names, for the subject. */
bool dl_segment_has_names_apart(const dl_story *story, uint32_t number, uint32_t *subject);
/* The entity that a subject stands for; DL_NO_ROW if it is not known. */
uint32_t dl_story_referent(const dl_story *story, uint32_t piece);
/* Who says what the piece's segment tells; DL_NO_PIECE if nobody does. */
uint32_t dl_story_speaker(const dl_story *story, uint32_t piece);

#endif
