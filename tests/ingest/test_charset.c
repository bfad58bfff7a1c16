#include "src/ingest/charset.h"

#include <iconv.h>
#include <string.h>

#include "dateline/arena.h"
#include "dateline/buf.h"
#include "dateline/utf8.h"
#include "tests/ingest/fixture.h"
#include "tests/suites.h"

static const char vietnamese[] =
    "Hà Lan và Mỹ siết xuất khẩu. Các công ty không được bán máy cho người mua đã có tên "
    "trong danh sách, theo một thông báo của chính phủ với những điều khoản này. Giấy phép "
    "là bắt buộc tại các cảng và không có ngoại lệ cho hàng của họ.";
static const char chinese[] =
    "美国商务部工业与安全局公布新规，限制向中国出口先进计算芯片和半导体制造设备。未经许可，"
    "企业不得向中国出售达到一定性能的人工智能芯片。中国外交部发言人表示反对。";
static const char taiwanese[] =
    "美國商務部工業與安全局公布新規定，限制向中國大陸出口先進運算晶片和半導體製造設備。未經許可，"
    "企業不得出售達到一定效能的人工智慧晶片。外交部發言人表示反對，並且要求說明。";
static const char typographic[] =
    "The department said it would \xE2\x80\x9Cnot hesitate\xE2\x80\x9D to act \xE2\x80\x94 "
    "and Caf\xC3\xA9 owners in Z\xC3\xBCrich agree that it\xE2\x80\x99s the right thing to do.";

/* Text in another charset, written with iconv; decomposes what it cannot compose. */
static dl_str encode(fixture *state, const char *text, const char *charset)
{
    iconv_t handle = iconv_open(charset, "UTF-8");
    ck_assert(handle != (iconv_t)-1);
    size_t left = strlen(text), room = 4 * left + 16;
    char *out = dl_arena_alloc(&state->arena, room, 1), *next = out;
    char *in = (char *)(uintptr_t)text;
    size_t done = iconv(handle, &in, &left, &next, &room);
    ck_assert_msg(done != (size_t)-1, "%s cannot say: %s", charset, in);
    iconv(handle, NULL, NULL, &next, &room);
    iconv_close(handle);
    return (dl_str){ out, (size_t)(next - out) };
}

static const struct {
    const char *text;
    const char *charset;  /* written as */
    const char *declared; /* in front of it; a meta tag for which %s is the name */
} cases[] = {
    { vietnamese, "UTF-8", "" },
    { vietnamese, "UTF-8", "<meta charset='iso-8859-1'>" },
    { vietnamese, "UTF-16", "" },
    { vietnamese, "UTF-16LE", "" },
    { vietnamese, "UTF-16BE", "" },
    { vietnamese, "UTF-32", "" },
    { vietnamese, "VISCII", "" },
    { vietnamese, "TCVN", "" },
    { vietnamese, "VISCII", "<meta charset=\"viscii\">" },
    { chinese, "GB18030", "" },
    { chinese, "GB18030", "<meta http-equiv='Content-Type' content='text/html; charset=gb2312'>" },
    { chinese, "GB18030", "<?xml version='1.0' encoding='GBK'?>" },
    { chinese, "GB18030", "<meta charset='utf-8'>" },
    { chinese, "GB18030", "<meta charset='no-such-charset'>" },
    { taiwanese, "BIG5", "" },
    { taiwanese, "BIG5", "<META CHARSET=Big5>" },
    { typographic, "WINDOWS-1252", "<meta charset='iso-8859-1'>" },
    { typographic, "WINDOWS-1252", "" },
};

/* Composed and folded: windows-1258 writes tones apart, and the body stays as decoded. */
static const char *key_of(fixture *state, dl_str text)
{
    dl_buf out = { .arena = &state->arena };
    dl_utf8_fold(text, &out);
    return dl_buf_cstr(&out);
}

