#ifndef DL_EXPORT_H
#define DL_EXPORT_H
/* [export] What the program knows, as lines for other programs.
 *
 * A record is a row of named fields; json.c and tsv.c each write one as a line. The whole
 * annotation of an article (design.md section 8) is JSON only. Texts are borrowed.
 */
#include "dateline/annotation.h"
#include "dateline/buf.h"
#include "dateline/corpus.h"
#include "dateline/reference.h"

typedef enum dl_field_kind {
    DL_FIELD_TEXT,
    DL_FIELD_NUMBER,
    DL_FIELD_FLAG,
    DL_FIELD_LIST /* of texts; TSV joins them with ";" */
} dl_field_kind;

typedef struct dl_field {
    const char *name;
    dl_field_kind kind;
    dl_str text; /* empty: null in JSON */
    uint64_t number;
    const dl_str *list;
    size_t list_count;
} dl_field;

typedef struct dl_record {
    dl_field *items;
    size_t count, capacity;
    dl_arena *arena;
} dl_record;

void dl_record_text(dl_record *record, const char *name, dl_str text);
void dl_record_number(dl_record *record, const char *name, uint64_t number);
void dl_record_flag(dl_record *record, const char *name, bool flag);
void dl_record_list(dl_record *record, const char *name, const dl_str *list, size_t count);
/* A date as its text; it is copied. */
void dl_record_date(dl_record *record, const char *name, dl_date date);

/* One line, its "\n" included. */
void dl_export_json(const dl_record *record, dl_buf *out);
void dl_export_tsv(const dl_record *record, dl_buf *out);
/* The names of the fields as a TSV line. */
void dl_export_tsv_header(const dl_record *record, dl_buf *out);

/* The annotations of an article as one JSON object and "\n"; with `why`, the rule and the
 * words behind each finding. */
void dl_export_annotations(const dl_article *article, const dl_annotations *annotations,
                           const dl_reference *reference, bool why, dl_buf *out);

#endif
