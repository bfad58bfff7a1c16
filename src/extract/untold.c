/* What a sentence tells in words that no table of verbs has: a model of how deeds are
 * worded (dateline/deed_model.h) reads the sentences in which no verb told anything.
 *
 * The model reads what has a date, and only says which deed; when, who and what are read
 * from what stands in the sentence: its first date, the first that can act, the goods.
 * What may be, or is denied, is left to verbs.
 */
#include "src/extract/events.h"
#include "src/extract/phrasing.h"

enum {
    SHORTEST = 5,
    LONGEST = 120, /* tokens of a stretch */
    /* By how much less likely than none a deed may be, in DL_DEED_SCALE: found by counting
     * in articles that the model did not learn from. What has a date of its own nearly
     * always is one. */
    WORTH = -40
};

static const dl_deed_model *model_of(const dl_draft *draft)
{
    dl_model_book *book = draft->models;
    dl_language language = draft->language;
    if (!book)
        return NULL;
    if (!book->opened[language]) {
        book->opened[language] = true;
        book->models[language] = dl_deed_model_open(language, &book->arena);
    }
    return book->models[language];
}

void dl_model_book_release(dl_model_book *book)
{
    dl_arena_release(&book->arena);
    *book = (dl_model_book){ 0 };
}

/* A stretch of a sentence: pieces, and the tokens of them and between them. */
typedef struct stretch {
    uint32_t first, end; /* pieces */
    uint32_t from, to;   /* tokens */
} stretch;

/* Numbers of the symbols of a line; that of a word is looked up once in an article. */
static void number(dl_story *story, const dl_deed_model *model, const dl_symbol symbols[],
                   size_t count, uint32_t numbers[])
{
    for (size_t i = 0; i < count; i++) {
        uint32_t *known = symbols[i].word ? &story->symbols[symbols[i].word - 1] : NULL;
        if (known && *known) {
            numbers[i] = *known - 1;
            continue;
        }
        numbers[i] = dl_deed_symbol(model, symbols[i].text);
        if (known)
            *known = numbers[i] + 1;
    }
}

/* The deed that the sentence tells; *margin: by how much it is likelier than none, in
 * DL_DEED_SCALE. */
static dl_deed deed_of(dl_story *story, const dl_deed_model *model, const stretch *its,
                       int32_t *margin)
{
    dl_symbol_line symbols;
    uint32_t line[DL_PHRASING_LINE], apart[DL_PHRASING_APART];
    int32_t scores[DL_DEED_CLASSES];
    int best = 0;
    dl_phrasing_read(story->draft, its->from, its->to, &symbols);
    if (!story->symbols)
        story->symbols =
            DL_NEW(story->draft->scratch, uint32_t, story->draft->words.count);
    number(story, model, symbols.line, symbols.count, line);
    number(story, model, symbols.apart, symbols.apart_count, apart);
    dl_deed_scores(model, line, symbols.count, apart, symbols.apart_count, scores);
    for (int i = 0; i < DL_DEED_COUNT; i++)
        if (scores[i] > scores[best])
            best = i;
    *margin = scores[best] - scores[DL_NO_DEED];
    return (dl_deed)best;
}

/* The first date of the sentence. */
static void add_things(const dl_story *story, const stretch *its, dl_telling *telling)
{
    uint32_t groups = DL_GROUP_CHIP;
    if (telling->deed == DL_DEED_LAUNCH || telling->deed == DL_DEED_SUSPEND_SERVICE ||
        telling->deed == DL_DEED_BAN)
        groups |= DL_GROUP_PRODUCT;
    for (uint32_t i = its->first; i < its->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind == DL_PIECE_NAME && piece->groups & groups)
            dl_entity_set_add(&telling->items, dl_piece_mention(story, piece)->entity);
        else if (piece->groups & DL_GROUP_CHIP && dl_piece_has(piece, DL_CUE_ANAPHOR))
            dl_anaphor_add(story, piece, &telling->items);
        else if (piece->kind == DL_PIECE_WORD && !piece->verb &&
                 piece->groups & (DL_GROUP_GOODS | DL_GROUP_SERVICE | DL_GROUP_MODEL) &&
                 telling->goods.count < DL_COUNT(telling->goods.items))
            telling->goods.items[telling->goods.count++] =
                dl_draft_span(story->draft, piece->first, piece->end);
    }
    if (telling->items.count ||
        (telling->deed != DL_DEED_RESCIND && telling->deed != DL_DEED_PROPOSE &&
         telling->deed != DL_DEED_RELAX))
        return;
    for (uint32_t i = its->first; i < its->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind == DL_PIECE_NAME && piece->groups & DL_GROUP_LAW &&
            !(piece->groups & DL_GROUP_LIST))
            dl_entity_set_add(&telling->items, dl_piece_mention(story, piece)->entity);
    }
}

