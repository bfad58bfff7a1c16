/* Where the time of reading goes: measure FILE...
 *
 * Reads the files, then takes the whole way from bytes to annotations ROUNDS times on one
 * thread: the first round meets every word for the first time, the best of the others is
 * the warm one. Times are those of the thread, so that a busy machine does not count.
 */
#include <stdio.h>
#include <time.h>

#include "dateline/extract.h"
#include "dateline/file.h"
#include "dateline/ingest.h"

enum { ROUNDS = 12, MOST_PASSES = 16 };

typedef struct round_times {
    double ingest, extract, passes[MOST_PASSES]; /* seconds */
    size_t articles;
} round_times;

typedef struct measurement {
    struct { dl_str *items; size_t count, capacity; } files;
    size_t bytes;
    dl_arena arena; /* of the files */
    dl_reference reference;
    dl_extractor *extractor;
} measurement;

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double pass_seconds(const measurement *run, size_t pass)
{
    dl_pass_time time;
    return dl_extractor_time(run->extractor, pass, &time) ? (double)time.nanoseconds / 1e9
                                                          : 0;
}

static round_times take_round(measurement *run)
{
    round_times round = { 0 };
    dl_arena ingested = { 0 }, found = { 0 };
    for (size_t pass = 0; pass < MOST_PASSES; pass++)
        round.passes[pass] = -pass_seconds(run, pass);
    for (size_t i = 0; i < run->files.count; i++) {
        dl_articles articles = { 0 };
        dl_reports reports = { .arena = &ingested };
        dl_error error = { 0 };
        double start = seconds();
        dl_ingest(run->files.items[i], DL_STR("-"), &ingested, &articles, &reports, &error);
        double middle = seconds();
        for (size_t n = 0; n < articles.count; n++) {
            dl_annotations annotations;
            dl_extract(run->extractor, &articles.items[n],
                       (dl_extract_options){ .timed = true }, &found, &annotations);
            dl_arena_reset(&found);
        }
        round.ingest += middle - start;
        round.extract += seconds() - middle;
        round.articles += articles.count;
        dl_arena_reset(&ingested);
    }
    for (size_t pass = 0; pass < MOST_PASSES; pass++)
        round.passes[pass] += pass_seconds(run, pass);
    dl_arena_release(&ingested);
    dl_arena_release(&found);
    return round;
}

static void print_row(const measurement *run, const char *name, double time, double whole)
{
    printf("  %-12s %8.1f ms %8.1f MB/s %5.1f %%\n", name, time * 1e3,
           (double)run->bytes / 1e6 / time, 100 * time / whole);
}

static void print_round(const measurement *run, const char *name, const round_times *round)
{
    double whole = round->ingest + round->extract, passes = 0;
    dl_pass_time pass;
    printf("%s: %zu articles, %.1f MB\n", name, round->articles, (double)run->bytes / 1e6);
    print_row(run, "ingest", round->ingest, whole);
    for (size_t i = 0; dl_extractor_time(run->extractor, i, &pass); i++)
        passes += round->passes[i];
    for (size_t i = 0; dl_extractor_time(run->extractor, i, &pass); i++)
        print_row(run, pass.pass, round->passes[i] * round->extract / passes, whole);
    print_row(run, "whole", whole, whole);
}

int main(int count, char **words)
{
    measurement run = { 0 };
    dl_error error = { 0 };
    dl_str bytes;
    for (int i = 1; i < count; i++) {
        if (!dl_file_read(words[i], DL_FILE_LIMIT, &run.arena, &bytes, &error)) {
            fprintf(stderr, "measure: %s\n", error.message);
            return 1;
        }
        *DL_APPEND(&run.files, &run.arena) = bytes;
        run.bytes += bytes.len;
    }
    dl_reference_open(&run.reference, DL_STR(""), NULL);
    run.extractor = dl_extractor_new(&run.reference);
    round_times cold = take_round(&run), best = take_round(&run);
    for (int i = 2; i < ROUNDS; i++) {
        round_times next = take_round(&run);
        if (next.ingest + next.extract < best.ingest + best.extract)
            best = next;
    }
    print_round(&run, "cold", &cold);
    print_round(&run, "warm", &best);
    dl_extractor_free(run.extractor);
    dl_reference_close(&run.reference);
    dl_arena_release(&run.arena);
    return 0;
}
