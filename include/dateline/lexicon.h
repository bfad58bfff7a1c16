#ifndef DL_LEXICON_H
#define DL_LEXICON_H
/* [reference] Phrases that mean something to extraction, in one trie over folded words.
 *
 * A phrase is one or more words as dl_words_next cuts them, folded by dl_utf8_fold. The
 * trie holds three sorts of phrases side by side: the words of the languages
 * (lexicon-{vi,en,zh}.tsv: class, phrase, value), the names of the register (class
 * DL_CUE_NAME, value: the row), and the topics' words (class DL_CUE_DEED, value: row of
 * dl_topic_words). Extraction walks it once from every word of an article.
 *
 *      root --"bộ"--> . --"thương"--> . --"mại"--> {authority-head}
 *                                        `--"mỹ"--> {name: us-commerce-department}
 */
#include "dateline/document.h"
#include "dateline/error.h"
#include "dateline/register.h"
#include "dateline/topic.h"

/* The classes of words in the lexicon tables: one list gives the enum and the names used
 * in the first column. Grouped by the pass that reads them. */
#define DL_CUE_CLASSES(X)                                                                \
    /* not in the tables: made from the register and the topics */                       \
    X(NAME, "name")                                                                      \
    X(DEED, "deed")                                                                      \
    /* tokens */                                                                         \
    X(ABBREVIATION, "abbreviation")       /* its full stop ends no sentence; value "end": \
                                             it may */                                   \
    /* names */                                                                          \
    X(HONORIFIC, "honorific")             /* ông, Mr.: part of the mention */            \
    X(TITLE, "title")                     /* CEO, tổng thống: a person follows */        \
    X(TITLE_AFTER, "title-after")         /* 先生, 总裁: a person before */              \
    X(SAY, "say")                         /* verbs of saying: a person or body before */ \
    X(SURNAME, "surname")                                                                \
    X(GIVEN_NAME, "given-name")                                                          \
    X(NAME_PARTICLE, "name-particle")     /* de, van, bin */                             \
    X(COMPANY_BEFORE, "company-before")   /* công ty, tập đoàn, startup */               \
    X(COMPANY_AFTER, "company-after")     /* Inc, Corp, 公司: part of the name */        \
    X(FIRM_ACT, "firm-act")               /* 股价, 供货: what firms have or do, behind */  \
    X(FIRM_OBJECT, "firm-object")         /* 收购: what is done to firms, before */       \
    X(ORGANISATION_BEFORE, "organisation-before") /* đại học: part of the name */        \
    X(ORGANISATION_AFTER, "organisation-after")   /* University, 大学 */                 \
    X(MEDIA_BEFORE, "media-before")       /* tờ, hãng tin */                             \
    X(GOVERNMENT_BEFORE, "government-before")     /* bộ, ủy ban, Ministry of */          \
    X(GOVERNMENT_AFTER, "government-after")       /* Department, 部, 委员会 */           \
    X(PLACE_BEFORE, "place-before")       /* tỉnh, thành phố, city of */                 \
    X(PLACE_AFTER, "place-after")         /* 省, 市, Province */                         \
    X(CHIP_BEFORE, "chip-before")         /* chip, con chip, GPU */                      \
    X(CHIP_AFTER, "chip-after")           /* chip, 芯片 */                               \
    X(PRODUCT_BEFORE, "product-before")   /* mô hình, chatbot, ứng dụng */               \
    X(PRODUCT_AFTER, "product-after")     /* model, 大模型 */                            \
    X(SERIES, "series")                   /* Ascend, GPT: a number follows; value: kind */ \
    X(VARIANT, "variant")                 /* Pro, Max: goes on behind a series */        \
    X(LAW_BEFORE, "law-before")           /* đạo luật, nghị định */                      \
    X(LAW_AFTER, "law-after")             /* Act, Rule, 法案 */                          \
    X(ALIAS, "alias")                     /* also known as, 下称: between two names */      \
    X(NOT_A_NAME, "not-a-name")           /* AI, CEO, GPU, Monday, Theo ... */           \
    X(WORD, "word")                       /* 设计, 客户: in no name of a firm */           \
    X(DEMONYM, "demonym")                 /* value: id of the place */                   \
    X(FIELD, "field")                     /* thương mại, Commerce: what a ministry is for */ \
    X(MODIFIER, "modifier")               /* mã nguồn mở: between a class word and a name */ \
    /* dates */                                                                          \
    X(MONTH, "month")                     /* value 1-12 */                               \
    X(WEEKDAY, "weekday")                 /* value 0 Monday - 6 Sunday */                \
    X(NUMERAL, "numeral")                 /* value: the number */                        \
    X(ORDINAL, "ordinal")                 /* value: the number; none: a number follows */ \
    X(TIME_UNIT, "time-unit")             /* day week month quarter year decade; "-mark" \
                                             only names, a plural only counts */         \
    X(TIME_SHIFT, "time-shift")           /* last -1, this 0, next 1: which unit */      \
    X(TIME_AGO, "time-ago")               /* ago -1, from now 1: how many units away;  \
                                             "later": from the date told before,         \
                                             "before", "after": from the date behind */  \
    X(TIME_DEICTIC, "time-deictic")       /* "day -1", "year 0 2" (two), "same day",     \
                                             "10-01", "2021/2025"; "era 1911": beside a  \
                                             year, with the year before its first */     \
    X(TIME_PART, "time-part")             /* start mid end */                            \
    X(TIME_HALF, "time-half")             /* first half: 1, second: 2 */                 \
    X(TIME_EDGE, "time-edge")             /* the first of several: 1, the last: -1 */    \
    X(TIME_SIDE, "time-side")             /* tới 1, vừa qua -1: behind a date */         \
    X(TIME_RANGE, "time-range")           /* từ "from", giữa "between", đến "to",        \
                                             và "and", 起 (behind) "since" */            \
    X(TIME_LINK, "time-link")             /* of, của, 的; value "the": what is skipped */ \
    X(TIME_FRAME, "time-frame")           /* hôm, ngày, vào, on: a date may follow */    \
    X(TIME_FUTURE, "time-future")         /* sẽ, will, 将 */                             \
    X(TIME_PAST, "time-past")             /* đã, was, 曾; verbs of saying: "say" */      \
    X(TIME_STAMP, "time-stamp")           /* cập nhật, published; value "behind": 讯 */  \
    X(NOT_A_DATE, "not-a-date")           /* value "before" a number: nghị định; or      \
                                             "behind" it: %, tỷ; "moon before" or        \
                                             "moon behind": of its calendar */           \
    /* events */                                                                         \
    X(LIKEWISE, "likewise")               /* did so, làm theo: what was told before */    \
    X(HERALD, "herald")                   /* hit back, the verdict: its day is that of  \
                                             what the next sentence tells */            \
    X(HINDSIGHT, "hindsight")             /* how, why, 回顾: a headline that looks back;  \
                                             value "first": only at its start */        \
    X(CONDITION, "condition")             /* nếu, if, 如果; value "first": only at the   \
                                             start of a sentence */                      \
    X(POSSIBILITY, "possibility")         /* có thể, may, 可能 */                        \
    X(OBLIGATION, "obligation")           /* must, phải, 须: what is got is needed */     \
    X(PLAN, "plan")                       /* dự kiến, plans to, 拟 */                    \
    X(RUMOUR, "rumour")                   /* nguồn tin, reportedly, 据知情人士 */        \
    X(NEGATION, "negation")               /* không, not, 没有 */                         \
    X(PASSIVE, "passive")                 /* bị, được, was ... by, 被 */                 \
    X(AGENT, "agent")                     /* bởi, by: the actor follows */               \
    X(OBJECT, "object")                   /* 把, 将, sang, to, 对: a target follows */   \
    X(CONTINUATION, "continuation")       /* value: "after" tiếp đó, then; "before"      \
                                             trước đó; "same" cùng ngày, 同日 */         \
    X(ANAPHOR, "anaphor")                 /* hãng này, the company: value, its kind */   \
    X(JOIN, "join")                       /* và, and, 和 */                              \
    X(CLAUSE, "clause")                   /* opens a clause; value "relative" for mà,    \
                                             which: what stands before has a part in it */ \
    X(PREPOSITION, "preposition")         /* tại, in, 在: what follows is no subject */  \
    X(INFINITIVE, "infinitive")           /* to, did: a bare form behind it is a verb */ \
    X(TELL, "tell")                       /* cho biết, said, 表示: a clause follows */   \
    X(STATE, "state")                     /* vẫn, still: how things are, no event */     \
    X(OPINION, "opinion")                 /* cho rằng, expects, 认为 */                  \
    X(EFFECT, "effect")                   /* có hiệu lực từ, effective: a date follows */ \
    X(UNTIL, "until")                     /* đến, by, 至: the date behind it is an end */ \
    X(RECALL, "recall")                   /* này "pointer", lệnh "rule", chip "chip", nó   \
                                             "it", chúng tôi "we", cả hai "both": what  \
                                             refers to goods told of before; more       \
                                             "firms": to other firms; 购 "bought" */

