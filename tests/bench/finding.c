/* finding [--plain | --make | --ask | --saved | --growth] ARTICLES.jsonl FOLDER: the
 * index, beside SQLite's FTS5 on the same articles in the same process. Times are CPU
 * time of the process, so that a busy machine changes the ratios little; latencies are of
 * one query on a mapped index, the newest 20 and the exact count, 50 and 99 of a hundred
 * below.
 *   --plain   without the extraction, so without entities
 *   --make    ours alone is built and saved, without entities; --ask: asked then
 *   --saved   what an earlier run left in the folder is opened, and its memory measured
 *   --growth  ours alone, for a hundredth and a tenth of the articles and for all */
#include <stdio.h>
#include <string.h>

#include "tests/bench/clocks.h"
#include "tests/bench/growth.h"
#include "tests/bench/peer.h"
#include "tests/bench/subject.h"

static double build(subject *s)
{
    double wall, before = peak_megabytes(true), cpu = subject_build(s, &wall);
    uint32_t count = dl_corpus_documents(s->corpus);
    dl_index_size size = dl_index_measure(s->index);
    printf(
        "  %-34s %6.1f MB/s of CPU, %6.1f MB/s of wall; bytes an article %.0f, without "
        "the order of words %.0f\n",
        "dateline", s->bytes / 1e6 / cpu, s->bytes / 1e6 / wall,
        (double)size.bytes / count, (double)(size.bytes - size.order) / count);
    printf("  %-34s %6.0f MB\n", "memory that took at most",
           peak_megabytes(false) - before);
    return cpu;
}

static void print_opening(const char *how, opening opened)
{
    printf(
        "  mapped %s, the first query answered after %.1f ms (tables %.1f, index %.1f)\n",
        how, opened.all, opened.tables, opened.index);
}

static void print_class(subject *s, question_class class, peer *other)
{
    latency theirs, ours;
    bool both = other && question_kinds[class].peer;
    ours = subject_measure(s, class, both ? other : NULL, &theirs);
    printf("  %-28s %8.3f %8.3f", question_kinds[class].name, ours.half, ours.most);
    if (both)
        printf("   %8.3f %8.3f   %6.1fx", theirs.half, theirs.most,
               theirs.most / ours.most);
    putchar('\n');
}

static void print_articles(const subject *s)
{
    printf("%u articles, %.1f MB of titles and bodies, %u entities\n",
           dl_corpus_documents(s->corpus), s->bytes / 1e6, dl_corpus_entities(s->corpus));
}

static void compare(const char *path, const char *folder, bool plain)
{
    subject s = { .folder = folder };
    double theirs;
    subject_read(&s, path, 0, plain);
    print_articles(&s);
    puts("Building the index alone:");
    double ours = build(&s);
    peer *other = peer_build(s.corpus, folder, s.bytes, &theirs);
    printf("  %-34s %6.2fx of CPU\n", "ratio", theirs / ours);
    printf("  saved in %.0f ms\n", subject_save(&s));
    print_opening("warm", subject_map(&s, false));
    puts("Newest 20 and exact count, ms:     p50      p99   FTS5 p50      p99   ratio of "
         "p99");
    for (int i = 0; i < CLASSES; i++)
        if (subject_can(&s, (question_class)i))
            print_class(&s, (question_class)i, other);
    peer_close(other);
    subject_release(&s);
}

static void make(const char *path, const char *folder)
{
    subject s = { .folder = folder };
    subject_read(&s, path, 0, true);
    print_articles(&s);
    build(&s);
    printf("  saved in %.0f ms\n", subject_save(&s));
    subject_release(&s);
}

static void ask(const char *path, const char *folder)
{
    (void)path;
    subject s = { .folder = folder };
    print_opening("cold", subject_map(&s, true));
    subject_release(&s);
    s = (subject){ .folder = folder };
    print_opening("warm", subject_map(&s, false));
    for (int i = 0; i < CLASSES; i++)
        if (subject_can(&s, (question_class)i))
            print_class(&s, (question_class)i, NULL);
    subject_release(&s);
}

/* A process that only maps what another one has saved, so that its memory is its own. */
static void open_saved(const char *path, const char *folder)
{
    subject s = { .folder = folder };
    size_t added;
    print_opening("cold", subject_map(&s, true));
    subject_release(&s);
    s = (subject){ .folder = folder };
    print_opening("warm", subject_map(&s, false));
    for (size_t i = 0; i < QUESTIONS; i++) {
        subject_ask(&s, AS_TYPED, question_make(&s.questioner, AS_TYPED, i));
        dl_arena_reset(&s.arena);
    }
    printf("  private memory after %d queries %.1f MB\n", QUESTIONS, private_megabytes());
    double took = subject_add_some(&s, path, &added);
    printf("  %zu articles read, added to it and found in %.1f ms; private memory then "
           "%.1f MB\n",
           added, took, private_megabytes());
    subject_release(&s);
}

static void compare_all(const char *path, const char *folder)
{
    compare(path, folder, false);
}

static void compare_plain(const char *path, const char *folder)
{
    compare(path, folder, true);
}

static const struct {
    const char *name;
    void (*run)(const char *path, const char *folder);
} modes[] = {
    {"",          compare_all  },
    { "--plain",  compare_plain},
    { "--make",   make         },
    { "--ask",    ask          },
    { "--saved",  open_saved   },
    { "--growth", growth_print },
};

int main(int count, char **words)
{
    const char *mode = count > 1 && words[1][0] == '-' ? words[1] : "";
    int first = *mode ? 2 : 1;
    for (size_t i = 0; count == first + 2 && i < DL_COUNT(modes); i++)
        if (strcmp(mode, modes[i].name) == 0) {
            modes[i].run(words[first], words[first + 1]);
            return 0;
        }
    fail("usage: finding [--plain | --make | --ask | --saved | --growth] ARTICLES.jsonl "
         "FOLDER");
    return 1;
}
