/* Events: who did what to whom, to which items, when, and how certain it is.
 *
 * Every verb of the topic that has what its sense needs tells something; what several
 * sentences tell of one event is merged (events_merge.c). A topic's table has these
 * roles:
 *
 *   verb     tells the deed of its column. Attributes:
 *              needs=rule|ban  a word of one of these groups, or a name of that kind, must
 *                              stand in its clause; the nearest decides between senses
 *              subject=target  the subject bears it ("needs a licence")
 *              subject=object  the subject is what it is about ("the rule takes effect")
 *              bare            a noun too; a verb only behind "to", "will", "did"
 *              bare=third      and right behind a name: "China bans"
 *              past            a participle too: passive behind "was" or a comma
 *              ordered         tells the deed only under an order
 *              mild            tells it only with a date in its sentence
 *              weak            gives way to what else its sentence tells
 *              last            counts only where no other sense of its verb fits
 *              only            what follows is what the deed spares ("use only domestic")
 *              alone           no verb where another stands before it in its clause
 *   order    "orders", "tells": who orders is the actor, what is ordered the deed
 *   urge     "urges": the same, but proposed only
 *   echo     "a similar letter": the deed told last, done to another
 *   comply   "to fit the limits": marks what is launched as made for them
 *   skip     looks like a word of the topic and is none
 *
 * and the groups of events.h (goods, trade, rule, ban, licence, list ...); `topic` marks
 * a word of a group that belongs to the topic by itself. Goods always do.
 */
#include "src/extract/certainty.h"
#include "src/extract/event_dates.h"
#include "src/extract/events.h"
#include "src/extract/parties.h"

/* "...; ngày 9/5, 37 thực thể bị đưa vào danh sách đen": whether a Vietnamese deed stands behind
 * the stop after a proposal, on a day of its own. */
static bool stands_apart(const dl_story *story, const dl_telling *proposal,
                         const dl_telling *telling)
{
    if (story->draft->language == DL_LANGUAGE_ZH) /* 提出法案，次日荷兰收紧出口 */
        return telling->dated && !dl_date_equal(telling->date, proposal->date) &&
               telling->date.first <= story->draft->out->published.last &&
               telling->actors.count > 0 &&
               !dl_entity_set_meets(&telling->actors, &proposal->actors);
    if (story->draft->language == DL_LANGUAGE_EN && /* "introduced it ten days after Trump let" */
        dl_segment_is_time(story, dl_segment_of_time(story, telling->verb)))
        return telling->dated && !dl_date_equal(telling->date, proposal->date);
    for (uint32_t i = proposal->verb; i < telling->verb; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_STOP)
            return story->draft->language == DL_LANGUAGE_VI && telling->dated &&
                   !dl_date_equal(telling->date, proposal->date);
    return false;
}

/* A bill's contents are no events: after a proposal, verbs without a date of their own
 * say what it would do. */
static void read_verbs(dl_story *story)
{
    size_t proposed = SIZE_MAX; /* the last telling of one */
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        size_t before = story->tellings.count;
        if (story->pieces.items[i].verb && dl_verb_only_says_which(story, i))
            story->pieces.items[i].verb = false;
        if (story->pieces.items[i].verb)
            dl_verb_tell(story, i);
        else if (story->pieces.items[i].echo)
            dl_echo_tell(story, i);
        if (story->tellings.count == before)
            continue;
        const dl_telling *last = &story->tellings.items[before];
        if (proposed != SIZE_MAX && last->deed != DL_DEED_PROPOSE &&
            !stands_apart(story, &story->tellings.items[proposed], last))
            story->tellings.count = before;
        if (last->deed == DL_DEED_PROPOSE && proposed == SIZE_MAX)
            proposed = before;
    }
}

static void read_sentence(dl_story *story)
{
    dl_story_take_back(story);
    size_t before = story->tellings.count;
    bool tells = dl_story_pieces(story);
    dl_story_segments(story);
    dl_story_date_lead(story);
    bool asks = dl_story_only_asks(story), effect = dl_story_effect(story);
    if (!effect && tells && !asks)
        read_verbs(story);
    dl_tellings_settle(story, before);
    dl_tellings_share(story, before);
    dl_tellings_tell_gapped(story, before);
    dl_tellings_part_days(story, before);
    size_t guessed = story->tellings.count;
    if (!asks && (!effect || (story->draft->language != DL_LANGUAGE_EN &&
                              !dl_story_only_begins(story))))
        dl_story_untold(story, before);
    if (story->draft->language == DL_LANGUAGE_VI) {
        dl_tellings_share(story, guessed); /* "Đài Loan hôm 3/2, Úc hôm 4/2" */
        dl_story_fitted(story);
    }
    dl_tellings_likewise_zh(story, before);
    dl_tellings_fill(story, before);
    dl_tellings_fill_vi(story, before);
    dl_tellings_name_told(story, before);
    dl_tellings_name_chief(story, before);
    dl_tellings_find_doers(story, before);
    dl_tellings_drop_spared(story, before);
    dl_tellings_drop_contents(story, before);
    dl_tellings_find_context(story, before);
    dl_story_remember(story, before);
}

void dl_pass_events(dl_draft *draft)
{
    dl_story story = { .draft = draft, .last_actor = DL_NO_ROW, .bill = DL_NO_ROW,
                       .waiver = DL_NO_ROW };
    dl_furniture_drop(draft);
    uint32_t end = dl_story_telling_end(draft);
    story.on_topic = dl_draft_speaks_of_goods(draft);
    story.worded = draft->models && (story.on_topic || dl_draft_names_things(draft));
    if (end == 0 && !story.worded)
        return;
    for (size_t i = 0; i < DL_ENTITY_KIND_COUNT; i++)
        story.last_of[i] = story.last_subject[i] = DL_NO_ROW;
    story.ware = DL_NO_ROW;
    dl_story_headings(&story);
    dl_story_find_chief(&story);
    for (uint32_t i = 0; i < draft->sentences.count; i++) {
        bool pending = story.has_pending && story.pending.sentence + 1 >= i;
        if (i >= end && story.tellings.count == 0 && !pending && !story.worded)
            break; /* nothing has been told that what follows could say more of */
        story.sentence = i;
        read_sentence(&story);
    }
    dl_tellings_drop_retold(&story);
    dl_tellings_name_items(&story);
    dl_tellings_merge(&story);
}