typedef enum dl_cue_class {
#define X(id, name) DL_CUE_##id,
    DL_CUE_CLASSES(X)
#undef X
        DL_CUE_CLASS_COUNT
} dl_cue_class;

/* How a text has to write a word of a phrase, given how its table writes it. */
typedef enum dl_case {
    DL_CASE_ANY,
    DL_CASE_UPPER,          /* one letter is a capital or an initial */
    DL_CASE_UPPER_OR_FIRST, /* of more than four bytes: NVIDIA, Nvidia */
    DL_CASE_FIRST,          /* with a capital; in a loose phrase, any */
    DL_CASE_MIXED           /* with a capital */
} dl_case;
enum { DL_CASE_BITS = 4 };

typedef struct dl_entry {
    uint16_t cue;       /* dl_cue_class */
    uint8_t languages;  /* bit 1 << dl_language for each it belongs to; names: all */
    uint8_t words;      /* words of the phrase */
    uint32_t number;    /* DL_CUE_NAME: row; DL_CUE_DEED: topic word; else value as a number */
    dl_str phrase;      /* as written in its table */
    dl_str value;       /* third column, may be empty */
    uint64_t cases;     /* dl_case of each word, the first lowest */
    /* names alone */
    const dl_ambiguity *ambiguity; /* what the register says of the phrase, or NULL */
    uint32_t house;                /* the row of its affiliation, or DL_NO_ROW */
    bool bracketed;                /* "... (BIS)": two mentions, no phrase of one */
} dl_entry;

