#include "tests/bench/clocks.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static double seconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

double cpu_seconds(void)
{
    return seconds(CLOCK_PROCESS_CPUTIME_ID);
}

double wall_seconds(void)
{
    return seconds(CLOCK_MONOTONIC);
}

double private_megabytes(void)
{
    FILE *status = fopen("/proc/self/status", "r");
    char line[256];
    double kilobytes = 0;
    while (status && fgets(line, sizeof line, status))
        if (sscanf(line, "RssAnon: %lf", &kilobytes) == 1)
            break;
    if (status)
        fclose(status);
    return kilobytes / 1024;
}

double peak_megabytes(void)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return (double)used.ru_maxrss / 1024;
}

void fail(const char *what)
{
    fprintf(stderr, "finding: %s\n", what);
    exit(1);
}

static int by_number(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

double below(double *times, size_t count, size_t of_a_hundred)
{
    qsort(times, count, sizeof *times, by_number);
    return times[count * of_a_hundred / 100];
}
