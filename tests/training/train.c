/* Learns how a language words deeds (dateline/deed_model.h) and writes the table of it.
 *
 *     train LANGUAGE FILE... [--test FILE...]
 *
 * Lines of the files: "LABEL|SENTENCE", LABEL a deed, several joined by "+", or "none";
 * the sentences of tests/specs/events will do. The weights are those of a multinomial
 * logistic regression: the likelihood of the labels under a Gaussian prior, by stochastic
 * gradient steps that shrink for each feature as it is seen (AdaGrad; Duchi, Hazan and
 * Singer 2011). In every step some words of the sentence, and some of its features, are
 * left out: the model has to tell a deed without the words that it met it with, as in the
 * next article (Wager, Wang and Liang 2013, "Dropout training as adaptive regularization").
 * Order and omissions are those of a fixed generator, so the same files give the same
 * table. How well the sentences of files behind --test are told, which are not learned,
 * goes to standard error.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dateline/buf.h"
#include "dateline/deed_model.h"
#include "dateline/extract.h"
#include "dateline/file.h"
#include "dateline/map.h"

enum { PLACES = 512 }; /* no sentence has more symbols, in its line and apart */
enum { ROUNDS = 20, LEAST_SEEN = 2, LEAST_WEIGHT = 6 * DL_DEED_SCALE / 10 };
/* The prior is a Gaussian and a Laplacian one: most weights of the latter are 0. All of
 * these were found with --test on articles that were not learned. */
static const double step = 0.3, prior = 1e-3, lasso = 1e-3;
static const double words_kept = 0.7, features_kept = 0.75; /* in a step */

/* What a sentence has: a feature, and the words of it by their places. */
typedef struct trait {
    uint32_t feature;
    uint16_t first, count;
} trait;

typedef struct example {
    trait *traits;       /* the known ones */
    uint32_t count, all; /* all: with those seen too rarely */
    double wanted[DL_DEED_CLASSES];
} example;

typedef struct class_weights {
    double of[DL_DEED_CLASSES];
} class_weights;

typedef struct course {
    dl_arena arena;
    dl_map features;
    struct {
        dl_str *items;
        size_t count, capacity;
    } names;
    struct {
        uint32_t *items;
        size_t count, capacity;
    } seen;
    struct {
        example *items;
        size_t count, capacity;
    } examples;
    size_t learned; /* the examples behind are tests */
    struct {
        trait *items;
        size_t count, capacity;
    } current, left; /* left: those of a step */
    class_weights *weights, *squares;
    uint64_t generator;
    dl_language language;
} course;

static void add_trait(course *trainer, dl_str name, size_t first, uint32_t words)
{
    bool added;
    uint32_t number = (uint32_t)trainer->names.count;
    if (!dl_map_find(&trainer->features, name, &number)) {
        dl_str kept = dl_str_copy(&trainer->arena, name);
        dl_map_put(&trainer->features, kept, number, &added);
        *DL_APPEND(&trainer->names, NULL) = kept;
        *DL_APPEND(&trainer->seen, NULL) = 0;
    }
    trainer->seen.items[number] += trainer->learned == 0;
    *DL_APPEND(&trainer->current, NULL) =
        (trait){ number, (uint16_t)first, (uint16_t)words };
}

static void take(void *to, const dl_phrasing *phrasing)
{
    course *trainer = to;
    dl_buf name = { 0 };
    uint32_t order = dl_deed_order(trainer->language);
    trainer->current.count = 0;
    for (size_t i = 0; i < phrasing->count; i++) {
        dl_buf_reset(&name);
        for (uint32_t n = 0; n < order && i + n < phrasing->count; n++) {
            if (n)
                dl_buf_add_char(&name, ' ');
            dl_buf_add(&name, phrasing->line[i + n]);
            add_trait(trainer, dl_buf_str(&name), i, n + 1);
        }
    }
    for (size_t i = 0; i < phrasing->apart_count; i++)
        add_trait(trainer, phrasing->apart[i], phrasing->count + i, 1);
    dl_buf_release(&name);
}

/* "ban+relax", "2024-01 ban, 2024-02 relax": half of each. What is no deed is skipped;
 * false if there is none. */
static bool read_label(dl_str label, double wanted[DL_DEED_CLASSES])
{
    int count = 0;
    size_t end = 0;
    for (int i = 0; i < DL_DEED_CLASSES; i++)
        wanted[i] = 0;
    for (size_t at = 0; at < label.len; at = end + 1) {
        dl_deed deed;
        for (end = at; end < label.len && !strchr(" ,+", label.ptr[end]);)
            end++;
        dl_str name = dl_str_slice(label, at, end);
        bool none = dl_str_equal(name, DL_STR("none"));
        if (!none && !dl_deed_parse(name, &deed))
            continue;
        wanted[none ? DL_NO_DEED : (int)deed] += 1;
        count++;
    }
    for (int i = 0; i < DL_DEED_CLASSES && count; i++)
        wanted[i] /= count;
    return count > 0;
}

