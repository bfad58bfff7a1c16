/* Writes N generated articles as JSON Lines: generate N [SEED].
 *
 * An article is a pure function of (seed, number), so the first 1,000 of 100,000 are the
 * 1,000. Its words are drawn by a Zipf-like law from the sample articles of its language;
 * names of the register, dates and telling sentences are strewn in. Needles stand in
 * known articles, so that recall can be counted: every 100th       "Zyxquorin" every
 * 250th       Nguyễn Thị Ánh Nguyệt: composed, decomposed, without marks, capitals every
 * 400th (+7)  涌镜半导体
 */
#include <stdio.h>
#include <stdlib.h>

#include "dateline/ingest.h"
#include "dateline/json.h"
#include "dateline/reference.h"
#include "dateline/utf8.h"
#include "dateline/words.h"

typedef struct vocabulary {
    dl_str *items;
    size_t count, capacity;
} vocabulary;

typedef struct generator_state {
    dl_reference reference;
    vocabulary words[DL_LANGUAGE_COUNT];
    uint64_t state;
    dl_arena arena;
} generator_state;

static uint64_t draw(generator_state *generator, uint64_t below)
{
    generator->state ^= generator->state << 13; /* xorshift64, Marsaglia 2003 */
    generator->state ^= generator->state >> 7;
    generator->state ^= generator->state << 17;
    return (generator->state >> 11) % below;
}

static void read_vocabulary(generator_state *generator)
{
    dl_str name, text;
    for (size_t n = 0; dl_reference_sample(n, &name, &text); n++) {
        vocabulary *words = &generator->words[dl_ingest_language(text)];
        dl_word word;
        for (size_t at = 0; dl_words_next(text, &at, &word);)
            if (word.kind != DL_WORD_PUNCTUATION)
                *DL_APPEND(words, &generator->arena) = dl_str_span(text, word.span);
    }
}

/* Low ranks much more often than high ones. */
static dl_str word(generator_state *generator, const vocabulary *words)
{
    uint64_t rank = draw(generator, words->count);
    rank = rank * draw(generator, words->count) / words->count;
    return words->items[rank];
}

static void add_name(generator_state *generator, dl_buf *out)
{
    const dl_register *entities = generator->reference.entities;
    const dl_register_row *row = dl_register_row_at(
        entities, (uint32_t)draw(generator, dl_register_count(entities)));
    dl_buf_add(out, row->names[draw(generator, row->name_count)]);
}

static void add_body(generator_state *generator, dl_language language, size_t number, dl_buf *out)
{
    static const char *const nguyet[] = { "Nguyễn Thị Ánh Nguyệt",
                                          "Nguye\u0302\u0303n Thi\u0323 A\u0301nh Nguye\u0323\u0302t",
                                          "Nguyen Thi Anh Nguyet", "NGUYỄN THỊ ÁNH NGUYỆT" };
    const vocabulary *words = &generator->words[language];
    const char *space = language == DL_LANGUAGE_ZH ? "" : " ";
    size_t length = 1500 + (size_t)draw(generator, 2500), sentence = 0;
    while (out->count < length) {
        if (draw(generator, 25) == 0)
            add_name(generator, out);
        else if (draw(generator, 60) == 0)
            dl_buf_format(out, "%u/%u/%u", 1 + (unsigned)draw(generator, 28),
                          1 + (unsigned)draw(generator, 12), 2018 + (unsigned)draw(generator, 8));
        else
            dl_buf_add(out, word(generator, words));
        bool ends = ++sentence % 20 == 0;
        dl_buf_format(out, "%s%s", ends ? language == DL_LANGUAGE_ZH ? "。" : "." : "",
                      ends && draw(generator, 4) == 0 ? "\n\n" : space);
    }
    if (number % 100 == 0)
        dl_buf_add(out, DL_STR(" Zyxquorin."));
    if (number % 250 == 0)
        dl_buf_format(out, " %s.", nguyet[number / 250 % DL_COUNT(nguyet)]);
    if (number % 400 == 7)
        dl_buf_add(out, DL_STR("涌镜半导体。"));
}

static void write_article(generator_state *generator, size_t number, uint64_t seed)
{
    static const dl_language languages[] = { DL_LANGUAGE_VI, DL_LANGUAGE_VI, DL_LANGUAGE_EN,
                                             DL_LANGUAGE_EN, DL_LANGUAGE_ZH };
    char date[DL_DATE_TEXT];
    dl_buf body = { 0 };
    generator->state = (seed + 1) * 0x9e3779b97f4a7c15u ^ (number + 1) * 0xbf58476d1ce4e5b9u;
    for (int i = 0; i < 8; i++)
        draw(generator, 2);
    dl_language language = languages[draw(generator, DL_COUNT(languages))];
    int32_t day = 16436 + (int32_t)draw(generator, 4000); /* from 2015 on */
    dl_civil civil = dl_day_civil(day);
    dl_date_text(dl_date_of_day(civil.year, civil.month, civil.day), date);
    add_body(generator, language, number, &body);
    char id[32];
    snprintf(id, sizeof id, "g%zu", number);
    dl_str text = dl_buf_str(&body);
    json_object *object = json_object_new_object();
    dl_buf line = { 0 };
    dl_json_set(object, "id", json_object_new_string(id));
    dl_json_set(
        object, "title",
        dl_json_of_text(dl_str_slice(text, 0, dl_utf8_valid(dl_str_slice(text, 0, 60)))));
    dl_json_set(object, "published", json_object_new_string(date));
    dl_json_set(object, "lang", json_object_new_string(dl_language_code(language)));
    dl_json_set(object, "text", dl_json_of_text(text));
    dl_json_write_line(object, &line);
    fwrite(line.items, 1, line.count, stdout);
    dl_buf_release(&line);
    dl_buf_release(&body);
}

int main(int count, char **words)
{
    generator_state generator = { 0 };
    size_t articles = count > 1 ? strtoul(words[1], NULL, 10) : 1000;
    uint64_t seed = count > 2 ? strtoull(words[2], NULL, 10) : 1;
    dl_reference_open(&generator.reference, (dl_str){ "", 0 }, NULL);
    read_vocabulary(&generator);
    for (size_t i = 0; i < articles; i++)
        write_article(&generator, i, seed);
    dl_reference_close(&generator.reference);
    dl_arena_release(&generator.arena);
    return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
