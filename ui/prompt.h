#ifndef DL_UI_PROMPT_H
#define DL_UI_PROMPT_H
/* [ui] A line of text being typed, with the keys of readline. What it is for is told by
 * its kind; ask.c and answer.c say what each kind does. */
#include "dateline/arena.h"
#include "dateline/str.h"
#include "ui/actions.h"

typedef enum dl_prompt_kind {
    DL_PROMPT_CLOSED,
    DL_PROMPT_SEARCH,
    DL_PROMPT_HELP,
    DL_PROMPT_FILTER,
    DL_PROMPT_AS_OF,
    DL_PROMPT_COMMAND,
    DL_PROMPT_TAG,
    DL_PROMPT_NOTE,
    DL_PROMPT_PIPE,
    DL_PROMPT_ADD,
    DL_PROMPT_COUNT
} dl_prompt_kind;

enum { DL_PROMPT_TEXT = 400 };

typedef struct dl_prompt {
    dl_prompt_kind kind;
    char text[DL_PROMPT_TEXT];
    size_t length, caret;      /* bytes; the caret stands between graphemes */
    bool suggested;            /* the text is a suggestion: typing replaces it */
    size_t back;               /* how far back in the history of its kind; 0: not */
    size_t completed;          /* which completion stands there, from 1; 0: none */
    char stem[DL_PROMPT_TEXT]; /* what was typed before completing */
    size_t stem_length;
    struct {
        dl_str *items;
        size_t count, capacity;
    } history[DL_PROMPT_COUNT];
} dl_prompt;

void dl_prompt_open(dl_prompt *prompt, dl_prompt_kind kind, dl_str text);
void dl_prompt_set(dl_prompt *prompt, dl_str text);
dl_str dl_prompt_text(const dl_prompt *prompt);
/* Inserts what a key types; false if it types nothing or there is no more room. */
bool dl_prompt_type(dl_prompt *prompt, const char *key);
/* Moves or erases; false if nothing changed. */
bool dl_prompt_edit(dl_prompt *prompt, dl_action action);
/* Keeps the text for later; strings live in `arena`. */
void dl_prompt_remember(dl_prompt *prompt, dl_arena *arena);
/* An older (1) or newer (-1) text of the same kind. */
bool dl_prompt_recall(dl_prompt *prompt, int way);
void dl_prompt_release(dl_prompt *prompt);

#endif
