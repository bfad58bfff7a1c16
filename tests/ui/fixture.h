#ifndef DL_TESTS_UI_FIXTURE_H
#define DL_TESTS_UI_FIXTURE_H
/* A desk over a few articles made by hand: what is named and what happened is marked in
 * their text, so that the tests of the screen do not depend on extraction.
 *
 *   {Nvidia}               a mention of the entity of the register with this name
 *   <2023-10|ban|A|B|C> …  an event told by the rest of its line: actor, target, item
 *   [gallium]              goods of that event, which have no name of their own
 */
#include "ui/desk.h"

typedef struct ui_article {
    const char *published, *title, *text;
} ui_article;

typedef struct ui_fixture {
    dl_library *library;
    dl_explorer explorer;
    dl_desk desk;
    dl_arena arena;
} ui_fixture;

/* Eight articles in three languages. */
extern const ui_article fixture_articles[];
extern const size_t fixture_article_count;

void fixture_open(ui_fixture *fixture, const ui_article *articles, size_t count,
                  dl_size size);
void fixture_close(ui_fixture *fixture);
void fixture_wait(ui_fixture *fixture, int milliseconds);
/* Keys by name, with a space between them, and a second before each. */
void fixture_keys(ui_fixture *fixture, const char *keys);
/* Types text, a character a key. */
void fixture_type(ui_fixture *fixture, const char *text);
/* The screen as text, a line a row, without spaces at the ends. */
const char *fixture_screen(ui_fixture *fixture);
/* Whether the screen shows a text. */
bool fixture_shows(ui_fixture *fixture, const char *text);
/* The title of the article being read; "" if there is none. */
const char *fixture_title(ui_fixture *fixture);
uint32_t fixture_entity(const ui_fixture *fixture, const char *name);

#endif
