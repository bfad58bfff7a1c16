/* Runs at build time: writes the tables of utf8.c from utf8proc, as C, to standard
 * output.
 *
 * `make_unicode han` writes every Han character, a line each; what OpenCC makes of them
 * (traditional to simplified) is read back from standard input by `make_unicode tables`,
 * so that 中國 and 中国 fold to one key.
 *
 * Each table has two stages: index[point >> 7] names a block of 128 entries; equal blocks
 * are stored once. A fold entry is 0 for a code point that stays as it is, another code
 * point, or MANY | offset << 4 | length into the expansions (length 0: it is dropped).
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "dateline/utf8.h"

enum { BLOCK = 128, POINTS = 0x110000, BLOCKS = POINTS / BLOCK };
#define MANY 0x80000000u

static uint32_t table[POINTS];
static uint32_t expansions[1 << 16];
static size_t expansion_count;

enum { HAN_FIRST = 0x3400, HAN_LAST = 0x9FFF };
static uint32_t simplified[HAN_LAST + 1]; /* 0: the same */

static void write_han(void)
{
    for (int32_t point = HAN_FIRST; point <= HAN_LAST; point++) {
        uint8_t bytes[5] = { 0 };
        utf8proc_encode_char(point, bytes);
        puts((const char *)bytes);
    }
}

/* A line for each Han character; one that became several characters stays as it was. */
static int read_simplified(void)
{
    char line[64];
    for (int32_t point = HAN_FIRST; point <= HAN_LAST; point++) {
        int32_t to = 0;
        if (!fgets(line, sizeof line, stdin))
            return 0;
        utf8proc_ssize_t len = utf8proc_iterate((const uint8_t *)line, -1, &to);
        if (len > 0 && line[len] == '\n' && to != point)
            simplified[point] = (uint32_t)to;
    }
    return 1;
}

static uint32_t class_of(int32_t point)
{
    const utf8proc_property_t *property = utf8proc_get_property(point);
    bool han =
        (point >= 0x3400 && point <= 0x4DBF) || (point >= 0x4E00 && point <= 0x9FFF) ||
        (point >= 0xF900 && point <= 0xFAFF) || (point >= 0x20000 && point <= 0x3FFFF) ||
        point == 0x3005 || point == 0x3007;
    if (han)
        return DL_POINT_HAN;
    if (point == 0x00AD || property->ignorable)
        return DL_POINT_IGNORE;
    switch (property->category) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return DL_POINT_UPPER;
    case UTF8PROC_CATEGORY_LL:
        return DL_POINT_LOWER;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return DL_POINT_LETTER;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return DL_POINT_MARK;
    case UTF8PROC_CATEGORY_ND:
        return DL_POINT_DIGIT;
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
        return DL_POINT_PUNCTUATION;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return DL_POINT_SPACE;
    case UTF8PROC_CATEGORY_CC:
        return (point >= 9 && point <= 13) || point == 0x85 ? DL_POINT_SPACE
                                                            : DL_POINT_CONTROL;
    case UTF8PROC_CATEGORY_CF:
        return DL_POINT_IGNORE;
    default:
        return DL_POINT_OTHER;
    }
}

/* What Unicode's own folding does not do: Chinese characters, and the letter đ. */
static uint32_t letter_of(int32_t point, int loose)
{
    enum { STEPS = 3 }; /* 薴 is simplified to 苧, and that to 苎 */
    int32_t simple = point;
    for (int i = 0; i < STEPS; i++)
        if (simple >= HAN_FIRST && simple <= HAN_LAST && simplified[simple])
            simple = (int32_t)simplified[simple];
    if (simple != point)
        return (uint32_t)simple;
    if (loose &&
        (point == 0x0110 || point == 0x0111 || point == 0x00D0 || point == 0x00F0))
        return 'd';
    if (point == 0x00D0) /* Eth typed for the Vietnamese letter */
        return 0x0111;
    return (uint32_t)point;
}

