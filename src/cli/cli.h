#ifndef DL_CLI_H
#define DL_CLI_H
/* Private to cli: commands and their options. A command is one file with one exported
 * const and one row in commands.c; its help is made from what it declares. */
#include <stdio.h>

#include "dateline/cli.h"
#include "dateline/library.h"
#include "dateline/refresh.h"

enum { DL_EXIT_DONE, DL_EXIT_NOTHING, DL_EXIT_USAGE, DL_EXIT_FAILED };

/* Every option that a command can take: id, long name, what its value is (NULL: none),
 * help. */
#define DL_OPTIONS(X)                                                                    \
    X(JSON, "json", NULL, "a JSON object a line")                                        \
    X(TSV, "tsv", NULL, "tab-separated, the first line names the columns")               \
    X(PUBLISHED, "published", "DATE", "take DATE (YYYY[-MM[-DD]]) as the publication date") \
    X(NO_GAZETTEER, "no-gazetteer", NULL, "names by rules alone, without the register")  \
    X(WHY, "why", NULL, "with --json: the rule and the words behind each finding")       \
    X(KIND, "kind", "KIND", "only person, company, organisation, government, place, "    \
                            "chip, product or law")                                      \
    X(ENTITY, "entity", "NAME", "only what names this entity, or these goods (gallium)") \
    X(ALL, "all", NULL, "also events that are not on the chip timeline")                 \
    X(HYPOTHETICAL, "hypothetical", NULL, "also what may happen")                        \
    X(REFERENCE, "reference", NULL, "also measures of the reference that no article tells") \
    X(AS_OF, "as-of", "DATE", "only what was known on DATE")                             \
    X(LIMIT, "limit", "N", "at most N rows; with 0 none, so that it ends with 1")                                             \
    X(BEST, "best", NULL, "the best articles first, not the newest")                     \
    X(EXPLAIN, "explain", NULL, "how the query is read, and what each part of it costs")  \
    X(LIBRARY, "library", "PATH", "the library's file instead of the usual one")         \
    X(TITLE, "title", "TEXT", "call the source so")                                      \
    X(FOLDER, "folder", "NAME", "put the source into this folder")                       \
    X(FULL_TEXT, "full-text", NULL, "take the text of each article from its page")       \
    X(ALLOW_LOCAL, "allow-local", NULL, "also ask addresses in the local network")       \
    X(MAP, "map", "FIELD=KEY", "what your JSON calls a field: published=pubDate,text=story") \
    X(NOW, "now", NULL, "also sources that rest after a failure")                        \
    X(ACK, "ack", NULL, "a line \"ACK NUMBER\" for each article once it is kept for good") \
    X(THREADS, "threads", "N", "how many threads read and extract")                      \
    X(JSONL, "jsonl", NULL, "an object a line, with everything")                        \
    X(REPAIR, "repair", NULL, "save what is whole of a damaged library into a new file")  \
    X(EVERY, "every", NULL, "every article, also those that are up to date")             \
    X(LEARN, "learn", NULL, "first learn from the articles how they write words and names")  \
    X(HELP, "help", NULL, "this text")

typedef enum dl_option {
#define X(id, name, value, help) DL_OPTION_##id,
    DL_OPTIONS(X)
#undef X
        DL_OPTION_COUNT
} dl_option;

#define DL_TAKES(id) (1u << DL_OPTION_##id)
/* What every command takes that reads articles. */
#define DL_TAKES_INPUT (DL_TAKES(LIBRARY) | DL_TAKES(ALLOW_LOCAL) | DL_TAKES(MAP))

typedef struct dl_output dl_output; /* printer.h */

typedef struct dl_arguments {
    const char *options[DL_OPTION_COUNT]; /* NULL: not given; "" for one without a value */
    const char *const *words;             /* what is no option */
    size_t count;
    dl_output *output; /* where a command writes */
} dl_arguments;

typedef struct dl_command {
    const char *name;
    const char *words;    /* in the usage line: "QUERY [PATH...]" */
    const char *summary;  /* one line */
    const char *details;  /* some lines more, or NULL */
    unsigned takes;       /* DL_TAKES(...) | ...; HELP is always taken */
    int (*run)(const dl_arguments *arguments);
} dl_command;

extern const dl_command dl_command_annotate, dl_command_search, dl_command_entities,
    dl_command_show, dl_command_entity, dl_command_timeline, dl_command_chips,
    dl_command_sources, dl_command_add, dl_command_export, dl_command_check,
    dl_command_reannotate, dl_command_mark, dl_command_fetch;

/* Sets what the options say of reading and fetching; false with a message. */
bool dl_set_input(dl_library *library, const dl_arguments *arguments);
/* Reports go to standard error, a line each. */
void dl_print_reports(const dl_reports *reports);

/* The library's file: --library, else $DATELINE_LIBRARY, else the reader's own; NULL with a
 * message if there is no place for one. */
const char *dl_library_path(const dl_arguments *arguments, dl_arena *arena);
/* Opens a library and reads the words from `first` on as paths; without one, what is kept,
 * else the sample. NULL with a message and the exit status if there is nothing to read:
 * nothing found, or could not. */
dl_library *dl_open_paths(const dl_arguments *arguments, size_t first, int *status);
/* Closes it and answers the exit status: a path that was named and gave nothing is a
 * failure, though the others were read. */
int dl_close_paths(dl_library *library, int status);
/* Opens the library for `use`; NULL with a message. */
dl_library *dl_open_library(const dl_arguments *arguments, dl_library_use use);
/* A number of --limit, --threads; `otherwise` if it is not given. */
size_t dl_option_number(const dl_arguments *arguments, dl_option option, size_t otherwise);
/* The date of an option; false with a message if it is none. */
bool dl_option_date(const dl_arguments *arguments, dl_option option, dl_date *date);
/* The entity of --entity: DL_NO_ID if not given, or if no article names it. */
uint32_t dl_option_entity(const dl_arguments *arguments, const dl_library *library);
size_t dl_option_limit(const dl_arguments *arguments);

/* Names of entities, in an arena. */
typedef struct dl_strs {
    dl_str *items;
    size_t count, capacity;
} dl_strs;
dl_strs dl_entity_names(const dl_corpus *corpus, dl_ids entities, dl_arena *arena);
dl_str dl_join(dl_strs strs, const char *between, dl_arena *arena);

#endif
