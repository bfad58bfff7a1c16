/* Articles, titles and file names that want to talk to the terminal, or that are hard to
 * draw. The stream of bytes is looked at, not only the screen. */
#include <stdio.h>
#include <string.h>

#include "tests/folder.h"
#include "tests/program.h"
#include "tests/stream.h"
#include "tests/suites.h"
#include "tests/terminal.h"

static terminal term;

static void release(void)
{
    terminal_release(&term);
}

static void open_folder(void)
{
    terminal_start(&term, 120, 40,
                   (const char *const[]){ program_path(), folder_path("."), NULL }, NULL);
}

static void leave_clean(void)
{
    stream_expect_clean(dl_buf_str(&term.output));
    terminal_keys(&term, "Q");
    ck_assert_int_eq(terminal_end(&term), 0);
    stream_expect_clean(dl_buf_str(&term.output));
}

static const struct {
    const char *what;
    const char *text; /* between "<" and ">" in a title and in a body */
    const char *sent; /* unless to be seen as text; NULL: stream_expect_clean says it all */
} texts[] = {
    { "a colour",              "\033[5;41mred",            "5;41m"    },
    { "clearing the screen",   "\033[2J\033[H",            NULL       },
    { "leaving the screen",    "\033[?1049l\033c",         NULL       },
    { "a window title",        "\033]0;owned\007",         NULL       },
    { "a link",                "\033]8;;http://x\033\\link\033]8;;\033\\", NULL },
    { "the clipboard",         "\033]52;c;b3duZWQ=\007",   NULL       },
    { "a device control",      "\033P$q\"p\033\\",         NULL       },
    { "a status report",       "\033[6n\033[c\005",        NULL       },
    { "C1 for CSI",            "\302\2335;41mred",         "5;41m"    },
    { "C1 for OSC",            "\302\2350;owned\302\234",  NULL       },
    { "a carriage return",     "start\rstop",              NULL       },
    { "backspaces",            "good\b\b\b\bevil",         NULL       },
    { "a bell and shifts",     "\007\016\017\177",         NULL       },
    { "right to left",         "abc\342\200\256def\342\200\254", NULL },
    { "isolates",              "a\342\201\246b\342\201\247c\342\201\250d\342\201\251", NULL },
    { "left-to-right marks",   "a\342\200\216b\342\200\217c\330\234", NULL },
    { "line separators",       "a\342\200\250b\342\200\251c", NULL },
    { "a raw C1 byte",         "a\2335;41mb",              "5;41m"    },
    { "a NUL, as JSON has it", "a\\u0000\\u001b[5;41mb",   NULL       },
};

static void write_texts(void)
{
    folder_make();
    for (size_t i = 0; i < DL_COUNT(texts); i++) {
        dl_buf article = { 0 };
        dl_arena arena = { 0 };
        dl_buf_format(&article, "Title %zu <%s> title\n\nHà Nội, %zu/10/2023 - Nvidia bán <%s> "
                                "chip. Mỹ cấm <%s> bán A800 sang Trung Quốc ngày 17/10/2023.\n",
                      i, texts[i].text, i + 1, texts[i].text, texts[i].text);
        folder_write(dl_str_format(&arena, "%02zu.txt", i).ptr, dl_buf_str(&article));
        dl_buf_release(&article);
        dl_arena_release(&arena);
    }
}

/* Reads them all: in the list, in the text, in the timeline, in the results of a search. */
START_TEST(sends_nothing_of_an_article_that_a_terminal_obeys)
{
    char title[32];
    write_texts();
    open_folder();
    terminal_expect(&term, "1/19");
    terminal_keys(&term, "Enter g");
    for (size_t i = DL_COUNT(texts); i-- > 0;) {
        snprintf(title, sizeof title, "  Title %zu <", i);
        terminal_expect(&term, title);
        if (texts[i].sent && !terminal_shows(&term, texts[i].sent))
            ck_assert_msg(dl_str_find(dl_buf_str(&term.output), dl_str_from(texts[i].sent), 0)
                              == SIZE_MAX,
                          "%s was sent", texts[i].what);
        ck_assert_msg(term.alternate, "%s", texts[i].what);
        terminal_keys(&term, "J");
    }
    terminal_keys(&term, "F4 i");
    terminal_listen(&term, 2 * TERMINAL_QUIET);
    terminal_keys(&term, "Esc");
    terminal_listen(&term, 2 * TERMINAL_QUIET);
    terminal_keys(&term, "/");
    terminal_type(&term, "title");
    terminal_expect(&term, "Articles  19");
    terminal_keys(&term, "Esc");
    terminal_expect_gone(&term, "Search everywhere");
    leave_clean();
}
END_TEST

