/* What one verb tells: its clause is read, weighed and dated; who does it and to whom is
 * set right once the deed is known. What only lacks a date waits for the next sentence.
 */
#include "src/extract/certainty.h"
#include "src/extract/event_dates.h"
#include "src/extract/events.h"
#include "src/extract/parties.h"

/* Deeds that only an authority can do; a company as their subject bears them. */
static bool needs_authority(dl_deed deed)
{
    return deed == DL_DEED_LICENSE_REQUIRE || deed == DL_DEED_LICENSE_GRANT ||
           deed == DL_DEED_ENTITY_LIST || deed == DL_DEED_RELAX ||
           deed == DL_DEED_RESCIND;
}

/* 对其实施调查: who is meant by 其 does not do it. */
static bool is_done_to_it(const dl_story *story, const dl_clause *clause)
{
    for (uint32_t i = clause->left; i + 1 < clause->verb; i++)
        if (dl_piece_has(&story->pieces.items[i], DL_CUE_OBJECT) &&
            dl_piece_has(&story->pieces.items[i + 1], DL_CUE_ANAPHOR) &&
            story->pieces.items[i + 1].first == story->pieces.items[i].end)
            return true;
    return false;
}

/* "Additionally, it added": an English pronoun, meant of an office. */
static bool is_it(const dl_story *story, const dl_clause *clause)
{
    uint32_t segment = story->pieces.items[clause->verb].segment;
    uint32_t subject = story->segments.items[segment].subject;
    return story->draft->language == DL_LANGUAGE_EN && subject != DL_NO_PIECE &&
           clause->sense.subject == DL_SUBJECT_ACTS && !clause->passive &&
           dl_draft_is(story->draft, story->pieces.items[subject].first, "it");
}

static void move_companies(const dl_story *story, const dl_clause *clause,
                           dl_telling *telling)
{
    dl_entity_set kept = { 0 };
    uint32_t office = story->last_subject[DL_ENTITY_GOVERNMENT];
    if (!needs_authority(telling->deed) &&
        !(telling->deed == DL_DEED_INVESTIGATE && is_done_to_it(story, clause)))
        return;
    for (uint32_t i = 0; i < telling->actors.count; i++) {
        uint32_t entity = telling->actors.items[i];
        bool firm = story->draft->out->entities.items[entity].kind == DL_ENTITY_COMPANY;
        if (firm && office != DL_NO_ROW && is_it(story, clause))
            dl_entity_set_add(&kept, office);
        else if (firm)
            dl_entity_set_add(&telling->targets, entity);
        else
            dl_entity_set_add(&kept, entity);
    }
    telling->actors = kept;
}

/* "Senator Cotton's bill, introduced in May": whose bill it is proposed it. */
static void move_proposer(const dl_story *story, dl_telling *telling)
{
    if (telling->deed != DL_DEED_PROPOSE || telling->actors.count > 0)
        return;
    for (uint32_t i = 0; i < telling->targets.count; i++) {
        uint32_t entity = telling->targets.items[i];
        dl_entity_kind kind = story->draft->out->entities.items[entity].kind;
        if (kind == DL_ENTITY_PERSON || kind == DL_ENTITY_GOVERNMENT)
            dl_entity_set_add(&telling->actors, entity);
    }
}

/* What only lacks a date may get one from the next sentence: "Mr Trump confirmed this on
 * Monday". */
static void keep_pending(dl_story *story, const dl_clause *clause,
                         const dl_telling *telling)
{
    dl_telling dated = *telling;
    if (dl_date_is_set(telling->date) || telling->aside ||
        telling->certainty == DL_CERTAINTY_HYPOTHETICAL ||
        (story->has_pending && story->pending.sentence == story->sentence))
        return;
    dated.date = story->draft->out->published;
    dated.dated = true;
    story->has_pending = dl_telling_is_worth(story, clause, &dated);
    story->pending = *telling;
}

