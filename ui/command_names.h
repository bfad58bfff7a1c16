#ifndef DL_UI_COMMAND_NAMES_H
#define DL_UI_COMMAND_NAMES_H
/* [ui] The commands that take a value, once: the enum, the command line and the help pane
 * come from this list. Every action is a command by its name, too. */

/* id, name, value, help */
#define DL_COMMANDS(X)                                                                   \
    X(SEARCH, "search", "QUERY", "List the articles that answer")                        \
    X(FILTER, "filter", "QUERY", "Keep only articles that answer, until it is removed")  \
    X(AS_OF, "as-of", "DAY", "Show what was known up to the day; \"all\" ends it")       \
    X(GOTO, "goto", "DATE", "To the event nearest to the date")                          \
    X(SAVE, "w", "FILE", "Save the article; never over a file")                          \
    X(SAVE_OVER, "w!", "FILE", "Save the article, over the file if it is there")         \
    X(TAG, "tag", "TAGS", "Tag the article: chips, later; -later takes one off")         \
    X(NOTE, "note", "TEXT", "This is the article's note; without TEXT, as the key")      \
    X(ADD, "add", "PATH", "Add a file, folder, page or feed")                            \
    X(PIPE, "pipe", "COMMAND", "Send the article to a command")                          \
    X(SAVE_SEARCH, "save", "NAME", "Keep the search and filters under a name; S lists")  \
    X(MERGE, "merge", "NAME", "The selected name and this one are one")                  \
    X(RENAME, "rename", "NAME", "The selected name is called so")                        \
    X(RETYPE, "retype", "KIND", "The selected name is a person, company, place ...")     \
    X(HIDE, "hide", "", "The selected name is none: leave it out")                       \
    X(QUIT, "q", "", "Leave Dateline")

typedef enum dl_command_id {
#define X(id, name, value, help) DL_COMMAND_##id,
    DL_COMMANDS(X)
#undef X
        DL_COMMAND_COUNT
} dl_command_id;

typedef struct dl_command_name {
    const char *name, *value, *help;
} dl_command_name;

extern const dl_command_name dl_command_names[DL_COMMAND_COUNT];

#endif
