/* Sentences cut in pieces and put together anew, as bad extraction of pages leaves them:
 * verbs without a subject, dates without a verb, a headline that begins with "to". */
#include <check.h>

#include "dateline/buf.h"
#include "dateline/extract.h"
#include "dateline/file.h"
#include "dateline/utf8.h"
#include "tests/suites.h"

enum { ARTICLES = 2500, SENTENCES = 2 };

static const struct {
    dl_language language;
    const char *file;
} specs[] = {
    {DL_LANGUAGE_EN,  "tests/specs/events/en.txt"},
    { DL_LANGUAGE_VI, "tests/specs/events/vi.txt"},
    { DL_LANGUAGE_ZH, "tests/specs/events/zh.txt"},
};

typedef struct mixer {
    dl_arena arena;
    struct {
        dl_str *items;
        size_t count, capacity;
    } sentences;
    uint64_t state;
} mixer;

static size_t draw(mixer *it, size_t below)
{
    it->state = it->state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(it->state >> 33) % below;
}

/* Some place in a text where a word begins; in Chinese any character. */
static size_t place(mixer *it, dl_str text)
{
    size_t wanted = draw(it, text.len + 1), at = 0;
    bool spaced = memchr(text.ptr, ' ', text.len) != NULL;
    while (at < text.len && (at < wanted || (spaced && text.ptr[at - 1] != ' ')))
        dl_utf8_next(text, &at);
    return at;
}

static void add_mixed(mixer *it, dl_buf *body)
{
    dl_str one = it->sentences.items[draw(it, it->sentences.count)];
    dl_str other = it->sentences.items[draw(it, it->sentences.count)];
    size_t kind = draw(it, 4);
    if (kind == 0 || kind == 3)
        dl_buf_add(body, dl_str_slice(one, 0, place(it, one)));
    if (kind == 1 || kind == 3)
        dl_buf_add(body, dl_str_slice(other, place(it, other), other.len));
    if (kind == 2) {
        size_t from = place(it, one);
        dl_str rest = dl_str_slice(one, from, one.len);
        dl_buf_add(body, dl_str_slice(rest, 0, place(it, rest)));
    }
    dl_buf_add(body, draw(it, 3) ? DL_STR(" ") : DL_STR("\n\n"));
}

static void read_sentences(mixer *it, const char *file)
{
    dl_error error = { 0 };
    dl_str text, line, label, sentence;
    ck_assert_msg(dl_file_read(file, DL_FILE_LIMIT, &it->arena, &text, &error), "%s",
                  error.message);
    while (dl_str_line(&text, &line))
        if (dl_str_cut(line, '|', &label, &sentence) && sentence.len)
            *DL_APPEND(&it->sentences, &it->arena) = sentence;
    ck_assert_uint_ge(it->sentences.count, 50);
}

static void check_spans(const dl_annotations *found, size_t length)
{
    for (size_t i = 0; i < found->mentions.count; i++) {
        ck_assert_uint_lt(found->mentions.items[i].span.start,
                          found->mentions.items[i].span.end);
        ck_assert_uint_le(found->mentions.items[i].span.end, length);
    }
    for (size_t i = 0; i < found->dates.count; i++)
        ck_assert_uint_le(found->dates.items[i].span.end, length);
    for (size_t i = 0; i < found->events.count; i++) {
        ck_assert_uint_lt(found->events.items[i].evidence.start,
                          found->events.items[i].evidence.end);
        ck_assert_uint_le(found->events.items[i].evidence.end, length);
    }
}

/* Nothing stands before what is read first. */
static const struct {
    dl_language language;
    const char *body;
} beginnings[] = {
    {DL_LANGUAGE_EN,
     "in to restrict sales of the A100 and H100 to China in October 2022, and so on."},
    {DL_LANGUAGE_EN,
     "on to ban the A100, as the Commerce Department decided on October 7, 2022."},
    {DL_LANGUAGE_VI,
     "Công ty bị thấy tác dụng không lớn vì Mỹ chặn trước rồi. Bản cập nhật đăng Công báo "
     "Liên bang ngày 7/1."},
};

START_TEST(reads_nothing_before_the_first_word)
{
    dl_arena arena = { 0 };
    dl_reference reference;
    dl_annotations found;
    dl_article article = { .body = dl_str_from(beginnings[_i].body),
                           .language = beginnings[_i].language,
                           .published = dl_date_parse(DL_STR("2025-11-15")) };
    dl_reference_open(&reference, DL_STR(""), NULL);
    dl_extractor *extractor = dl_extractor_new(&reference);
    dl_extract(extractor, &article, (dl_extract_options){ 0 }, &arena, &found);
    check_spans(&found, article.body.len);
    ck_assert_uint_ge(found.dates.count, 1);
    dl_extractor_free(extractor);
    dl_reference_close(&reference);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(reads_what_is_cut_and_mixed)
{
    mixer it = { .state = 20251122 };
    dl_reference reference;
    dl_arena arena = { 0 };
    dl_buf body = { 0 };
    size_t events = 0;
    read_sentences(&it, specs[_i].file);
    dl_reference_open(&reference, DL_STR(""), NULL);
    dl_extractor *extractor = dl_extractor_new(&reference);
    for (int n = 0; n < ARTICLES; n++) {
        dl_annotations found;
        dl_buf_reset(&body);
        for (int i = 0; i < SENTENCES; i++)
            add_mixed(&it, &body);
        dl_article article = { .body = dl_buf_str(&body),
                               .language = specs[_i].language,
                               .published = dl_date_parse(DL_STR("2025-11-15")) };
        dl_extract(extractor, &article, (dl_extract_options){ 0 }, &arena, &found);
        check_spans(&found, article.body.len);
        events += found.events.count;
        dl_arena_reset(&arena);
    }
    ck_assert_uint_ge(events, ARTICLES / 10); /* it was no noise without a deed */
    dl_buf_release(&body);
    dl_extractor_free(extractor);
    dl_reference_close(&reference);
    dl_arena_release(&arena);
    dl_arena_release(&it.arena);
}
END_TEST

Suite *shuffled_suite(void)
{
    Suite *suite = suite_create("shuffled");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 0);
    tcase_add_loop_test(all, reads_what_is_cut_and_mixed, 0, (int)DL_COUNT(specs));
    tcase_add_loop_test(all, reads_nothing_before_the_first_word, 0,
                        (int)DL_COUNT(beginnings));
    suite_add_tcase(suite, all);
    return suite;
}