typedef struct dl_entries {
    const dl_entry *items;
    size_t count;
} dl_entries;

typedef struct dl_lexicon dl_lexicon;

/* A phrase that dl_words_next cuts into more words than this is refused. */
#define DL_PHRASE_WORDS 16

dl_lexicon *dl_lexicon_new(dl_arena *arena);
/* Rows: class, phrases (several with ";"), value; lines that begin with # are comments. */
void dl_lexicon_load(dl_lexicon *lexicon, dl_language language, dl_str file, dl_str text,
                     dl_reports *reports);
void dl_lexicon_add_register(dl_lexicon *lexicon, const dl_register *entities);
void dl_lexicon_add_topics(dl_lexicon *lexicon, const dl_topics *topics);
/* Must be called once, after the last load and before the first look-up. */
void dl_lexicon_seal(dl_lexicon *lexicon);

/* The number of a folded word, from 1; 0 if no phrase has it. */
uint32_t dl_lexicon_term(const dl_lexicon *lexicon, dl_str folded);
/* One more than the highest term. */
uint32_t dl_lexicon_terms(const dl_lexicon *lexicon);
/* The sealed trie, open to who walks it from every word of a text. The edges and the
 * entries of a node are a slice each, which ends where that of the next node begins.
 * Nearly every step leads nowhere, so a node has a bit for each term (modulo 64) that
 * goes on from it. */
typedef struct dl_trie_node {
    uint64_t follows;
    uint32_t first_edge, first_entry;
} dl_trie_node;

typedef struct dl_trie_edge {
    uint32_t node, term, next; /* of a node by term */
} dl_trie_edge;

/* What a text asks of every entry, apart from the rest of it: it fits the cache. */
typedef struct dl_entry_sort {
    uint8_t cue, languages;
} dl_entry_sort;

typedef struct dl_trie {
    uint32_t *from_root; /* the node behind the root (0) by each term, 0 for no term */
    dl_trie_node *nodes; /* and one behind the last */
    dl_trie_edge *edges;
    dl_entry *entries;
    dl_entry_sort *sorts; /* of each entry */
} dl_trie;

const dl_trie *dl_lexicon_trie(const dl_lexicon *lexicon);
/* Every entry of a sealed lexicon, those of one phrase together. */
dl_entries dl_lexicon_entries(const dl_lexicon *lexicon);

/* The node behind another that is not the root; 0 if there is none. */
uint32_t dl_trie_follow(const dl_trie *trie, uint32_t node, uint32_t term);
/* The node behind `node` (0: the root) by a term; 0 if there is none. */
static inline uint32_t dl_trie_step(const dl_trie *trie, uint32_t node, uint32_t term)
{
    if (node == 0)
        return trie->from_root[term];
    return trie->nodes[node].follows >> term % 64 & 1 ? dl_trie_follow(trie, node, term)
                                                      : 0;
}
/* Has the processor fetch a node that will be asked soon. */
static inline void dl_trie_fetch(const dl_trie *trie, uint32_t node)
{
    __builtin_prefetch(&trie->nodes[node]);
}
/* The entries that end at a node. */
static inline dl_entries dl_trie_entries(const dl_trie *trie, uint32_t node)
{
    uint32_t first = trie->nodes[node].first_entry;
    return (dl_entries){ trie->entries + first,
                         trie->nodes[node + 1].first_entry - first };
}

#endif
