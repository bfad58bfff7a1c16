/* When two tellings are the same: when their deeds, dates, items and actors agree; what
 * one of them leaves open agrees with anything.
 */
#include "src/extract/events.h"

static bool sets_agree(const dl_entity_set *a, const dl_entity_set *b)
{
    return a->count == 0 || b->count == 0 || dl_entity_set_meets(a, b);
}

static bool dates_agree(const dl_telling *a, const dl_telling *b)
{
    if (!dl_date_is_set(a->date) || !dl_date_is_set(b->date))
        return true;
    return dl_date_fits(a->date, b->date);
}

static bool goods_meet(const dl_story *story, const dl_telling *a, const dl_telling *b)
{
    for (uint32_t i = 0; i < a->goods.count; i++)
        for (uint32_t j = 0; j < b->goods.count; j++)
            if (dl_str_equal(dl_str_span(story->draft->body, a->goods.items[i]),
                             dl_str_span(story->draft->body, b->goods.items[j])))
                return true;
    return false;
}

static bool goods_agree(const dl_story *story, const dl_telling *a, const dl_telling *b)
{
    return a->goods.count == 0 || b->goods.count == 0 || goods_meet(story, a, b);
}

/* Acts on different goods are told apart within a sentence, too. */
static bool things_agree(const dl_story *story, const dl_telling *a, const dl_telling *b)
{
    bool a_has = dl_telling_has_things(story, a);
    bool b_has = dl_telling_has_things(story, b);
    return !a_has || !b_has || dl_entity_set_meets(&a->items, &b->items) ||
           goods_meet(story, a, b);
}

/* An anti-dumping case is no anti-discrimination case; one word may be the beginning of
 * the other ("antitrust", "antitrust probe"). */
static bool matters_agree(const dl_story *story, const dl_telling *a, const dl_telling *b)
{
    dl_str x = dl_str_span(story->draft->body, a->matter);
    dl_str y = dl_str_span(story->draft->body, b->matter);
    return dl_str_starts(x, y) || dl_str_starts(y, x);
}

/* A licence given on a day of its own is not the one that is taken back. */
static bool is_dated_grant(const dl_telling *telling)
{
    return telling->deed == DL_DEED_LICENSE_GRANT && dl_date_is_set(telling->date);
}

/* Deeds that one measure can be told as. */
static bool deeds_agree(const dl_telling *a, const dl_telling *b)
{
    if (a->deed == b->deed)
        return true;
    if (a->deed == DL_DEED_ENTITY_LIST || b->deed == DL_DEED_ENTITY_LIST ||
        dl_deed_family(a->deed) == DL_FAMILY_SAY)
        return false;
    if (a->sentence != b->sentence &&
        ((a->deed == DL_DEED_RESCIND && is_dated_grant(b)) ||
         (is_dated_grant(a) && b->deed == DL_DEED_RESCIND)))
        return false;
    return dl_deed_family(a->deed) == dl_deed_family(b->deed);
}

/* What the first paragraph tells without a date, the text tells again with it. */
static bool leads(const dl_story *story, const dl_telling *telling)
{
    const dl_sentence *sentence = &story->draft->sentences.items[telling->sentence];
    return !dl_date_is_set(telling->date) && telling->sentence <= 2 &&
           sentence->paragraph <= 2;
}

static bool has_firm(const dl_story *story, const dl_entity_set *set)
{
    return dl_story_has_kind(story, set, DL_ENTITY_COMPANY);
}

/* What was done to one firm is not what was done to another. */
static bool firms_agree(const dl_story *story, const dl_entity_set *a,
                        const dl_entity_set *b)
{
    return !has_firm(story, a) || !has_firm(story, b) || dl_entity_set_meets(a, b);
}

/* "published the notice": of the curbs on rare earths told of the same day. */
static bool is_bare_rule(const dl_story *story, const dl_telling *a, const dl_telling *b)
{
    bool bare = (a->weak && !dl_telling_has_things(story, a)) ||
                (b->weak && !dl_telling_has_things(story, b));
    return bare && a->date.precision == DL_PRECISION_DAY &&
           dl_date_equal(a->date, b->date);
}

