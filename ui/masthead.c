/* What stands above the text of an article. A fact that does not fit is left out as a
 * whole. */
#include "dateline/reader.h"
#include "ui/masthead.h"

#include <time.h>

#include "ui/describe.h"
#include "ui/marks.h"

/* False if it does not fit. */
static bool add_fact(int columns, dl_str fact, dl_buf *facts)
{
    enum { BETWEEN = 3 };
    int needed = dl_glyph_columns(dl_buf_str(facts), columns) + BETWEEN +
                 dl_glyph_columns(fact, columns);
    bool fits = needed <= columns;
    if (fact.len && fits)
        dl_buf_format(facts, " · %.*s", DL_STR_ARGS(fact));
    return fits;
}

/* "taken in today", "taken in 2024-02-17"; empty if that is not known. */
static dl_str taken_in(dl_pane *pane, const dl_explorer *explorer, uint32_t id)
{
    time_t when = (time_t)(dl_corpus_document(explorer->corpus, id)->taken / 1000);
    struct tm day;
    char text[DL_DATE_TEXT];
    if (!when || !localtime_r(&when, &day))
        return DL_STR("");
    int32_t number = dl_day_number(day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
    if (number == explorer->today)
        return DL_STR("taken in today");
    dl_str date = dl_date_text(dl_date_of_days(number, number), text);
    return dl_str_format(&pane->arena, "taken in %.*s", DL_STR_ARGS(date));
}

/* How many outlets tell the same story, and the key that lists them. */
static void add_sources(dl_pane *pane, const dl_explorer *explorer, uint32_t id,
                        int columns, dl_buf *facts)
{
    size_t sources =
        explorer->progress.finished ? dl_library_story_sources(explorer->library, id) : 1;
    if (sources > 1 &&
        !add_fact(columns, dl_str_format(&pane->arena, "%zu sources (=)", sources),
                  facts))
        add_fact(columns, dl_str_format(&pane->arena, "%zu× (=)", sources), facts);
}

/* Who wrote it, and where it stands. */
static void write_origin(dl_pane *pane, const dl_explorer *explorer, uint32_t id)
{
    dl_str author = dl_corpus_author(explorer->corpus, id);
    dl_str address = dl_corpus_address(explorer->corpus, id);
    if (!author.len && !address.len)
        return;
    dl_row_line(pane, author, DL_INK_FAINT);
    dl_row_add(pane, author.len && address.len ? DL_STR(" · ") : DL_STR(""),
               DL_INK_FAINT);
    dl_row_add(pane, address, DL_INK_FAINT);
    pane->head++;
}

/* Star, tags and the beginning of the note, if there are any. */
static void write_marks(dl_pane *pane, const dl_explorer *explorer, uint32_t id)
{
    dl_str note = dl_reading_note(explorer->reading, id);
    dl_buf tags = { .arena = &pane->arena };
    dl_explorer_describe_tags(explorer, id, &tags);
    bool starred = dl_explorer_is_starred(explorer, id);
    if (!starred && !tags.count && !note.len)
        return;
    dl_row_line(pane, starred ? DL_STR("★ ") : DL_STR(""), DL_INK_ACCENT);
    dl_row_add(pane, dl_buf_str(&tags), DL_INK_ACCENT);
    dl_row_add(pane, tags.count && note.len ? DL_STR("  ") : DL_STR(""), DL_INK_TEXT);
    dl_str first;
    bool more = dl_str_cut(note, '\n', &first, &note);
    dl_row_add(pane, first, DL_INK_HEADING);
    dl_row_add(pane, more ? DL_STR(" …") : DL_STR(""), DL_INK_FAINT);
    pane->head++;
}

void dl_masthead_write(dl_pane *pane, const dl_explorer *explorer, int columns)
{
    enum { WORDS_A_MINUTE = 220 }; /* syllables of Vietnamese, ideographs of Chinese */
    uint32_t id = explorer->place.document;
    const dl_document *document = dl_corpus_document(explorer->corpus, id);
    dl_buf facts = { .arena = &pane->arena };
    dl_describe_published(document, &facts);
    add_fact(columns, dl_str_from(dl_language_code((dl_language)document->language)),
             &facts);
    add_fact(columns, dl_corpus_source(explorer->corpus, id), &facts);
    add_sources(pane, explorer, id, columns, &facts);
    add_fact(columns, taken_in(pane, explorer, id), &facts);
    add_fact(columns,
             dl_str_format(&pane->arena, "%u min", document->words / WORDS_A_MINUTE + 1),
             &facts);
    add_fact(columns,
             dl_str_format(&pane->arena, "%u name%s", document->entity_count,
                           document->entity_count == 1 ? "" : "s"),
             &facts);
    dl_row_line(pane, dl_buf_str(&facts), DL_INK_FAINT);
    pane->head++;
    if (pane->size.rows > 10) {
        write_origin(pane, explorer, id);
        write_marks(pane, explorer, id);
    }
    if (pane->size.rows > 8) {
        dl_row_line(pane, DL_STR(""), DL_INK_TEXT);
        pane->head++;
    }
}