static bool is_firms_deed(dl_deed deed)
{
    return deed == DL_DEED_LAUNCH || deed == DL_DEED_LAUNCH_COMPLIANT_CHIP ||
           deed == DL_DEED_SUSPEND_SERVICE;
}

static void add_parties(const dl_story *story, const stretch *its, dl_telling *telling)
{
    bool firms = is_firms_deed(telling->deed);
    for (uint32_t i = its->first; i < its->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind != DL_PIECE_NAME || !dl_piece_is_party(piece))
            continue;
        uint32_t entity = dl_piece_mention(story, piece)->entity;
        bool firm = dl_piece_entity(story, piece)->kind == DL_ENTITY_COMPANY;
        bool acts = firms ? firm : dl_story_is_authority(story, entity);
        if (acts && telling->actors.count == 0)
            dl_entity_set_add(&telling->actors, entity);
        else if (!dl_entity_set_has(&telling->actors, entity))
            dl_entity_set_add(&telling->targets, entity);
    }
}

/* "May no longer", "may only": what an English rule says. */
static bool is_duty(const dl_draft *draft, const dl_piece *piece)
{
    return piece->end + 1 < draft->tokens.count &&
           (dl_draft_is(draft, piece->first, "may") ||
            dl_draft_is(draft, piece->first, "can")) &&
           (dl_draft_is(draft, piece->end, "only") ||
            dl_draft_is(draft, piece->end, "not") ||
            (dl_draft_is(draft, piece->end, "no") &&
             dl_draft_is(draft, piece->end + 1, "longer")));
}

/* "If", "may": what is possible is left to verbs. */
static bool may_be(const dl_story *story, const stretch *its, bool *duty)
{
    *duty = false;
    for (uint32_t i = its->first; i < its->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        bool rules = is_duty(story->draft, piece);
        *duty |= rules;
        if (dl_piece_has(piece, DL_CUE_CONDITION) ||
            (dl_piece_has(piece, DL_CUE_POSSIBILITY) && !rules))
            return true;
    }
    return false;
}

/* A word of the stretch that stands for the verb it lacks. */
static uint32_t head_of(const dl_story *story, const stretch *its)
{
    for (uint32_t i = its->first; i < its->end; i++)
        if (dl_piece_at(story, i)->verb)
            return i;
    for (uint32_t i = its->first; i < its->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_WORD)
            return i;
    return its->first;
}

/* Not "Thông báo được đăng tối Chủ nhật": nobody and nothing of the topic stands in it. */
static bool names_something(const dl_story *story, const stretch *its)
{
    for (uint32_t i = its->first; i < its->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_NAME || dl_piece_at(story, i)->groups ||
            dl_piece_at(story, i)->verb ||
            dl_piece_has(dl_piece_at(story, i), DL_CUE_ANAPHOR))
            return true;
    return story->draft->language != DL_LANGUAGE_VI;
}

/* Whether it has a date or refers to one, and more stands in it: not "Ngày 29/8, Mỹ thông
 * báo". Nearly all that is told without any date is no deed. */
static bool is_dated(const dl_story *story, const stretch *its)
{
    enum { LEAST = 4 }; /* tokens */
    uint32_t rest = its->to - its->from;
    bool dated = dl_story_heading(story, &(dl_date){ 0 });
    for (uint32_t i = its->first; i < its->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        dated |= piece->kind == DL_PIECE_DATE || dl_piece_has(piece, DL_CUE_CONTINUATION);
        if (piece->kind == DL_PIECE_DATE || piece->kind == DL_PIECE_COMMA)
            rest -= piece->end - piece->first;
    }
    return dated && rest >= LEAST && names_something(story, its);
}

