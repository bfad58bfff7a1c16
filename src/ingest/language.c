/* Which language an article is in: script first, then function words.
 *
 * Vietnamese is told without its accents too: every word of it is one syllable, and a
 * syllable has a narrow shape (onset, vowels, coda). In Vietnamese text nearly all
 * lower-case words have that shape, in English about a third. Languages that share our
 * alphabets are listed only to be told apart: they are "other".
 */
#include "dateline/ingest.h"

#include <string.h>

#include "dateline/utf8.h"
#include "dateline/words.h"

enum {
    SEEN_BYTES = 32768, /* the rest of a long text changes nothing, */
    SEEN_WORDS = 80,    /* nor do more words that count or */
    SEEN_HAN = 200,     /* more ideographs */
    SURE_MARKS = 2,     /* so many marked words, and one in */
    MARKED_SHARE = 5,   /* five, are no quotation in another language; */
    SURE_HAN = 8,       /* nor are so many ideographs; */
    SURE_LATIN = 8,     /* so many Latin words without one are no Chinese, */
    SURE_PLAIN = 20,    /* and so many without any accent hardly Vietnamese */
    WORD_BYTES = 24     /* longer words are in no table */
};

/* Folded loosely, in byte order. */
static const char *const english[] = {
    "a", "about", "after", "against", "all", "also", "and", "are", "as", "at", "be",
    "been", "before", "between", "but", "by", "could", "during", "for", "from", "had",
    "has", "have", "he", "her", "his", "how", "if", "in", "into", "is", "it", "its",
    "may", "more", "most", "new", "no", "not", "of", "off", "on", "one", "only", "or",
    "other", "out", "over", "said", "says", "she", "some", "such", "than", "that", "the",
    "their", "them", "then", "there", "these", "they", "this", "those", "three",
    "through", "to", "two", "under", "up", "was", "we", "were", "what", "when", "where",
    "which", "while", "who", "will", "with", "would", "year", "you",
};

/* Frequent in languages that we do not read, and not in those that we do. */
static const char *const foreign[] = {
    "adalah", "al", "apos", "au", "auch", "auf", "aux", "av", "avec", "bir", "cette",
    "che", "como", "con", "contre", "czy", "dan", "dans", "dari", "das", "de", "degli",
    "del", "della", "dem", "dengan", "der", "des", "det", "di", "die", "dos", "du", "een",
    "ein", "eine", "einen", "el", "em", "en", "entre", "est", "este", "et", "fur", "gli",
    "het", "ich", "il", "ile", "ini", "ist", "jest", "la", "las", "le", "les", "lo",
    "los", "mas", "med", "mit", "na", "nach", "ne", "nel", "neue", "nicht", "nie", "niet",
    "nos", "och", "ou", "para", "pas", "per", "plus", "por", "pour", "que", "qui", "sa",
    "se", "ser", "ses", "sich", "som", "sont", "sous", "sta", "sul", "sur", "sus", "til",
    "um", "uma", "una", "und", "une", "untuk", "van", "ve", "vom", "von", "voor", "vor",
    "w", "wird", "yang", "z", "zu", "zum",
};

/* Vietnamese without its accents, as far as it is not English: "co", "la", "va" ... */
static const char *const vietnamese[] = {
    "ba", "ban", "bang", "bi", "bien", "biet", "cac", "cach", "cam", "cao", "chi",
    "chinh", "cho", "chu", "chua", "chung", "co", "cong", "cua", "cung", "cuoc", "da",
    "dan", "dang", "dau", "den", "deu", "dien", "dieu", "doan", "doanh", "doi", "dong",
    "dua", "dung", "duoc", "duoi", "gia", "gioi", "giua", "hai", "hang", "hien", "hoac",
    "hoi", "hom", "hon", "hop", "khi", "khien", "khong", "kinh", "la", "lai", "lam",
    "len", "lenh", "lon", "mai", "mat", "moi", "mot", "mua", "muc", "muon", "nam", "nay",
    "ngay", "nghe", "nghiep", "nguoi", "nha", "nhan", "nhat", "nhieu", "nhu", "nhung",
    "noi", "nuoc", "ong", "phai", "phan", "phu", "qua", "quoc", "ra", "rang", "sang",
    "sau", "se", "tai", "tang", "tap", "thang", "thanh", "the", "them", "theo", "thi",
    "thu", "thuong", "tich", "tien", "tiep", "trinh", "trong", "trung", "truoc", "truong",
    "tu", "va", "van", "vao", "ve", "vi", "viec", "voi", "vua", "xuat",
};

static const char *const onsets[] = {
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g",
    "h",   "k",  "l",  "m",  "n",  "p",  "r",  "s",  "t",  "v",  "x",
};

