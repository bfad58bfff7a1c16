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
 * replaced as a whole, by rename(2), so that a crash leaves the old or the new one.
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
/* Reads the lines of a file; bad ones are reported and left out. */
void dl_corrections_load(dl_corrections *corrections, dl_str file, dl_str text,
                         dl_reports *reports);
/* Reads a file that need not exist. */
void dl_corrections_read(dl_corrections *corrections, dl_str path, dl_reports *reports);
/* Writes all of them, replacing the file; makes its folder. */
bool dl_corrections_write(const dl_corrections *corrections, dl_str path, dl_error *error);

/* Applies every correction, in order, to the entities of an article: mentions and parties
 * of hidden ones are gone, those of merged ones name the other. */
void dl_corrections_apply(const dl_corrections *corrections, const dl_register *entities,
                          dl_annotations *annotations);

#endif
