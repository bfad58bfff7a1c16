#ifndef DL_INGEST_STAMP_H
#define DL_INGEST_STAMP_H
/* Dates as machines write them: metadata fields and file names. Dates in prose are
 * extraction's business. */
#include "dateline/date.h"

/* Reads ISO 8601 (extended and basic), RFC 822, 850 and 1123 with their many variants,
 * asctime, year/month/day, English month names, Chinese and Vietnamese stamps, and seconds
 * or milliseconds since 1970. Time and zone are dropped: it is the day that the source
 * prints. `day_first` settles 3/4/2024; without it such a date is only its year. */
dl_date dl_stamp_parse(dl_str text, bool day_first);

/* A day or month in the last part of a path: "2024-03-05-foo.txt", "20240305_foo.txt". */
dl_date dl_stamp_of_file(dl_str path);

#endif