/* A verb that follows a noun and says what it is about: "quy định hạn chế xuất khẩu". */
static uint32_t attribute_of(const dl_story *story, uint32_t noun)
{
    const uint32_t nouns = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME |
                           DL_GROUP_BILL | DL_GROUP_LICENCE | DL_GROUP_TARIFF;
    const dl_piece *it = &story->pieces.items[noun];
    return noun + 1 < story->pieces.count && it->groups & nouns &&
                   story->draft->language == DL_LANGUAGE_VI && it[1].verb &&
                   it[1].first == it->end
               ? noun + 1
               : DL_NO_PIECE;
}

/* The object of a verb that is a verb itself, and the verb that says more of it, are only
 * what is lifted. */
static void take_object(dl_story *story, uint32_t object)
{
    dl_piece *pieces = story->pieces.items;
    uint32_t attribute = attribute_of(story, object);
    pieces[object].verb = false;
    for (uint32_t i = attribute; /* "biện pháp siết chặt kiểm soát xuất khẩu" */
         i < story->pieces.count && pieces[i].verb &&
         (i == attribute || pieces[i].first == pieces[i - 1].end);
         i++)
        pieces[i].verb = false;
}

/* "dùng chip bị cấm xuất khẩu": a passive that only tells what goods another verb is
 * about. */
static bool is_attribute(const dl_story *story, const dl_clause *clause)
{
    const uint32_t goods = DL_GROUP_GOODS | DL_GROUP_CHIP | DL_GROUP_PRODUCT |
                           (clause->sense.word->deed == DL_DEED_ENTITY_LIST
                                ? DL_GROUP_PEOPLE /* "công ty con của bên bị liệt kê" */
                                : 0);
    const dl_piece *pieces = story->pieces.items;
    const dl_segment *segment = &story->segments.items[pieces[clause->verb].segment];
    uint32_t noun = clause->verb; /* the marker, behind the noun */
    if (!clause->passive || story->draft->language != DL_LANGUAGE_VI)
        return false;
    while (noun > segment->first && !dl_piece_has(&pieces[noun], DL_CUE_PASSIVE))
        noun--;
    if (noun <= segment->first + 1 || pieces[noun].first > pieces[noun - 1].end ||
        !(pieces[noun - 1].groups & goods))
        return false;
    for (uint32_t i = clause->verb; i < segment->end; i++)
        if (pieces[i].kind == DL_PIECE_DATE)
            return false;
    for (uint32_t i = segment->first; i + 1 < noun; i++)
        if (pieces[i].verb || pieces[i].groups & DL_GROUP_TRADE)
            return true;
    return false;
}

/* 商务部宣布，拟提供补助: whether a Chinese authority itself makes its intention known. */
static bool is_made_known(const dl_story *story, const dl_telling *telling)
{
    uint32_t speaker = dl_story_referent(story, dl_story_speaker(story, telling->verb));
    return story->draft->language == DL_LANGUAGE_ZH && telling->dated &&
           speaker != DL_NO_ROW && dl_story_is_authority(story, speaker);
}

/* What is intended, but for no day that lies ahead, is no more than possible; what a firm
 * means to bring out or to stop is its own to decide, and what Chinese papers hear of it
 * is reported. */
static void weigh_intent(const dl_story *story, dl_telling *telling)
{
    dl_date published = story->draft->out->published;
    bool heard = story->draft->language == DL_LANGUAGE_ZH &&
                 telling->certainty == DL_CERTAINTY_REPORTED && telling->actors.count > 0;
    if (telling->certainty != DL_CERTAINTY_OCCURRED && telling->intent && !heard &&
        !is_made_known(story, telling) && telling->deed != DL_DEED_LAUNCH &&
        telling->deed != DL_DEED_PROPOSE &&
        telling->deed != DL_DEED_LAUNCH_COMPLIANT_CHIP &&
        telling->deed != DL_DEED_SUSPEND_SERVICE &&
        !(dl_date_is_set(telling->date) && telling->date.first > published.last))
        telling->certainty = DL_CERTAINTY_HYPOTHETICAL;
}

