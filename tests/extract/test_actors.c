/* Who did it, read by the whole program: tests/specs/events/actors-*.txt, lines of
 * "published|actors of each event, - for nobody, parted by ;|text". */
#include "dateline/buf.h"
#include "dateline/extract.h"
#include "dateline/file.h"
#include "tests/suites.h"

static const struct {
    const char *file;
    dl_language language;
} specs[] = {
    { "tests/specs/events/actors-en.txt", DL_LANGUAGE_EN },
    { "tests/specs/events/actors-vi.txt", DL_LANGUAGE_VI },
    { "tests/specs/events/actors-zh.txt", DL_LANGUAGE_ZH },
};

static dl_str actors(const dl_annotations *found, dl_arena *arena)
{
    dl_buf text = { .arena = arena };
    for (size_t i = 0; i < found->events.count; i++) {
        const dl_found_event *event = &found->events.items[i];
        const char *between = i ? "; " : "";
        bool any = false;
        for (uint32_t j = 0; j < event->party_count; j++) {
            const dl_party *party = &found->parties.items[event->first_party + j];
            if (party->role != DL_ROLE_ACTOR)
                continue;
            dl_buf_format(&text, "%s%.*s", any ? ", " : between,
                          DL_STR_ARGS(found->entities.items[party->entity].name));
            any = true;
        }
        if (!any)
            dl_buf_format(&text, "%s-", between);
    }
    return dl_buf_str(&text);
}

START_TEST(says_who_did_it)
{
    dl_arena arena = { 0 };
    dl_reference reference = { 0 };
    dl_error error = { 0 };
    dl_str text, line, published, expected;
    dl_reference_open(&reference, DL_STR(""), NULL);
    dl_extractor *extractor = dl_extractor_new(&reference);
    ck_assert(dl_file_read(specs[_i].file, DL_FILE_LIMIT, &arena, &text, &error));
    while (dl_str_line(&text, &line)) {
        dl_annotations found;
        dl_str_cut(line, '|', &published, &line);
        dl_str_cut(line, '|', &expected, &line);
        dl_article article = { .body = line,
                               .language = specs[_i].language,
                               .published = dl_date_parse(published) };
        dl_extract(extractor, &article, (dl_extract_options){ 0 }, &arena, &found);
        dl_str told = actors(&found, &arena);
        ck_assert_msg(dl_str_equal(told, expected), "%.*s did it by: %.*s",
                      DL_STR_ARGS(told), DL_STR_ARGS(line));
    }
    dl_extractor_free(extractor);
    dl_reference_close(&reference);
    dl_arena_release(&arena);
}
END_TEST

Suite *actors_suite(void)
{
    Suite *suite = suite_create("actors");
    TCase *rows = tcase_create("rows");
    tcase_add_loop_test(rows, says_who_did_it, 0, DL_COUNT(specs));
    suite_add_tcase(suite, rows);
    return suite;
}
