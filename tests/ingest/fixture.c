#include "tests/ingest/fixture.h"

#include <check.h>
#include <stdio.h>

#include "dateline/buf.h"
#include "dateline/file.h"

void fixture_read(fixture *state, dl_str bytes, const char *file)
{
    *state = (fixture){ 0 };
    state->reports.arena = &state->arena;
    /* An exact copy, so that the sanitizer sees a read behind its end. */
    char *copy = dl_memory_resize(NULL, bytes.len ? bytes.len : 1, 1);
    for (size_t i = 0; i < bytes.len; i++)
        copy[i] = bytes.ptr[i];
    dl_str kept = dl_str_copy(&state->arena, bytes);
    state->ok = dl_ingest((dl_str){ copy, bytes.len }, dl_str_from(file), &state->arena,
                          &state->articles, &state->reports, &state->error);
    /* Bodies may point into the copy: move those over to memory of the fixture. */
    for (size_t i = 0; i < state->articles.count; i++) {
        dl_str *texts[] = { &state->articles.items[i].body, &state->articles.items[i].title };
        for (size_t j = 0; j < DL_COUNT(texts); j++)
            if (texts[j]->ptr >= copy && texts[j]->ptr < copy + bytes.len)
                texts[j]->ptr = kept.ptr + (texts[j]->ptr - copy);
    }
    dl_memory_free(copy);
}

void fixture_read_data(fixture *state, const char *name)
{
    dl_arena arena = { 0 };
    dl_str bytes = { 0 };
    dl_error error = { 0 };
    dl_str path = dl_str_format(&arena, "tests/data/%s", name);
    if (!dl_file_read(path.ptr, DL_FILE_LIMIT, &arena, &bytes, &error))
        ck_abort_msg("%s", error.message);
    fixture_read(state, bytes, dl_str_copy(&arena, path).ptr);
    for (size_t i = 0; i < state->articles.count; i++)
        state->articles.items[i].file = dl_str_copy(&state->arena, path);
    dl_arena_release(&arena);
}

void fixture_release(fixture *state)
{
    dl_arena_release(&state->arena);
}

const dl_article *fixture_only(const fixture *state)
{
    ck_assert_msg(state->ok, "%s", state->error.message);
    ck_assert_uint_eq(state->articles.count, 1);
    return &state->articles.items[0];
}

const char *fixture_text(fixture *state, dl_str text)
{
    return dl_str_copy(&state->arena, text).ptr;
}

const char *fixture_date(fixture *state, dl_date date)
{
    char text[DL_DATE_TEXT];
    return fixture_text(state, dl_date_text(date, text));
}
