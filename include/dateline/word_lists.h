#ifndef DL_WORD_LISTS_H
#define DL_WORD_LISTS_H
/* [reference] The lists of words that rules of extraction ask for by name.
 *
 * The words stand in the lexicons' rows of class "list", each under the name of its list:
 * those of a language in its own, signs in lexicon-signs.tsv. A member is one word or
 * sign; what is found of several words is a class of phrases (cues.h). A list says what its
 * words are, in whatever language: the rule that asks knows where it looks.
 */

/* One list gives the enum and the names used in the third column. */
#define DL_WORD_LISTS(X)                                                                 \
    /* between words and names */                                                        \
    X(APPOSITION_SIGN, "apposition-sign") /* an apposition may follow */                 \
    X(CLAUSE_COMMA, "clause-comma")       /* part clauses, and the weaker, */            \
    X(CLAUSE_STOP, "clause-stop")         /* and the stronger of them */                 \
    X(JOINING_SIGN, "joining-sign")       /* 、: says "and" */                           \
    X(LIST_JOINT, "list-joint")           /* và, or: between the members of a list */    \
    X(CLAUSE_OPENER, "clause-opener")     /* that, while: open another clause */         \
    /* names and their kinds */                                                          \
    X(CALLED, "called")                   /* named, dubbed: a name follows */            \
    X(HAVING, "having")                   /* its, own: what somebody has follows, */     \
    X(HAVING_NEW, "having-new")           /* and what is told of it as new */            \
    X(LED_BODY, "led-body")               /* cabinet: of whoever is named before */      \
    X(NAME_LEAD, "name-lead")             /* the, một: between a clue and its name */    \
    X(OFFICE_OF, "office-of")             /* of, thuộc: between an office and its house */ \
    X(PLACE_IN, "place-in")               /* near, ở: before a place */

typedef enum dl_word_list {
#define X(id, name) DL_LIST_##id,
    DL_WORD_LISTS(X)
#undef X
        DL_WORD_LIST_COUNT
} dl_word_list;

#endif
