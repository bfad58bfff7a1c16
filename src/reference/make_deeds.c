/* Writes the image of a table of weights: make_deeds LANGUAGE < deeds-LANGUAGE.tsv. Runs
 * when the program is built, so that no run of it reads the tables. */
#include <stdio.h>

#include "dateline/buf.h"
#include "src/reference/deed_image.h"

int main(int count, char **words)
{
    dl_arena arena = { 0 };
    dl_reports reports = { .arena = &arena };
    dl_buf text = { .arena = &arena };
    char bytes[1 << 16];
    if (count != 2) {
        fputs("usage: make_deeds LANGUAGE < TABLE > IMAGE\n", stderr);
        return 2;
    }
    for (size_t read; (read = fread(bytes, 1, sizeof bytes, stdin)) > 0;)
        dl_buf_add(&text, (dl_str){ bytes, read });
    dl_str language = dl_str_from(words[1]);
    const dl_deed_model *model = dl_deed_model_load(
        dl_language_from_code(language), language, dl_buf_str(&text), &arena, &reports);
    bool written = reports.count == 0 && fwrite(model, model->end, 1, stdout) == 1;
    dl_arena_release(&arena);
    return written ? 0 : 1;
}