START_TEST(sends_nothing_of_json_that_a_terminal_obeys)
{
    folder_make();
    folder_write("a.jsonl",
                 DL_STR("{\"id\":\"\\u001b[5;41mid\",\"title\":\"Title \\u001b[5;41m \\u009b5m "
                        "\\u202e here\",\"source\":\"\\u001b]0;owned\\u0007\",\"url\":\"http://"
                        "x/\\u001b[5;41m\",\"published\":\"2023-10-18\",\"lang\":\"en\",\"text\":"
                        "\"Nvidia \\u0007\\u001b[5;41m sells \\u0085 chips.\"}\n"));
    open_folder();
    terminal_expect(&term, "sells");
    terminal_keys(&term, "i");
    terminal_listen(&term, TERMINAL_QUIET);
    leave_clean();
}
END_TEST

START_TEST(sends_nothing_of_a_file_name_that_a_terminal_obeys)
{
    folder_make();
    folder_write("a\033[5;41mb\302\2335mc\342\200\256d\n.txt",
                 DL_STR("A title\n\nNvidia sells chips.\n"));
    folder_write("b\033]0;owned\007.txt", DL_STR(""));
    folder_write("c\033[5;41m\377.txt", DL_STR("Third title\n\nNvidia sells chips.\n"));
    open_folder();
    terminal_expect(&term, "A title");
    terminal_keys(&term, "i");
    terminal_listen(&term, TERMINAL_QUIET);
    terminal_keys(&term, "Esc");
    terminal_listen(&term, TERMINAL_QUIET);
    terminal_keys(&term, "!");
    terminal_expect(&term, "empty");
    leave_clean();
}
END_TEST

START_TEST(reads_a_line_of_ten_megabytes)
{
    folder_make();
    dl_buf line = { 0 };
    dl_buf_add(&line, DL_STR("One very long line\n\n"));
    for (int i = 0; line.count < 10 << 20; i++)
        dl_buf_format(&line, "word%d Nvidia Trung Quốc 中国 ", i);
    dl_buf_add(&line, DL_STR("the-very-end\n"));
    folder_write("a.txt", dl_buf_str(&line));
    dl_buf_release(&line);
    open_folder();
    terminal_expect(&term, "word0");
    terminal_keys(&term, "Enter G");
    terminal_expect(&term, "the-very-end");
    terminal_keys(&term, "b");
    terminal_expect_gone(&term, "the-very-end");
    terminal_resize(&term, 80, 24);
    terminal_expect(&term, "word");
    terminal_keys(&term, "g");
    terminal_expect(&term, "word0");
    leave_clean();
}
END_TEST

START_TEST(reads_a_word_without_an_end)
{
    folder_make();
    dl_buf word = { 0 };
    dl_buf_add(&word, DL_STR("One very long word\n\n"));
    for (int i = 0; i < 1 << 20; i++)
        dl_buf_add_char(&word, (char)('a' + i % 26));
    folder_write("a.txt", dl_buf_str(&word));
    dl_buf_release(&word);
    open_folder();
    terminal_expect(&term, "abcdefgh");
    terminal_keys(&term, "Enter G g");
    terminal_expect(&term, "abcdefgh");
    leave_clean();
}
END_TEST

START_TEST(draws_any_number_of_combining_marks)
{
    folder_make();
    dl_buf text = { 0 };
    dl_buf_add(&text, DL_STR("Marks start e"));
    for (int i = 0; i < 2000; i++)
        dl_buf_add(&text, DL_STR("\314\201"));
    dl_buf_add(&text, DL_STR(" stop\n\n"));
    for (int i = 0; i < 50000; i++)
        dl_buf_add(&text, DL_STR("\314\201"));
    dl_buf_add(&text, DL_STR(" behind\n\n\315\217\314\200 \342\200\215\342\200\215 "
                             "\360\237\221\251\342\200\215\360\237\222\273 the last\n"));
    folder_write("a.txt", dl_buf_str(&text));
    dl_buf_release(&text);
    open_folder();
    terminal_expect(&term, "Marks start");
    terminal_expect(&term, "the last");
    leave_clean();
}
END_TEST

START_TEST(shows_bytes_that_are_no_utf8_as_marks)
{
    folder_make();
    folder_write("a.txt", DL_STR("Trung Quốc \377\376 và Hà Nội\n\nNvidia bán chip \xed\xa0\x80 "
                                 "\xc0\xaf \xf5\x80\x80\x80 sang Trung Quốc \xf0\x9f\n"));
    open_folder();
    terminal_expect(&term, "Nvidia bán chip");
    ck_assert(terminal_shows(&term, "\357\277\275"));
    leave_clean();
}
END_TEST

Suite *hostile_suite(void)
{
    Suite *suite = suite_create("hostile");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, NULL, release);
    tcase_add_test(all, sends_nothing_of_an_article_that_a_terminal_obeys);
    tcase_add_test(all, sends_nothing_of_json_that_a_terminal_obeys);
    tcase_add_test(all, sends_nothing_of_a_file_name_that_a_terminal_obeys);
    tcase_add_test(all, reads_a_line_of_ten_megabytes);
    tcase_add_test(all, reads_a_word_without_an_end);
    tcase_add_test(all, draws_any_number_of_combining_marks);
    tcase_add_test(all, shows_bytes_that_are_no_utf8_as_marks);
    suite_add_tcase(suite, all);
    return suite;
}
