#include "src/index/places.h"
#include "tests/suites.h"

static uint32_t draw(uint64_t *state, uint32_t below)
{
    *state ^= *state << 13; /* xorshift64, Marsaglia 2003 */
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (uint32_t)((*state >> 11) % below);
}

START_TEST(rounds_a_length_up_by_an_eighth_at_most)
{
    for (uint64_t length = 0; length < UINT32_MAX; length += 1 + length / 1000) {
        uint8_t class = dl_length_class((uint32_t)length);
        uint64_t bound = dl_length_bound(class);
        ck_assert_uint_ge(bound, length);
        ck_assert_uint_le(bound, length + length / 8);
        ck_assert(length == 0 || class == 0 ||
                  dl_length_bound((uint8_t)(class - 1)) < length);
    }
    ck_assert_uint_ge(dl_length_bound(dl_length_class(UINT32_MAX)), UINT32_MAX);
}
END_TEST

/* Small ones, large ones, and far ones among small ones. */
START_TEST(reads_the_numbers_that_were_packed)
{
    enum { COUNT = 500 };
    uint32_t numbers[COUNT];
    uint64_t state = 88172645463325252u, sum = 0;
    dl_buf bytes = { 0 };
    dl_packer packer = dl_pack_start(&bytes);
    for (size_t i = 0; i < COUNT; i++) {
        numbers[i] = draw(&state, 1u << (_i + 1));
        numbers[i] += i % 100 == 99 ? draw(&state, 1u << 20) : 0;
        sum += numbers[i];
    }
    unsigned low = dl_rice_low(sum, COUNT);
    dl_pack_reserve(&packer, COUNT * (low + 1) + (sum >> low));
    for (size_t i = 0; i < COUNT; i++)
        dl_pack_rice(&packer, numbers[i], low);
    dl_pack_end(&packer);
    dl_unpacker in = { (const uint8_t *)bytes.items, 0 };
    for (size_t i = 0; i < COUNT; i++)
        ck_assert_uint_eq(dl_unpack_rice(&in, low), numbers[i]);
    ck_assert_uint_eq((in.at + 7) / 8, bytes.count);
    dl_buf_release(&bytes);
}
END_TEST

/* Some of 0 to length-1, in order: each with the same chance. */
static uint32_t choose(uint64_t *state, uint32_t length, uint32_t one_in, uint32_t *places)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < length; i++)
        if (draw(state, one_in) == 0)
            places[count++] = i;
    if (!count)
        places[count++] = draw(state, length);
    return count;
}

START_TEST(reads_the_places_that_were_written)
{
    enum { TEXTS = 300, LONGEST = 3000 };
    static uint32_t lengths[TEXTS], times[TEXTS], places[TEXTS][LONGEST], read[LONGEST];
    uint64_t state = 2463534242u + (uint64_t)_i, at = 0;
    dl_buf bytes = { 0 };
    dl_packer packer = dl_pack_start(&bytes);
    for (size_t i = 0; i < TEXTS; i++) {
        lengths[i] = 1 + draw(&state, i % 2 ? 20 : LONGEST);
        times[i] = choose(&state, lengths[i], 1u << draw(&state, 12), places[i]);
        dl_places_write(&packer, dl_length_bound(dl_length_class(lengths[i])), places[i],
                        times[i]);
    }
    dl_pack_end(&packer);
    for (size_t i = 0; i < TEXTS; i++) {
        uint64_t bound = dl_length_bound(dl_length_class(lengths[i]));
        dl_places_read((const uint8_t *)bytes.items, at, bound, times[i], read);
        ck_assert_int_eq(memcmp(read, places[i], times[i] * sizeof *read), 0);
        at += dl_places_form_of(bound, times[i]).bits;
    }
    ck_assert_uint_eq((at + 7) / 8, bytes.count);
    dl_buf_release(&bytes);
}
END_TEST

Suite *places_suite(void)
{
    Suite *suite = suite_create("places");
    TCase *tcase = tcase_create("places");
    tcase_add_test(tcase, rounds_a_length_up_by_an_eighth_at_most);
    tcase_add_loop_test(tcase, reads_the_numbers_that_were_packed, 0, 24);
    tcase_add_loop_test(tcase, reads_the_places_that_were_written, 0, 5);
    suite_add_tcase(suite, tcase);
    return suite;
}
