/* Lists of a segment: what is written is read again, at the ends of blocks, in steps, and
 * after segments were merged. */
#include <stdio.h>

#include "src/index/merge.h"
#include "src/index/writer.h"
#include "tests/folder.h"
#include "tests/suites.h"

enum { TEXTS = 6000, TERMS = 60, PARTS = 4, MOST_TIMES = 40 };

/* How often each term stands in each text of all parts, and from which place on. */
typedef struct truth {
    uint64_t state;
    uint16_t times[TERMS][PARTS * TEXTS];
    uint32_t ends[PARTS]; /* texts of the parts up to this one */
} truth;

static uint32_t draw(truth *t, uint32_t below)
{
    t->state ^= t->state << 13; /* xorshift64, Marsaglia 2003 */
    t->state ^= t->state >> 7;
    t->state ^= t->state << 17;
    return (uint32_t)((t->state >> 11) % below);
}

static dl_str name_of(uint32_t term, char name[8])
{
    snprintf(name, 8, "t%03u", term);
    return (dl_str){ name, 4 };
}

/* A place of a text, the same whenever it is asked for; ascending. */
static uint32_t place_of(uint32_t text, uint32_t n)
{
    return text % 7 + n * (1 + text % 300);
}

/* Of lengths about the ends of blocks, thin and thick, mostly once and often. */
static void draw_term(truth *t, uint32_t term, uint32_t first, uint32_t texts)
{
    static const uint32_t lengths[] = { 0,   1,   2,   3,   127, 128,
                                        129, 255, 256, 257, 300, 1000 };
    uint32_t wanted = lengths[draw(t, DL_COUNT(lengths))],
             often = 1 + draw(t, MOST_TIMES);
    uint32_t range = draw(t, 3) ? texts : wanted + 1 + draw(t, 200);
    range = range < texts ? range : texts;
    uint32_t from = draw(t, texts - range + 1);
    for (uint32_t i = 0; i < range && wanted; i++) {
        if (draw(t, range - i) >= wanted)
            continue;
        t->times[term][first + from + i] = (uint16_t)(1 + draw(t, 1 + draw(t, often)));
        wanted--;
    }
}

static dl_made_segment write_part(truth *t, uint32_t first, uint32_t texts,
                                  bool has_places)
{
    dl_segment_writer writer;
    char name[8];
    dl_segment_writer_start(&writer, texts);
    for (uint32_t term = 0; term < TERMS; term++) {
        uint32_t count = 0;
        draw_term(t, term, first, texts);
        for (uint32_t i = 0; i < texts; i++) {
            uint32_t times = t->times[term][first + i];
            if (!times)
                continue;
            dl_segment_writer_post(&writer, i, times);
            uint32_t *places =
                has_places ? dl_segment_writer_places(&writer, times) : NULL;
            for (uint32_t n = 0; places && n < times; n++)
                places[n] = place_of(first + i, n);
            count++;
        }
        if (count)
            dl_segment_writer_end_term(&writer, name_of(term, name), has_places);
    }
    return dl_segment_writer_finish(&writer, NULL);
}

static void check_block(const truth *t, uint32_t term, const dl_list *list,
                        uint32_t number, uint32_t *text)
{
    dl_block block;
    uint64_t before = 0;
    uint32_t places[MOST_TIMES];
    dl_list_texts(list, number, &block);
    dl_list_times(list, number, &block);
    ck_assert_uint_eq(block.texts[0], dl_list_first(list, number));
    const uint8_t *from = dl_list_places(list, number);
    ck_assert_int_eq(from != NULL, list->has_places);
    bool same = true;
    for (uint32_t i = 0; i < block.count; i++, ++*text) {
        while (t->times[term][*text] == 0)
            ++*text;
        same &= block.texts[i] == *text && block.times[i] == t->times[term][*text];
        if (from && same)
            dl_block_read_places(from, before, block.times[i], places);
        for (uint32_t n = 0; from && same && n < block.times[i]; n++)
            same = places[n] == place_of(*text, n);
        before += block.times[i];
    }
    ck_assert_msg(same, "term %u, block %u", term, number);
}

/* From anywhere, the block that has a text is found. */
static void check_seek(truth *t, uint32_t term, const dl_list *list, uint32_t texts)
{
    for (int i = 0; i < 50; i++) {
        uint32_t text = draw(t, texts), from = draw(t, list->blocks);
        dl_block block;
        if (t->times[term][text] == 0 || dl_list_first(list, from) > text)
            continue;
        dl_list_texts(list, dl_list_seek(list, from, text), &block);
        uint32_t at = 0;
        while (at < block.count && block.texts[at] != text)
            at++;
        ck_assert_uint_lt(at, block.count);
    }
}

static void check(truth *t, const void *memory, uint32_t texts, bool has_places)
{
    dl_segment segment = dl_segment_over(memory, 0);
    dl_arena arena = { 0 };
    ck_assert_uint_eq(segment.head->texts, texts);
    for (uint32_t term = 0; term < TERMS; term++) {
        dl_term_cursor cursor;
        dl_list list;
        char name[8];
        uint32_t count = 0, text = 0;
        for (uint32_t i = 0; i < texts; i++)
            count += t->times[term][i] > 0;
        bool found = dl_term_cursor_find(&cursor, &segment, name_of(term, name));
        ck_assert_int_eq(found, count > 0);
        if (!found)
            continue;
        ck_assert(dl_list_open(&cursor, &list));
        ck_assert_uint_eq(list.texts, count);
        ck_assert_int_eq(list.has_places, has_places);
        for (uint32_t number = 0; number < list.blocks; number++)
            check_block(t, term, &list, number, &text);
        check_seek(t, term, &list, texts);
        dl_bits bits = dl_bits_new(&arena, texts + 3);
        dl_list_mark(&list, 3, bits);
        uint32_t wrong = 0;
        for (uint32_t i = 0; i < texts; i++)
            wrong += dl_bits_has(bits, i + 3) != (t->times[term][i] > 0);
        ck_assert_uint_eq(wrong, 0);
        dl_arena_reset(&arena);
    }
    dl_arena_release(&arena);
}

