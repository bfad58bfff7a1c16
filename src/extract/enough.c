/* Whether enough is known for a deed of its kind to be an event: without a date, who did
 * it and to what. */
#include "src/extract/event_dates.h"
#include "src/extract/events.h"

/* Somebody who makes things: no country, no authority. */
static bool has_maker(const dl_story *story, const dl_entity_set *set)
{
    for (uint32_t i = 0; i < set->count; i++) {
        dl_entity_kind kind = story->draft->out->entities.items[set->items[i]].kind;
        if (kind != DL_ENTITY_PLACE && kind != DL_ENTITY_GOVERNMENT)
            return true;
    }
    return false;
}

static bool is_service(const dl_story *story, const dl_clause *clause)
{
    return clause->object != DL_NO_PIECE &&
           story->pieces.items[clause->object].groups & DL_GROUP_SERVICE;
}

/* "Samsung was given a waiver" */
static bool was_granted(const dl_story *story, const dl_clause *clause,
                        const dl_telling *telling)
{
    const uint32_t papers = DL_GROUP_LICENCE | DL_GROUP_WAIVER;
    const uint32_t goods = DL_GROUP_TRADE | DL_GROUP_CHIP | DL_GROUP_GOODS;
    bool vietnamese = story->draft->language == DL_LANGUAGE_VI;
    bool known = telling->certainty == DL_CERTAINTY_OCCURRED ||
                 (vietnamese && telling->certainty == DL_CERTAINTY_REPORTED);
    bool passive = clause->passive || (story->draft->language == DL_LANGUAGE_ZH &&
                                       clause->sense.subject == DL_SUBJECT_TARGET);
    return passive && clause->object != DL_NO_PIECE && known &&
           telling->deed == DL_DEED_LICENSE_GRANT &&
           story->pieces.items[clause->object].groups &
               (vietnamese ? papers | goods : papers) &&
           dl_story_has_kind(story, &telling->targets, DL_ENTITY_COMPANY);
}

bool dl_telling_says_what(const dl_story *story, const dl_clause *clause,
                          const dl_telling *telling)
{
    const uint32_t held = DL_GROUP_LICENCE | DL_GROUP_WAIVER;
    bool dated = dl_date_is_set(telling->date);
    return telling->items.count > 0 || telling->goods.count > 0 || clause->pronoun ||
           ((telling->lead || (dated && telling->deed == DL_DEED_RESCIND)) &&
            dl_clause_object_groups(story, clause) & held) ||
           dl_story_has_kind(story, &telling->targets, DL_ENTITY_COMPANY);
}

/* "shipped out processors between October 2024 and May 2025": so long a time is that of
 * what goes on, no English launch. */
static bool is_period(const dl_story *story, dl_date date)
{
    enum { LONGEST = 100 }; /* days */
    return story->draft->language == DL_LANGUAGE_EN &&
           date.precision == DL_PRECISION_RANGE && date.last - date.first > LONGEST;
}

static bool is_launch_enough(const dl_story *story, const dl_clause *clause,
                             const dl_telling *telling)
{
    bool company = dl_story_has_kind(story, &telling->actors, DL_ENTITY_COMPANY);
    if (clause->sense.subject == DL_SUBJECT_ACTS && telling->actors.count > 0 &&
        !has_maker(story, &telling->actors))
        return false;
    if (is_period(story, telling->date))
        return false;
    if (telling->items.count == 0)
        return telling->dated && company;
    return telling->dated || company ||
           dl_story_has_kind(story, &telling->actors, DL_ENTITY_PERSON);
}

