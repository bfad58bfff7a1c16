#include <sqlite3.h>
#include <zlib.h>
#include <zstd.h>

#include "dateline/buf.h"
#include "dateline/file.h"
#include "tests/ingest/fixture.h"
#include "tests/suites.h"

static const char text[] = "Chips are back\n\nThe chips are back in the shops, they said, and more.";

static dl_str pack_gzip(dl_arena *arena, dl_str bytes)
{
    z_stream stream = { .next_in = (Bytef *)(uintptr_t)bytes.ptr, .avail_in = (uInt)bytes.len };
    ck_assert_int_eq(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY), Z_OK);
    size_t room = deflateBound(&stream, bytes.len) + 64;
    char *out = dl_arena_alloc(arena, room, 1);
    stream.next_out = (Bytef *)out;
    stream.avail_out = (uInt)room;
    ck_assert_int_eq(deflate(&stream, Z_FINISH), Z_STREAM_END);
    deflateEnd(&stream);
    return (dl_str){ out, stream.total_out };
}

static dl_str pack_zstd(dl_arena *arena, dl_str bytes)
{
    size_t room = ZSTD_compressBound(bytes.len);
    char *out = dl_arena_alloc(arena, room, 1);
    size_t size = ZSTD_compress(out, room, bytes.ptr, bytes.len, 3);
    ck_assert(!ZSTD_isError(size));
    return (dl_str){ out, size };
}

static dl_str (*const packers[])(dl_arena *, dl_str) = { pack_gzip, pack_zstd };

