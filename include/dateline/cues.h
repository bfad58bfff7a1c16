#ifndef DL_CUES_H
#define DL_CUES_H
/* [reference] The classes of phrases that mean something to extraction. */

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
    X(FIRM_ACT, "firm-act")               /* 供货, shipments: what firms have or do, behind */ \
    X(FIRM_OBJECT, "firm-object")         /* 收购, takeover: what is done to firms, before */ \
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
    X(SERIES, "series")                   /* Ascend, GPT: a number follows; value: kind [name] */\
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
    X(MARKET, "market")                   /* shares, 股价: what its day is of, no deed's */ \
    X(MARK, "mark")                       /* what one rule asks for by its value, in words of no \
                                             class: reports "news", untrue "false": that of it; \
                                             plan "plan", shelved "undone", hoãn "off";  \
                                             escaped "escape"; nobody "nobody"; án "decision", \
                                             việc "matter": a deed is part of it; mà "lacking", \
                                             but behind a "ban"; 许可 "licence"; 赴 "goal": the \
                                             place does nothing; 的计划 "plan"; 表示 "react", \
                                             指责 "accuse": to, of what somebody did; it has not \
                                             "taken back": what was told; sued "suit": by a firm; \
                                             稀土 "home", 众议院 "abroad": whose ministry */ \
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

#endif
