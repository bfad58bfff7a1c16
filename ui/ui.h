#ifndef DL_UI_UI_H
#define DL_UI_UI_H
/* [ui] The explorer on a terminal. */
#include "dateline/library.h"

typedef struct dl_ui_options {
    bool sample;       /* the library reads the built-in sample: say so */
    bool fresh;        /* do not go on where the reader left */
    const char *query; /* what to search for at the start; may be NULL */
} dl_ui_options;

/* Shows the library, which may still be reading, until the reader leaves. Answers an exit
 * status: 0, 3 when there is no terminal to be had, 128 + N when signal N ended it. The
 * terminal is left as it was found, whatever happens. */
int dl_ui_run(dl_library *library, const dl_ui_options *options);

#endif
