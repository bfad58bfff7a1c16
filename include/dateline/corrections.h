#ifndef DL_CORRECTIONS_H
#define DL_CORRECTIONS_H
/* [reference] The reader is the last judge: corrections of entities, in a small text file.
 *
 * One correction a line, in order, columns separated by tabs:
 *     merge   ID  INTO
 *     rename  ID  NAME
 *     retype  ID  KIND
 *     hide    ID
 * ID is what `dateline entities --json` prints; INTO is an id of the register, else a name as
 * it is shown. They are applied to what extraction found, so they outlive it. The file is
 * replaced as a whole, by rename(2), so that a crash leaves the old or the new one. It is the reader's:
 * a change keeps comments, and lines that are no corrections, as they are.
 */
#include "dateline/annotation.h"
#include "dateline/error.h"
#include "dateline/register.h"

#define DL_CORRECTION_VERBS(X)                                                           \
    X(MERGE, "merge", 3)                                                                 \
    X(RENAME, "rename", 3)                                                               \
    X(RETYPE, "retype", 3)                                                               \
    X(HIDE, "hide", 2)

typedef enum dl_correction_verb {
#define X(id, name, columns) DL_CORRECTION_##id,
    DL_CORRECTION_VERBS(X)
#undef X
        DL_CORRECTION_COUNT
} dl_correction_verb;

typedef struct dl_correction {
    dl_correction_verb verb;
    dl_str id;
    dl_str value;        /* INTO, NAME or KIND */
    dl_entity_kind kind; /* retype */
} dl_correction;

typedef struct dl_corrections {
    dl_arena *arena;
    dl_correction *items;
    size_t count, capacity;
} dl_corrections;

const char *dl_correction_verb_name(dl_correction_verb verb);
bool dl_correction_verb_parse(dl_str name, dl_correction_verb *verb);

/* Whether it can stand in a line of the file: a bad line there would keep the reader from
 * every other correction. */
bool dl_correction_is_sound(const dl_correction *correction, dl_error *error);
/* Reads one line of a file; false if it is none. */
bool dl_correction_read(dl_str line, dl_correction *correction);
/* Reads the lines of a file; bad ones are reported and left out. */
void dl_corrections_load(dl_corrections *corrections, dl_str file, dl_str text,
                         dl_reports *reports);
/* Reads a file that need not exist; false, and reported, if what is there cannot be read. */
bool dl_corrections_read(dl_corrections *corrections, dl_str path, dl_reports *reports);

/* Changes of the file. Each reads what is in it now, under a lock that other programs wait
 * for, writes it back and answers all that then counts in `corrections`. A file that cannot
 * be read is refused and left as it is. */

/* Puts one behind the others. */
bool dl_corrections_add(dl_corrections *corrections, const dl_correction *correction,
                        dl_str path, dl_error *error);
/* Puts those of an export that are not there behind the others. */
bool dl_corrections_restore(dl_corrections *corrections, const dl_corrections *former,
                            dl_str path, dl_error *error);
/* Takes the last one out. If it is not the one that is expected (may be NULL), nothing is
 * changed: DL_ERROR_SYSTEM. Without any: DL_ERROR_USAGE. */
bool dl_corrections_take_back(dl_corrections *corrections, const dl_correction *expected,
                              dl_str path, dl_correction *undone, dl_error *error);

/* Applies every correction, in order, to the entities of an article: mentions and parties
 * of hidden ones are gone, those of merged ones name the other. */
void dl_corrections_apply(const dl_corrections *corrections, const dl_register *entities,
                          dl_annotations *annotations);

#endif
