#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/suites.h"
#include "tests/timeline/fixture.h"

enum { MOST_ARTICLES = 8 };

static dl_reference reference;

static void open_reference(void)
{
    dl_reference_open(&reference, (dl_str){ 0 }, NULL);
}

static void close_reference(void)
{
    dl_reference_close(&reference);
}

static const struct {
    const char *says;
    dl_told_article articles[MOST_ARTICLES];
    const char *expected;
} cases[] = {
    { "one rule, told in several words and dates",
      { { "2023-10-18", "2023-10-17|restrict|BIS|China|A800,H800" },
        { "2024-02", "2023-10|ban|Mỹ|Trung Quốc|H800,A800" },
        { "2023-11-27", "2023-10|license-require|United States|China|A100" } },
      "2023-10-17 restrict United States, Bureau of Industry and Security > China: A800, "
      "H800, A100 x3 = 2023-10-17\n" },
    { "two days of one rule are told apart, as the chronology does",
      { { "2023-10-18", "2023-10-17|restrict|BIS|China|A800,H800" },
        { "2023-10-26", "2023-10-23|license-require|United States|China|A800,H800" } },
      "2023-10-17 restrict Bureau of Industry and Security > China: A800, H800 x1 = "
      "2023-10-17\n"
      "2023-10-23 license-require United States > China: A800, H800 x1 = 2023-10-23\n" },
    { "a letter and the day it became known are one",
      { { "2022-09-01", "2022-08-26|license-require|United States|China|A100,H100" },
        { "2022-09-02", "2022-08-26|license-require|United States|China|A100" },
        { "2022-09-02", "2022-08-31|ban|United States|China|A100,H100" } },
      "2022-08-26 license-require United States > China: A100, H100 x3 or 2022-08-31 = "
      "2022-08-26\n" },
    { "rules in force a month later stay apart",
      { { "2023-10-18", "2023-10-17|restrict|United States|China|A800" },
        { "2023-11-17", "2023-11-16|restrict|United States|China|A800" } },
      "2023-10-17 restrict United States > China: A800 x1 = 2023-10-17\n"
      "2023-11-16 restrict United States > China: A800 x1\n" },
    { "a blacklist and a rule of one day are two",
      { { "2023-10-18", "2023-10-17|restrict|United States|China|A800\n"
                        "2023-10-17|entity-list|United States|Biren,Moore Threads" },
        { "2023-10-19", "2023-10-17|entity-list|BIS|China,Biren|" } },
      "2023-10-17 entity-list Bureau of Industry and Security, United States > Biren "
      "Technology, China, Moore Threads x2 = 2023-10-17\n"
      "2023-10-17 restrict United States > China: A800 x1 = 2023-10-17\n" },
    { "both sides act on one day",
      { { "2024-12-04", "2024-12-03|ban|Ministry of Commerce of China|United States||gallium"
                        "\n2024-12-03|restrict|United States|China||gallium" } },
      "2024-12-03 ban Ministry of Commerce of China > United States x1 = 2024-12-03\n"
      "2024-12-03 restrict United States > China x1\n" },
    { "a year glues nothing together",
      { { "2022-09-01", "2022-08-26|license-require|United States|China|A100,H100" },
        { "2022-10-10", "2022-10-07|restrict|United States|China||chipmaking tools" },
        { "2024-02", "2022|restrict|Mỹ|Trung Quốc|A100,H100" },
        { "2024-03", "2022|restrict|United States|China|" } },
      "2022 restrict United States > China x1\n"
      "2022-08-26 license-require United States > China: A100, H100 x2 = 2022-08-26\n"
      "2022-10-07 restrict United States > China x1 = 2022-10-07\n" },
    { "a launch without a date is found between its bounds",
      { { "2024-02", "2022..2023-10|launch-compliant-chip|Nvidia|China|A800,H800" } },
      "2022-11-07 launch-compliant-chip Nvidia > China: A800, H800 x1 = 2022-11-07\n" },
    { "the undated news of a headline is no proof of what was years before",
      { { "2026-07-01", "2025-07..2026-07|entity-list|United States|SMIC" } },
      "undated 1\n" },
    { "what a text looks back to without a date is",
      { { "2026-07-01", "|entity-list|United States|SMIC" } },
      "2020-12-18 entity-list United States > SMIC x1 = 2020-12-18\n" },
    { "a ban without a date that may be any of several is left out",
      { { "2024-02", "|ban|United States|China|A100" } }, "undated 1\n" },
    { "firm and government are two actors",
      { { "2025-07-16", "2025-07-15|announce|Nvidia|China|H20\n"
                        "2025-07-15|announce|United States|China|H20" } },
      "2025-07-15 announce Nvidia > China: H20 x1 = 2025-07-15\n"
      "2025-07-15 announce United States > China: H20 x1\n" },
    { "the firmest telling counts",
      { { "2024-06-25", "2024-07-09|suspend-service|OpenAI|China||API|planned" },
        { "2024-07-10", "2024-07-09|suspend-service|OpenAI|China" } },
      "2024-07-09 suspend-service OpenAI > China x2 = 2024-07-09\n" },
    { "the same evening in Washington",
      { { "2022-10-08", "2022-10-07|restrict|United States|China" },
        { "2022-10-09", "2022-10-08|restrict|BIS|China" } },
      "2022-10-07 restrict Bureau of Industry and Security, United States > China x2 or "
      "2022-10-08 = 2022-10-07\n" },
    { "unknown firms agree by name",
      { { "2024-05-02", "2024-05-01|entity-list|United States|Frobnicate Ltd" },
        { "2024-05-03", "2024-05|entity-list|United States|Frobnicate Ltd" } },
      "2024-05-01 entity-list United States > Frobnicate Ltd x2\n" },
    { "what is only said joins what is done",
      { { "2022-11-08", "2022-11-07|launch-compliant-chip|Nvidia|China|A800" },
        { "2022-11-09", "2022-11-07|announce|Nvidia|China|A800" } },
      "2022-11-07 launch-compliant-chip Nvidia > China: A800 x2 = 2022-11-07\n" },
    { "goods are the same in three languages",
      { { "2024-12-04", "2024-12-03|ban|MOFCOM|United States||gallium,germanium" },
        { "2024-12-05", "2024-12-03|retaliate|Bắc Kinh|Mỹ||gali,antimon" },
        { "2024-12-06", "2024-12|ban|中国|美国||镓" },
        { "2024-12-07", "2024-12-03|restrict|China|United States||石墨" } },
      "2024-12-03 ban Beijing, China, Ministry of Commerce of China > United States x3 = "
      "2024-12-03\n"
      "2024-12-03 restrict China > United States x1\n" },
    { "a month waits for the week that it holds",
      { { "2025-05-13", "2025-05-05/2025-05-11|propose|Tom Cotton||Chip Security Act" },
        { "2025-06", "2025-05|propose|US Senate||Chip Security Act" } },
      "2025-05-05/2025-05-11 propose Tom Cotton, United States Senate: Chip Security Act x2 "
      "= 2025-05-08\n" },
    { "a rule is known by its name",
      { { "2025-05-14", "2025-05-13|rescind|Department of Commerce||AI Diffusion Rule" } },
      "2025-05-13 rescind United States Department of Commerce: AI Diffusion Rule x1 = 2025-05-13\n" },
    { "two acts of one measure are both confirmed",
      { { "2024-12-03", "2024-12-02|ban|BIS|China||HBM\n"
                        "2024-12-02|restrict|BIS|||chipmaking tools" } },
      "2024-12-02 ban Bureau of Industry and Security > China x1 = 2024-12-02\n"
      "2024-12-02 restrict Bureau of Industry and Security x1 = 2024-12-02\n" },
    { "who acted is learnt from another article",
      { { "2025-07", "2025-04|restrict||Nvidia|H20" },
        { "2025-07-15", "2025-04|license-require|United States|China|H20" } },
      "2025-04 license-require United States > China, Nvidia: H20 x2 = 2025-04-09\n" },
    { "that both name the Entity List makes two listings no one event",
      { { "2024-05-02", "2024-05-01|entity-list|United States|Frobnicate Ltd|Entity List\n"
                        "2024-05-01|entity-list|United States|Widget Corp|Entity List" } },
      "2024-05-01 entity-list United States > Frobnicate Ltd: Entity List x1\n"
      "2024-05-01 entity-list United States > Widget Corp: Entity List x1\n" },
    { "an announcement without a word joins what is known of the day",
      { { "2023-10-18", "2023-10-17|restrict|BIS|China|A800" },
        { "2023-10-19", "2023-10-17|restrict|BIS\n2023-10-18|restrict|United States" },
        { "2023-10-19", "2023-10-17|restrict|Netherlands" } },
      "2023-10-17 restrict Bureau of Industry and Security, United States > China: A800 x2 "
      "or 2023-10-18 = 2023-10-17\n"
      "2023-10-17 restrict Netherlands x1\n" },
    { "the day a rule comes into force is confirmed by it, and no day of its own making",
      { { "2023-07-02", "2023-06-30|license-require|Netherlands|ASML||DUV" },
        { "2023-09-02", "2023-09-01|license-require|Netherlands|ASML|" } },
      "2023-06-30 license-require Netherlands > ASML x1 = 2023-06-30\n"
      "2023-09-01 license-require Netherlands > ASML x1 = 2023-06-30\n" },
    { "what has no date needs a name to be found by",
      { { "2024-12-05", "2024-12-02|restrict|BIS|China||chipmaking tools" },
        { "2025-03-01", "..2025|restrict|United States|SK hynix||chipmaking tools" } },
      "2024-12-02 restrict Bureau of Industry and Security > China x1 = 2024-12-02\n"
      "undated 1\n" },
    { "October means the rule, not what followed",
      { { "2023-10-18", "2023-10-17|restrict|United States|China|A800" },
        { "2023-10-26", "2023-10-23|license-require|United States|China|A800" },
        { "2023-10-27", "2023-10-23|license-require|United States|China|A800" },
        { "2024-02", "2023-10|ban|Mỹ|Trung Quốc|A800" } },
      "2023-10-17 restrict United States > China: A800 x2 = 2023-10-17\n"
      "2023-10-23 license-require United States > China: A800 x2 = 2023-10-23\n" },
    { "a quote about the rule joins it by what it is about",
      { { "2023-10-26", "2023-10-17|restrict|Department of Commerce||A800\n"
                        "2023-10-17|restrict|Gina Raimondo|China||advanced chips" } },
      "2023-10-17 restrict Gina Raimondo, United States Department of Commerce > China: A800 x1 = "
      "2023-10-17\n" },
    { "machines and the names of machines",
      { { "2024-01-03", "2024-01-01|rescind|Netherlands|ASML,China|NXT:2050i" },
        { "2024-05-09", "2024-01-01|rescind|Netherlands|ASML||two machines" } },
      "2024-01-01 rescind Netherlands > ASML, China: NXT:2050i x2 = 2024-01-01\n" },
    { "a rule that is taken back in its year stays a rule",
      { { "2026-03-01", "2026-01-10|restrict|United States|China|H20\n"
                        "2026|rescind|United States|China|H20" } },
      "2026 rescind United States > China: H20 x1\n"
      "2026-01-10 restrict United States > China: H20 x1\n" },
    { "nothing is told", { { "2024-01-01", "" } }, "" },
};