/* "Revoked the licences it had granted": what is said of an object that was told of, by
 * the way and without a date. */
static bool is_told(const dl_story *story, const dl_clause *clause)
{
    if (clause->object == DL_NO_PIECE || clause->object > clause->verb ||
        !story->pieces.items[clause->object].told)
        return false;
    uint32_t segment = story->pieces.items[clause->verb].segment;
    for (uint32_t i = clause->object; i < story->segments.items[segment].end; i++)
        if (story->pieces.items[i].kind == DL_PIECE_DATE)
            return false;
    return true;
}

/* "Dự luật cũng cấm xuất khẩu Blackwell": what a bill would do is nobody's deed. */
static bool is_of_bill(const dl_story *story, uint32_t verb)
{
    const dl_piece *pieces = story->pieces.items;
    const dl_segment *segment = &story->segments.items[pieces[verb].segment];
    bool bill = false;
    if (story->draft->language != DL_LANGUAGE_VI)
        return false;
    for (uint32_t i = segment->first; i < verb && !bill; i++) {
        bool which = i > segment->first && pieces[i - 1].groups & DL_GROUP_BILL &&
                     pieces[i].first == pieces[i - 1].end; /* "dự thảo công bố hôm qua" */
        if (dl_piece_is_party(&pieces[i]) || (pieces[i].verb && !which) ||
            dl_piece_has(&pieces[i], DL_CUE_PASSIVE))
            return false;
        bill |= pieces[i].groups & DL_GROUP_BILL && !pieces[i].verb;
    }
    const dl_sense *sense = bill ? dl_piece_sense(story, &pieces[verb], 0) : NULL;
    for (uint32_t i = 1; sense && sense->role != DL_WORD_VERB; i++)
        sense = dl_piece_sense(story, &pieces[verb], i); /* "hạn chế", a noun, too */
    return sense && sense->subject == DL_SUBJECT_ACTS &&
           dl_deed_family(sense->word->deed) != DL_FAMILY_SAY;
}

/* "..., đồng nghĩa hai hãng phải xin phép": what was told, in other words. */
static bool is_paraphrase(const dl_story *story, uint32_t verb)
{
    uint32_t first = story->segments.items[story->pieces.items[verb].segment].first;
    return dl_str_equal(dl_piece_value(story, &story->pieces.items[first], DL_CUE_CLAUSE),
                        DL_STR("result"));
}

/* 立案前一天，被列入清单后的第二天，: a deed that only says when another was done, where its own day is
 * not told with it. */
