#ifndef DL_REFERENCE_H
#define DL_REFERENCE_H
/* [reference] Everything the program knows before it reads: read-only after opening, so
 * any number of threads may use it.
 *
 * Built into the binary from src/reference (the tables and those of topics/);
 * the user's own entities.tsv and tables in topics/ add to it. A bad row is reported with file, line and
 * reason, and skipped.
 */
#include "dateline/accents.h"
#include "dateline/chronology.h"
#include "dateline/corrections.h"
#include "dateline/goods.h"
#include "dateline/lexicon.h"
#include "dateline/register.h"
#include "dateline/statistics.h"
#include "dateline/topic.h"

typedef struct dl_reference {
    dl_arena arena;
    dl_register *entities;
    dl_topics *topics;
    dl_chronology *chronology;
    dl_goods *goods;
    dl_accents *accents; /* of Vietnamese that is written without */
    const dl_statistics *statistics; /* of the library's articles; NULL: none, borrowed */
    struct dl_reference_words *words; /* what dl_reference_lexicon makes */
} dl_reference;

/* `config` is the user's folder of tables; empty for none. Cannot fail: what is built in
 * is tested to be sound. */
void dl_reference_open(dl_reference *reference, dl_str config, dl_reports *reports);
void dl_reference_close(dl_reference *reference);

/* The words of the languages, the register's aliases and the topics' words; owned by the
 * reference. Made when first asked for, by whatever thread, for only extraction needs
 * them and they take longer than all the rest. `reports` (or NULL) gets the bad rows of
 * the first call. */
const dl_lexicon *dl_reference_lexicon(const dl_reference *reference, dl_reports *reports);

/* The built-in sample articles: n counts from 0; false behind the last. */
bool dl_reference_sample(size_t n, dl_str *name, dl_str *text);

#endif
