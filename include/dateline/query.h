#ifndef DL_QUERY_H
#define DL_QUERY_H
/* [index] The language of queries: how what the reader typed is read, and what of it was. */
#include "dateline/arena.h"
#include "dateline/buf.h"
#include "dateline/error.h"

typedef struct dl_query dl_query; /* lives in the arena it was parsed into */

/* Between parts that are all wanted, each read as if it stood alone: "a OR b" and "c" are
 * (a OR b) c, and a bracket or quote that lacks its partner does not reach further. */
#define DL_QUERY_PART "\x1E" /* the record separator, which nobody types */

/* Parses what the reader typed. Several items are all wanted, in any order:
 *   word "adjacent words" -not NOT a OR b | (brackets); a b OR c is (a b) OR c
 *   person: company: organisation: government: place: chip: product: law: entity:
 *       an entity by any of its names, in any language. If one has exactly this name
 *       only such ones are meant, else those with these words in a name; a person is
 *       always found by any part of the name.
 *   title: source:          words of the title; of outlet, address or file name
 *   story:                  words of a title: the articles that tell the story of those
 *   lang:vi  has:event  action:ban
 *   on:P date:A..B          published in a time that overlaps the period: on:2023-10
 *   after:P before:P        published wholly after its end, before its start
 *   newer:7d                published at most 7 days ago; d w m y
 *   is:unread is:read is:starred  tag:x  has:note has:tag    what the reader did; a tag is
 *       compared as a whole, folded like words
 * A period is 2023, 2023-Q4, 2023-10, 2023-10-17. Values with spaces stand in quotes.
 * Quotes and brackets may be curly, angular or of full width. A quote that has no partner
 * is plain text, but behind a field it reaches to the end; a bracket is closed there.
 * Marks without letters or digits are not looked for. Behind a word with capitals that is
 * no field, ":" is plain text (NXT:2000i).
 *
 * While `typing`, the word that the text ends in also matches as a prefix, and a value
 * that is not complete yet is left out or taken as a prefix. On failure error->offset is
 * where to put the caret, in bytes, inside the text. An empty query matches everything.
 * `today` is what newer: counts from. */
bool dl_query_parse(dl_str text, bool typing, int32_t today, dl_arena *arena,
                    dl_query **query, dl_error *error);
bool dl_query_is_empty(const dl_query *query);
/* A sentence on what was typed but left out, as half a query has it ("a OR", "(a"), fit to
 * be shown once the reader has ended typing; NULL if nothing was. */
const char *dl_query_loose(const dl_query *query);
/* Whether it has a story: in it, which is answered by the groups of the options. */
bool dl_query_asks_stories(const dl_query *query);
/* Appends how the query was understood: (and nvidia (not (lang vi))). */
void dl_query_explain(const dl_query *query, dl_buf *out);

#endif