/* The stretch as the clause of a verb, for who reads dates and certainty. */
static dl_clause clause_of(const dl_story *story, const stretch *its)
{
    static const dl_topic_word no_word = { .deed = DL_DEED_COUNT };
    return (dl_clause){
        .verb = head_of(story, its),
        .order = DL_NO_PIECE,
        .object = DL_NO_PIECE,
        .agent = DL_NO_PIECE,
        .left = its->first,
        .right = its->end,
        .sense = {.word = &no_word, .subject = DL_SUBJECT_TARGET}
    };
}

static void read_stretch(dl_story *story, const dl_deed_model *model, const stretch *its)
{
    const dl_draft *draft = story->draft;
    uint32_t length = its->to - its->from;
    dl_reason hearsay;
    int32_t margin;
    bool duty;
    if (its->first >= its->end || length < SHORTEST || length > LONGEST ||
        !is_dated(story, its) || may_be(story, its, &duty))
        return;
    dl_telling telling = {
        .sentence = story->sentence,
        .object = DL_NO_PIECE,
        .verb = head_of(story, its),
        .guessed = true,
        .reason = {"model", dl_draft_span(draft, its->from, its->to)}
    };
    dl_clause clause = clause_of(story, its);
    if (!duty &&
        (!dl_clause_certainty(story, &clause, &telling.certainty, &hearsay) ||
         telling.certainty == DL_CERTAINTY_HYPOTHETICAL))
        return;
    const dl_telling *same = dl_story_likewise(story, its->from, its->to);
    telling.deed = same ? same->deed : deed_of(story, model, its, &margin);
    dl_clause_date(story, &clause, &telling);
    if ((!same && margin < WORTH) || !dl_date_is_set(telling.date))
        return;
    add_things(story, its, &telling);
    add_parties(story, its, &telling);
    dl_telling_name_it(story, its->first + 1, its->end, telling.deed, &telling);
    telling.on_topic =
        same ? same->on_topic : dl_telling_is_on_topic(story, &clause, &telling);
    if (same && same->actors.count && !telling.actors.count && !telling.goods.count)
        return; /* "shares of Nvidia did the same" */
    if (same) {
        telling.guessed = false;
        telling.likewise = true;
        telling.reason.rule = "likewise";
        if (telling.items.count == 0 && telling.goods.count == 0)
            telling.items = same->items;
    }
    *DL_APPEND(&story->tellings, draft->scratch) = telling;
}

/* The stretch of the pieces [first, end). */
static stretch stretch_of(const dl_story *story, uint32_t first, uint32_t end)
{
    const dl_sentence *sentence = &story->draft->sentences.items[story->sentence];
    stretch its = { first, end, dl_story_first_token(story), sentence->end };
    if (first > 0)
        its.from = dl_piece_at(story, first)->first;
    if (end < story->pieces.count)
        its.to = dl_piece_at(story, end)->first;
    return its;
}

/* "được công bố hôm qua, hai tháng sau khi cơ quan này mở đợt rà soát (31/3)": a clause
 * of time with a date of its own. */
static bool parts_time(const dl_story *story, uint32_t piece)
{
    const dl_segment *segment = dl_segment_of(story, piece);
    if (story->draft->language != DL_LANGUAGE_VI || segment->first != piece ||
        !dl_draft_is(story->draft, dl_piece_at(story, piece)->first, "khi"))
        return false;
    for (uint32_t i = piece; i < segment->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return true;
    return false;
}

/* Whether what follows a piece is another main clause. */
static bool parts(const dl_story *story, uint32_t piece)
{
    if (parts_time(story, piece))
        return true;
    return dl_piece_at(story, piece)->kind == DL_PIECE_STOP ||
           (piece > 0 && dl_segment_of(story, piece)->first == piece &&
            dl_segment_of(story, piece)->opener == DL_OPENER_MAIN);
}

/* Whether some of the pieces [first, end) say when, and others more than that. */
static bool has_day(const dl_story *story, uint32_t first, uint32_t end)
{
    int32_t days;
    bool day = false, other = false;
    for (uint32_t i = first; i < end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->says)
            return false;
        if (piece->kind == DL_PIECE_DATE || dl_piece_shift(story, piece, &days))
            day = true;
        else
            other |= piece->kind == DL_PIECE_NAME || piece->groups;
    }
    return day && other;
}

