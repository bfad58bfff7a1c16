/* What is measured: processor time of this process, time on the wall, memory. */
#ifndef BENCH_CLOCKS_H
#define BENCH_CLOCKS_H
#include <stdbool.h>
#include <stddef.h>

double cpu_seconds(void);
double wall_seconds(void);
/* Resident memory that no other process shares, in MB. */
double private_megabytes(void);
/* Resident memory at its highest, files that are mapped included, in MB; from now on
 * counted anew if asked, from what there is. */
double peak_megabytes(bool anew);
void fail(const char *what);

/* Of several times, sorted in place: so many of a hundred are below. */
double below(double *times, size_t count, size_t of_a_hundred);

#endif