/* Whether both name companies as their targets, and not one of them the same. */
static bool parts_companies(const dl_story *story, const dl_telling *a,
                            const dl_telling *b)
{
    uint32_t counts[2] = { 0 };
    const dl_entity_set *sets[2] = { &a->targets, &b->targets };
    for (size_t s = 0; s < 2; s++)
        for (uint32_t i = 0; i < sets[s]->count; i++)
            counts[s] += story->draft->out->entities.items[sets[s]->items[i]].kind ==
                         DL_ENTITY_COMPANY;
    return counts[0] && counts[1] && !dl_entity_set_meets(&a->targets, &b->targets);
}

/* "Malaysia requires permits ... The step shows that Malaysia tightens its controls": a
 * tightening without a day and things is the one just told. */
static bool is_vague(const dl_story *story, const dl_telling *a, const dl_telling *b)
{
    return story->draft->language == DL_LANGUAGE_VI && b->deed == DL_DEED_RESTRICT &&
           !dl_date_is_set(b->date) && !dl_telling_has_things(story, b) &&
           dl_deed_family(a->deed) == dl_deed_family(b->deed) && !a->headline &&
           b->sentence - a->sentence <= 2 && a->certainty != DL_CERTAINTY_HYPOTHETICAL;
}

/* "Hồi tháng 7, hãng được bảo đảm sẽ có giấy phép": what was only a plan on a day gone by
 * is not what has happened since. */
static bool is_old_plan(const dl_story *story, const dl_telling *plan,
                        const dl_telling *deed)
{
    dl_date published = story->draft->out->published;
    return story->draft->language == DL_LANGUAGE_VI &&
           plan->certainty == DL_CERTAINTY_PLANNED && dl_date_is_set(plan->date) &&
           dl_date_is_set(published) && plan->date.last < published.first &&
           deed->certainty == DL_CERTAINTY_OCCURRED && !dl_date_is_set(deed->date);
}

/* What the lead tells of chips, a later sentence tells by their names; and what is told
 * twice of the same goods on one day is one, whoever suffers it. */
static bool tells_again(const dl_story *story, const dl_telling *a, const dl_telling *b)
{
    enum { SOON = 4 }; /* sentences */
    bool lead = a->sentence <= 1 && b->sentence - a->sentence <= SOON &&
                a->items.count == 0 && a->goods.count > 0 && b->items.count > 0 &&
                !b->before_it && !b->aside;
    bool day = a->date.precision == DL_PRECISION_DAY && dl_date_equal(a->date, b->date) &&
               goods_meet(story, a, b) && !parts_companies(story, a, b);
    return story->draft->language == DL_LANGUAGE_VI && a->deed == b->deed &&
           (lead || day);
}

/* 放宽审查。同日修订条例: how the easing told before was done. */
static bool is_amendment(const dl_story *story, const dl_telling *eased,
                         const dl_telling *rule)
{
    return story->draft->language == DL_LANGUAGE_ZH && rule->weak &&
           rule->deed == DL_DEED_RESTRICT && !dl_telling_has_things(story, rule) &&
           dl_deed_family(eased->deed) == DL_FAMILY_EASE &&
           rule->date.precision == DL_PRECISION_DAY &&
           dl_date_equal(eased->date, rule->date) &&
           dl_story_actors_meet(story, &eased->actors, &rule->actors);
}

/* What was promised weeks ago is not what the news tells as done. */
static bool is_of_then(const dl_story *story, const dl_telling *done,
                       const dl_telling *promised)
{
    enum { NEWS = 20 }; /* days */
    return story->draft->language == DL_LANGUAGE_ZH &&
           promised->certainty == DL_CERTAINTY_PLANNED &&
           done->certainty != DL_CERTAINTY_PLANNED && !dl_date_is_set(done->date) &&
           dl_date_is_set(promised->date) &&
           promised->date.first + NEWS < story->draft->out->published.first;
}

/* 1月已放宽审查；17日透露，正重启生产: what a Chinese sentence tells of two days is two.
 */
static bool parts_dates(const dl_story *story, const dl_telling *a, const dl_telling *b)
{
    return story->draft->language == DL_LANGUAGE_ZH && a->sentence == b->sentence &&
           a->dated && b->dated && !dl_date_equal(a->date, b->date);
}