START_TEST(are_read_as_they_were_written_and_merged)
{
    static truth t;
    dl_segment segments[PARTS];
    void *memory[PARTS];
    uint32_t texts = 0;
    bool has_places = _i % 2;
    t = (truth){ .state = 88172645463325252u + (uint64_t)_i };
    for (size_t part = 0; part < PARTS; part++) {
        uint32_t more = draw(&t, 3) ? TEXTS : 1200;
        memory[part] = write_part(&t, texts, more, has_places).memory;
        segments[part] = dl_segment_over(memory[part], texts);
        texts += more;
        if (part == 0)
            check(&t, memory[0], texts, has_places);
    }
    void *merged = dl_segments_merge(segments, PARTS, NULL).memory;
    check(&t, merged, texts, has_places);
    /* a merged one again, whose blocks are not all full */
    dl_segment again[] = { dl_segment_over(merged, 0),
                           dl_segment_over(memory[0], texts) };
    void *twice = dl_segments_merge(again, 2, NULL).memory;
    dl_segment segment = dl_segment_over(twice, 0);
    ck_assert_uint_eq(segment.head->texts, texts + segments[0].head->texts);
    dl_memory_free(twice);
    dl_memory_free(merged);
    for (size_t part = 0; part < PARTS; part++)
        dl_memory_free(memory[part]);
}
END_TEST

/* Numbers of every width. */
START_TEST(blocks_hold_numbers_of_every_width)
{
    dl_block block = { .count = DL_BLOCK_TEXTS }, read = { .count = DL_BLOCK_TEXTS };
    dl_buf bytes = { 0 };
    for (uint32_t i = 0; i < DL_BLOCK_TEXTS; i++) {
        block.texts[i] = (i == 0 ? 5 : block.texts[i - 1] + 1) +
                         (i % 64 == 63 && _i < 28 ? (1u << _i) - 1 : i % 3);
        block.times[i] = i % 50 == 49 ? 1u << _i : 1;
    }
    dl_block_write(&block, &bytes);
    DL_RESERVE(&bytes, NULL, DL_PACK_ROOM);
    dl_block_read_texts((const uint8_t *)bytes.items, 5, &read);
    dl_block_read_times((const uint8_t *)bytes.items, &read);
    for (uint32_t i = 0; i < DL_BLOCK_TEXTS; i++) {
        ck_assert_uint_eq(read.texts[i], block.texts[i]);
        ck_assert_uint_eq(read.times[i], block.times[i]);
    }
    dl_buf_release(&bytes);
}
END_TEST

/* So many places that it is not kept in memory. */
START_TEST(a_large_segment_goes_into_a_file)
{
    enum { MANY = 50000, TIMES = 100 };
    const char *folder = folder_make();
    dl_segment_writer writer;
    dl_term_cursor cursor;
    dl_list list;
    dl_block block;
    uint32_t places[TIMES];
    dl_segment_writer_start(&writer, MANY);
    for (uint32_t text = 0; text < MANY; text++) {
        dl_segment_writer_post(&writer, text, TIMES);
        uint32_t *room = dl_segment_writer_places(&writer, TIMES);
        for (uint32_t i = 0; i < TIMES; i++)
            room[i] = (1u << 30) + text * TIMES + i;
    }
    dl_segment_writer_end_term(&writer, DL_STR("many"), true);
    dl_made_segment made = dl_segment_writer_finish(&writer, folder);
    ck_assert_ptr_null(made.memory);
    dl_segment segments[2];
    ck_assert(dl_segment_over_pages(made.pages, 0, &segments[0]));
    segments[1] = segments[0];
    dl_made_segment merged = dl_segments_merge(segments, 2, folder);
    ck_assert_ptr_null(merged.memory);
    ck_assert(dl_segment_over_pages(merged.pages, 0, &segments[1]));
    ck_assert(dl_segment_prove(&segments[1], segments[1].head, segments[1].head->size));
    ck_assert(dl_term_cursor_find(&cursor, &segments[1], DL_STR("many")));
    ck_assert(dl_list_open(&cursor, &list));
    ck_assert_uint_eq(list.texts, 2 * MANY);
    uint32_t number = dl_list_seek(&list, 0, MANY + 7777), at = 0;
    dl_list_texts(&list, number, &block);
    while (block.texts[at] != MANY + 7777)
        at++;
    dl_block_read_places(dl_list_places(&list, number), at * TIMES, TIMES, places);
    ck_assert_uint_eq(places[99], (1u << 30) + 7777 * TIMES + 99);
    dl_pages_free(made.pages);
    dl_pages_free(merged.pages);
}
END_TEST

Suite *lists_suite(void)
{
    Suite *suite = suite_create("lists");
    TCase *tcase = tcase_create("lists");
    tcase_add_loop_test(tcase, are_read_as_they_were_written_and_merged, 0, 8);
    tcase_add_loop_test(tcase, blocks_hold_numbers_of_every_width, 0, 32);
    tcase_add_test(tcase, a_large_segment_goes_into_a_file);
    suite_add_tcase(suite, tcase);
    return suite;
}
