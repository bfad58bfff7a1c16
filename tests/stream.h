#ifndef DL_TESTS_STREAM_H
#define DL_TESTS_STREAM_H
/* What a program sent to its terminal, byte for byte, cut into what a terminal makes of
 * it: the screen alone cannot tell what a terminal less patient than ours would have done. */
#include "dateline/str.h"

typedef enum stream_kind {
    STREAM_TEXT,    /* a code point */
    STREAM_CONTROL, /* a C0 or C1 control, or DEL */
    STREAM_ESCAPE,  /* ESC, intermediates, a final byte */
    STREAM_CSI,     /* ESC [ parameters, a final byte */
    STREAM_STRING,  /* ESC ] P X ^ _: up to its end, which it may not have */
    STREAM_BROKEN   /* a byte that is no UTF-8, or a sequence without its end */
} stream_kind;

typedef struct stream_piece {
    stream_kind kind;
    dl_str bytes;
    uint32_t point; /* of text and controls */
} stream_piece;

/* The piece at *at; moves *at behind it. False at the end. */
bool stream_next(dl_str output, size_t *at, stream_piece *piece);

/* Fails the test unless everything is valid UTF-8 without C1 and bidi controls, the only
 * C0 controls are those of drawing, and every sequence is one that curses sends. */
void stream_expect_clean(dl_str output);
bool stream_has_colour(dl_str output);

#endif
