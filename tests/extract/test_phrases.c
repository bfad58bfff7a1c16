/* Sentences as newspapers write them, read by all passes. A line of the spec is what its
 * sentence tells ("2023-10 ban", or "none"), a bar, and the sentence, written in mid
 * September 2025; in the specs of passages the day of writing comes first, and what is
 * told has its items behind it; U+2029 parts paragraphs. What is only possible does not count. */
#include "dateline/buf.h"
#include "dateline/extract.h"
#include "dateline/file.h"
#include "tests/suites.h"

static const struct {
    const char *file;
    dl_language language;
} specs[] = {
    { "tests/specs/events/vi.txt", DL_LANGUAGE_VI },
    { "tests/specs/events/en.txt", DL_LANGUAGE_EN },
    { "tests/specs/events/zh.txt", DL_LANGUAGE_ZH },
};

static const struct {
    const char *file;
    dl_language language;
} passages[] = {
    { "tests/specs/events/passages-en.txt", DL_LANGUAGE_EN },
    { "tests/specs/events/passages-vi.txt", DL_LANGUAGE_VI },
    { "tests/specs/events/passages-zh.txt", DL_LANGUAGE_ZH },
};

static void add_items(const dl_annotations *found, const dl_found_event *event,
                      dl_buf *text)
{
    const char *before = " {";
    for (uint32_t i = 0; i < event->party_count; i++) {
        const dl_party *party = &found->parties.items[event->first_party + i];
        if (party->role != DL_ROLE_ITEM)
            continue;
        dl_buf_format(text, "%s%.*s", before,
                      DL_STR_ARGS(found->entities.items[party->entity].name));
        before = ", ";
    }
    if (before[0] == ',')
        dl_buf_add_char(text, '}');
}

static dl_str told(const dl_annotations *found, bool items, dl_arena *arena)
{
    dl_buf text = { .arena = arena };
    for (size_t i = 0; i < found->events.count; i++) {
        const dl_found_event *event = &found->events.items[i];
        char date[DL_DATE_TEXT];
        if (event->certainty == DL_CERTAINTY_HYPOTHETICAL)
            continue;
        dl_str day = dl_date_text(event->date, date);
        dl_buf_format(&text, "%s%.*s %s", text.count ? ", " : "",
                      DL_STR_ARGS(items && day.len == 0 ? DL_STR("-") : day),
                      dl_deed_name(event->deed));
        if (items)
            add_items(found, event, &text);
    }
    return text.count ? dl_buf_str(&text) : DL_STR("none");
}

static void check_spec(const char *file, dl_language language, bool passage,
                       bool verbs_alone)
{
    dl_arena arena = { 0 };
    dl_reference reference = { 0 };
    dl_error error = { 0 };
    dl_str text, line, expected, body;
    dl_reference_open(&reference, DL_STR(""), NULL);
    dl_extractor *extractor = dl_extractor_new(&reference);
    ck_assert(dl_file_read(file, DL_FILE_LIMIT, &arena, &text, &error));
    while (dl_str_line(&text, &line)) {
        dl_annotations found;
        dl_str published = DL_STR("2025-09-15");
        if (passage)
            dl_str_cut(line, '|', &published, &line);
        dl_str_cut(line, '|', &expected, &body);
        dl_article article = { .body = body,
                               .language = language,
                               .published = dl_date_parse(published) };
        dl_extract(extractor, &article, (dl_extract_options){ .verbs_alone = verbs_alone }, &arena,
                   &found);
        dl_str events = told(&found, passage, &arena);
        ck_assert_msg(dl_str_equal(events, expected), "told %.*s by: %.*s",
                      DL_STR_ARGS(events), DL_STR_ARGS(line));
    }
    dl_extractor_free(extractor);
    dl_reference_close(&reference);
    dl_arena_release(&arena);
}

START_TEST(tells_what_newspapers_tell)
{
    check_spec(specs[_i].file, specs[_i].language, false, true);
}
END_TEST

START_TEST(tells_what_passages_tell)
{
    check_spec(passages[_i].file, passages[_i].language, true, true);
}
END_TEST

START_TEST(tells_what_others_did_so_too)
{
    check_spec("tests/specs/events/likewise-en.txt", DL_LANGUAGE_EN, true, false);
    check_spec("tests/specs/events/likewise-vi.txt", DL_LANGUAGE_VI, true, false);
}
END_TEST

/* Read by the model of wordings: no verb tells them. */
START_TEST(takes_goods_from_elsewhere_in_the_sentence)
{
    check_spec("tests/specs/events/untold-en.txt", DL_LANGUAGE_EN, true, false);
    check_spec("tests/specs/events/untold-zh.txt", DL_LANGUAGE_ZH, true, false);
}
END_TEST

Suite *phrases_suite(void)
{
    Suite *suite = suite_create("phrases");
    TCase *tcase = tcase_create("phrases");
    tcase_add_loop_test(tcase, tells_what_newspapers_tell, 0, DL_COUNT(specs));
    tcase_add_loop_test(tcase, tells_what_passages_tell, 0, DL_COUNT(passages));
    tcase_add_test(tcase, tells_what_others_did_so_too);
    tcase_add_test(tcase, takes_goods_from_elsewhere_in_the_sentence);
    suite_add_tcase(suite, tcase);
    return suite;
}
