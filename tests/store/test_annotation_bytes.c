/* Annotations as bytes: what was packed comes back; what was not is refused, whatever it
 * is, without a step outside of it. */
#include <string.h>

#include "dateline/extract.h"
#include "dateline/ingest.h"
#include "dateline/store.h"
#include "src/store/bytes.h"
#include "tests/suites.h"

static dl_arena arena;
static dl_reference reference;
static dl_extractor *extractor;

static void open_reference(void)
{
    dl_reference_open(&reference, (dl_str){ 0 }, NULL);
    extractor = dl_extractor_new(&reference);
}

static void close_reference(void)
{
    dl_extractor_free(extractor);
    dl_reference_close(&reference);
    dl_arena_release(&arena);
}

/* The annotations of a sample article; false behind the last. */
static bool annotate_sample(size_t n, dl_articles *articles, dl_annotations *found)
{
    dl_str name, text;
    dl_error error = { 0 };
    if (!dl_reference_sample(n, &name, &text))
        return false;
    *articles = (dl_articles){ 0 };
    ck_assert(dl_ingest(text, name, &arena, articles, NULL, &error));
    dl_extract(extractor, &articles->items[0], (dl_extract_options){ 0 }, &arena, found);
    return true;
}

static dl_str pack(const dl_annotations *found)
{
    dl_buf out = { .arena = &arena };
    dl_annotations_pack(found, &out);
    return dl_buf_str(&out);
}

/* Puts the check in front that fits what follows it. */
static void mend(dl_str bytes)
{
    uint64_t check = dl_bytes_hash(dl_str_slice(bytes, 4, bytes.len), 1);
    for (unsigned i = 0; i < 4; i++)
        ((char *)(uintptr_t)bytes.ptr)[i] = (char)(unsigned char)(check >> 8 * i);
}

static void expect_sound(const dl_annotations *found, size_t length)
{
    for (size_t i = 0; i < found->mentions.count; i++) {
        dl_found_mention mention = found->mentions.items[i];
        ck_assert_uint_le(mention.span.start, mention.span.end);
        ck_assert_uint_le(mention.span.end, length);
        ck_assert_uint_lt(mention.entity, found->entities.count);
    }
    for (size_t i = 0; i < found->events.count; i++) {
        const dl_found_event *event = &found->events.items[i];
        ck_assert_uint_le(event->evidence.end, length);
        ck_assert_uint_le((uint64_t)event->first_party + event->party_count,
                          found->parties.count);
        ck_assert_uint_le((uint64_t)event->first_goods + event->goods_count,
                          found->goods.count);
        ck_assert_int_lt(event->deed, DL_DEED_COUNT);
    }
    for (size_t i = 0; i < found->parties.count; i++)
        ck_assert_uint_lt(found->parties.items[i].entity, found->entities.count);
}

#define SAME(field)                                                                      \
    ck_assert_uint_eq(found.field.count, back.field.count)

START_TEST(every_sample_article_comes_back)
{
    dl_articles articles;
    dl_annotations found, back;
    size_t n = 0;
    for (; annotate_sample(n, &articles, &found); n++) {
        dl_str bytes = pack(&found);
        ck_assert(dl_annotations_unpack(bytes, articles.items[0].body.len, &arena, &back));
        SAME(entities);
        SAME(mentions);
        SAME(dates);
        SAME(events);
        SAME(parties);
        SAME(goods);
        /* All of it: packed again, it is the same bytes. */
        ck_assert(dl_str_equal(bytes, pack(&back)));
        for (size_t i = 0; i < found.entities.count; i++) {
            ck_assert_uint_eq(found.entities.items[i].row, back.entities.items[i].row);
            ck_assert(dl_str_equal(found.entities.items[i].id, back.entities.items[i].id));
            ck_assert(
                dl_str_equal(found.entities.items[i].name, back.entities.items[i].name));
        }
        for (size_t i = 0; i < found.mentions.count; i++)
            ck_assert_uint_eq(found.mentions.items[i].span.end,
                              back.mentions.items[i].span.end);
        for (size_t i = 0; i < found.dates.count; i++)
            ck_assert(dl_date_equal(found.dates.items[i].value, back.dates.items[i].value));
    }
    ck_assert_uint_gt(n, 20);
}
END_TEST