/* "Taiwan shut it out a day later, Australia on February 4": an English segment that tells
 * who did it on another day than what stands from `first` on. */
static bool parts_days(const dl_story *story, uint32_t first, uint32_t piece)
{
    const dl_segment *segment = dl_segment_of(story, piece);
    const dl_piece *it = dl_piece_at(story, piece);
    return story->draft->language == DL_LANGUAGE_EN && segment->first == piece &&
           (segment->opener == DL_OPENER_COMMA || segment->opener == DL_OPENER_JOIN) &&
           (dl_piece_has(it, DL_CUE_JOIN) || dl_piece_is_party(it)) &&
           has_day(story, first, piece) && has_day(story, piece, segment->end);
}

static void read_clauses(dl_story *story, const dl_deed_model *model)
{
    uint32_t first = 0, count = (uint32_t)story->pieces.count;
    for (uint32_t i = 1; i <= count; i++)
        if (i == count || parts(story, i) || parts_days(story, first, i)) {
            stretch its = stretch_of(story, first, i);
            read_stretch(story, model, &its);
            first = i;
        }
}

/* Whether one of the tellings from `first` on has its verb in a segment. */
static bool is_segment_told(const dl_story *story, size_t first, uint32_t segment)
{
    for (size_t i = first; i < story->tellings.count; i++)
        if (dl_piece_at(story, story->tellings.items[i].verb)->segment == segment)
            return true;
    return false;
}

static bool is_date_told(const dl_story *story, size_t first, size_t end, uint32_t piece)
{
    dl_date date = story->draft->out->dates.items[dl_piece_at(story, piece)->row].value;
    for (size_t i = first; i < end; i++)
        if (dl_date_equal(story->tellings.items[i].date, date))
            return true;
    return false;
}

static bool opens_main(const dl_segment *segment)
{
    return segment->opener == DL_OPENER_STOP || segment->opener == DL_OPENER_MAIN;
}

/* Whether a date stands where another is said to have done so, too. */
static bool is_likewise(const dl_story *story, uint32_t piece)
{
    const dl_segment *segment = dl_segment_of(story, piece);
    stretch its = stretch_of(story, segment->first, segment->end);
    return dl_story_likewise(story, its.from, its.to) != NULL;
}

/* A date that no telling has: what the segments around it say. */
static void read_dates(dl_story *story, const dl_deed_model *model, size_t first)
{
    size_t told = story->tellings.count;
    uint32_t count = (uint32_t)story->pieces.count;
    for (uint32_t i = 0; i < count; i++) {
        if (dl_piece_at(story, i)->kind != DL_PIECE_DATE ||
            (is_date_told(story, first, told, i) && !is_likewise(story, i)))
            continue;
        uint32_t low = dl_piece_at(story, i)->segment, high = low;
        if (is_segment_told(story, first, low))
            continue;
        while (low > 0 && !is_segment_told(story, first, low - 1) &&
               !opens_main(&story->segments.items[low]))
            low--;
        while (high + 1 < story->segments.count &&
               !is_segment_told(story, first, high + 1) &&
               !opens_main(&story->segments.items[high + 1]))
            high++;
        stretch its = stretch_of(story, story->segments.items[low].first,
                                 story->segments.items[high].end);
        read_stretch(story, model, &its);
        i = its.end - 1;
    }
}

void dl_story_untold(dl_story *story, size_t first)
{
    if (story->pieces.count == 0 || !story->worded)
        return;
    const dl_deed_model *model = model_of(story->draft);
    if (model && story->tellings.count == first)
        read_clauses(story, model);
    else if (model)
        read_dates(story, model, first);
}
