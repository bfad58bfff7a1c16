#include "src/ingest/attributes.h"

#include <string.h>

#include "dateline/buf.h"
#include "tests/ingest/fixture.h"
#include "tests/suites.h"

enum { MANY = 200000 };

/* '#' stands for 100 attributes, '!' for the 128 that are left. */
static const struct {
    const char *before, *after;
    dl_dialect dialect;
} cases[] = {
    { "<p a=1>x</p>", "<p a=1>x</p>", DL_DIALECT_HTML },
    { "<p #>x</p><p #>y</p>", "<p #>x</p><p #>y</p>", DL_DIALECT_HTML },
    { "a < b <p ##>x</p>", "a < b <p !>x</p>", DL_DIALECT_HTML },
    { "<i ##/><i c>x", "<i !/><i c>x", DL_DIALECT_XML },
    { "<p ## title=\"a > b\">x</p>", "<p !>x</p>", DL_DIALECT_HTML },
    { "<p ## title='a > b' id=>x</p>", "<p !>x</p>", DL_DIALECT_HTML },
    { "<p ## without an end", "<p !", DL_DIALECT_HTML },
    { "<p ## title=\"without an end", "<p !", DL_DIALECT_HTML },
    { "<_ ##>x", "<_ !>x", DL_DIALECT_HTML },
    /* Nothing of these is a tag, */
    { "<!-- <p ##> --><p ##>", "<!-- <p ##> --><p !>", DL_DIALECT_HTML },
    { "<script>a <b && ##</script><p ##>", "<script>a <b && ##</script><p !>", DL_DIALECT_HTML },
    { "<STYLE x>a <b && ##</Style><p ##>", "<STYLE x>a <b && ##</Style><p !>", DL_DIALECT_HTML },
    { "<d><![CDATA[<p ##>]]></d><p ##>", "<d><![CDATA[<p ##>]]></d><p !>", DL_DIALECT_XML },
    /* and nothing hides one. */
    { "<!-- --!><p ##> -->", "<!-- --!><p !> -->", DL_DIALECT_HTML },
    { "<script/><p ##>", "<script/><p !>", DL_DIALECT_HTML },
    { "<![CDATA[ > <p ##>", "<![CDATA[ > <p !>", DL_DIALECT_HTML },
    { "<script><p ##></p></script>", "<script><p !></p></script>", DL_DIALECT_XML },
    { "<!-- without an end <p ##>", "<!-- without an end <p ##>", DL_DIALECT_HTML },
};

static dl_str spell(const char *form, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    for (const char *c = form; *c; c++)
        if (*c != '#' && (*c != '!' || c[1] == '-' || c[-1] == '-' || c[1] == '['))
            dl_buf_add_char(&out, *c);
        else
            for (int i = 0; i < (*c == '#' ? 100 : 128); i++)
                dl_buf_add(&out, i % 2 ? DL_STR("b=\"c\" ") : DL_STR("de "));
    return dl_buf_str(&out);
}

START_TEST(leaves_a_tag_its_first_attributes)
{
    dl_arena arena = { 0 };
    dl_str before = spell(cases[_i].before, &arena), after = spell(cases[_i].after, &arena);
    dl_str limited = dl_markup_limit(before, cases[_i].dialect, &arena);
    ck_assert_str_eq(dl_str_format(&arena, "%.*s", DL_STR_ARGS(limited)).ptr,
                     dl_str_format(&arena, "%.*s", DL_STR_ARGS(after)).ptr);
    dl_arena_release(&arena);
}
END_TEST

static const struct {
    const char *start, *end;
} files[] = {
    { "<html><body><div ", "><p>The cranes stand still.</p></div></body></html>" },
    { "<rss version=\"2.0\"><channel><title>T</title><item ",
      "><title>The cranes</title><description>The cranes stand still.</description></item>"
      "</channel></rss>" },
    { "<rss version=\"2.0\"><channel><title>T</title><item><title>The cranes</title><description>"
      "<![CDATA[<p ", ">The cranes stand still.</p>]]></description></item></channel></rss>" },
};

/* libxml2 alone would need minutes. */
START_TEST(reads_what_a_tag_with_very_many_attributes_holds)
{
    dl_buf text = { 0 };
    dl_buf_add(&text, dl_str_from(files[_i].start));
    for (int i = 0; i < MANY; i++)
        dl_buf_format(&text, "a%d=\"1\" ", i);
    dl_buf_add(&text, dl_str_from(files[_i].end));
    fixture state;
    fixture_read(&state, dl_buf_str(&text), "file");
    ck_assert_str_eq(fixture_text(&state, fixture_only(&state)->body),
                     "The cranes stand still.");
    fixture_release(&state);
    dl_buf_release(&text);
}
END_TEST

Suite *attributes_suite(void)
{
    Suite *suite = suite_create("attributes");
    TCase *tcase = tcase_create("attributes");
    tcase_add_loop_test(tcase, leaves_a_tag_its_first_attributes, 0, DL_COUNT(cases));
    tcase_add_loop_test(tcase, reads_what_a_tag_with_very_many_attributes_holds, 0,
                        DL_COUNT(files));
    suite_add_tcase(suite, tcase);
    return suite;
}
