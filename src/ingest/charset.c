#include "src/ingest/charset.h"

#include <iconv.h>
#include <string.h>
#include <uchardet/uchardet.h>

#include "dateline/buf.h"
#include "dateline/ingest.h"
#include "dateline/utf8.h"

enum {
    HEAD_BYTES = 4096,    /* a declaration stands within these */
    SAMPLE_BYTES = 65536, /* what a guess is made from */
    SURE_BYTES = 24,      /* less than this is not enough to guess from, */
    SURE_HIGH_BYTES = 4,  /* nor are fewer bytes beyond ASCII */
    NAME_BYTES = 40,
    BLOCK = 1 << 16
};

/* Marks, the longer first: UTF-32LE begins like UTF-16LE. */
static const struct {
    const char *bytes;
    size_t len;
    const char *charset;
} marks[] = {
    { "\xFF\xFE\0\0", 4, "UTF-32LE" },
    { "\0\0\xFE\xFF", 4, "UTF-32BE" },
    { "\xFF\xFE", 2, "UTF-16LE" },
    { "\xFE\xFF", 2, "UTF-16BE" },
    { "\xEF\xBB\xBF", 3, "UTF-8" },
};

/* Names that stand for more than they say, as browsers take them (WHATWG Encoding
 * Standard, 4.2), and names that iconv does not know. "" is no charset of its own. */
static const struct {
    const char *name;
    const char *charset;
} aliases[] = {
    { "iso-8859-1", "WINDOWS-1252" },
    { "latin1", "WINDOWS-1252" },
    { "us-ascii", "WINDOWS-1252" },
    { "ascii", "WINDOWS-1252" },
    { "iso-8859-9", "WINDOWS-1254" },
    { "iso-8859-11", "WINDOWS-874" },
    { "gb2312", "GB18030" },
    { "gb_2312-80", "GB18030" },
    { "gbk", "GB18030" },
    { "x-gbk", "GB18030" },
    { "gb18030", "GB18030" },
    { "big5", "BIG5-HKSCS" },
    { "x-x-big5", "BIG5-HKSCS" },
    { "shift_jis", "CP932" },
    { "x-sjis", "CP932" },
    { "euc-kr", "UHC" },
    { "ks_c_5601-1987", "UHC" },
    { "windows-1258", "WINDOWS-1258" },
    { "x-cp1258", "WINDOWS-1258" },
    { "tcvn-5712", "TCVN" },
    { "tcvn3", "TCVN" },
    { "x-viscii", "VISCII" },
    { "utf-8", "" },
    { "utf8", "" },
    { "utf-16", "" },
    { "utf-16le", "" },
    { "utf-16be", "" },
    { "unicode", "" },
    { "x-user-defined", "" },
};

static const dl_decoded none = { 0 };

/* Appends bytes in UTF-8 to out; false if there is no such charset. Each byte that does not
 * fit becomes U+FFFD. */
static bool convert(dl_str bytes, const char *charset, dl_buf *out, size_t *replaced)
{
    iconv_t handle = iconv_open("UTF-8", charset);
    if (handle == (iconv_t)-1)
        return false;
    char *in = (char *)(uintptr_t)bytes.ptr;
    size_t left = bytes.len;
    bool flushed = false;
    *replaced = 0;
    while (!flushed) {
        DL_RESERVE(out, out->arena, BLOCK);
        char *next = out->items + out->count;
        size_t room = out->capacity - out->count;
        bool flush = left == 0; /* TCVN and windows-1258 hold a letter back for its tone */
        size_t done = flush ? iconv(handle, NULL, NULL, &next, &room)
                            : iconv(handle, &in, &left, &next, &room);
        bool full = done == (size_t)-1 && room < 16;
        out->count = (size_t)(next - out->items);
        flushed = flush && !full;
        if (done == (size_t)-1 && !full && left) {
            dl_buf_add_point(out, DL_POINT_REPLACEMENT);
            *replaced += 1;
            in++;
            left--;
        }
    }
    iconv_close(handle);
    return true;
}

static dl_decoded decode_as(dl_str bytes, const char *charset, dl_arena *arena)
{
    dl_decoded result = { .charset = charset };
    dl_buf out = { .arena = arena };
    DL_RESERVE(&out, arena, bytes.len + bytes.len / 2 + BLOCK);
    if (!convert(bytes, charset, &out, &result.replaced))
        return none;
    size_t again;
    result.text = dl_utf8_repair(dl_buf_str(&out), arena, &again);
    return result;
}

/* NULs nearly all on one side of the pairs: UTF-16 without a mark. Some characters end in
 * one themselves, as the Chinese for "one" does. */
