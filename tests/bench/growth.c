#include "tests/bench/growth.h"

#include <stdio.h>
#include <stdlib.h>

#include "tests/bench/clocks.h"
#include "tests/bench/subject.h"

enum { STEPS = 3, SMALLEST = 200 /* articles */ };

/* Of one size: a column. */
typedef struct column {
    size_t articles;
    double speed, bytes, order; /* MB/s; an article */
    double building;            /* MB that building took at most */
    opening cold, opened;
    latency latencies[CLASSES];
    bool asked[CLASSES];
    double added, memory; /* ms, MB */
} column;

static size_t count_lines(const char *path)
{
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t room = 0, count = 0;
    if (!file)
        fail("the articles cannot be read");
    while (getline(&line, &room, file) > 0)
        count++;
    fclose(file);
    free(line);
    return count;
}

static void measure(const char *path, const char *folder, column *one)
{
    subject s = { .folder = folder };
    size_t added;
    double wall;
    subject_read(&s, path, one->articles, true);
    uint32_t count = dl_corpus_documents(s.corpus);
    double before = peak_megabytes(true);
    one->speed = s.bytes / 1e6 / subject_build(&s, &wall);
    one->building = peak_megabytes(false) - before;
    dl_index_size size = dl_index_measure(s.index);
    one->bytes = (double)size.bytes / count;
    one->order = (double)size.order / count;
    subject_save(&s);
    one->cold = subject_map(&s, true);
    subject_release(&s);
    s = (subject){ .folder = folder };
    one->opened = subject_map(&s, false);
    for (int i = 0; i < CLASSES; i++)
        if ((one->asked[i] = subject_can(&s, (question_class)i)))
            one->latencies[i] = subject_measure(&s, (question_class)i, NULL, NULL);
    one->added = subject_add_some(&s, path, &added);
    one->memory = private_megabytes();
    subject_release(&s);
}

static void print_row(const char *name, const double values[STEPS], size_t count)
{
    printf("| %s |", name);
    for (size_t i = 0; i < count; i++)
        printf(values[i] < 10    ? " %.2f |"
               : values[i] < 100 ? " %.1f |"
                                 : " %.0f |",
               values[i]);
    putchar('\n');
}

static void print_columns(const column *columns, size_t count)
{
    double speed[STEPS], bytes[STEPS], words[STEPS], opened[STEPS], cold[STEPS],
        added[STEPS], building[STEPS], memory[STEPS], most[STEPS];
    printf("| articles |");
    for (size_t i = 0; i < count; i++) {
        printf(" %zu |", columns[i].articles);
        speed[i] = columns[i].speed;
        bytes[i] = columns[i].bytes;
        words[i] = columns[i].bytes - columns[i].order;
        building[i] = columns[i].building;
        cold[i] = columns[i].cold.all;
        opened[i] = columns[i].opened.all;
        added[i] = columns[i].added;
        memory[i] = columns[i].memory;
    }
    printf("\n|---|");
    for (size_t i = 0; i < count; i++)
        printf("---|");
    putchar('\n');
    print_row("build, MB/s of CPU", speed, count);
    print_row("memory for building, at most, MB", building, count);
    print_row("bytes an article", bytes, count);
    print_row("the same without word order", words, count);
    for (int class = 0; class < CLASSES; class ++) {
        char name[64];
        if (!columns[0].asked[class])
            continue;
        for (size_t i = 0; i < count; i++)
            most[i] = columns[i].latencies[class].most;
        snprintf(name, sizeof name, "%s, ms (p99)", question_kinds[class].name);
        print_row(name, most, count);
    }
    print_row("open what was saved, first answer, ms", opened, count);
    print_row("the same from the disk, ms", cold, count);
    print_row("add 100 articles and find them, ms", added, count);
    print_row("private memory then, MB", memory, count);
}

void growth_print(const char *path, const char *folder)
{
    column columns[STEPS] = { 0 };
    size_t count = 0, lines = count_lines(path);
    for (size_t part = 100; part; part /= 10)
        if (lines / part >= SMALLEST)
            columns[count++].articles = lines / part;
    for (size_t i = 0; i < count; i++)
        measure(path, folder, &columns[i]);
    if (count)
        print_columns(columns, count);
}
