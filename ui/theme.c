#include "ui/theme.h"

static const struct {
    int basic, extended, direct;
    unsigned attributes, mono;
} inks[DL_INK_COUNT] = {
#define X(id, basic, extended, direct, attributes, mono)                                 \
    [DL_INK_##id] = { basic, extended, direct, attributes, mono },
    DL_INKS(X)
#undef X
};

static dl_look ink_look(int colours, unsigned ink)
{
    dl_look look = { -1, -1, 0 };
    if (ink >= DL_INK_COUNT)
        return look;
    if (colours < 8) {
        look.attributes = inks[ink].mono;
        return look;
    }
    look.foreground = colours >= 1 << 24 ? inks[ink].direct
                      : colours >= 256   ? inks[ink].extended
                                         : inks[ink].basic;
    look.attributes = inks[ink].attributes;
    if (look.attributes & DL_LOOK_DIM_OF_8)
        look.attributes = colours < 256 ? DL_LOOK_DIM : 0;
    return look;
}

/* The selected row is one calm bar: kinds of entities would make it patchy. */
dl_look dl_theme_look(int colours, dl_style style)
{
    if (style & DL_MARK_CURSOR)
        return (dl_look){ -1, -1, DL_LOOK_REVERSE };
    dl_look look = ink_look(colours, style & DL_STYLE_INK);
    if (style & (DL_MARK_EVIDENCE | DL_MARK_STRONG | DL_MARK_ROW))
        look.attributes = (look.attributes | DL_LOOK_BOLD) & ~(unsigned)DL_LOOK_DIM;
    if (style & DL_MARK_TITLE)
        look.attributes |= DL_LOOK_REVERSE | DL_LOOK_BOLD;
    if (style & DL_MARK_CHOSEN)
        look.attributes |=
            DL_LOOK_BOLD | DL_LOOK_UNDERLINE | (colours < 8 ? DL_LOOK_REVERSE : 0u);
    if (style & DL_MARK_HIT) {
        look.attributes |= DL_LOOK_REVERSE;
        if (colours >= 8)
            look.foreground = ink_look(colours, DL_INK_LAW).foreground;
    }
    if (style & DL_MARK_HERE) {
        look.attributes |= DL_LOOK_REVERSE | DL_LOOK_BOLD | DL_LOOK_UNDERLINE;
        if (colours >= 8)
            look.foreground = ink_look(colours, DL_INK_BAR_HERE).foreground;
    }
    return look;
}
