/* Vietnamese that is written without its accents says the same as with them. */
#include <ctype.h>

#include "dateline/buf.h"
#include "dateline/utf8.h"
#include "src/extract/lookup.h"
#include "tests/extract/fixture.h"
#include "tests/suites.h"

static extract_fixture fixture;

static void open_fixture(void)
{
    extract_fixture_open(&fixture);
}

static void close_fixture(void)
{
    extract_fixture_close(&fixture);
}

/* The text without its accents, its capitals kept. */
static dl_str without_accents(dl_str text)
{
    dl_buf out = { .arena = &fixture.arena }, letter = { .arena = &fixture.arena };
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        bool upper = dl_point_classify(dl_utf8_next(text, &at)) == DL_POINT_UPPER;
        dl_str point = dl_str_slice(text, start, at);
        dl_buf_reset(&letter);
        dl_utf8_fold_loose(point, &letter);
        dl_str plain = dl_buf_str(&letter);
        if (plain.len != 1 || !isalpha((unsigned char)plain.ptr[0]))
            dl_buf_add(&out, point);
        else
            dl_buf_add_char(&out, upper ? (char)toupper((unsigned char)plain.ptr[0])
                                        : plain.ptr[0]);
    }
    return dl_buf_str(&out);
}

static dl_annotations annotate(dl_str body)
{
    return extract_fixture_annotate(&fixture, DL_LANGUAGE_VI, body,
                                    (dl_extract_options){ 0 });
}

/* clang-format off */
static const struct {
    const char *text, *names, *dates;
    size_t events;
} sentences[] = {
    { "My cam xuat khau chip A100 cho Trung Quoc tu ngay 7/10/2022.",
      "United States; A100; China", "ngay 7/10/2022", 1 },
    { "Theo ong Nguyen Van Nam, Bo Thuong mai My da dua Huawei vao danh sach thuc the.",
      "Nguyen Van Nam; United States Department of Commerce; Huawei; Entity List", "", 1 },
    { "MY CAM XUAT KHAU CHIP H20 CHO TRUNG QUOC", "United States; H20; China", "", 1 },
    { "Hoi thang 10 nam 2023, Nvidia ngung ban chip A800 sang Trung Quoc.",
      "Nvidia; A800; China", "thang 10 nam 2023", 1 },
    { "Trong 9 thang dau nam 2023, Ha Lan siet chat viec ban may cua ASML.",
      "Netherlands; ASML", "9 thang dau nam 2023", 1 },
    { "Chi nhanh o Tham Quyen thuoc tham quyen cua Bac Kinh.", "Shenzhen; Beijing", "", 0 },
};
/* clang-format on */

START_TEST(reads_a_sentence_without_accents)
{
    dl_str body = dl_str_from(sentences[_i].text);
    dl_annotations found = annotate(body);
    dl_buf names = { .arena = &fixture.arena }, dates = { .arena = &fixture.arena };
    for (size_t i = 0; i < found.mentions.count; i++)
        dl_buf_format(
            &names, "%s%.*s", i ? "; " : "",
            DL_STR_ARGS(found.entities.items[found.mentions.items[i].entity].name));
    for (size_t i = 0; i < found.dates.count; i++)
        dl_buf_format(&dates, "%s%.*s", i ? "; " : "",
                      DL_STR_ARGS(dl_str_span(body, found.dates.items[i].span)));
    ck_assert_str_eq(dl_buf_cstr(&names), sentences[_i].names);
    ck_assert_str_eq(dl_buf_cstr(&dates), sentences[_i].dates);
    ck_assert_uint_eq(found.events.count, sentences[_i].events);
}
END_TEST

/* Whether another annotation has a mention of this name. */
static bool names_too(const dl_annotations *other, dl_str name)
{
    for (size_t i = 0; i < other->entities.count; i++)
        if (dl_str_equal(without_accents(other->entities.items[i].name),
                         without_accents(name)))
            return true;
    return false;
}