static uint32_t fold_of(int32_t point, int loose)
{
    if ((point >= 0xD800 && point <= 0xDFFF) || point == 0)
        return (uint32_t)point;
    if (letter_of(point, loose) != (uint32_t)point)
        return letter_of(point, loose);
    int options =
        UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    int type = utf8proc_get_property(point)->decomp_type;
    if (type == UTF8PROC_DECOMP_TYPE_WIDE || type == UTF8PROC_DECOMP_TYPE_NARROW)
        options |= UTF8PROC_COMPAT;
    if (loose)
        options |= UTF8PROC_COMPAT | UTF8PROC_STRIPMARK;
    if (class_of(point) == DL_POINT_SPACE)
        return ' ';
    uint8_t source[8] = { 0 };
    utf8proc_ssize_t length = utf8proc_encode_char(point, source);
    int32_t folded[64];
    utf8proc_ssize_t count =
        utf8proc_decompose(source, length, folded, 64, (utf8proc_option_t)options);
    if (count > 0)
        count = utf8proc_normalize_utf32(folded, count, (utf8proc_option_t)options);
    if (count < 0 || count > 15)
        return (uint32_t)point;
    if (count == 1)
        return letter_of(folded[0], loose); /* of U+F91A, which is 駱 */
    uint32_t at = (uint32_t)expansion_count;
    for (utf8proc_ssize_t i = 0; i < count; i++)
        expansions[expansion_count++] = letter_of(folded[i], loose);
    return MANY | at << 4 | (uint32_t)count;
}

static uint32_t entry_of(int32_t point, int loose)
{
    uint32_t folded = fold_of(point, loose);
    return folded == (uint32_t)point ? 0 : folded;
}

static void write_table(const char *linkage, const char *name, const char *type)
{
    static uint32_t starts[BLOCKS];
    static uint16_t index[BLOCKS];
    size_t stored = 0;
    for (size_t b = 0; b < BLOCKS; b++) {
        size_t i = 0;
        while (i < stored &&
               memcmp(&table[starts[i]], &table[b * BLOCK], BLOCK * sizeof *table) != 0)
            i++;
        if (i == stored)
            starts[stored++] = (uint32_t)(b * BLOCK);
        index[b] = (uint16_t)i;
    }
    printf("%sconst uint16_t %s_index[%d] = {", linkage, name, BLOCKS);
    for (size_t b = 0; b < BLOCKS; b++)
        printf("%s%u,", b % 20 ? "" : "\n", index[b]);
    printf("\n};\n%sconst %s %s_blocks[%zu] = {", linkage, type, name, stored * BLOCK);
    for (size_t i = 0; i < stored; i++)
        for (size_t j = 0; j < BLOCK; j++)
            printf("%s%u,", j % 16 ? "" : "\n", table[starts[i] + j]);
    printf("\n};\n");
}

int main(int count, char **words)
{
    if (count > 1 && strcmp(words[1], "han") == 0) {
        write_han();
        return 0;
    }
    if (!read_simplified()) {
        fputs("make_unicode: OpenCC gave fewer characters than it got.\n", stderr);
        return 1;
    }
    for (int32_t point = 0; point < POINTS; point++)
        table[point] = class_of(point);
    write_table("", "dl_class", "uint8_t");
    for (int32_t point = 0; point < POINTS; point++)
        table[point] = entry_of(point, 0);
    write_table("static ", "fold", "uint32_t");
    for (int32_t point = 0; point < POINTS; point++)
        table[point] = entry_of(point, 1);
    write_table("", "dl_loose", "uint32_t");
    printf("const uint32_t dl_expansions[] = {");
    for (size_t i = 0; i < expansion_count; i++)
        printf("%s%u,", i % 16 ? "" : "\n", expansions[i]);
    printf("\n0};\n");
    return 0;
}