static const char *unmarked_wide(dl_str bytes)
{
    size_t nuls[2] = { 0, 0 };
    dl_str head = dl_str_slice(bytes, 0, HEAD_BYTES);
    for (size_t i = 0; i < head.len; i++)
        nuls[i % 2] += head.ptr[i] == '\0';
    size_t most = nuls[0] > nuls[1] ? nuls[0] : nuls[1];
    size_t others = nuls[0] + nuls[1] - most;
    if (others * 8 > most || most * 20 < head.len)
        return NULL;
    const char *charset = nuls[1] == most ? "UTF-16LE" : "UTF-16BE";
    dl_buf out = { 0 };
    size_t replaced = 0;
    bool text = convert(dl_str_slice(head, 0, head.len & ~(size_t)1), charset, &out, &replaced)
             && replaced <= 1 && dl_ingest_language(dl_buf_str(&out)) != DL_LANGUAGE_OTHER;
    dl_buf_release(&out);
    return text ? charset : NULL;
}

/* The charset of the mark; *len is the mark's length. */
static const char *marked(dl_str bytes, size_t *len)
{
    for (size_t i = 0; i < DL_COUNT(marks); i++) {
        if (dl_str_starts(bytes, (dl_str){ marks[i].bytes, marks[i].len })) {
            *len = marks[i].len;
            return marks[i].charset;
        }
    }
    return NULL;
}

bool dl_charset_is_wide(dl_str bytes)
{
    size_t len;
    const char *charset = marked(bytes, &len);
    return charset ? strcmp(charset, "UTF-8") != 0 : unmarked_wide(bytes) != NULL;
}

/* Whether bytes are UTF-8 with faults rather than something else: more whole characters
 * beyond ASCII than bad sequences. */
static bool is_mostly_utf8(dl_str bytes)
{
    size_t whole = 0, bad = 0;
    for (size_t at = 0; at < bytes.len;) {
        size_t before = at;
        uint32_t point = dl_utf8_next(bytes, &at);
        if (point >= 0x80) {
            bool marked_bad = at - before == 3
                           && memcmp(bytes.ptr + before, "\xEF\xBF\xBD", 3) == 0;
            whole += point != DL_POINT_REPLACEMENT || marked_bad;
            bad += point == DL_POINT_REPLACEMENT && !marked_bad;
        }
    }
    return whole > bad;
}

static size_t find_ascii(dl_str text, const char *word, size_t from)
{
    dl_str needle = dl_str_from(word);
    for (size_t at = from; at + needle.len <= text.len; at++)
        if (dl_str_equal_ascii(dl_str_slice(text, at, at + needle.len), needle))
            return at;
    return SIZE_MAX;
}

/* The word behind `key` = " or ' ; cut out of <?xml encoding="..."?> or a <meta>. */
static dl_str declared_after(dl_str head, const char *key, size_t from)
{
    size_t at = find_ascii(head, key, from);
    if (at == SIZE_MAX)
        return (dl_str){ 0 };
    at += strlen(key);
    while (at < head.len && head.ptr[at] && strchr(" \t\r\n=\"'", head.ptr[at]))
        at++;
    size_t end = at;
    while (end < head.len && end - at < NAME_BYTES && head.ptr[end]
           && strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:.",
                     head.ptr[end]))
        end++;
    return dl_str_slice(head, at, end);
}

static dl_str declared_name(dl_str bytes)
{
    dl_str head = dl_str_slice(bytes, 0, HEAD_BYTES);
    dl_str start = dl_str_trim(head);
    if (dl_str_starts(start, DL_STR("<?xml")))
        return declared_after(dl_str_slice(start, 0, 200), "encoding", 0);
    size_t meta = find_ascii(head, "<meta", 0);
    return meta == SIZE_MAX ? (dl_str){ 0 } : declared_after(head, "charset", meta);
}

/* As iconv knows it; NULL for none, or one that is no charset of its own. */
static const char *known_charset(dl_str name, dl_arena *arena)
{
    if (name.len == 0 || name.len > NAME_BYTES)
        return NULL;
    for (size_t i = 0; i < DL_COUNT(aliases); i++)
        if (dl_str_equal_ascii(name, dl_str_from(aliases[i].name)))
            return aliases[i].charset[0] ? aliases[i].charset : NULL;
    return dl_str_copy(arena, name).ptr;
}