static void read_line(course *trainer, dl_extractor *extractor, dl_str line)
{
    dl_arena arena = { 0 };
    dl_annotations found;
    dl_str label, sentence;
    example it = { 0 };
    dl_phrasing_taker taker = { take, trainer };
    dl_article article = { .language = trainer->language,
                           .published = dl_date_parse(DL_STR("2025-12-15")) };
    if (!dl_str_cut(line, '|', &label, &sentence) || !read_label(label, it.wanted))
        return;
    article.body = sentence;
    dl_extract(extractor, &article, (dl_extract_options){ .phrasing = &taker }, &arena,
               &found);
    it.traits = DL_ROOM(&trainer->arena, trait, trainer->current.count + 1);
    it.count = it.all = (uint32_t)trainer->current.count;
    for (uint32_t i = 0; i < it.count; i++)
        it.traits[i] = trainer->current.items[i];
    *DL_APPEND(&trainer->examples, NULL) = it;
    dl_arena_release(&arena);
}

static bool read_file(course *trainer, dl_extractor *extractor, const char *path)
{
    dl_error error = { 0 };
    dl_str text, line;
    if (!dl_file_read(path, DL_FILE_LIMIT, &trainer->arena, &text, &error)) {
        fprintf(stderr, "%s\n", error.message);
        return false;
    }
    while (text.len) {
        dl_str_cut(text, '\n', &line, &text);
        if (!dl_str_starts(line, DL_STR("#")))
            read_line(trainer, extractor, line);
    }
    return true;
}

/* A feature seen once tells nothing of other sentences. */
static void drop_rare(course *trainer)
{
    for (size_t i = 0; i < trainer->examples.count; i++) {
        example *it = &trainer->examples.items[i];
        uint32_t kept = 0;
        for (uint32_t j = 0; j < it->count; j++)
            if (trainer->seen.items[it->traits[j].feature] >= LEAST_SEEN)
                it->traits[kept++] = it->traits[j];
        it->count = kept;
    }
}

/* The probability of each class. Feature 0 is the bias; the others are numbered from 1.
 */
static void judge(const course *trainer, const example *it, double odds[DL_DEED_CLASSES])
{
    double sum = 0, best = -1e9, length = 1 / sqrt(it->all ? it->all : 1);
    for (int k = 0; k < DL_DEED_CLASSES; k++) {
        odds[k] = trainer->weights[0].of[k];
        for (uint32_t j = 0; j < it->count; j++)
            odds[k] += trainer->weights[it->traits[j].feature + 1].of[k] * length;
        best = odds[k] > best ? odds[k] : best;
    }
    for (int k = 0; k < DL_DEED_CLASSES; k++)
        sum += odds[k] = exp(odds[k] - best);
    for (int k = 0; k < DL_DEED_CLASSES; k++)
        odds[k] /= sum;
}

/* Knuth's constants; a number below `bound`. */
static uint32_t draw(course *trainer, size_t bound)
{
    trainer->generator = trainer->generator * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((trainer->generator >> 33) % bound);
}

static bool is_kept(course *trainer, double share)
{
    enum { FINE = 1 << 20 };
    return draw(trainer, FINE) < share * FINE;
}

/* A sentence of which some words are left out, with every feature that has them, and some
 * features; until the next call. The rest counts as much as the whole did. */
static example thinned(course *trainer, const example *whole)
{
    bool kept[PLACES];
    example rest = *whole;
    trainer->left.count = 0;
    for (size_t i = 0; i < DL_COUNT(kept); i++)
        kept[i] = is_kept(trainer, words_kept);
    for (uint32_t j = 0; j < whole->count; j++) {
        const trait *it = &whole->traits[j];
        bool stays = is_kept(trainer, features_kept);
        for (uint32_t i = it->first; i < (uint32_t)it->first + it->count; i++)
            stays = stays && i < PLACES && kept[i];
        if (stays)
            *DL_APPEND(&trainer->left, NULL) = *it;
    }
    double share = words_kept * words_kept * features_kept * features_kept;
    rest.traits = trainer->left.items;
    rest.count = (uint32_t)trainer->left.count;
    rest.all = 1 + (uint32_t)(whole->all * share);
    return rest;
}

static double shrink(double weight, double by)
{
    return weight > by ? weight - by : weight < -by ? weight + by : 0;
}

/* One step: the weights move by how far the odds of a sentence are off. */
static void learn(course *trainer, const example *it)
{
    double odds[DL_DEED_CLASSES], length = 1 / sqrt(it->all ? it->all : 1);
    judge(trainer, it, odds);
    for (uint32_t j = 0; j <= it->count; j++) {
        uint32_t feature = j ? it->traits[j - 1].feature + 1 : 0;
        for (int k = 0; k < DL_DEED_CLASSES; k++) {
            double *weight = &trainer->weights[feature].of[k];
            double *square = &trainer->squares[feature].of[k];
            double slope = (it->wanted[k] - odds[k]) * (j ? length : 1);
            slope -= j ? prior * *weight : 0;
            *square += slope * slope;
            if (*square > 0)
                *weight = shrink(*weight + step * slope / sqrt(*square),
                                 j ? step * lasso / sqrt(*square) : 0);
        }
    }
}

