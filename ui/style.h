#ifndef DL_UI_STYLE_H
#define DL_UI_STYLE_H
/* [ui] How a cell is meant: an ink, and marks laid over it. theme.c says how that looks;
 * nothing else knows colours. A style is an ink or-ed with marks. */
#include <stdint.h>

#include "dateline/entity.h"

/* id, colour of 8, colour of 256, 24-bit colour, attributes with colour, attributes
 * without. -1 is the terminal's own. The colours of kinds are mid tones, to be read on
 * dark and on light backgrounds alike. */
#define DL_INKS(X)                                                                       \
    X(TEXT, -1, -1, -1, 0, 0)                                                            \
    X(FAINT, -1, 245, 0x8a8a8a, DL_LOOK_DIM_OF_8, DL_LOOK_DIM)                           \
    X(HEADING, -1, -1, -1, DL_LOOK_BOLD, DL_LOOK_BOLD)                                   \
    X(ACCENT, 6, 31, 0x2f87a8, DL_LOOK_BOLD, DL_LOOK_BOLD)                               \
    X(WARNING, 1, 167, 0xd0584f, DL_LOOK_BOLD, DL_LOOK_BOLD)                             \
    X(FRAME, -1, 243, 0x767676, DL_LOOK_DIM_OF_8, DL_LOOK_DIM)                           \
    X(FRAME_FOCUS, 6, 31, 0x2f87a8, 0, DL_LOOK_BOLD)                                     \
    X(PERSON, 5, 133, 0xb05fae, 0, DL_LOOK_UNDERLINE)                                    \
    X(COMPANY, 4, 68, 0x4f83d0, 0, DL_LOOK_UNDERLINE)                                    \
    X(ORGANISATION, 6, 30, 0x1f8f8f, 0, DL_LOOK_UNDERLINE)                               \
    X(GOVERNMENT, 1, 167, 0xd0584f, 0, DL_LOOK_UNDERLINE)                                \
    X(PLACE, 2, 65, 0x4f8a55, 0, DL_LOOK_UNDERLINE)                                      \
    X(CHIP, 3, 172, 0xc07a1a, 0, DL_LOOK_UNDERLINE)                                      \
    X(PRODUCT, 5, 98, 0x8763d0, 0, DL_LOOK_UNDERLINE)                                    \
    X(LAW, 3, 136, 0xa5831a, 0, DL_LOOK_UNDERLINE)                                       \
    X(CONTROL, 1, 160, 0xd02f2f, DL_LOOK_REVERSE, DL_LOOK_REVERSE)                       \
    X(BAR, 4, 67, 0x5b87b5, 0, 0)                                                        \
    X(BAR_HERE, 3, 172, 0xd08a1f, DL_LOOK_BOLD, DL_LOOK_REVERSE)                         \
    X(GOOD, 2, 65, 0x4f8a55, 0, 0)                                                       \
    X(CAUTION, 3, 172, 0xc07a1a, 0, 0)                                                   \
    X(BAD, 1, 167, 0xd0584f, 0, DL_LOOK_BOLD)

typedef enum dl_ink {
#define X(id, basic, extended, direct, attributes, mono) DL_INK_##id,
    DL_INKS(X)
#undef X
        DL_INK_COUNT
} dl_ink;

typedef uint16_t dl_style;

enum {
    DL_MARK_CHOSEN = 0x0100,   /* a mention of the entity in focus */
    DL_MARK_HIT = 0x0200,      /* matches the query */
    DL_MARK_HERE = 0x0400,     /* the hit where n and N stand */
    DL_MARK_EVIDENCE = 0x0800, /* in the sentence of the chosen event */
    DL_MARK_CURSOR = 0x1000,   /* the selected row of the focused pane */
    DL_MARK_ROW = 0x2000,      /* the selected row of another pane */
    DL_MARK_TITLE = 0x4000,    /* the title of the focused pane */
    DL_MARK_STRONG = 0x8000,   /* bold */
    DL_STYLE_INK = 0x00FF
};

/* The ink of a kind of entity. */
static inline dl_style dl_style_of_kind(dl_entity_kind kind)
{
    return (dl_style)(DL_INK_PERSON + (int)kind);
}

#endif
