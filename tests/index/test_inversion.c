#include <stdio.h>
#include <string.h>

#include "src/index/inversion.h"
#include "tests/suites.h"

/* Thousands of texts, so that lists are long, thin and thick: each a row of words out of a
 * few hundred, the small numbers far more often. */
enum { TEXTS = 3000, LONGEST = 120, WORDS = 400, PHRASE = 4 };

typedef struct crowd {
    uint64_t state;
    dl_inversion inversion;
    uint32_t count;
    uint32_t lengths[TEXTS];
    uint16_t words[TEXTS][LONGEST];
} crowd;

static uint32_t draw(crowd *c, uint32_t below)
{
    c->state ^= c->state << 13; /* xorshift64, Marsaglia 2003 */
    c->state ^= c->state >> 7;
    c->state ^= c->state << 17;
    return (uint32_t)((c->state >> 11) % below);
}

static uint16_t draw_word(crowd *c)
{
    return (uint16_t)draw(c, 1 + draw(c, 1 + draw(c, WORDS)));
}

/* Words of the same tens begin alike. */
static void write_word(uint32_t word, char text[16])
{
    snprintf(text, 16, "wor%c%c%u", 'a' + (int)(word / 100), 'a' + (int)(word / 10 % 10),
             word % 10);
}

static void add_text(crowd *c)
{
    char word[16];
    dl_buf text = { 0 };
    uint32_t length = draw(c, 8) ? draw(c, 1 + draw(c, LONGEST)) : 0;
    c->lengths[c->count] = length;
    for (uint32_t i = 0; i < length; i++) {
        write_word(c->words[c->count][i] = draw_word(c), word);
        dl_buf_format(&text, "%s%s", word, draw(c, 9) ? " " : ", ");
    }
    dl_inversion_add(&c->inversion, dl_buf_str(&text));
    dl_buf_release(&text);
    c->count++;
}

static bool matches(uint32_t word, uint32_t wanted, bool prefix)
{
    return prefix ? word / 10 == wanted / 10 : word == wanted;
}

static bool stands_in(const crowd *c, uint32_t text, const uint32_t *words, uint32_t count,
                      bool prefix)
{
    for (uint32_t at = 0; at + count <= c->lengths[text]; at++) {
        uint32_t i = 0;
        while (i < count &&
               matches(c->words[text][at + i], words[i], prefix && i + 1 == count))
            i++;
        if (i == count)
            return true;
    }
    return false;
}

/* Words that stand behind each other somewhere, or, now and then, perhaps nowhere. */
static uint32_t choose(crowd *c, uint32_t words[PHRASE])
{
    uint32_t count = 1 + draw(c, PHRASE), text = draw(c, c->count);
    for (uint32_t i = 0; i < count; i++)
        words[i] = draw_word(c);
    if (c->lengths[text] < count || draw(c, 5) == 0)
        return count;
    uint32_t at = draw(c, c->lengths[text] - count + 1);
    for (uint32_t i = 0; i < count; i++)
        words[i] = c->words[text][at + i];
    return count;
}

static void check(crowd *c, dl_arena *arena)
{
    char bytes[PHRASE][16];
    dl_str keys[PHRASE];
    uint32_t words[PHRASE], count = choose(c, words);
    bool prefix = draw(c, 3) == 0;
    for (uint32_t i = 0; i < count; i++) {
        write_word(words[i], bytes[i]);
        keys[i] = dl_str_from(bytes[i]);
    }
    keys[count - 1].len -= prefix;
    dl_pattern pattern = { .words = keys, .count = count, .prefix = prefix };
    dl_finding finding = { .arena = arena };
    dl_bits found = dl_inversion_find(&c->inversion, &pattern, &finding);
    uint32_t wrong = 0;
    while (wrong < c->count &&
           dl_bits_has(found, wrong) == stands_in(c, wrong, words, count, prefix))
        wrong++;
    ck_assert_msg(wrong == c->count, "%u words from %s, text %u", count, bytes[0], wrong);
}

static void check_times(crowd *c, dl_arena *arena)
{
    char word[16];
    uint32_t wanted = draw_word(c);
    uint16_t *times = DL_NEW(arena, uint16_t, c->count);
    write_word(wanted, word);
    dl_inversion_times(&c->inversion, dl_str_from(word), 1, times);
    for (uint32_t i = 0; i < c->count; i++)
        for (uint32_t at = 0; at < c->lengths[i]; at++)
            times[i] = (uint16_t)(times[i] - (c->words[i][at] == wanted));
    for (uint32_t i = 0; i < c->count; i++)
        if (times[i])
            ck_abort_msg("%s in text %u", word, i);
}

START_TEST(agrees_with_a_plain_scan_over_thousands_of_texts)
{
    static crowd c;
    dl_arena arena = { 0 };
    c = (crowd){ .state = 88172645463325252u + (uint64_t)_i };
    while (c.count < TEXTS) {
        add_text(&c);
        if (draw(&c, 200) == 0)
            dl_inversion_settle(&c.inversion);
        if (draw(&c, 50))
            continue;
        for (int i = 0; i < 20; i++) {
            check(&c, &arena);
            check_times(&c, &arena);
            dl_arena_reset(&arena);
        }
    }
    dl_arena_release(&arena);
    dl_inversion_release(&c.inversion);
}
END_TEST

Suite *inversion_suite(void)
{
    Suite *suite = suite_create("inversion");
    TCase *tcase = tcase_create("inversion");
    tcase_add_loop_test(tcase, agrees_with_a_plain_scan_over_thousands_of_texts, 0, 4);
    suite_add_tcase(suite, tcase);
    return suite;
}
