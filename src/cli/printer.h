#ifndef DL_CLI_PRINTER_H
#define DL_CLI_PRINTER_H
/* Private to cli: what commands write on standard output: rows in the form that was asked
 * for, and what is no row. */
#include "dateline/export.h"
#include "src/cli/cli.h"

/* Why standard output failed first: what is asked for later would answer for something else
 * that has failed since. One for the whole program, which is that of its arguments. */
struct dl_output {
    int reason; /* an errno; 0: none, or nobody knows */
    bool told;
};

/* Rows go to standard output as the reader asked: JSON, TSV, or lines for people. */
typedef struct dl_printer {
    dl_output *output;
    bool json, tsv;
    size_t rows;
    dl_buf out;
    bool held; /* nothing goes out before it is settled */
    size_t held_rows, held_bytes; /* what stood there before */
} dl_printer;

dl_printer dl_printer_for(const dl_arguments *arguments);
/* Writes the record, or for people the line (which says the same). */
void dl_printer_row(dl_printer *printer, const dl_record *record, dl_str line);
/* The same for a row that the caller has put into printer->out. */
void dl_printer_written(dl_printer *printer);
/* Writes what there is now. */
void dl_printer_flush(dl_printer *printer);
/* Holds back the rows that follow: of a cache on disk it is known only when it has been read
 * whether it was damaged. Settled, they go out. False if it was damaged: it has been made
 * anew, the rows are gone and to be made once more (ids of entities may be others). */
void dl_printer_hold(dl_printer *printer);
bool dl_printer_settle(dl_printer *printer, dl_library *library);
/* Writes what is left and gives the exit status: done, nothing, or could not (a full
 * disk, a closed pipe). */
int dl_printer_end(dl_printer *printer);

/* Standard output, for what is no row. The end of a command gives its status, or says once
 * why the output failed. */
void dl_output_write(dl_output *output, dl_str text);
void dl_output_flush(dl_output *output);
int dl_output_end(dl_output *output, int status);

#endif
