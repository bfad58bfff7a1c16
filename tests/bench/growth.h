/* How each measure grows with the articles: a table. */
#ifndef BENCH_GROWTH_H
#define BENCH_GROWTH_H

void growth_print(const char *path, const char *folder);

#endif