START_TEST(decodes_what_is_declared_or_likely)
{
    fixture state = { 0 };
    const char *text = dl_str_format(&state.arena, "%s%s", cases[_i].declared, cases[_i].text).ptr;
    dl_decoded decoded = dl_charset_decode(encode(&state, text, cases[_i].charset), (dl_str){ 0 },
                                           &state.arena);
    ck_assert_str_eq(key_of(&state, decoded.text), key_of(&state, dl_str_from(text)));
    ck_assert_uint_eq(decoded.replaced, 0);
    fixture_release(&state);
}
END_TEST

/* iconv does not write windows-1258 from composed text, so here are its bytes. */
START_TEST(decodes_windows_1258)
{
    static const char bytes[] = "C\xE1" "c c\xF4ng ty v\xE0 kh\xF4ng \xF0\xFD\xF5\xF2" "c b\xE1n "
                                "c\xF3 t\xEAn c\xF3 m\xF4\xF2t t\xE2\xF2p";
    static const char text[] = "các công ty và không được bán có tên có một tập";
    fixture state = { 0 };
    dl_decoded decoded = dl_charset_decode(dl_str_from(bytes), (dl_str){ 0 }, &state.arena);
    ck_assert_str_eq(key_of(&state, decoded.text), text);
    ck_assert_str_eq(decoded.charset, "WINDOWS-1258");
    ck_assert(decoded.guessed);
    fixture_release(&state);
}
END_TEST

START_TEST(reads_wide_text_as_an_article)
{
    fixture coder = { 0 }, state;
    dl_str bytes = encode(&coder, "The chips are back in the shops, they said.", "UTF-16");
    fixture_read(&state, bytes, "wide.txt");
    ck_assert_str_eq(fixture_text(&state, fixture_only(&state)->body),
                     "The chips are back in the shops, they said.");
    fixture_release(&state);
    for (size_t len = 0; len < bytes.len; len++) {
        fixture_read(&state, dl_str_slice(bytes, 0, len), "cut.txt");
        ck_assert(state.ok == (state.articles.count == 1));
        fixture_release(&state);
    }
    fixture_release(&coder);
}
END_TEST

/* Without a mark, and with characters that have a NUL where the others have none. */
START_TEST(reads_wide_text_with_nuls_on_both_sides)
{
    static const char *const charsets[] = { "UTF-16LE", "UTF-16BE" };
    fixture coder = { 0 }, state;
    const char *text = "Việt Nam và Trung Quốc 😀\n\nNvidia bán chip cho công ty 一 ở Hà Nội.";
    dl_str bytes = encode(&coder, text, charsets[_i]);
    fixture_read(&state, bytes, "wide.txt");
    ck_assert_str_eq(fixture_text(&state, fixture_only(&state)->body), text);
    fixture_release(&state);
    fixture_release(&coder);
}
END_TEST

START_TEST(gives_valid_text_for_any_bytes)
{
    uint64_t seed = 88172645463325252u + (uint64_t)_i;
    char bytes[777];
    for (size_t i = 0; i < sizeof bytes; i++) {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        /* every other round without the bytes that make it binary */
        bytes[i] = (char)(_i % 2 ? seed >> 32 : 32 + (seed >> 32) % 224);
    }
    fixture state = { 0 };
    dl_decoded decoded = dl_charset_decode((dl_str){ bytes, sizeof bytes }, (dl_str){ 0 },
                                           &state.arena);
    ck_assert_uint_eq(dl_utf8_valid(decoded.text), decoded.text.len);
    fixture_release(&state);
    fixture_read(&state, (dl_str){ bytes, sizeof bytes }, "random");
    ck_assert(state.ok == (state.articles.count > 0));
    fixture_release(&state);
}
END_TEST

Suite *charset_suite(void)
{
    Suite *suite = suite_create("charset");
    TCase *tcase = tcase_create("charset");
    tcase_add_loop_test(tcase, decodes_what_is_declared_or_likely, 0, DL_COUNT(cases));
    tcase_add_test(tcase, decodes_windows_1258);
    tcase_add_test(tcase, reads_wide_text_as_an_article);
    tcase_add_loop_test(tcase, reads_wide_text_with_nuls_on_both_sides, 0, 2);
    tcase_add_loop_test(tcase, gives_valid_text_for_any_bytes, 0, 40);
    suite_add_tcase(suite, tcase);
    return suite;
}
