#ifndef DL_UI_DESK_H
#define DL_UI_DESK_H
/* [ui] The whole screen without a terminal: keys go in, a canvas comes out.
 *
 * A desk has the panes, which of them has the focus, layers above them, the prompt and
 * the keys half typed. Everything about news is in the explorer; loop.c brings keys and
 * shows the canvas.
 */
#include "ui/errand.h"
#include "ui/layout.h"
#include "ui/prompt.h"

enum { DL_LAYERS = 6 };

typedef struct dl_desk {
    dl_explorer *explorer;
    dl_pane panes[DL_PANE_COUNT];
    dl_pane_id focus;             /* of the panes, below all layers */
    dl_pane_id layers[DL_LAYERS]; /* the top one last */
    size_t layer_count;
    uint64_t recent[DL_PANE_COUNT];
    uint64_t clock;
    bool alone; /* the focused pane is maximised */
    dl_prompt prompt;
    char pending[DL_KEY_TEXT]; /* the first key of two */
    int count;                 /* typed before a key; 0: none */
    int asked_count;           /* typed before the key that opened the prompt */
    bool leaving;              /* asked once whether to leave */
    bool closed;               /* leave now */
    bool redraw;               /* the terminal is to be drawn from nothing */
    dl_errand errand;          /* to be done outside, after this key */
    struct {                   /* of the session before, still to be brought back */
        int64_t document;      /* the file's number of it; 0: none */
        dl_str entity;         /* key */
        bool own_events;       /* the timeline is narrowed to it */
        bool found;            /* the article has been */
    } resume;
    struct {
        dl_refresh_progress told; /* up to which the reader knows */
        char why[192];            /* the first that failed since */
        size_t came;              /* from other processes, of which the reader knows */
        bool adding;              /* the reader has named a file or folder to add; */
        size_t added, known;      /* these were added, and there already, before that */
    } visits;
    dl_size size;
    dl_arrangement arrangement;
    dl_arena arena; /* of what is drawn beside the panes; emptied with every picture */
    dl_arena texts; /* as long as the desk */
    int cursor_row, cursor_column; /* where the terminal's cursor belongs */
} dl_desk;

void dl_desk_init(dl_desk *desk, dl_explorer *explorer);
void dl_desk_release(dl_desk *desk);
void dl_desk_resize(dl_desk *desk, dl_size size);
void dl_desk_key(dl_desk *desk, const char *key);
/* The same for a character that was pasted: a prompt takes it, nothing else does. */
void dl_desk_paste(dl_desk *desk, const char *key);
/* Brings the focused pane up to date: keys may come faster than pictures, and what one
 * does depends on the rows that the one before has left. */
void dl_desk_prepare(dl_desk *desk);
/* Brings stale panes up to date and draws everything. The canvas has the desk's size. */
void dl_desk_draw(dl_desk *desk, dl_canvas *canvas);

/* How long panes still wait for the reader to stop running through the list, in
 * milliseconds; 0: they do not. */
int dl_desk_calm(const dl_desk *desk);

/* The pane that keys go to: the top layer, else the one in focus (layers.c). */
dl_pane *dl_desk_focused(dl_desk *desk);
void dl_desk_open(dl_desk *desk, dl_pane_id layer);
bool dl_desk_close(dl_desk *desk);
/* Closes all layers, too. */
void dl_desk_focus(dl_desk *desk, dl_pane_id pane);
/* Does an action by whichever table knows it (act.c); false if none does. `did`: whether
 * anything came of it. */
bool dl_desk_act(dl_desk *desk, dl_action action, int count, bool *did);

/* Prompts (ask.c): opening one; what stands before its text; what its text brings about
 * while it changes; leaving it. */
void dl_desk_ask(dl_desk *desk, dl_prompt_kind kind);
const char *dl_desk_question(const dl_desk *desk);
void dl_desk_follow_prompt(dl_desk *desk);
void dl_desk_leave_prompt(dl_desk *desk, bool cancelled);
/* A key while a prompt is open (answer.c). */
void dl_desk_answer(dl_desk *desk, const char *key);
/* The command line (commands.c): does what it says, or says why not. */
void dl_desk_command(dl_desk *desk, dl_str line);
/* The n-th completion of `stem`, from 0; false if there are not so many. Strings live in
 * `arena`. */
bool dl_desk_complete(const dl_desk *desk, dl_str stem, size_t n, dl_arena *arena,
                      dl_str *whole);

/* The bottom line (hints.c). */
void dl_desk_draw_bottom(dl_desk *desk, dl_canvas *canvas);

#endif
