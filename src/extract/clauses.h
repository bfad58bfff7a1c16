#ifndef DL_CLAUSES_H
#define DL_CLAUSES_H
/* Private to the events of extract: the clause of one verb, and how it is read: where it
 * begins and ends, its voice, its object. */
#include "src/extract/sentence.h"

/* One verb and what stands around it. */
typedef struct dl_clause {
    uint32_t verb;        /* piece */
    uint32_t order;       /* the order that governs it, or DL_NO_PIECE */
    uint32_t object;      /* the piece that its sense needs, or DL_NO_PIECE */
    uint32_t agent;       /* of a passive; or DL_NO_PIECE */
    uint32_t left, right; /* pieces [left, right) belong to it */
    dl_sense sense;
    bool passive;
    bool pronoun; /* what its sense needs is only "it", named in the sentence before */
    bool reduced; /* "the rule, issued in May" */
    bool attributive; /* 10月发布的规则 */
    bool order_passive;
    bool obliged; /* must */
} dl_clause;

/* What its object may be; 0 if it has none. */
static inline uint32_t dl_clause_object_groups(const dl_story *story,
                                               const dl_clause *clause)
{
    return clause->object != DL_NO_PIECE ? dl_piece_at(story, clause->object)->groups : 0;
}

/* clause_bounds.c: pieces looked at from a verb in each direction. */
enum { DL_CLAUSE_NEAR = 24 };
/* Where the clause of a verb ends, and from where its left part counts: a passive reaches
 * further for what it needs. */
uint32_t dl_clause_right(const dl_story *story, uint32_t verb);
uint32_t dl_clause_left(const dl_story *story, const dl_clause *clause, bool reaches,
                        uint32_t needs);
/* The verb that lets do what a verb behind "to" tells: "allowed Nvidia to ship it". */
uint32_t dl_verb_permission(const dl_story *story, uint32_t verb);
/* A verb of another clause: one that is nobody's object. */
bool dl_verb_parts(const dl_story *story, uint32_t number);
/* 发布的规则: a verb that only says which. */
bool dl_verb_is_attributive(const dl_story *story, uint32_t verb);

/* voice.c: sets whether the clause is passive, and by whom. */
void dl_clause_voice(const dl_story *story, dl_clause *clause);
/* The passive marker before a verb, *agent between them; DL_NO_PIECE for none. */
uint32_t dl_verb_passive(const dl_story *story, uint32_t verb, uint32_t *agent);
/* "Quy định do BIS đưa ra hôm thứ Ba | chuyển H200 sang xét duyệt": whether a Vietnamese verb only
 * says which rule the one behind it is told of. */
bool dl_verb_only_says_which(const dl_story *story, uint32_t verb);
/* The party behind "by". */
uint32_t dl_verb_agent(const dl_story *story, uint32_t verb, uint32_t end);
/* "was cut off", "was hit": what can be a participle is one behind a marker. */
bool dl_verb_must_be_passive(const dl_story *story, uint32_t verb);

/* noun_heads.c: where the noun ends that begins at a piece: "its gallium ban" is a ban. */
uint32_t dl_noun_head(const dl_story *story, uint32_t noun, uint32_t end);
/* objects.c: sets the object that the clause's sense needs, and whether it is only a pronoun; what
 * stands before the verb counts if `leftward`, what is behind it up to `end`. */
void dl_clause_find_object(const dl_story *story, dl_clause *clause, uint32_t end,
                           bool leftward);

/* clauses.c: reads the clause of a verb; false if no sense of it fits. */
bool dl_clause_read(const dl_story *story, uint32_t verb, dl_clause *clause);

/* clauses_zh.c: 告诉路透社，美国将禁止: an order that is none. */
bool dl_order_only_tells(const dl_story *story, uint32_t order, uint32_t verb);
/* The object of an active verb that stands before it, or far behind 的; DL_NO_PIECE. */
uint32_t dl_object_ahead(const dl_story *story, const dl_clause *clause, uint32_t needs);
uint32_t dl_object_behind(const dl_story *story, const dl_clause *clause, uint32_t needs);
/* Whether what is done to a noun is not done to its goods: 收购的交易获批. */
bool dl_clause_is_about_noun(const dl_story *story, const dl_clause *clause);
/* The same of what a firm has, of a waiver whose use is told, of what stands too far. */
bool dl_firm_is_owner(const dl_story *story, uint32_t firm, uint32_t end);
bool dl_clause_is_outdone(const dl_story *story, const dl_clause *clause);
bool dl_object_is_far(const dl_story *story, const dl_clause *clause);
/* denied_zh.c: 搁置向中芯国际发放许可证: whether what a Chinese verb gives is not given. */
bool dl_verb_is_withheld(const dl_story *story, uint32_t verb);
/* 推迟发布B30A, 拒绝解除禁令: the same of any other deed of a verb. */
bool dl_verb_is_put_off(const dl_story *story, uint32_t verb);
/* clauses_zh.c: 将之推倒: whether a pronoun is taken before the verb. */
bool dl_verb_takes_it(const dl_story *story, uint32_t verb);
/* Whether a clause only tells which firms are meant: 被列入实体清单的企业. */
bool dl_clause_describes(const dl_story *story, const dl_clause *clause);

/* apposed_vi.c: the pieces of the names far before a Vietnamese passive, to which it is done. */
dl_span dl_clause_names_apart(const dl_story *story, const dl_clause *clause);

#endif