/* Vowel groups without accents. */
static const char *const vowels[] = {
    "a",  "ai", "ao", "au", "ay", "e",  "eo", "eu", "i",   "ia",  "ie",  "ieu", "iu",  "o",
    "oa", "oai", "oay", "oe", "oeo", "oi", "oo", "u", "ua", "uay", "ue", "ui", "uo", "uoi",
    "uou", "uu", "uy", "uya", "uye", "uyu", "y",  "ya", "ye", "yeu",
};

/* Spelled from behind. */
static const char *const codas[] = { "hc", "c", "m", "gn", "hn", "n", "p", "t" };

/* Counted over words that are written without a capital, unless there are none. */
typedef struct tally {
    size_t han, kana, others; /* letters of scripts */
    size_t accents;           /* words with letters that only Vietnamese has */
    size_t marked;            /* of `latin`, those with a letter that is surely Vietnamese */
    size_t beyond;            /* of `latin`, those with any letter beyond ASCII */
    dl_str latin[SEEN_WORDS];
    size_t words;     /* of them */
    size_t syllables; /* those of Vietnamese shape; from here on counted by look_up */
    size_t english, vietnamese, foreign, look_english;
} tally;

/* The tables are in byte order. */
static bool is_in(const char *const *table, size_t count, dl_str word)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = (unsigned char)table[middle][0] - (unsigned char)word.ptr[0];
        if (order == 0)
            order = strncmp(table[middle], word.ptr, word.len);
        if (order == 0 && table[middle][word.len] == '\0')
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

#define IS_IN(table, word) is_in(table, DL_COUNT(table), word)

/* The word without the first of the table's entries that it starts (or ends) with. */
static dl_str without_onset(dl_str word)
{
    for (size_t i = 0; i < DL_COUNT(onsets); i++) {
        size_t len = 0;
        while (len < word.len && onsets[i][len] && word.ptr[len] == onsets[i][len])
            len++;
        if (onsets[i][len] == '\0')
            return dl_str_slice(word, len, word.len);
    }
    return word;
}

static dl_str without_coda(dl_str word)
{
    for (size_t i = 0; i < DL_COUNT(codas); i++) {
        size_t len = 0;
        while (len < word.len && codas[i][len] &&
               word.ptr[word.len - len - 1] == codas[i][len])
            len++;
        if (codas[i][len] == '\0' && word.len > len)
            return dl_str_slice(word, 0, word.len - len);
    }
    return word;
}

static bool is_syllable(dl_str word)
{
    /* "gi" is onset and vowel in one: what is left of "gì" is nothing. */
    word = without_coda(without_onset(word));
    return word.len == 0 || IS_IN(vowels, word);
}

/* Shapes that English has and the other languages of the Latin script mostly have not. */
static bool looks_english(dl_str word)
{
    static const char *const ends[] = { "ing", "ed", "tion", "ly", "ght", "ty", "ies", "ow" };
    static const char *const starts[] = { "wh", "sh" };
    if (word.len < 4)
        return false;
    for (size_t i = 0; i < DL_COUNT(ends); i++)
        if (dl_str_ends(word, dl_str_from(ends[i])))
            return true;
    for (size_t i = 0; i < DL_COUNT(starts); i++)
        if (dl_str_starts(word, dl_str_from(starts[i])))
            return true;
    return dl_str_find(word, DL_STR("ck"), 1) != SIZE_MAX;
}

static bool is_vietnamese_point(uint32_t point)
{
    switch (point) {
    case 0x01A0: case 0x01A1: case 0x01AF: case 0x01B0: /* ơ ư */
    case 0x0309: case 0x031B: case 0x0323:              /* hook, horn, dot below */
        return true;
    default:
        return point >= 0x1EA0 && point <= 0x1EF9;
    }
}

/* Yoruba and Igbo have the dot below e, i, o and u too, Guarani the tilde on e and y. */
static bool has_sure_point(dl_str word)
{
    for (size_t at = 0; at < word.len;) {
        uint32_t point = dl_utf8_next(word, &at), capital = point & ~(uint32_t)1;
        bool shared = capital == 0x1EB8 || capital == 0x1EBC || capital == 0x1ECA ||
                      capital == 0x1ECC || capital == 0x1EE4 || capital == 0x1EF8;
        if (is_vietnamese_point(point) && !shared && point != 0x0323)
            return true;
    }
    return false;
}

static bool is_ascii(dl_str word)
{
    for (size_t i = 0; i < word.len; i++)
        if ((unsigned char)word.ptr[i] >= 0x80)
            return false;
    return true;
}