/* Whether anything that both of them say parts them. */
static bool parts(const dl_story *story, const dl_telling *a, const dl_telling *b,
                  bool actors)
{
    bool known = a->actors.count && b->actors.count;
    bool hypothetical = a->certainty == DL_CERTAINTY_HYPOTHETICAL;
    return hypothetical != (b->certainty == DL_CERTAINTY_HYPOTHETICAL) ||
           is_of_then(story, a, b) || is_of_then(story, b, a) ||
           (!deeds_agree(a, b) && !is_amendment(story, a, b)) || !dates_agree(a, b) ||
           parts_dates(story, a, b) || !matters_agree(story, a, b) ||
           (known && !actors) || !sets_agree(&a->items, &b->items) ||
           /* one country lets sell, the other buy */
           (a->deed == DL_DEED_LICENSE_GRANT && !known && parts_companies(story, a, b));
}

static bool is_listing(dl_deed deed)
{
    return deed == DL_DEED_ENTITY_LIST || deed == DL_DEED_ENFORCE;
}

/* Whether one sentence tells it twice. */
static bool is_same_within(const dl_story *story, const dl_telling *a,
                           const dl_telling *b, bool actors)
{
    bool chinese = story->draft->language == DL_LANGUAGE_ZH && b->deed == a->deed &&
                   dl_date_equal(a->date, b->date);
    if (b->apart)
        return false;
    if (a->deed == DL_DEED_ENFORCE && chinese && (b->actors.count == 0 || actors))
        return true; /* 起诉三人，他们被控 */
    if (a->deed == DL_DEED_ENTITY_LIST && chinese && b->actors.count == 0)
        return true; /* 列入23家实体，复旦微电子在列 */
    if (chinese && a->deed == DL_DEED_RESCIND && a->waives != b->waives &&
        !dl_entity_set_meets(&a->targets, &b->targets))
        return false; /* 吊销向华为供货的许可，撤销南京厂的豁免 */
    if (a->deed == DL_DEED_BAN && b->deed == a->deed &&
        story->draft->language == DL_LANGUAGE_EN && parts_companies(story, a, b))
        return false; /* "blocked one sale, and vetoed another" */
    return things_agree(story, a, b) &&
           (!is_listing(a->deed) || sets_agree(&a->targets, &b->targets));
}

/* "Four were charged on Thursday. Brian Ray and Sam Li were arrested this week": who they
 * are, of nobody who was named before. */
static bool is_case_of_week(const dl_story *story, const dl_telling *a,
                            const dl_telling *b)
{
    enum { NEAR = 2 }; /* sentences */
    return story->draft->language == DL_LANGUAGE_EN && a->deed == DL_DEED_ENFORCE &&
           b->deed == DL_DEED_ENFORCE && b->sentence - a->sentence <= NEAR &&
           a->date.precision == DL_PRECISION_DAY &&
           b->date.precision == DL_PRECISION_RANGE && b->date.first <= a->date.first &&
           a->date.last <= b->date.last && b->date.last - b->date.first < 7 &&
           !dl_story_has_kind(story, &a->targets, DL_ENTITY_PERSON);
}

/* Whether a list or a case is told again. */
static bool is_same_listing(const dl_story *story, const dl_telling *a,
                            const dl_telling *b, bool actors, bool targets)
{
    if (a->deed == DL_DEED_ENTITY_LIST && story->draft->language == DL_LANGUAGE_ZH &&
        actors && dl_date_is_set(a->date) && !dl_date_is_set(b->date) &&
        !has_firm(story, &b->targets))
        return true; /* 此次清单更新 */
    if (is_case_of_week(story, a, b))
        return true;
    /* or what the sentence behind the lead goes on with */
    return targets || (a->lead && actors && a->deed == b->deed &&
                       b->sentence == a->sentence + 1 && !dl_date_is_set(a->date));
}

/* Whether a deed without a name of its own is told again: of the same actors and goods,
 * on the same day or in the same breath. */