static bool is_stop_enough(const dl_story *story, const dl_clause *clause,
                           const dl_telling *telling)
{
    if (story->draft->language == DL_LANGUAGE_VI && telling->items.count > 0 &&
        telling->on_topic && clause->sense.subject == DL_SUBJECT_ACTS)
        return true; /* "vài nhà cung ứng đã ngừng làm linh kiện cho H200" */
    if (dl_story_has_kind(story, &telling->actors, DL_ENTITY_COMPANY))
        return true;
    if (clause->sense.groups == 0 && story->draft->language == DL_LANGUAGE_ZH)
        return false; /* 导致海外汽车厂停产 */
    if (story->draft->language == DL_LANGUAGE_ZH && telling->items.count > 0 &&
        dl_story_has_kind(story, &telling->targets, DL_ENTITY_COMPANY))
        return true; /* Anthropic更新条款，不得使用Claude */
    return telling->dated &&
           (telling->actors.count > 0 || is_service(story, clause) ||
            ((clause->passive || clause->sense.subject != DL_SUBJECT_ACTS) &&
             (telling->items.count > 0 ||
              dl_story_has_kind(story, &telling->targets, DL_ENTITY_COMPANY))));
}

bool dl_telling_is_own_probe(const dl_story *story, const dl_clause *clause,
                             const dl_telling *telling)
{
    return story->draft->language == DL_LANGUAGE_ZH && clause->sense.groups == 0 &&
           clause->sense.subject == DL_SUBJECT_ACTS &&
           telling->deed == DL_DEED_INVESTIGATE && !clause->passive &&
           dl_story_has_kind(story, &telling->actors, DL_ENTITY_COMPANY);
}

/* Measures: with a day whom they meet, without one also who took them. */
static bool is_measure_enough(const dl_story *story, const dl_clause *clause,
                              const dl_telling *telling)
{
    bool about = dl_telling_says_what(story, clause, telling);
    if (dl_telling_is_own_probe(story, clause, telling))
        return true;
    if (dl_date_is_set(telling->date) || telling->certainty == DL_CERTAINTY_HYPOTHETICAL)
        return telling->actors.count > 0 || telling->targets.count > 0 || about;
    return about && (telling->actors.count > 0 || was_granted(story, clause, telling) ||
                     (telling->items.count > 0 && !clause->passive &&
                      dl_story_has_kind(story, &telling->targets, DL_ENTITY_COMPANY)));
}

/* 两党议员已提出一项法案，要求芯片内置定位功能: lawmakers whom Chinese does not name, and their bill. */
static bool is_lawmakers_bill(const dl_story *story, const dl_clause *clause,
                              const dl_telling *telling)
{
    return story->draft->language == DL_LANGUAGE_ZH && telling->on_topic && !clause->reduced &&
           !telling->aside && telling->certainty == DL_CERTAINTY_OCCURRED &&
           dl_clause_object_groups(story, clause) & DL_GROUP_BILL &&
           dl_lawmakers_before(story, dl_piece_at(story, clause->verb)->first);
}

/* 将25家实体移出未经核实清单, by somebody. */
static bool is_off_list(const dl_story *story, const dl_clause *clause,
                        const dl_telling *telling)
{
    return story->draft->language == DL_LANGUAGE_ZH && telling->deed == DL_DEED_RELAX &&
           clause->sense.groups == DL_GROUP_LIST && !telling->aside &&
           telling->actors.count > 0;
}

bool dl_telling_is_enough(const dl_story *story, const dl_clause *clause,
                          const dl_telling *telling)
{
    bool anybody = telling->actors.count > 0 || telling->targets.count > 0 ||
                   dl_date_is_set(telling->date);
    switch (telling->deed) {
    case DL_DEED_LAUNCH:
    case DL_DEED_LAUNCH_COMPLIANT_CHIP:
        return is_launch_enough(story, clause, telling);
    case DL_DEED_SUSPEND_SERVICE:
        return is_stop_enough(story, clause, telling);
    case DL_DEED_PROPOSE:
        return telling->items.count > 0 || telling->actors.count > 0 ||
               (telling->dated && telling->on_topic && !clause->reduced) ||
               is_lawmakers_bill(story, clause, telling);
    case DL_DEED_ENFORCE:
        if (!dl_date_is_set(telling->date) && story->draft->language == DL_LANGUAGE_VI &&
            telling->items.count == 0 && !has_maker(story, &telling->targets))
            return false; /* "tiếp tục xử phạt các công ty Trung Quốc" */
        return anybody;
    case DL_DEED_ENTITY_LIST:
        return anybody;
    default:
        return is_off_list(story, clause, telling) || is_measure_enough(story, clause, telling);
    }
}
