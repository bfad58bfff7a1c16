#ifndef DL_UI_PASTING_H
#define DL_UI_PASTING_H
/* [ui] What is pasted is text, never keys: terminals that can put marks around it are
 * asked to (bracketed paste), as terminfo says for each. */
#include <stdbool.h>
#include <stdint.h>
#include <wchar.h>

#include "ui/outlet.h"

typedef struct dl_pasting {
    bool inside;  /* behind the mark where a text begins */
    int64_t last; /* milliseconds: when the last of it came */
} dl_pasting;

typedef enum dl_pasted {
    DL_PASTED_KEY,  /* nothing pasted: a key */
    DL_PASTED_TEXT, /* a character of the text, or the space that stands for a line's end
                     */
    DL_PASTED_NOTHING, /* a mark, or what is no text */
} dl_pasted;

/* Curses has to know the marks. */
void dl_pasting_prepare(void);
void dl_pasting_begin(const dl_outlet *outlet);
void dl_pasting_end(dl_pasting *pasting, const dl_outlet *outlet);
/* What a character, or a code of curses, is that has come in. */
dl_pasted dl_pasting_take(dl_pasting *pasting, wint_t *character, bool code);

#endif