START_TEST(a_changed_byte_is_noticed)
{
    dl_articles articles;
    dl_annotations found, back;
    ck_assert(annotate_sample(0, &articles, &found));
    dl_str bytes = pack(&found);
    for (size_t i = 0; i < bytes.len; i++) {
        char *damaged = dl_arena_copy(&arena, bytes.ptr, bytes.len);
        damaged[i] = (char)(damaged[i] ^ 0x10);
        ck_assert_msg(!dl_annotations_unpack((dl_str){ damaged, bytes.len },
                                             articles.items[0].body.len, &arena, &back),
                      "byte %zu", i);
    }
}
END_TEST

/* With a check that fits, so that the damage is met behind it: what is not refused must be
 * sound. Each byte gets a few other values; some end up as other, valid annotations. */
START_TEST(damage_behind_the_check_is_refused_or_sound)
{
    static const unsigned char changes[] = { 0x01, 0x40, 0x7F, 0x80, 0xFF };
    dl_articles articles;
    dl_annotations found, back;
    ck_assert(annotate_sample((size_t)_i, &articles, &found));
    dl_str bytes = pack(&found);
    for (size_t i = 4; i < bytes.len; i++)
        for (size_t j = 0; j < DL_COUNT(changes); j++) {
            dl_mark mark = dl_arena_mark(&arena);
            char *damaged = dl_arena_copy(&arena, bytes.ptr, bytes.len);
            damaged[i] = (char)((unsigned char)damaged[i] ^ changes[j]);
            mend((dl_str){ damaged, bytes.len });
            if (dl_annotations_unpack((dl_str){ damaged, bytes.len },
                                      articles.items[0].body.len, &arena, &back))
                expect_sound(&back, articles.items[0].body.len);
            dl_arena_rewind(&arena, mark);
        }
}
END_TEST

START_TEST(a_part_is_refused)
{
    dl_articles articles;
    dl_annotations found, back;
    ck_assert(annotate_sample(1, &articles, &found));
    dl_str bytes = pack(&found);
    for (size_t len = 0; len < bytes.len; len++)
        ck_assert(!dl_annotations_unpack((dl_str){ dl_arena_copy(&arena, bytes.ptr, len), len },
                                         articles.items[0].body.len, &arena, &back));
}
END_TEST

START_TEST(a_span_behind_the_body_is_refused)
{
    dl_articles articles;
    dl_annotations found, back;
    ck_assert(annotate_sample(2, &articles, &found));
    ck_assert(!dl_annotations_unpack(pack(&found), 20, &arena, &back));
}
END_TEST

START_TEST(nothing_found_is_little)
{
    dl_annotations found = { 0 }, back;
    dl_str bytes = pack(&found);
    ck_assert_uint_lt(bytes.len, 16);
    ck_assert(dl_annotations_unpack(bytes, 0, &arena, &back));
    ck_assert_uint_eq(back.entities.count, 0);
}
END_TEST

Suite *annotation_bytes_suite(void)
{
    Suite *suite = suite_create("annotation_bytes");
    TCase *tcase = tcase_create("annotation_bytes");
    tcase_add_checked_fixture(tcase, open_reference, close_reference);
    tcase_add_test(tcase, every_sample_article_comes_back);
    tcase_add_test(tcase, a_changed_byte_is_noticed);
    tcase_add_loop_test(tcase, damage_behind_the_check_is_refused_or_sound, 0, 4);
    tcase_add_test(tcase, a_part_is_refused);
    tcase_add_test(tcase, a_span_behind_the_body_is_refused);
    tcase_add_test(tcase, nothing_found_is_little);
    suite_add_tcase(suite, tcase);
    return suite;
}
