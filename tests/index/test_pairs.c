/* Two words of a segment, in every text held against their places one by one: few and
 * many, in long texts and in short ones, so that they are compared in every way. */
#include "src/index/pairs.h"
#include "src/index/writer.h"
#include "tests/suites.h"

enum { TEXTS = 1500, MOST = 70 };

typedef struct word_places {
    uint32_t times[TEXTS], places[TEXTS][MOST];
} word_places;

typedef struct truth {
    uint64_t state;
    word_places words[2];
} truth;

static uint32_t draw(truth *t, uint32_t below)
{
    t->state ^= t->state << 13; /* xorshift64, Marsaglia 2003 */
    t->state ^= t->state >> 7;
    t->state ^= t->state << 17;
    return (uint32_t)((t->state >> 11) % below);
}

/* Up to `most` places that are `step` apart at most. */
static void draw_word(truth *t, word_places *word, uint32_t most, uint32_t step)
{
    for (uint32_t text = 0; text < TEXTS; text++) {
        bool often = draw(t, 20) == 0; /* others say little of the longest */
        uint32_t times = draw(t, (often ? MOST : most) + 1), place = draw(t, 3);
        word->times[text] = times;
        for (uint32_t i = 0; i < times; i++) {
            word->places[text][i] = place;
            place += 1 + draw(t, step);
        }
    }
}

static void write_word(dl_segment_writer *writer, const word_places *word, dl_str name)
{
    for (uint32_t text = 0; text < TEXTS; text++) {
        if (!word->times[text])
            continue;
        dl_segment_writer_post(writer, text, word->times[text]);
        uint32_t *places = dl_segment_writer_places(writer, word->times[text]);
        for (uint32_t i = 0; i < word->times[text]; i++)
            places[i] = word->places[text][i];
    }
    dl_segment_writer_end_term(writer, name, true);
}

static bool stand_together(const truth *t, uint32_t text, uint32_t distance)
{
    const word_places *first = &t->words[0], *second = &t->words[1];
    for (uint32_t i = 0; i < first->times[text]; i++)
        for (uint32_t n = 0; n < second->times[text]; n++)
            if (first->places[text][i] + distance == second->places[text][n])
                return true;
    return false;
}

static void check(const truth *t, const dl_segment *segment, uint32_t distance)
{
    static dl_walk walks[2];
    dl_arena arena = { 0 };
    dl_bits found = dl_bits_new(&arena, TEXTS);
    uint32_t wrong = 0, right = 0;
    ck_assert(dl_walk_start(&walks[0], segment, DL_STR("a"), 1));
    ck_assert(dl_walk_start(&walks[1], segment, DL_STR("b"), 1 + distance));
    for (uint32_t text = 0; text < TEXTS; text++)
        if (text % 11) /* the others were left out before */
            dl_bits_set(found, text);
    dl_keep_pairs(&walks[0], &walks[1], found, &arena);
    for (uint32_t text = 0; text < TEXTS; text++) {
        bool expected = text % 11 && stand_together(t, text, distance);
        wrong += dl_bits_has(found, text) != expected;
        right += expected;
    }
    ck_assert_uint_eq(wrong, 0);
    ck_assert_uint_gt(right, 0);
    dl_arena_release(&arena);
}

START_TEST(are_found_where_one_word_follows_the_other)
{
    static const struct {
        uint32_t most[2], step[2];
    } kinds[] = {
        {{ 5, 5 },        { 9, 9 }   },
        { { 3, 40 },      { 200, 20 }},
        { { 40, 3 },      { 20, 200 }},
        { { MOST, MOST }, { 30, 30 } },
        { { 10, MOST },   { 5, 1 }   },
        { { 20, 20 },     { 900, 9 } }, /* of sixteen bits and more */
        { { 20, 20 },     { 9, 5000 }},
    };
    static truth t;
    t.state = 88172645463325252u + (uint64_t)_i;
    dl_segment_writer writer;
    dl_segment_writer_start(&writer, TEXTS);
    for (int i = 0; i < 2; i++) {
        size_t kind = (size_t)_i % DL_COUNT(kinds);
        draw_word(&t, &t.words[i], kinds[kind].most[i], kinds[kind].step[i]);
        write_word(&writer, &t.words[i], i ? DL_STR("b") : DL_STR("a"));
    }
    void *memory = dl_segment_writer_finish(&writer, NULL).memory;
    dl_segment segment = dl_segment_over(memory, 0);
    for (uint32_t distance = 1; distance < 6; distance += 2)
        check(&t, &segment, distance);
    dl_memory_free(memory);
}
END_TEST

Suite *pairs_suite(void)
{
    Suite *suite = suite_create("pairs");
    TCase *tcase = tcase_create("pairs");
    tcase_add_loop_test(tcase, are_found_where_one_word_follows_the_other, 0, 14);
    suite_add_tcase(suite, tcase);
    return suite;
}