static bool is_same_deed(const dl_story *story, const dl_telling *a, const dl_telling *b,
                         bool actors, bool targets)
{
    bool both_dated = dl_date_is_set(a->date) && dl_date_is_set(b->date);
    bool soon = b->sentence - a->sentence <= 2;
    bool one_day = both_dated && a->date.precision == DL_PRECISION_DAY &&
                   dl_date_equal(a->date, b->date) && goods_meet(story, a, b);
    if (!sets_agree(&a->targets, &b->targets) || !goods_agree(story, a, b) ||
        (a->deed != b->deed && !one_day) || !actors)
        return false;
    bool again = b->guessed && !dl_telling_has_things(story, b) && soon &&
                 story->draft->language == DL_LANGUAGE_ZH; /* 下令的是网信办 */
    return both_dated ? again || a->date.precision == b->date.precision || targets ||
                            goods_meet(story, a, b)
                      : soon;
}

/* 撤销许可。商务部当天证实，“撤销了某些许可”: what a Chinese text says again of a day and of who did
 * it, and of nothing else. */
static bool is_confirmed(const dl_story *story, const dl_telling *a, const dl_telling *b)
{
    return story->draft->language == DL_LANGUAGE_ZH && a->deed == b->deed &&
           a->date.precision == DL_PRECISION_DAY && dl_date_equal(a->date, b->date) &&
           !dl_telling_has_things(story, b) && !is_listing(a->deed) &&
           dl_deed_family(a->deed) != DL_FAMILY_LAUNCH &&
           dl_deed_family(a->deed) != DL_FAMILY_SAY &&
           firms_agree(story, &a->targets, &b->targets);
}

/* 更新管制。新规把A800列入限制范围: what a Chinese rule, and nobody else, limits on the day it came. */
static bool is_by_rule(const dl_telling *a, const dl_telling *b)
{
    enum { SOON = 3 }; /* sentences */
    return a->deed == DL_DEED_RESTRICT && b->deed == a->deed && b->actors.count == 0 &&
           a->items.count == 0 && a->date.precision == DL_PRECISION_DAY &&
           dl_date_equal(a->date, b->date) && b->sentence - a->sentence <= SOON;
}

/* Whether a later sentence tells it again. */
static bool is_same_later(const dl_story *story, const dl_telling *a, const dl_telling *b,
                          bool actors)
{
    bool both_dated = dl_date_is_set(a->date) && dl_date_is_set(b->date);
    bool targets = dl_entity_set_meets(&a->targets, &b->targets);
    if (both_dated &&
        ((actors && is_bare_rule(story, a, b)) ||
         (targets && a->deed == b->deed && dl_date_equal(a->date, b->date) &&
          sets_agree(&a->actors, &b->actors))))
        return true;
    if (a->deed == DL_DEED_INVESTIGATE && b->deed == a->deed && actors && targets &&
        has_firm(story, &a->targets) && !both_dated)
        return true;
    if (dl_entity_set_meets(&a->items, &b->items))
        return both_dated || a->deed == b->deed || a->headline;
    if (a->headline)
        return firms_agree(story, &a->targets, &b->targets) &&
               (actors || targets || goods_meet(story, a, b)) &&
               (goods_agree(story, a, b) || is_listing(a->deed));
    if (is_listing(a->deed))
        return is_same_listing(story, a, b, actors, targets);
    if (story->draft->language == DL_LANGUAGE_ZH && is_by_rule(a, b))
        return true;
    return (actors && (tells_again(story, a, b) || is_confirmed(story, a, b))) ||
           (leads(story, a) && (actors || targets) && goods_meet(story, a, b)) ||
           is_same_deed(story, a, b, actors, targets);
}

bool dl_telling_is_same(const dl_story *story, const dl_telling *a, const dl_telling *b)
{
    bool actors = dl_story_actors_meet(story, &a->actors, &b->actors);
    if (parts(story, a, b, actors))
        return false;
    if (!deeds_agree(a, b))
        return true;
    if (is_vague(story, a, b))
        return actors;
    if (is_old_plan(story, a, b) || is_old_plan(story, b, a))
        return false;
    if (a->deed == DL_DEED_LAUNCH &&
        (a->certainty == DL_CERTAINTY_PLANNED) != (b->certainty == DL_CERTAINTY_PLANNED))
        return false; /* shown, and to be made in numbers later */
    return a->sentence == b->sentence ? is_same_within(story, a, b, actors)
                                      : is_same_later(story, a, b, actors);
}