static void test(const course *trainer)
{
    uint32_t right = 0, told = 0, wanted = 0, same = 0, none = 0;
    for (size_t i = trainer->learned; i < trainer->examples.count; i++) {
        const example *it = &trainer->examples.items[i];
        double odds[DL_DEED_CLASSES];
        int best = DL_NO_DEED;
        judge(trainer, it, odds);
        for (int k = 0; k < DL_DEED_CLASSES; k++)
            best = odds[k] > odds[best] ? k : best;
        bool tells = it->wanted[DL_NO_DEED] <= 0;
        wanted += tells;
        told += best != DL_NO_DEED;
        same += tells && best != DL_NO_DEED;
        right += tells && it->wanted[best] > 0;
        none += !tells;
    }
    if (wanted && told)
        fprintf(
            stderr,
            "test: %u that tell, %u that do not; told %u: a deed %.3f of them, the right "
            "one %.3f; recall %.3f, F1 %.3f\n",
            wanted, none, told, (double)same / told, (double)right / told,
            (double)right / wanted, 2.0 * right / (told + wanted));
}

static void learn_all(course *trainer)
{
    size_t count = trainer->learned, features = trainer->names.count + 1;
    uint32_t *order = DL_ROOM(&trainer->arena, uint32_t, count + 1);
    trainer->generator = 1;
    trainer->weights = DL_NEW(&trainer->arena, class_weights, features);
    trainer->squares = DL_NEW(&trainer->arena, class_weights, features);
    for (size_t i = 0; i < count; i++)
        order[i] = (uint32_t)i;
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = count; i > 1; i--) {
            size_t other = draw(trainer, i);
            uint32_t swap = order[i - 1];
            order[i - 1] = order[other];
            order[other] = swap;
        }
        for (size_t i = 0; i < count; i++) {
            example rest = thinned(trainer, &trainer->examples.items[order[i]]);
            learn(trainer, &rest);
        }
    }
}

static const char *class_name(int class)
{
    return class == DL_NO_DEED ? "none" : dl_deed_name((dl_deed) class);
}

static void write_row(dl_str name, const double weights[DL_DEED_CLASSES], long least)
{
    bool any = false;
    for (int k = 0; k < DL_DEED_CLASSES; k++) {
        long weight = lround(weights[k] * DL_DEED_SCALE);
        if (labs(weight) < least)
            continue;
        if (!any)
            printf("%.*s\t", DL_STR_ARGS(name));
        printf("%s%s=%ld", any ? ";" : "", class_name(k), weight);
        any = true;
    }
    if (any)
        putchar('\n');
}

static int by_name(const void *a, const void *b)
{
    return dl_str_compare(**(dl_str *const *)a, **(dl_str *const *)b);
}

static void write_table(course *trainer)
{
    size_t count = trainer->names.count;
    dl_str **order = DL_ROOM(&trainer->arena, dl_str *, count + 1);
    for (size_t i = 0; i < count; i++)
        order[i] = &trainer->names.items[i];
    qsort(order, count, sizeof *order, by_name);
    printf("# Made by make train from tests/training: do not edit.\n");
    write_row(DL_STR("*"), trainer->weights[0].of, 0);
    for (size_t i = 0; i < count; i++) {
        size_t number = (size_t)(order[i] - trainer->names.items);
        if (trainer->seen.items[number] >= LEAST_SEEN && order[i]->ptr[0] != '*' &&
            order[i]->ptr[0] != '#')
            write_row(*order[i], trainer->weights[number + 1].of, LEAST_WEIGHT);
    }
}

int main(int argc, char **argv)
{
    course trainer = { 0 };
    dl_reference reference;
    if (argc > 1)
        trainer.language = dl_language_from_code(dl_str_from(argv[1]));
    if (argc < 3 || trainer.language == DL_LANGUAGE_OTHER) {
        fprintf(stderr, "usage: train LANGUAGE FILE... [--test FILE...]\n");
        return 2;
    }
    dl_reference_open(&reference, DL_STR(""), NULL);
    dl_extractor *extractor = dl_extractor_new(&reference);
    bool read = true;
    for (int i = 2; i < argc && read; i++)
        if (strcmp(argv[i], "--test") == 0)
            trainer.learned = trainer.examples.count;
        else
            read = read_file(&trainer, extractor, argv[i]);
    if (trainer.learned == 0)
        trainer.learned = trainer.examples.count;
    drop_rare(&trainer);
    learn_all(&trainer);
    if (read)
        write_table(&trainer);
    fprintf(stderr, "%s: %zu sentences, %zu features\n", argv[1], trainer.learned,
            trainer.names.count);
    test(&trainer);
    dl_extractor_free(extractor);
    dl_reference_close(&reference);
    return read && fflush(stdout) == 0 ? 0 : 1;
}