static bool is_time(const dl_story *story, uint32_t verb)
{
    enum { FARTHEST = 6 }; /* pieces */
    if (story->draft->language != DL_LANGUAGE_ZH)
        return false;
    for (uint32_t i = dl_segment_of(story, verb)->first; i < verb; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return false;
    for (uint32_t next = verb + 1; next < story->pieces.count && next <= verb + FARTHEST; next++) {
        const dl_piece *piece = dl_piece_at(story, next);
        bool empty = piece->end == piece->first; /* a comma of no width */
        if (dl_continuation_is_time(story, next))
            return true;
        if (!empty && (piece->kind == DL_PIECE_COMMA || piece->kind == DL_PIECE_STOP))
            return false;
    }
    return false;
}

/* How it is told: by the way, first of all, as news. */
static void describe(const dl_story *story, const dl_clause *clause, dl_telling *telling)
{
    const dl_segment *segment = dl_segment_of(story, clause->verb);
    telling->on_topic = dl_telling_is_on_topic(story, telling);
    telling->weak = clause->sense.weak;
    telling->begins = clause->sense.subject == DL_SUBJECT_OBJECT;
    telling->aside =
        clause->reduced || clause->attributive || segment->opener == DL_OPENER_RELATIVE;
    telling->before_it = story->draft->language == DL_LANGUAGE_VI &&
                         segment->opener == DL_OPENER_LINK && !segment->purpose;
    telling->lead = story->sentence == 0 && !telling->dated;
    telling->headline = telling->lead && (telling->weak || !dl_story_is_whole(story));
    telling->news = dl_telling_is_news(story, clause, telling);
}

/* No verb behind tells again what is done to the clause's object. */
static void use_up(dl_story *story, const dl_clause *clause)
{
    if (clause->object == DL_NO_PIECE)
        return;
    if (!clause->sense.weak)
        take_object(story, clause->object);
    if (story->draft->language == DL_LANGUAGE_ZH)
        for (uint32_t i = clause->verb + 1; i < clause->object; i++)
            story->pieces.items[i].verb = false; /* 撤销三星取得设备的豁免 */
}

void dl_verb_tell(dl_story *story, uint32_t verb)
{
    dl_clause clause;
    dl_telling telling = { .sentence = story->sentence, .verb = verb };
    if (is_time(story, verb) || is_paraphrase(story, verb) || is_of_bill(story, verb) ||
        dl_verb_is_manner(story, verb) ||
        !dl_clause_read(story, verb, &clause) || is_attribute(story, &clause) ||
        dl_clause_is_asked_by_bill(story, &clause) || dl_clause_announces_end(story, &clause) ||
        dl_clause_is_mere_chance(story, &clause) || dl_clause_is_former(story, &clause))
        return;
    if (!dl_clause_certainty(story, &clause, &telling.certainty, &telling.reason)) {
        if (story->draft->language == DL_LANGUAGE_VI && clause.object != DL_NO_PIECE)
            take_object(story, clause.object); /* "từ chối áp đặt hạn chế" */
        return;
    }
    if (is_told(story, &clause) || (clause.sense.word->deed != DL_DEED_LICENSE_GRANT &&
                                    dl_verb_is_put_off(story, verb)))
        return;
    telling.intent = dl_clause_is_intent(story, &clause);
    dl_clause_parties(story, &clause, &telling);
    bool asks = dl_clause_asks_authority(story, &clause, &telling);
    telling.deed = asks ? DL_DEED_PROPOSE : dl_clause_deed(story, &clause, &telling);
    if (dl_clause_is_mere_study(story, &clause, &telling))
        return;
    telling.topic = clause.sense.word->topic;
    telling.object = clause.object;
    telling.waives = clause.object != DL_NO_PIECE &&
                     story->pieces.items[clause.object].groups & DL_GROUP_WAIVER;
    move_companies(story, &clause, &telling);
    dl_telling_take_launcher(story, &telling);
    dl_clause_speaker(story, &clause, &telling);
    if (!asks && !(clause.order != DL_NO_PIECE && story->draft->language == DL_LANGUAGE_VI))
        move_proposer(story, &telling);
    if (telling.deed == DL_DEED_LAUNCH && dl_telling_complies(story, &telling, true))
        telling.deed = DL_DEED_LAUNCH_COMPLIANT_CHIP;
    if (clause.sense.word->deed == DL_DEED_LAUNCH_COMPLIANT_CHIP &&
        (clause.order != DL_NO_PIECE ||
         (!dl_telling_complies(story, &telling, false) &&
          !dl_clause_makes_known(story, &clause, &telling))))
        return;
    dl_telling_pondered(story, &clause, &telling);
    dl_clause_date(story, &clause, &telling);
    weigh_intent(story, &telling);
    describe(story, &clause, &telling);
    use_up(story, &clause);
    if (!dl_telling_is_worth(story, &clause, &telling)) {
        keep_pending(story, &clause, &telling);
        return;
    }
    *DL_APPEND(&story->tellings, story->draft->scratch) = telling;
    if (clause.object != DL_NO_PIECE && clause.object > verb)
        story->pieces.items[clause.object].told = true;
}

/* The deed that is done to another: the last tightening; in Vietnamese an easing, too, where
 * that was told last ("cơ chế tương tự"). */
static dl_telling *echoed(dl_story *story)
{
    enum { NEAR = 2 }; /* sentences */
    for (size_t i = story->tellings.count; i > 0; i--) {
        dl_telling *told = &story->tellings.items[i - 1];
        dl_action_family family = dl_deed_family(told->deed);
        bool eased = family == DL_FAMILY_EASE && story->draft->language == DL_LANGUAGE_VI &&
                     told->sentence + NEAR >= story->sentence;
        if ((family == DL_FAMILY_TIGHTEN || eased) &&
            told->certainty != DL_CERTAINTY_HYPOTHETICAL)
            return told;
    }
    return NULL;
}

/* "Quy định tương tự sẽ áp dụng cho AMD": what a Vietnamese segment says behind its echo
 * of how certain it is; false if it is denied or only possible. */
static bool weigh_behind(const dl_story *story, uint32_t echo, dl_certainty *certainty)
{
    for (uint32_t i = echo + 1; story->draft->language == DL_LANGUAGE_VI &&
                                i < dl_segment_of(story, echo)->end;
         i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (dl_piece_has(piece, DL_CUE_JOIN) || piece->kind == DL_PIECE_COMMA)
            break; /* "và hãng có thể thiệt hại" */
        if (dl_piece_has(piece, DL_CUE_NEGATION) || dl_piece_has(piece, DL_CUE_POSSIBILITY))
            return false;
        if (dl_piece_has(piece, DL_CUE_PLAN) && *certainty == DL_CERTAINTY_OCCURRED)
            *certainty = DL_CERTAINTY_PLANNED;
    }
    return true;
}

/* "AMD got a similar letter": the deed told last, done to another. */
void dl_echo_tell(dl_story *story, uint32_t piece)
{
    static const dl_topic_word no_word = { .deed = DL_DEED_COUNT };
    dl_telling *last = echoed(story);
    const dl_segment *segment =
        &story->segments.items[story->pieces.items[piece].segment];
    if (!last)
        return;
    dl_clause clause = {
        .verb = piece,
        .order = DL_NO_PIECE,
        .object = DL_NO_PIECE,
        .agent = DL_NO_PIECE,
        .left = segment->first,
        .right = segment->end,
        .sense = {.word = &no_word, .subject = DL_SUBJECT_TARGET}
    };
    dl_telling telling = { .sentence = story->sentence,
                           .deed = last->deed,
                           .topic = last->topic,
                           .actors = last->actors };
    if (!dl_clause_certainty(story, &clause, &telling.certainty, &telling.reason) ||
        !weigh_behind(story, piece, &telling.certainty))
        return;
    dl_clause_parties(story, &clause, &telling);
    dl_clause_date(story, &clause, &telling);
    if (!telling.dated && dl_date_is_set(telling.date)) {
        telling.after = telling.date; /* alike, not the same day */
        telling.date = (dl_date){ 0 };
        telling.before = story->draft->out->published;
    }
    telling.on_topic = last->on_topic;
    telling.reason.rule = "echo";
    bool told = /* "Cadence nhận lệnh này hôm 2/9", "AMD sẽ hưởng cơ chế tương tự" */
        story->draft->language == DL_LANGUAGE_VI &&
        (telling.dated || (telling.certainty == DL_CERTAINTY_PLANNED &&
                           dl_story_has_kind(story, &telling.targets, DL_ENTITY_COMPANY))) &&
        telling.goods.count + telling.targets.count > 0;
    if (told && !telling.dated && last->sentence + 1 == story->sentence)
        telling.date = last->date; /* said with it: what is to come is of no other day */
    if (told && telling.dated && telling.items.count + telling.goods.count == 0) {
        telling.items = last->items;
        telling.goods = last->goods;
    }
    if (telling.items.count || told)
        *DL_APPEND(&story->tellings, story->draft->scratch) = telling;
}
