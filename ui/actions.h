#ifndef DL_UI_ACTIONS_H
#define DL_UI_ACTIONS_H
/* [ui] Everything a key can do, once: the enum, the names that the command line knows and
 * the help pane all come from this list. */

/* id, name, help */
#define DL_ACTIONS(X)                                                                    \
    X(MOVE_DOWN, "down", "Next row, or a line down")                                     \
    X(MOVE_UP, "up", "Row before, or a line up")                                         \
    X(PAGE_DOWN, "page-down", "A page down")                                             \
    X(PAGE_UP, "page-up", "A page up")                                                   \
    X(HALF_DOWN, "half-page-down", "Half a page down")                                   \
    X(HALF_UP, "half-page-up", "Half a page up")                                         \
    X(TOP, "top", "To the top; with a count, to that row")                               \
    X(BOTTOM, "bottom", "To the bottom")                                                 \
    X(OPEN, "open", "Open what is selected")                                             \
    X(CARD, "card", "All about the selected name or event")                              \
    X(BOTH, "both", "Keep only articles that name this one too")                         \
    X(BACK, "back", "Close what is on top, or go back where I was")                      \
    X(CLOSE, "close", "Close what is on top; at the root, leave")                        \
    X(QUIT, "quit", "Leave Dateline")                                                    \
    X(NEXT_PANE, "next-pane", "To the next pane")                                        \
    X(PREVIOUS_PANE, "previous-pane", "To the pane before")                              \
    X(ARTICLES, "articles", "To the list of articles")                                   \
    X(ENTITIES, "entities", "To people, companies, chips ...")                           \
    X(TIMELINE, "timeline", "To the timeline")                                           \
    X(MAXIMISE, "maximise", "This pane alone, and back")                                 \
    X(NEXT_ARTICLE, "next-article", "The next article of the list")                      \
    X(PREVIOUS_ARTICLE, "previous-article", "The article before")                        \
    X(NEXT_UNREAD, "next-unread", "The next article not read yet")                       \
    X(MARK, "mark", "Mark the article read or unread; with a count, so many")            \
    X(STAR, "star", "Star the article, or take its star off")                            \
    X(TAG, "tag", "Give tags: chips, later; -later takes one off")                       \
    X(NOTE, "note", "Write a note in your editor ($VISUAL, $EDITOR)")                    \
    X(MARK_LIST, "mark-list", "Mark every article of the list read")                     \
    X(STORY, "story", "Only the articles that tell this story, and all again")           \
    X(UNREAD_ONLY, "unread-only", "Only unread articles, and all again")                 \
    X(UNDO, "undo", "Take the last mark, star, tag, note or correction back")                        \
    X(BROWSE, "browse", "Open the address in a browser; 3o the third link")              \
    X(COPY, "copy", "Copy the address; 3y that of the third link")                       \
    X(QUOTE, "quote", "Copy the marked sentence and where it stands")                    \
    X(PIPE, "pipe", "Send the article to a command")                                     \
    X(ADD, "add", "Add a file, a folder, a web page or a feed")                          \
    X(REFRESH, "refresh", "Visit the sources for news, in the background")               \
    X(SEARCH, "search", "Search people, companies, events and articles")                 \
    X(NEXT_HIT, "next-hit", "The next hit or mention, across articles")                  \
    X(PREVIOUS_HIT, "previous-hit", "The hit or mention before")                         \
    X(NEXT_EVENT, "next-event", "The next event of the timeline, and its article")       \
    X(PREVIOUS_EVENT, "previous-event", "The event before")                              \
    X(NEXT_MONTH, "next-month", "The next month with events")                            \
    X(PREVIOUS_MONTH, "previous-month", "The month with events before")                  \
    X(ZOOM_IN, "zoom-in", "A shorter stretch of time on the axis")                       \
    X(ZOOM_OUT, "zoom-out", "A longer stretch of time on the axis")                      \
    X(REFERENCE, "reference", "Show or hide the reference chronology's own rows")        \
    X(ALL_EVENTS, "all-events",                                                          \
      "Show or hide events off the topic and what only may be")                          \
    X(OWN_EVENTS, "own-events", "Only the events of the name in focus, and all again")   \
    X(AS_OF, "as-of", "Show only what was known up to a day")                            \
    X(CHIPS, "chips", "Which chip may go to China, on that day")                         \
    X(SCOPE, "scope", "Count names in this article, in the list, in all")                \
    X(FILTER, "filter", "Add a filter")                                                  \
    X(FILTERS, "filters", "The filters: switch, remove")                                 \
    X(FILTERS_SWITCH, "filters-switch", "All filters off, and on again")                 \
    X(SOURCES, "sources", "Sources, saved searches; languages, years, names of the list")\
    X(WIDEN, "widen", "Take off the last filter, then the focus, then the search")       \
    X(REMOVE, "remove", "Remove the selected filter")                                    \
    X(SORT_NEWEST, "sort-newest", "Articles: newest first")                              \
    X(SORT_BEST, "sort-best", "Articles: best answers to the search first")              \
    X(SORT_OLDEST, "sort-oldest", "Articles: oldest first")                              \
    X(SORT_TITLE, "sort-title", "Articles: by title")                                    \
    X(SORT_SOURCE, "sort-source", "Articles: by source")                                 \
    X(SORT_LANGUAGE, "sort-language", "Articles: by language")                           \
    X(SORT_ENTITIES, "sort-entities", "Articles: most names first")                      \
    X(HISTORY_BACK, "history-back", "Back through where I have been")                    \
    X(HISTORY_FORWARD, "history-forward", "Forward again")                               \
    X(COMMAND, "command", "Type a command")                                              \
    X(REPORTS, "reports", "What was mended or left out while reading")                   \
    X(HELP, "help", "All keys; / searches them")                                         \
    X(REDRAW, "redraw", "Draw the screen anew")                                          \
    X(PROMPT_ACCEPT, "prompt-accept", "Prompt: take it")                                 \
    X(PROMPT_CANCEL, "prompt-cancel", "Prompt: leave it, nothing changes")               \
    X(PROMPT_LEFT, "prompt-left", "Prompt: a letter left")                               \
    X(PROMPT_RIGHT, "prompt-right", "Prompt: a letter right")                            \
    X(PROMPT_START, "prompt-start", "Prompt: to the start")                              \
    X(PROMPT_END, "prompt-end", "Prompt: to the end")                                    \
    X(PROMPT_ERASE, "prompt-erase", "Prompt: erase the letter before")                   \
    X(PROMPT_DELETE, "prompt-delete", "Prompt: erase the letter here")                   \
    X(PROMPT_ERASE_WORD, "prompt-erase-word", "Prompt: erase the word before")           \
    X(PROMPT_ERASE_START, "prompt-erase-start", "Prompt: erase to the start")            \
    X(PROMPT_ERASE_END, "prompt-erase-end", "Prompt: erase to the end")                  \
    X(PROMPT_COMPLETE, "prompt-complete", "Prompt: complete the word")                   \
    X(PROMPT_NEXT, "prompt-next", "Prompt: the next result, or newer text")              \
    X(PROMPT_PREVIOUS, "prompt-previous", "Prompt: the result before, or older text")

typedef enum dl_action {
    DL_ACTION_NONE,
#define X(id, name, help) DL_ACTION_##id,
    DL_ACTIONS(X)
#undef X
        DL_ACTION_COUNT
} dl_action;

#endif
