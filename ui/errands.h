#ifndef DL_UI_ERRANDS_H
#define DL_UI_ERRANDS_H
/* [ui] What the reader takes out of the explorer. Each answers whether anything came of
 * it; if not, the reason is said. `count` is the number of a link of the article. */
#include "ui/desk.h"

bool dl_desk_browse(dl_desk *desk, int count);
bool dl_desk_copy(dl_desk *desk, int count);
/* Copies the marked sentence and where it stands. */
bool dl_desk_quote(dl_desk *desk, int count);
bool dl_desk_pipe(dl_desk *desk, dl_str command);
/* Adds the articles of a file, a folder or an address to the library. */
bool dl_desk_add(dl_desk *desk, dl_str name);
bool dl_desk_save(dl_desk *desk, dl_str name, bool over);
/* In the reader's editor; in a prompt if there is none. */
bool dl_desk_write_note(dl_desk *desk, int count);

/* The address of the article (0) or of a link; empty if there is none. */
dl_str dl_desk_address(const dl_desk *desk, int number);
/* An article as plain text: what it is, its body, its links, the note. */
void dl_article_text(const dl_explorer *explorer, uint32_t document, dl_buf *out);
/* $VISUAL or $EDITOR; NULL if neither is set. */
const char *dl_editor(void);

#endif