/* Counts the scripts of a word; true if all its letters are Latin. */
static bool count_scripts(tally *seen, dl_str word)
{
    bool latin = true, accented = false;
    for (size_t at = 0; at < word.len;) {
        uint32_t point = dl_utf8_next(word, &at);
        accented |= is_vietnamese_point(point);
        bool kana = point >= 0x3040 && point <= 0x30FF;
        bool letter = point >= 0x0370 && point < 0x1E00 && point != 0x200D;
        seen->kana += kana;
        seen->others += letter || (point > 0x2E7F && !kana && point < 0xFE00);
        latin &= !kana && !letter && point < 0x2E80;
    }
    seen->accents += accented;
    return latin;
}

static void look_up(tally *seen, dl_str word, dl_buf *folded)
{
    dl_buf_reset(folded);
    dl_utf8_fold_loose(word, folded);
    dl_str key = dl_buf_str(folded);
    if (key.len == 0 || key.len > WORD_BYTES)
        return;
    seen->syllables += is_syllable(key);
    seen->english += IS_IN(english, key);
    seen->foreign += IS_IN(foreign, key);
    seen->vietnamese += IS_IN(vietnamese, key);
    seen->look_english += looks_english(key);
}

static void count_words(tally *seen, dl_str text, bool capitals)
{
    dl_word word;
    for (size_t at = 0; seen->words < SEEN_WORDS && seen->han < SEEN_HAN
                        && dl_words_next(text, &at, &word);) {
        dl_str part = dl_str_span(text, word.span);
        if (word.kind == DL_WORD_HAN)
            seen->han++;
        else if (word.kind == DL_WORD_LETTERS && count_scripts(seen, part)
                 && !word.has_digit && (capitals || word.shape == DL_SHAPE_LOWER)) {
            seen->marked += has_sure_point(part);
            seen->beyond += !is_ascii(part);
            seen->latin[seen->words++] = part;
        }
    }
}

/* Latin text: the language with most of its own signs, if it has enough of them. */
static dl_language latin_language(tally *seen)
{
    dl_buf folded = { 0 };
    if (seen->accents * 8 >= seen->words && seen->accents)
        return DL_LANGUAGE_VI;
    for (size_t i = 0; i < seen->words; i++)
        look_up(seen, seen->latin[i], &folded);
    dl_buf_release(&folded);
    bool monosyllabic = seen->syllables * 10 >= seen->words * 8 || seen->words < 4;
    if (monosyllabic && seen->vietnamese * 4 >= seen->words
        && seen->vietnamese >= 2 * seen->english && seen->vietnamese > seen->foreign)
        return DL_LANGUAGE_VI;
    size_t signs = 2 * seen->english + seen->look_english;
    if (seen->english + seen->look_english && signs > 2 * seen->foreign
        && signs * 6 >= seen->words)
        return DL_LANGUAGE_EN;
    return DL_LANGUAGE_OTHER;
}

/* A Chinese name in kana is rare, a Japanese sentence without kana does not exist. */
static bool is_japanese(const tally *seen)
{
    return seen->kana * 20 > seen->han && seen->kana + seen->han > seen->words;
}

dl_language dl_ingest_language(dl_str text)
{
    text = dl_str_slice(text, 0, SEEN_BYTES);
    tally seen;
    memset(&seen, 0, sizeof seen);
    count_words(&seen, text, false);
    if (seen.words < 3) {
        memset(&seen, 0, sizeof seen);
        count_words(&seen, text, true);
    }
    if (is_japanese(&seen))
        return DL_LANGUAGE_OTHER;
    if (seen.han > seen.words && seen.han > seen.others)
        return DL_LANGUAGE_ZH;
    if (seen.others > 4 * seen.words)
        return DL_LANGUAGE_OTHER;
    return latin_language(&seen);
}

dl_language dl_ingest_language_declared(dl_str text, dl_language declared)
{
    tally seen;
    memset(&seen, 0, sizeof seen);
    count_words(&seen, dl_str_slice(text, 0, SEEN_BYTES), false);
    if (is_japanese(&seen) || seen.others > seen.han + seen.words)
        return declared;
    if (seen.han >= SURE_HAN && seen.han > 2 * seen.words)
        return DL_LANGUAGE_ZH;
    if (seen.marked >= SURE_MARKS && seen.marked * MARKED_SHARE >= seen.words)
        return DL_LANGUAGE_VI;
    bool contradicted = (declared == DL_LANGUAGE_ZH && seen.words >= SURE_LATIN && !seen.han) ||
                        (declared == DL_LANGUAGE_VI && seen.words >= SURE_PLAIN && !seen.beyond);
    dl_language other = contradicted ? latin_language(&seen) : DL_LANGUAGE_OTHER;
    return other == DL_LANGUAGE_OTHER ? declared : other;
}