static bool dates_too(const dl_annotations *other, const dl_found_date *date)
{
    for (size_t i = 0; i < other->dates.count; i++)
        if (other->dates.items[i].value.first == date->value.first &&
            other->dates.items[i].value.last == date->value.last)
            return true;
    return false;
}

static bool tells_too(const dl_annotations *other, const dl_found_event *event)
{
    for (size_t i = 0; i < other->events.count; i++)
        if (other->events.items[i].deed == event->deed &&
            other->events.items[i].date.first == event->date.first)
            return true;
    return false;
}

/* All Vietnamese samples together: single articles have too few events for a share. */
START_TEST(keeps_what_articles_tell)
{
    size_t names = 0, names_kept = 0, dates = 0, dates_kept = 0, events = 0,
           events_kept = 0;
    dl_str name, body;
    for (size_t n = 0; dl_reference_sample(n, &name, &body); n++) {
        if (dl_str_find(name, DL_STR("-vi-"), 0) == SIZE_MAX)
            continue;
        dl_annotations with = annotate(body), without = annotate(without_accents(body));
        for (size_t i = 0; i < with.entities.count; i++, names++)
            names_kept += names_too(&without, with.entities.items[i].name);
        for (size_t i = 0; i < with.dates.count; i++, dates++)
            dates_kept += dates_too(&without, &with.dates.items[i]);
        for (size_t i = 0; i < with.events.count; i++, events++)
            events_kept += tells_too(&without, &with.events.items[i]);
    }
    ck_assert_uint_gt(events, 20);
    ck_assert_msg(names_kept * 100 >= names * 97, "%zu of %zu names", names_kept, names);
    ck_assert_msg(dates_kept * 100 >= dates * 97, "%zu of %zu dates", dates_kept, dates);
    ck_assert_msg(events_kept * 100 >= events * 90, "%zu of %zu events", events_kept,
                  events);
}
END_TEST

/* clang-format off */
static const char *const others[] = {
    "The maker of chips said on Monday that it would stop the sale of them.", /* English */
    "Nam nay, Mỹ cấm bán chip cho Trung Quốc và nhiều nước khác.", /* a slip of the pen */
    "The H20, the A800 and no other chip of Nvidia, AMD or Intel is in question.",
    "",
};
/* clang-format on */

/* What is no Vietnamese, or has accents, is read as it is written. */
START_TEST(leaves_other_texts_alone)
{
    dl_word_book book = { .lexicon = dl_reference_lexicon(&fixture.reference, NULL) };
    dl_accent_book accents = { 0 };
    dl_draft draft = { .body = dl_str_from(others[_i]),
                       .language = DL_LANGUAGE_VI,
                       .reference = &fixture.reference,
                       .lexicon = book.lexicon,
                       .book = &book,
                       .accents = &accents,
                       .arena = &fixture.arena,
                       .scratch = &fixture.arena };
    dl_pass_tokens(&draft);
    for (uint32_t i = 0; i < draft.tokens.count; i++) {
        dl_buf folded = { .arena = &fixture.arena };
        dl_utf8_fold(dl_draft_text(&draft, i, i + 1), &folded);
        ck_assert(dl_str_equal(dl_draft_folded(&draft, i), dl_buf_str(&folded)));
    }
    ck_assert_uint_eq(accents.texts.count, 0); /* nothing was made for them */
    dl_accent_book_release(&accents);
    dl_book_release(&book);
}
END_TEST

Suite *accents_suite(void)
{
    Suite *suite = suite_create("accents");
    TCase *all = tcase_create("all");
    tcase_add_unchecked_fixture(all, open_fixture, close_fixture);
    tcase_add_loop_test(all, reads_a_sentence_without_accents, 0,
                        (int)DL_COUNT(sentences));
    tcase_add_test(all, keeps_what_articles_tell);
    tcase_add_loop_test(all, leaves_other_texts_alone, 0, (int)DL_COUNT(others));
    suite_add_tcase(suite, all);
    return suite;
}
