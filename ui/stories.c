/* The articles that tell one story, as a filter of the list: story:"words of a title". Of
 * the title so many words are taken that no article of another story has them. */
#include "dateline/reader.h"
#include "dateline/words.h"
#include "ui/explorer_parts.h"
#include "ui/listing.h"

#define STORY DL_STR("story:")

static bool is_story(const dl_filter *filter)
{
    return filter->entity == DL_NO_ID && dl_str_starts(filter->text, STORY);
}

/* The words up to an end of one, as a field of a query; quotes would end it. */
static dl_str field_of(const char *field, dl_str title, size_t end, dl_arena *arena)
{
    dl_buf text = { .arena = arena };
    dl_buf_format(&text, "%s\"", field);
    size_t offset = 0, written = 0;
    bool apart = false;
    for (dl_word word; dl_words_next(title, &offset, &word) && word.span.end <= end;) {
        apart = apart || word.space_before || word.kind == DL_WORD_PUNCTUATION;
        if (word.kind == DL_WORD_PUNCTUATION)
            continue;
        if (written++ && apart)
            dl_buf_add_char(&text, ' ');
        dl_buf_add(&text, dl_str_span(title, word.span));
        apart = false;
    }
    dl_buf_add_char(&text, '"');
    return written ? dl_buf_str(&text) : DL_STR("");
}

/* Whether only articles of the story have the words in their title. */
static bool is_clear(const dl_explorer *explorer, dl_str query, dl_ids story, dl_arena *arena)
{
    dl_search_options options = { .as_of = DL_ALWAYS };
    const dl_query *parsed = dl_explorer_parse(explorer, query, false, arena, NULL);
    if (!parsed)
        return false;
    dl_results found = dl_search(explorer->index, explorer->corpus, parsed, options, arena);
    for (size_t i = 0; i < found.document_count; i++) {
        size_t k = 0;
        while (k < story.count && story.items[k] != found.documents[i])
            k++;
        if (k == story.count)
            return false;
    }
    return found.document_count > 0;
}

/* The shortest beginning that is clear, or all of it. */
static dl_str name_story(const dl_explorer *explorer, uint32_t document, dl_ids story,
                         dl_arena *arena)
{
    enum { LEAST = 3, LEAST_HAN = 6, MOST = 48 }; /* words */
    dl_str title = dl_corpus_title(explorer->corpus, document);
    size_t offset = 0, words = 0, end = 0;
    for (dl_word word; dl_words_next(title, &offset, &word) && words < MOST;) {
        if (word.kind == DL_WORD_PUNCTUATION)
            continue;
        end = word.span.end;
        size_t least = word.kind == DL_WORD_HAN ? LEAST_HAN : LEAST;
        if (++words >= least &&
            is_clear(explorer, field_of("title:", title, end, arena), story, arena))
            break;
    }
    return field_of("story:", title, end, arena);
}

static bool add_story(dl_explorer *explorer, dl_arena *arena)
{
    dl_error error = { 0 };
    uint32_t document = explorer->place.document;
    const dl_groups *groups = dl_library_groups(explorer->library);
    dl_ids story = { 0 };
    if (document < dl_groups_count(groups))
        story = dl_groups_of(groups, document, arena);
    if (story.count < 2) {
        dl_explorer_say(explorer, "No other article tells this story.");
        return false;
    }
    dl_str name = name_story(explorer, document, story, arena);
    if (!name.len || !dl_explorer_add_filter(explorer, name, &error)) {
        dl_explorer_say(explorer, "This article has no title to name its story by.");
        return false;
    }
    if (explorer->results.count < story.count)
        dl_explorer_say(explorer, "%zu of the %zu articles of this story are in the list; = "
                                  "shows all again.",
                        explorer->results.count, story.count);
    else
        dl_explorer_say(explorer, "%zu articles tell this story; = shows all again.",
                        explorer->results.count);
    return true;
}

bool dl_explorer_toggle_story(dl_explorer *explorer)
{
    dl_arena scratch = { 0 };
    bool on = false;
    for (size_t i = explorer->filters.count; i-- > 0;)
        if (is_story(&explorer->filters.items[i])) {
            on = on || explorer->filters.items[i].on;
            dl_explorer_remove_filter(explorer, i);
        }
    if (on) {
        dl_explorer_say(explorer, "Articles of all stories.");
        return true;
    }
    if (explorer->place.document == DL_NO_ID) {
        dl_explorer_say(explorer, "There is no article here to tell a story.");
        return false;
    }
    bool added = add_story(explorer, &scratch);
    dl_arena_release(&scratch);
    return added;
}
