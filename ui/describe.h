#ifndef DL_UI_DESCRIBE_H
#define DL_UI_DESCRIBE_H
/* [ui] Facts in few words, the same words in every pane. */
#include "dateline/buf.h"
#include "ui/explorer.h"

/* The name of an entity, or a short form of it where a long one has one: "BIS". */
dl_str dl_describe_name(const dl_explorer *explorer, uint32_t entity);
/* The name; where it takes more columns, and the register has it without its beginning, that:
 * "Department of Commerce", for it is cut at its end. */
dl_str dl_describe_name_in(const dl_explorer *explorer, uint32_t entity, int columns);
/* Names joined with ", ", "A, B +3" beyond `limit` of them. */
void dl_describe_names(const dl_explorer *explorer, dl_ids ids, size_t limit,
                       dl_buf *out);
/* "US → Nvidia" */
void dl_describe_parties(const dl_explorer *explorer, const dl_timeline_entry *entry,
                         dl_buf *out);
/* "ban", "license-grant (reported)"; the certainty in few letters when `brief`. */
void dl_describe_deed(const dl_timeline_entry *entry, bool brief, dl_buf *out);
void dl_describe_items(const dl_explorer *explorer, const dl_timeline_entry *entry,
                       dl_buf *out);
/* One event of one article: "US → China  ban  A800, H800". */
void dl_describe_event(const dl_explorer *explorer, uint32_t event, dl_buf *out);
/* "2024-02 from its header", "around mid 2024, inferred", "date unknown" */
void dl_describe_published(const dl_document *document, dl_buf *out);
/* "start of 2024", "2023-10-17" */
void dl_describe_date(dl_date date, dl_buf *out);
void dl_describe_brief_date(dl_date date, dl_buf *out);
/* Counts with a thin gap between thousands: "12 223". */
void dl_describe_count(uint64_t count, const char *one, const char *many, dl_buf *out);
/* "4/29"; "–/29" where the article being read is not listed. */
dl_str dl_describe_row(const dl_explorer *explorer, dl_arena *arena);
/* Bars of eighths, the tallest full; a space for none. */
void dl_describe_bars(const uint32_t *values, size_t count, dl_buf *out);

#endif
