#ifndef DL_CHRONOLOGY_H
#define DL_CHRONOLOGY_H
/* [reference] What is known to have happened, with sources: the reference chronology and
 * the status of each chip towards mainland China. Both in order of date. */
#include "dateline/date.h"
#include "dateline/error.h"
#include "dateline/event.h"
#include "dateline/register.h"

typedef struct dl_chronology dl_chronology;

typedef struct dl_measure {
    dl_date date;
    dl_date effect;         /* the day it comes into force, if its summary tells another */
    dl_str jurisdiction;    /* "US", "CN"; several with ";" */
    dl_str actor;           /* as in the table; several with ";" */
    dl_deed deed;
    dl_str target, items;   /* several with ";" */
    dl_str summary_en, summary_vi;
    dl_str reference;       /* "88 FR 73458", or empty */
    dl_str source;          /* address */
    bool verified;
    const uint32_t *rows;   /* rows of the register named as actor, target or item */
    const uint8_t *roles;   /* dl_role of each */
    size_t row_count;
} dl_measure;

typedef enum dl_chip_status {
    DL_CHIP_UNKNOWN,
    DL_CHIP_ALLOWED,
    DL_CHIP_LICENSE_REQUIRED,
    DL_CHIP_BANNED,
    DL_CHIP_CASE_BY_CASE,
    DL_CHIP_DISCOURAGED,
    DL_CHIP_STATUS_COUNT
} dl_chip_status;

typedef struct dl_chip_row {
    dl_str chip, vendor;
    uint32_t row; /* of the register; UINT32_MAX if it has none */
    dl_date from;
    dl_chip_status status;
    dl_str authority; /* "US" or "CN" */
    dl_str note, source;
    bool verified;
} dl_chip_row;

dl_chronology *dl_chronology_new(dl_arena *arena);
void dl_chronology_load(dl_chronology *chronology, const dl_register *entities, dl_str file,
                        dl_str text, dl_reports *reports);
void dl_chronology_load_chips(dl_chronology *chronology, const dl_register *entities,
                              dl_str file, dl_str text, dl_reports *reports);

size_t dl_chronology_count(const dl_chronology *chronology);
const dl_measure *dl_chronology_at(const dl_chronology *chronology, size_t n);
size_t dl_chronology_chips(const dl_chronology *chronology);
const dl_chip_row *dl_chronology_chip(const dl_chronology *chronology, size_t n);
const char *dl_chip_status_name(dl_chip_status status); /* "license-required" */

#endif
