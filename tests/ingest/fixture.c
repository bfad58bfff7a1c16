#include "tests/ingest/fixture.h"

#include <check.h>
#include <string.h>

#include "dateline/buf.h"
#include "dateline/file.h"

void fixture_read(fixture *state, dl_str bytes, const char *file)
{
    *state = (fixture){ .bytes = dl_memory_resize(NULL, bytes.len ? bytes.len : 1, 1) };
    state->reports.arena = &state->arena;
    if (bytes.len)
        memcpy(state->bytes, bytes.ptr, bytes.len);
    state->ok = dl_ingest((dl_str){ state->bytes, bytes.len }, dl_str_from(file),
                          &state->arena, &state->articles, &state->reports, &state->error);
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
    dl_memory_free(state->bytes);
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