/* From a little before the first byte beyond ASCII. */
static dl_str sample_of(dl_str bytes)
{
    size_t at = 0;
    while (at < bytes.len && (unsigned char)bytes.ptr[at] < 0x80)
        at++;
    size_t start = at > 256 ? at - 256 : 0;
    return dl_str_slice(bytes, start, start + SAMPLE_BYTES);
}

/* How often frequent Vietnamese words stand in a sample read as charset. They hold tones
 * and vowels that only the right charset brings out. */
static size_t vietnamese_words(dl_str sample, const char *charset)
{
    static const char *const words[] = { " và ",  " của ",   " là ",  " được ", " có ",
                                         " cho ", " không ", " các ", " những ", " người ",
                                         " đã ",  " với ",   " một ", " này ",  " tại " };
    dl_buf out = { 0 }, folded = { 0 };
    size_t replaced = 0, found = 0;
    if (convert(sample, charset, &out, &replaced) && replaced * 50 <= sample.len)
        dl_utf8_fold(dl_buf_str(&out), &folded);
    for (size_t i = 0; i < DL_COUNT(words) && folded.count; i++) {
        size_t at = 0;
        while ((at = dl_str_find(dl_buf_str(&folded), dl_str_from(words[i]), at)) != SIZE_MAX) {
            found++;
            at++;
        }
    }
    dl_buf_release(&out);
    dl_buf_release(&folded);
    return found;
}

static const char *guess_vietnamese(dl_str sample)
{
    static const char *const charsets[] = { "WINDOWS-1258", "TCVN", "VISCII" };
    const char *best = NULL;
    size_t most = sample.len / 512; /* a text of that length has several times as many */
    for (size_t i = 0; i < DL_COUNT(charsets); i++) {
        size_t words = vietnamese_words(sample, charsets[i]);
        if (words > most) {
            most = words;
            best = charsets[i];
        }
    }
    return best;
}

/* A few odd bytes are damage and no charset; so is 0xFF, which hardly any text uses. */
static bool is_damage(dl_str bytes)
{
    size_t high = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        high += (unsigned char)bytes.ptr[i] >= 0x80;
        if ((unsigned char)bytes.ptr[i] == 0xFF)
            return true;
    }
    return high < SURE_HIGH_BYTES;
}

static const char *guess(dl_str bytes, dl_arena *arena)
{
    dl_str sample = sample_of(bytes);
    if (sample.len < SURE_BYTES)
        return NULL;
    const char *charset = guess_vietnamese(sample);
    if (charset || is_damage(bytes))
        return charset;
    uchardet_t detector = uchardet_new();
    dl_str name = { 0 };
    if (uchardet_handle_data(detector, sample.ptr, sample.len) == 0) {
        uchardet_data_end(detector);
        name = dl_str_copy(arena, dl_str_from(uchardet_get_charset(detector)));
    }
    uchardet_delete(detector);
    if (name.len == 0)
        return NULL;
    for (size_t i = 0; i < DL_COUNT(aliases); i++)
        if (dl_str_equal_ascii(name, dl_str_from(aliases[i].name)))
            return aliases[i].charset[0] ? aliases[i].charset : NULL;
    return name.ptr;
}

/* Reading as a charset that was wrong leaves more than one hole in a hundred bytes. */
static bool is_good(const dl_decoded *decoded, dl_str bytes)
{
    return decoded->charset && decoded->replaced * 100 <= bytes.len;
}

dl_decoded dl_charset_decode(dl_str bytes, dl_str outer, dl_arena *arena)
{
    size_t mark = 0;
    const char *charset = marked(bytes, &mark);
    if (!charset && (charset = unmarked_wide(bytes)))
        mark = 0;
    if (charset && strcmp(charset, "UTF-8") != 0)
        return decode_as(dl_str_slice(bytes, mark, bytes.len), charset, arena);
    bool valid = dl_utf8_valid(bytes) == bytes.len;
    if (!charset && !valid && !is_mostly_utf8(bytes)) {
        const dl_str names[] = { outer, declared_name(bytes) };
        dl_decoded decoded = none;
        for (size_t i = 0; i < DL_COUNT(names); i++) {
            charset = known_charset(names[i], arena);
            decoded = charset ? decode_as(bytes, charset, arena) : none;
            if (is_good(&decoded, bytes))
                return decoded;
        }
        charset = guess(bytes, arena);
        decoded = charset ? decode_as(bytes, charset, arena) : none;
        decoded.guessed = true;
        if (is_good(&decoded, bytes))
            return decoded;
    }
    dl_decoded decoded = { .text = bytes, .charset = "UTF-8" };
    if (!valid)
        decoded.text = dl_utf8_repair(bytes, arena, &decoded.replaced);
    return decoded;
}
