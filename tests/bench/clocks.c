#include "tests/bench/clocks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

/* A field of the system's account of this process, which is in kB. */
static double status_megabytes(const char *field)
{
    FILE *status = fopen("/proc/self/status", "r");
    char line[256];
    double kilobytes = 0;
    size_t length = strlen(field);
    while (status && fgets(line, sizeof line, status))
        if (strncmp(line, field, length) == 0 && line[length] == ':')
            kilobytes = atof(line + length + 1);
    if (status)
        fclose(status);
    return kilobytes / 1024;
}

double private_megabytes(void)
{
    return status_megabytes("RssAnon");
}

double peak_megabytes(bool anew)
{
    FILE *forget = anew ? fopen("/proc/self/clear_refs", "w") : NULL;
    if (forget) {
        fputs("5", forget);
        fclose(forget);
    }
    return status_megabytes("VmHWM");
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