START_TEST(unpacks_once_or_twice)
{
    fixture state;
    dl_arena arena = { 0 };
    dl_str once = packers[_i](&arena, dl_str_from(text));
    dl_str twice = packers[1 - _i](&arena, once);
    fixture_read(&state, once, "2024-03-05-a.txt.gz");
    ck_assert_str_eq(fixture_text(&state, fixture_only(&state)->body), text);
    ck_assert_str_eq(fixture_date(&state, fixture_only(&state)->published), "2024-03-05");
    fixture_release(&state);
    fixture_read(&state, twice, "a");
    ck_assert_str_eq(fixture_text(&state, fixture_only(&state)->body), text);
    fixture_release(&state);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(reads_members_behind_each_other)
{
    fixture state;
    dl_arena arena = { 0 };
    dl_str half = packers[_i](&arena, DL_STR("Chips are back. "));
    dl_buf out = { .arena = &arena };
    dl_buf_add(&out, half);
    dl_buf_add(&out, half);

    fixture_read(&state, dl_buf_str(&out), "a");
    ck_assert_str_eq(fixture_text(&state, fixture_only(&state)->body),
                     "Chips are back. Chips are back. ");
    fixture_release(&state);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(takes_what_a_cut_file_still_gives)
{
    dl_arena arena = { 0 };
    dl_str packed = packers[_i](&arena, dl_str_from(text));
    for (size_t len = 4; len < packed.len; len++) {
        fixture state;
        fixture_read(&state, dl_str_slice(packed, 0, len), "a.gz");
        ck_assert(state.ok == (state.articles.count > 0));
        ck_assert(!state.ok || state.reports.count > 0);
        fixture_release(&state);
    }
    dl_arena_release(&arena);
}
END_TEST

START_TEST(refuses_a_bomb)
{
    enum { SIZE = 1 << 20 };
    fixture state;
    dl_arena arena = { 0 };
    dl_buf out = { .arena = &arena };
    dl_str block = { dl_arena_alloc(&arena, SIZE, 1), SIZE };
    memset((char *)(uintptr_t)block.ptr, 'a', SIZE);
    dl_str packed = packers[_i](&arena, block);
    for (size_t i = 0; i < (DL_FILE_LIMIT >> 20) + 1; i++)
        dl_buf_add(&out, packed);
    fixture_read(&state, dl_buf_str(&out), "bomb.gz");
    ck_assert(!state.ok);
    ck_assert_int_eq(state.error.kind, DL_ERROR_LIMIT);
    ck_assert_ptr_nonnull(strstr(state.error.message, "bomb.gz"));
    fixture_release(&state);
    dl_arena_release(&arena);
}
END_TEST

/* A cache.db as newsboat makes it, as far as it matters here. */
static dl_str newsboat_cache(dl_arena *arena, const char *statements)
{
    sqlite3 *base;
    sqlite3_int64 size;
    char *why = NULL;
    ck_assert_int_eq(sqlite3_open(":memory:", &base), SQLITE_OK);
    sqlite3_exec(base, statements, NULL, NULL, &why);
    ck_assert_msg(!why, "%s", why);
    unsigned char *bytes = sqlite3_serialize(base, "main", &size, 0);
    dl_str copy = dl_str_copy(arena, (dl_str){ (const char *)bytes, (size_t)size });
    sqlite3_free(bytes);
    sqlite3_close(base);
    return copy;
}

static const char cache[] =
    "CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY, url VARCHAR(1024), title VARCHAR(1024));"
    "CREATE TABLE rss_item (id INTEGER PRIMARY KEY, guid VARCHAR(64), title VARCHAR(1024), author "
    "VARCHAR(1024), url VARCHAR(1024), feedurl VARCHAR(1024), pubDate INTEGER, content VARCHAR(65535),"
    "unread INTEGER, deleted INTEGER DEFAULT 0);"
    "INSERT INTO rss_feed VALUES ('https://s.example/feed', 'https://s.example/', 'S');"
    "INSERT INTO rss_item VALUES (1, 'g1', 'A &amp; B', '', 'https://s.example/1', "
    "'https://s.example/feed', 1709634000, '<p>One</p><p>Two</p>', 1, 0);"
    "INSERT INTO rss_item VALUES (2, 'g2', 'T', '', '', 'x', 0, CAST(x'63ff' AS TEXT), 1, 0);"
    "INSERT INTO rss_item VALUES (3, 'g3', 'gone', '', '', 'x', 0, 'gone', 1, 1);";

START_TEST(reads_the_cache_of_newsboat)
{
    fixture state;
    dl_arena arena = { 0 };
    fixture_read(&state, newsboat_cache(&arena, cache), "cache.db");
    ck_assert_msg(state.ok, "%s", state.error.message);
    ck_assert_uint_eq(state.articles.count, 2);
    const dl_article *article = state.articles.items;
    ck_assert_str_eq(fixture_text(&state, article->title), "A & B");
    ck_assert_str_eq(fixture_text(&state, article->body), "One\n\nTwo");
    ck_assert_str_eq(fixture_text(&state, article->source), "S");
    ck_assert_str_eq(fixture_text(&state, article->address), "https://s.example/1");
    ck_assert_str_eq(fixture_date(&state, article->published), "2024-03-05");
    ck_assert_str_eq(fixture_text(&state, article[1].body), "c\xEF\xBF\xBD");
    fixture_release(&state);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(survives_databases_that_are_none)
{
    dl_arena arena = { 0 };
    dl_str bytes = newsboat_cache(&arena, cache);
    dl_str other = newsboat_cache(&arena, "CREATE TABLE t (a);");
    fixture state;
    fixture_read(&state, other, "other.db");
    ck_assert(!state.ok);
    ck_assert_ptr_nonnull(strstr(state.error.message, "other.db"));
    fixture_release(&state);
    for (size_t len = 16; len < bytes.len; len += 97) {
        fixture_read(&state, dl_str_slice(bytes, 0, len), "cut.db");
        ck_assert(state.ok == (state.articles.count > 0));
        fixture_release(&state);
        char *broken = dl_arena_copy(&arena, bytes.ptr, bytes.len);
        broken[len] ^= 0x55;
        fixture_read(&state, (dl_str){ broken, bytes.len }, "broken.db");
        ck_assert(state.ok == (state.articles.count > 0));
        fixture_release(&state);
    }
    dl_arena_release(&arena);
}
END_TEST

Suite *unpack_suite(void)
{
    Suite *suite = suite_create("unpack");
    TCase *tcase = tcase_create("unpack");
    tcase_add_loop_test(tcase, unpacks_once_or_twice, 0, 2);
    tcase_add_loop_test(tcase, reads_members_behind_each_other, 0, 2);
    tcase_add_loop_test(tcase, takes_what_a_cut_file_still_gives, 0, 2);
    tcase_add_loop_test(tcase, refuses_a_bomb, 0, 2);
    tcase_add_test(tcase, reads_the_cache_of_newsboat);
    tcase_add_test(tcase, survives_databases_that_are_none);
    suite_add_tcase(suite, tcase);
    return suite;
}