static const char *build(const dl_told_article *articles, const size_t *order, size_t count,
                         dl_timeline_options options, dl_arena *arena)
{
    dl_corpus *corpus = dl_corpus_new();
    for (size_t i = 0; i < count; i++)
        fixture_add(corpus, &reference, &articles[order ? order[i] : i]);
    dl_corpus_settle(corpus);
    const char *text = fixture_timeline(corpus, &reference, options, arena);
    dl_corpus_free(corpus);
    return text;
}

static size_t count_articles(const dl_told_article *articles)
{
    size_t count = 0;
    while (count < MOST_ARTICLES && articles[count].published)
        count++;
    return count;
}

START_TEST(merges_what_articles_tell)
{
    dl_arena arena = { 0 };
    size_t count = count_articles(cases[_i].articles);
    const char *text = build(cases[_i].articles, NULL, count, FIXTURE_ALL, &arena);
    ck_assert_msg(!strcmp(text, cases[_i].expected), "%s:\n%s\nexpected:\n%s",
                  cases[_i].says, text, cases[_i].expected);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(is_the_same_in_whatever_order_articles_come)
{
    size_t count = count_articles(cases[_i].articles);
    size_t order[MOST_ARTICLES];
    for (int round = 0; round < 6; round++) {
        dl_arena arena = { 0 };
        for (size_t i = 0; i < count; i++)
            order[i] = round < 3 ? (i + (size_t)round) % count
                                 : count - 1 - (i + (size_t)round) % count;
        const char *text = build(cases[_i].articles, order, count, FIXTURE_ALL, &arena);
        ck_assert_str_eq(text, cases[_i].expected);
        dl_arena_release(&arena);
    }
}
END_TEST

/* --- options ------------------------------------------------------------------------ */

static const dl_told_article two_years[] = {
    { "2022-09-01", "2022-08-26|license-require|United States|China|A100,H100" },
    { "2023-10-18", "2023-10-17|restrict|BIS|China|A800,H800\n"
                    "2023-12|ban|United States|China|RTX 4090||hypothetical" },
    { "", "2023-10|restrict|BIS|China|A800" },
};

static const struct {
    const char *as_of;
    const char *entity;
    bool hypothetical;
    const char *expected;
} choices[] = {
    { "", NULL, false,
      "2022-08-26 license-require United States > China: A100, H100 x1 = 2022-08-26\n"
      "2023-10-17 restrict Bureau of Industry and Security > China: A800, H800 x2 = "
      "2023-10-17\n" },
    { "2023-01-01", NULL, false,
      "2022-08-26 license-require United States > China: A100, H100 x1 = 2022-08-26\n" },
    { "2023-10-18", "H800", false,
      "2023-10-17 restrict Bureau of Industry and Security > China: A800, H800 x1 = "
      "2023-10-17\n" },
    { "", "RTX 4090", false, "" },
    { "", "RTX 4090", true,
      "2023-12 ban United States > China: RTX 4090 x1 hypothetical\n" },
};

START_TEST(shows_what_is_asked_for)
{
    dl_arena arena = { 0 };
    dl_corpus *corpus = dl_corpus_new();
    for (size_t i = 0; i < DL_COUNT(two_years); i++)
        fixture_add(corpus, &reference, &two_years[i]);
    dl_corpus_settle(corpus);
    dl_timeline_options options = FIXTURE_ALL;
    options.hypothetical = choices[_i].hypothetical;
    if (*choices[_i].as_of)
        options.as_of = dl_date_parse(dl_str_from(choices[_i].as_of)).first;
    for (uint32_t i = 0; choices[_i].entity && i < dl_corpus_entities(corpus); i++)
        if (dl_str_equal(dl_corpus_entity_name(corpus, i),
                         dl_str_from(choices[_i].entity)))
            options.entity = i;
    ck_assert_str_eq(fixture_timeline(corpus, &reference, options, &arena),
                     choices[_i].expected);
    dl_corpus_free(corpus);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(adds_what_only_the_chronology_knows)
{
    dl_arena arena = { 0 };
    dl_corpus *corpus = dl_corpus_new();
    fixture_add(corpus, &reference, &two_years[0]);
    dl_corpus_settle(corpus);
    dl_timeline_options options = FIXTURE_ALL;
    options.reference_rows = true;
    dl_timeline timeline = dl_timeline_build(corpus, &reference, options, &arena);
    ck_assert_uint_eq(timeline.count, dl_chronology_count(reference.chronology));
    size_t told = 0;
    for (size_t i = 0; i < timeline.count; i++) {
        const dl_timeline_entry *entry = &timeline.entries[i];
        told += entry->confirmation == DL_ENTRY_CONFIRMED;
        ck_assert(i == 0
                  || dl_date_compare(timeline.entries[i - 1].date, entry->date) <= 0);
        ck_assert((entry->first_told == DL_NO_ID)
                  == (entry->confirmation == DL_ENTRY_REFERENCE_ONLY));
    }
    ck_assert_uint_eq(told, 1);
    options.as_of = dl_day_number(2022, 12, 31);
    timeline = dl_timeline_build(corpus, &reference, options, &arena);
    ck_assert_uint_gt(timeline.count, 1);
    ck_assert_int_le(timeline.entries[timeline.count - 1].date.first, options.as_of);
    dl_corpus_free(corpus);
    dl_arena_release(&arena);
}
END_TEST

/* --- at random ---------------------------------------------------------------------- */

static unsigned random_state;

static unsigned random_below(unsigned limit)
{
    random_state = random_state * 1103515245u + 12345u;
    return (random_state >> 16) % limit;
}

#define PICK(list) list[random_below(DL_COUNT(list))]

static void write_random_event(char *text, size_t size)
{
    static const char *const dates[] = { "2022-10-07", "2022-10-08", "2022-10-14", "2022-10",
                                         "2022", "2022-Q4", "2022-08-26", "2022..2022-10",
                                         "", "2022-10-03/2022-10-09", "2022-11" };
    static const char *const deeds[] = { "ban", "restrict", "entity-list", "relax", "launch",
                                         "announce", "rescind", "license-require" };
    static const char *const actors[] = { "United States", "BIS", "Nvidia", "", "China",
                                          "Netherlands,Japan" };
    static const char *const targets[] = { "China", "YMTC", "SMIC,Huawei", "", "China,Russia",
                                           "Frobnicate Ltd" };
    static const char *const items[] = { "A100", "H100,A100", "A800", "", "MI250", "" };
    static const char *const goods[] = { "", "", "gallium", "chipmaking tools" };
    snprintf(text, size, "%s|%s|%s|%s|%s|%s\n", PICK(dates), PICK(deeds), PICK(actors),
             PICK(targets), PICK(items), PICK(goods));
}

enum { RANDOM_ARTICLES = 60, TEXT_SIZE = 512 };

START_TEST(random_articles_give_one_timeline_in_any_order)
{
    random_state = (unsigned)_i * 7919 + 1;
    char texts[RANDOM_ARTICLES][TEXT_SIZE], days[RANDOM_ARTICLES][16];
    dl_told_article articles[RANDOM_ARTICLES];
    size_t order[RANDOM_ARTICLES];
    for (size_t i = 0; i < RANDOM_ARTICLES; i++) {
        snprintf(days[i], sizeof days[i], "2022-12-%02u", 1 + random_below(28));
        texts[i][0] = '\0';
        for (unsigned j = random_below(4); j > 0; j--)
            write_random_event(texts[i] + strlen(texts[i]), TEXT_SIZE - strlen(texts[i]));
        articles[i] = (dl_told_article){ days[i], texts[i] };
        order[i] = i;
    }
    dl_arena arena = { 0 };
    const char *first = build(articles, order, RANDOM_ARTICLES, FIXTURE_ALL, &arena);
    for (int round = 0; round < 3; round++) {
        for (size_t i = RANDOM_ARTICLES - 1; i > 0; i--) {
            size_t j = random_below((unsigned)i + 1), kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        ck_assert(!strcmp(build(articles, order, RANDOM_ARTICLES, FIXTURE_ALL, &arena), first));
    }
    dl_arena_release(&arena);
}
END_TEST

START_TEST(every_event_stands_in_one_entry)
{
    random_state = (unsigned)_i + 99;
    dl_arena arena = { 0 };
    dl_corpus *corpus = dl_corpus_new();
    for (int i = 0; i < RANDOM_ARTICLES; i++) {
        char text[TEXT_SIZE];
        write_random_event(text, sizeof text);
        fixture_add(corpus, &reference, &(dl_told_article){ "2022-12-01", text });
    }
    dl_corpus_settle(corpus);
    dl_timeline timeline = dl_timeline_build(corpus, &reference, FIXTURE_ALL, &arena);
    unsigned seen[RANDOM_ARTICLES] = { 0 };
    size_t told = timeline.undated;
    for (size_t i = 0; i < timeline.count; i++) {
        const dl_timeline_entry *entry = &timeline.entries[i];
        ck_assert(dl_date_is_set(entry->date));
        ck_assert_uint_eq(entry->first_told, entry->events.items[0]);
        for (size_t j = 0; j < entry->events.count; j++)
            ck_assert_uint_eq(seen[entry->events.items[j]]++, 0);
        told += entry->events.count;
    }
    ck_assert_uint_eq(told, RANDOM_ARTICLES);
    dl_corpus_free(corpus);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(takes_many_events_in_little_time)
{
    random_state = 12;
    dl_arena arena = { 0 };
    dl_corpus *corpus = dl_corpus_new();
    for (int i = 0; i < 5000; i++) {
        char text[TEXT_SIZE];
        write_random_event(text, sizeof text);
        fixture_add(corpus, &reference, &(dl_told_article){ "2022-12-01", text });
    }
    dl_corpus_settle(corpus);
    dl_timeline timeline = dl_timeline_build(corpus, &reference, FIXTURE_ALL, &arena);
    ck_assert_uint_gt(timeline.count, 0);
    atomic_bool cancelled = true;
    dl_timeline_options options = FIXTURE_ALL;
    options.cancelled = &cancelled;
    ck_assert_uint_eq(dl_timeline_build(corpus, &reference, options, &arena).count, 0);
    dl_corpus_free(corpus);
    dl_arena_release(&arena);
}
END_TEST

/* Of the first article that tells of any; none where there is an item. */
START_TEST(an_entry_without_items_tells_its_goods)
{
    dl_arena arena = { 0 };
    dl_corpus *corpus = dl_corpus_new();
    dl_timeline_options options = FIXTURE_ALL;
    static const dl_told_article articles[] = {
        { "2026-06-05", "2026-06-04|ban|China|United States||gallium,germanium,gallium" },
        { "2026-06-06", "2026-06-04|ban|China|United States||gali" },
        { "2026-06-30", "2026-06-29|ban|United States|China|H20|servers" },
    };
    for (size_t i = 0; i < DL_COUNT(articles); i++)
        fixture_add(corpus, &reference, &articles[i]);
    dl_corpus_settle(corpus);
    dl_timeline timeline = dl_timeline_build(corpus, &reference, options, &arena);
    ck_assert_uint_eq(timeline.count, 2);
    dl_str body;
    dl_spans goods = dl_timeline_goods(corpus, &timeline.entries[0], &body, &arena);
    ck_assert_uint_eq(goods.count, 2);
    ck_assert(dl_str_equal(dl_str_span(body, goods.items[0]), DL_STR("gallium")));
    ck_assert(dl_str_equal(dl_str_span(body, goods.items[1]), DL_STR("germanium")));
    ck_assert_uint_eq(
        dl_timeline_goods(corpus, &timeline.entries[1], &body, &arena).count, 0);
    dl_corpus_free(corpus);
    dl_arena_release(&arena);
}
END_TEST

/* --- the chip board ------------------------------------------------------------------ */

static const struct {
    const char *day, *chip;
    dl_chip_status us, cn; /* unknown: no row */
} states[] = {
    { "2022-08-25", "A100", DL_CHIP_ALLOWED, DL_CHIP_UNKNOWN },
    { "2022-08-26", "A100", DL_CHIP_LICENSE_REQUIRED, DL_CHIP_UNKNOWN },
    { "2025-07-30", "H20", DL_CHIP_LICENSE_REQUIRED, DL_CHIP_UNKNOWN },
    { "2025-08-20", "H20", DL_CHIP_CASE_BY_CASE, DL_CHIP_DISCOURAGED },
    { "2025-12-01", "H20", DL_CHIP_CASE_BY_CASE, DL_CHIP_BANNED },
    { "2023-11-01", "L2", DL_CHIP_UNKNOWN, DL_CHIP_UNKNOWN }, /* from 2023-11 */
    { "2023-11-30", "L2", DL_CHIP_ALLOWED, DL_CHIP_UNKNOWN },
    { "2024-05-01", "H20", DL_CHIP_ALLOWED, DL_CHIP_UNKNOWN }, /* from 2024 */
    { "2019-01-01", "H20", DL_CHIP_UNKNOWN, DL_CHIP_UNKNOWN },
};

START_TEST(knows_the_state_of_a_chip_on_a_day)
{
    dl_arena arena = { 0 };
    dl_corpus *corpus = dl_corpus_new();
    int32_t day = dl_date_parse(dl_str_from(states[_i].day)).first;
    dl_chip_board board = dl_chip_board_on(corpus, &reference, day, &arena);
    ck_assert_uint_eq(board.count, 35);
    bool found = false;
    for (size_t i = 0; i < board.count; i++) {
        const dl_chip_state *state = &board.items[i];
        ck_assert(i == 0 || dl_str_compare(board.items[i - 1].vendor, state->vendor) <= 0);
        if (!dl_str_equal(state->chip, dl_str_from(states[_i].chip)))
            continue;
        found = true;
        ck_assert_int_eq(state->us ? state->us->status : DL_CHIP_UNKNOWN, states[_i].us);
        ck_assert_int_eq(state->cn ? state->cn->status : DL_CHIP_UNKNOWN, states[_i].cn);
    }
    ck_assert(found);
    dl_corpus_free(corpus);
    dl_arena_release(&arena);
}
END_TEST

/* A row that names again what held already is no new beginning. */
static const struct {
    const char *day, *chip, *us_since, *cn_since;
} beginnings[] = {
    { "2023-10-20", "A100", "2022-08-26", "" },
    { "2024-01-01", "A100", "2022-08-26", "" },
    { "2025-07-30", "H20", "2025-04-09", "" },
    { "2025-10-20", "H20", "2025-08-08", "2025-07-31" },
    { "2025-12-09", "B200", "2025-11-04", "" },
    { "2026-02-01", "A100", "2026-01-15", "" },
};

static void check_since(const dl_chip_row *row, const char *expected)
{
    char text[DL_DATE_TEXT];
    dl_str since = row ? dl_date_text(row->from, text) : DL_STR("");
    ck_assert_msg(dl_str_equal(since, dl_str_from(expected)), "%.*s", DL_STR_ARGS(since));
}

START_TEST(knows_since_when_a_state_holds)
{
    dl_arena arena = { 0 };
    dl_corpus *corpus = dl_corpus_new();
    int32_t day = dl_date_parse(dl_str_from(beginnings[_i].day)).first;
    dl_chip_board board = dl_chip_board_on(corpus, &reference, day, &arena);
    for (size_t i = 0; i < board.count; i++) {
        if (!dl_str_equal(board.items[i].chip, dl_str_from(beginnings[_i].chip)))
            continue;
        check_since(board.items[i].us, beginnings[_i].us_since);
        check_since(board.items[i].cn, beginnings[_i].cn_since);
    }
    dl_corpus_free(corpus);
    dl_arena_release(&arena);
}
END_TEST

Suite *timeline_suite(void)
{
    Suite *suite = suite_create("timeline");
    TCase *tcase = tcase_create("timeline");
    tcase_add_unchecked_fixture(tcase, open_reference, close_reference);
    tcase_add_loop_test(tcase, merges_what_articles_tell, 0, DL_COUNT(cases));
    tcase_add_loop_test(tcase, is_the_same_in_whatever_order_articles_come, 0,
                        DL_COUNT(cases));
    tcase_add_loop_test(tcase, shows_what_is_asked_for, 0, DL_COUNT(choices));
    tcase_add_test(tcase, adds_what_only_the_chronology_knows);
    tcase_add_loop_test(tcase, random_articles_give_one_timeline_in_any_order, 0, 40);
    tcase_add_loop_test(tcase, every_event_stands_in_one_entry, 0, 20);
    tcase_add_test(tcase, takes_many_events_in_little_time);
    tcase_add_test(tcase, an_entry_without_items_tells_its_goods);
    tcase_add_loop_test(tcase, knows_the_state_of_a_chip_on_a_day, 0, DL_COUNT(states));
    tcase_add_loop_test(tcase, knows_since_when_a_state_holds, 0, DL_COUNT(beginnings));
    suite_add_tcase(suite, tcase);
    return suite;
}
