#ifndef DL_WORD_LISTS_H
#define DL_WORD_LISTS_H
/* [reference] The lists of words that rules of extraction ask for by name.
 *
 * The words stand in the lexicons' rows of class "list", each under the name of its list:
 * those of a language in its own, signs in lexicon-signs.tsv. A member is one word or
 * sign; what is found of several words is a class of phrases (cues.h). A list says what its
 * words are, in whatever language: the rule that asks knows where it looks.
 *
 *     lexicon-en.tsv:  list<TAB>its;their;his;her;our<TAB>owner
 *     a rule asks:     dl_draft_in(draft, token, DL_LIST_OWNER)
 */

/* One list gives the enum and the names used in the third column. */
#define DL_WORD_LISTS(X)                                                                 \
    /* signs */                                                                          \
    X(APOSTROPHE, "apostrophe")                                                          \
    X(APPOSITION_SIGN, "apposition-sign")  /* , (: an apposition may follow */           \
    X(BEFORE_PAPER_SIGN, "before-paper-sign") /* 【, 《: a paper is named behind */      \
    X(BEHIND_AGE_SIGN, "behind-age-sign")  /* what may stand for it behind a number */   \
    X(BEHIND_PAPER_SIGN, "behind-paper-sign")                                            \
    X(BEHIND_TITLE_SIGN, "behind-title-sign") /* 》, （: behind the title of a law */    \
    X(BULLET, "bullet")                    /* opens an item of a list */                 \
    X(CLAUSE_COMMA, "clause-comma")        /* part clauses, and the weaker */            \
    X(CLAUSE_STOP, "clause-stop")          /* ; and the stronger of them */              \
    X(CLOSING_SIGN, "closing-sign")        /* an aside or what somebody said ends */     \
    X(DASH, "dash")                                                                      \
    X(JOINING_SIGN, "joining-sign")        /* 、: says "and" */                          \
    /* words of grammar */                                                               \
    X(AND_OR, "and-or")                                                                  \
    X(ARTICLE, "article")                                                                \
    X(BE_OR_HAVE, "be-or-have")            /* is, had */                                 \
    X(DEFINITE, "definite")                /* the, these, its: of what is known */       \
    X(DETERMINER, "determiner")            /* the, its, s: a noun follows */             \
    X(DUTY, "duty")                        /* phải, cần: what must be done follows */    \
    X(HAVE_OR_WAS, "have-or-was")                                                        \
    X(INDEFINITE, "indefinite")                                                          \
    X(OR, "or")                                                                          \
    X(OWNER, "owner")                      /* its, our: whose */                         \
    X(SEVERAL, "several")                                                                \
    X(SUBJECT_PRONOUN, "subject-pronoun")                                                \
    /* names: where they end, and what they name */                                      \
    X(ACT_DOING, "act-doing")              /* stop, protect: what an act says it does */ \
    X(AGE, "age")                          /* tuổi, aged: of a person */                 \
    X(BASED, "based")                      /* based: in the place before it */           \
    X(BEFORE_NAME, "before-name")          /* the, nước: written before a name, no       \
                                              part of it */                              \
    X(BEHIND_NUMBER, "behind-number")      /* 芯, 则: behind the numbers of a series */  \
    X(BEHIND_TITLE, "behind-title")        /* là, nhằm: ends the title of a law */       \
    X(CALLED, "called")                    /* named, dubbed: a name follows */           \
    X(CAPTION, "caption")                  /* photo, 图: before ":", a picture's         \
                                              caption */                                 \
    X(DOMAIN, "domain")                    /* ai, com: behind the full stop of a name */ \
    X(EXCHANGE, "exchange")                /* SH, NYSE: in the code of a stock */        \
    X(FIRM_END, "firm-end")                /* 司, 头: the last of a kind of firm,        \
                                              公司, 巨头 */                              \
    X(GOES_ON, "goes-on")                  /* and, while: behind a comma, no             \
                                              apposition */                              \
    X(GRADE, "grade")                      /* Pro, Max: behind the name of a chip or     \
                                              product */                                 \
    X(HAVING, "having")                    /* its, own: what somebody has follows */     \
    X(HAVING_NEW, "having-new")            /* its, latest: so does what is told of it    \
                                              as new */                                  \
    X(HUMAN, "human")                      /* citizen, trader: what only a person is */  \
    X(LED_BODY, "led-body")                /* cabinet: of whoever is named before */     \
    X(LIST_JOINT, "list-joint")            /* và, or: between the members of a list */   \
    X(NAME_LEAD, "name-lead")              /* the, một: between a clue and its name */   \
    X(NO_CHIP, "no-chip")                  /* process, 制程: "A16" before it is no       \
                                              chip */                                    \
    X(NO_MINISTRY, "no-ministry")          /* 部长, 部门: behind 部, it is no            \
                                              ministry */                                \
    X(NUMBER_JOINT, "number-joint")        /* 和, 、: between the numbers of a series */ \
    X(OFFICE_END, "office-end")            /* 署, 院: the last of an authority or a      \
                                              paper */                                   \
    X(OFFICE_OF, "office-of")              /* of, thuộc: between an office and its       \
                                              house */                                   \
    X(PARTICLE, "particle")                /* 的, 被: in no name of a body */            \
    X(PHONE, "phone")                      /* 系, 旗: behind what names a phone */       \
    X(PLACE_IN, "place-in")                /* near, ở: before a place */                 \
    X(TITLE_HEAD, "title-head")            /* Measures, Rules: a title begins */         \
    X(TITLE_LINK, "title-link")            /* of, with: in lower case inside of a        \
                                              title */                                   \
    X(WHO, "who")                          /* who, người: of a person */                 \
    /* dates: what is one, and of when */                                                \
    X(ANALOGUE, "analogue")                /* 模拟, 虚拟: before 拟, nothing is          \
                                              planned */                                 \
    X(ATTRIBUTE_LEAD, "attribute-lead")    /* its, such: a participle behind it may      \
                                              only say which */                          \
    X(BEFORE_DAY, "before-day")            /* on, until: "the 15th" behind it is a       \
                                              day */                                     \
    X(BEFORE_NOW, "before-now")            /* 如今, 至今: 今 behind it is no today */    \
    X(BEFORE_ORDINAL, "before-ordinal")    /* năm, kỳ: "thứ hai" behind it counts */     \
    X(BEFORE_THAT, "before-that")          /* in, late: "that May" behind it is one      \
                                              told before */                             \
    X(BEGINNING, "beginning")              /* bắt đầu, khởi đầu: before a đầu that is    \
                                              no part of a time */                       \
    X(BEHIND_DAY, "behind-day")            /* it, but: "the 15th" before it is a day */  \
    X(BEHIND_MIDDLE, "behind-middle")      /* 国, 芯: 中 before it begins a name, no     \
                                              middle */                                  \
    X(BEHIND_ORDINAL, "behind-ordinal")    /* của, thế giới: "thứ hai" before it         \
                                              counts */                                  \
    X(BEHIND_TOLD_TIME, "behind-told-time") /* khi, đó: a time before it is told from    \
                                               another */                                \
    X(CLAUSE_OPENER, "clause-opener")      /* that, while: open another clause */        \
    X(COMING, "coming")                    /* this coming Tuesday: the next one */       \
    X(COUNTED_OUT, "counted-out")          /* 了, 过: a time that ends in it is over,    \
                                              and none behind it */                      \
    X(EACH, "each")                        /* mỗi, nửa: the time behind it is counted */ \
    X(GAP_EDGE, "gap-edge")                /* 前, 之: beside a time that counts from     \
                                              another */                                 \
    X(GIVEN_NAME_MONTH, "given-name-month") /* April: may be who is called so */         \
    X(HALF_OR_ONE, "half-or-one")          /* một, nửa: counts a time that is told       \
                                              from another */                            \
    X(HOUR, "hour")                        /* 时, 点, or the sign behind a number */     \
    X(MEANING, "meaning")                  /* định, tính: to do what follows */          \
    X(MOVING_DATE, "moving-date")          /* extended, postponed: what was done to      \
                                              such a date */                             \
    X(NEIGHBOURING, "neighbouring")        /* the following May: next to one told        \
                                              before */                                  \
    X(NO_NOUN, "no-noun")                  /* to, when: "the first" before it counts     \
                                              nothing */                                 \
    X(NO_TIME_BEFORE, "no-time-before")    /* deadline, plan: what is done by the        \
                                              date behind it is to come */               \
    X(UNCOUNTED, "uncounted")              /* vài, hàng, trăm: the times behind it       \
                                              are several */                             \
    X(WHOLE_TIME, "whole-time")            /* year, quarter: what has a last week */     \
    X(WORD_LIKE_DATE, "word-like-date")    /* may, sun: a month or weekday, or           \
                                              another word */                            \
    /* events: when, and which date is whose */                                          \
    X(BEFORE_DATE, "before-date")          /* on, late, back: between a verb and its     \
                                              date */                                    \
    X(BEHIND_LATER, "behind-later")        /* đó, nữa: "sau" before it leads no noun */  \
    X(BEHIND_WHEN, "behind-when")          /* 后, 时: ends a clause of time before       \
                                              its comma */                               \
    X(CAME, "came")                        /* came, followed: only that something was */ \
    X(COMPARING, "comparing")              /* sớm, thì: how the day of one is to that    \
                                              of another */                              \
    X(DAY_NOUN, "day-noun")                /* ngày, đêm: of a day */                     \
    X(FIGURE, "figure")                    /* 亿, %: of a sentence of figures */         \
    X(LAPSING, "lapsing")                  /* hết, mất: before "hiệu lực", something     \
                                              ends */                                    \
    X(LEAD_WORD, "lead-word")              /* sau, ngoài: leads the main clause */       \
    X(NOT_AT_ONCE, "not-at-once")          /* khi, sau: "ngay" before it is not "at      \
                                              once" */                                   \
    X(NOW, "now")                          /* nay, giờ: up to the day of writing */      \
    X(OF_THAT, "of-that")                  /* 那, 的: behind a date, that of a noun */   \
    X(PAPER_LEAD, "paper-lead")            /* under, according: a paper opens the        \
                                              sentence */                                \
    X(PART_OF_TIME, "part-of-time")        /* morning, rest: "of May" behind it is       \
                                              when */                                    \
    X(PASSIVE, "passive")                                                                \
    X(ROUGHLY, "roughly")                  /* gần, đầy: before a count */                \
    X(RULE_NOUN, "rule-noun")              /* order, curbs: what was told of before      \
                                              takes effect */                            \
    X(STARTING, "starting")                /* starting, beginning: with what is to       \
                                              come */                                    \
    X(STILL_TO_BE, "still-to-be")          /* will, must: "not until" behind it is       \
                                              still to come */                           \
    X(TELLING_NOUN, "telling-noun")        /* move, step: the "that" behind it says      \
                                              what it was */                             \
    X(TIMES, "times")                      /* hours, weeks: what nothing counts */       \
    X(WAS_SO, "was-so")                    /* expected, pending: how it had been */      \
    /* events: what is done, by whom and to what */                                      \
    X(ACTING_BEHIND, "acting-behind")      /* 也, 宣布: a country before it acts         \
                                              itself */                                  \
    X(ADVERB, "adverb")                    /* again, now: between a subject and its      \
                                              verb */                                    \
    X(ANY, "any")                          /* các, mỗi: a chip behind it is not the      \
                                              one told of */                             \
    X(AUTHORITY, "authority")              /* officials, customs: a country before it    \
                                              acts itself */                             \
    X(BEFORE_ATTRIBUTE, "before-attribute") /* its, into: a participle behind it only    \
                                               says which */                             \
    X(BEFORE_DOING, "before-doing")        /* for, began: a word in -ing behind it       \
                                              takes an object */                         \
    X(BEFORE_LETTING, "before-letting")    /* sẽ, vừa: "cho" behind it lets others do    \
                                              it */                                      \
    X(BEFORE_ONE, "before-one")            /* và, còn: "một" behind it is one of         \
                                              several */                                 \
    X(BEHIND_KNOWN, "behind-known")        /* sang, này: a chip before it is the one     \
                                              told of */                                 \
    X(BEHIND_NOUN, "behind-noun")          /* hôm, đã, vào: a noun before it has said    \
                                              all of itself */                           \
    X(BEHIND_THING, "behind-thing")        /* mới, này: between a thing and "do",        \
                                              which leads who made it */                 \
    X(BEHIND_TOLD, "behind-told")          /* to, by, last: behind it, that somebody     \
                                              is no other */                             \
    X(BILL_SAYING, "bill-saying")          /* to, banning: what an English bill says     \
                                              follows */                                 \
    X(CLASSIFIER, "classifier")            /* con, mẫu: before "chip" */                 \
    X(CLASS_LEAD, "class-lead")            /* a, both: a noun behind it only says        \
                                              what something is */                       \
    X(CURB, "curb")                        /* hạn chế, cấm: what is lifted */            \
    X(DESIGNED, "designed")                /* tailored, devised: what a firm has         \
                                              made, to fit the limits */                 \
    X(FILLER, "filler")                    /* also, then: says nothing between what      \
                                              is told */                                 \
    X(FLAW, "flaw")                        /* backdoor, risks: of a product that is      \
                                              looked into */                             \
    X(FOLLOWED, "followed")                /* came, joined: tells no more than the       \
                                              verb before */                             \
    X(LIGHT_VERB, "light-verb")            /* 进行, 实施: who stands before it has it    \
                                              done to him */                             \
    X(LOAD, "load")                        /* lô, container: what customs hold */        \
    X(MEANS, "means")                      /* bằng, nhờ: what something is made or       \
                                              shown with */                              \
    X(MEETING, "meeting")                  /* talks, summit: after which something is    \
                                              done */                                    \
    X(NOTICE, "notice")                    /* thư, lệnh: by whom it is tells who did     \
                                              it */                                      \
    X(NO_OBJECT_WORD, "no-object-word")    /* the, for, it: behind "-ed", no noun of     \
                                              it */                                      \
    X(OFFICE, "office")                    /* officials, bộ: an authority without its    \
                                              name */                                    \
    X(PASSIVE_LEAD, "passive-lead")        /* be, getting: takes no object */            \
    X(PAST_VERB, "past-verb")              /* took, forbade: what can only be a past */  \
    X(POINTER, "pointer")                  /* the, this: what the text speaks of         \
                                              follows */                                 \
    X(QUANTITY, "quantity")                /* một, các, thêm: a noun behind it is no     \
                                              one told of before */                      \
    X(SERVICE, "service")                  /* app, chatbot: what is banned from          \
                                              devices */                                 \
    X(SERVICE_NOUN, "service-noun")        /* app, it: the service of the firm just      \
                                              named */                                   \
    X(SHORT_OFFICE, "short-office")        /* Commerce, Treasury: an American            \
                                              department */                              \
    X(SIMPLE_PAST, "simple-past")          /* brought, put: may be a past behind its     \
                                              subject */                                 \
    X(TOLD_OF_CHIP, "told-of-chip")        /* của, vừa: what is told of a known chip     \
                                              follows */                                 \
    X(TOLD_TO, "told-to")                  /* ordered, forced: what somebody was told    \
                                              to do */                                   \
    X(TRADE, "trade")                      /* bán, dùng: what others are let do with     \
                                              goods */                                   \
    X(TRADED, "traded")                    /* used, shipped: what was done with          \
                                              "banned chips" */                          \
    X(USE, "use")                                                                        \
    X(USER_DATA, "user-data")              /* data, users: what a service has */         \
    X(VERSION, "version")                  /* variant, cousin: of the chip behind its    \
                                              "of" */                                    \
    X(WHO_IS_LET, "who-is-let")            /* các hãng, khách hàng: who is let opens     \
                                              with it */                                 \
    X(WITHDRAWING, "withdrawing")          /* 撤, 废: what is done to a rule */          \
    /* events: whether it is so */                                                       \
    X(MADE_WITH, "made-with")  /* using, trained: what a new thing was made with follows */\
    X(ABOUT, "about")                      /* 就, 因: what somebody acts about           \
                                              follows */                                 \
    X(ACCORDING, "according")              /* 依据, 根据, 按照: what a rule says         \
                                              follows */                                 \
    X(AWAITING, "awaiting")                /* 待: what has not come yet follows */       \
    X(BECAME, "became")                    /* became, used: what stands behind its       \
                                              "to" was done */                           \
    X(BEFORE_MATTER, "before-matter")      /* trong, về: before a việc that only is a    \
                                              noun */                                    \
    X(BEFORE_NOBODY, "before-nobody")      /* that, yet: "nobody" behind it opens a      \
                                              clause */                                  \
    X(BEHIND_SO, "behind-so")              /* phải, đã: "nên" before it means "so",      \
                                              not "should" */                            \
    X(BOUND, "bound")                      /* agreed, vowed: what somebody bound         \
                                              himself to do */                           \
    X(BREATH_END, "breath-end")            /* 但, 后: what somebody denies ends */       \
    X(CALLING, "calling")                  /* is, as: what is false or shelved           \
                                              follows */                                 \
    X(CEASING, "ceasing")                  /* ngừng, bỏ: a việc that is to end */        \
    X(CHARGED, "charged")                  /* accused, guilty: of what was done */       \
    X(DECISION, "decision")                /* decision, moves: was made */               \
    X(DOING, "doing")                      /* has, did: "not" behind it denies a deed */ \
    X(DRAFT_NOUN, "draft-noun")            /* bill, proposal: no rule yet */             \
    X(ENACTED, "enacted")                  /* signed, law: what a bill is in the end */  \
    X(ENACTS, "enacts")                    /* signs, passes: what makes it that */       \
    X(EXCEPTING, "excepting")              /* unless, trừ phi: leaves it open */         \
    X(FORBIDDING, "forbidding")            /* cấm, phép: who buys is forbidden to, or    \
                                              let */                                     \
    X(GERUND_PREDICATE, "gerund-predicate") /* is, violates: what an English gerund      \
                                               is, or does */                            \
    X(GOODS_SCOPE, "goods-scope")          /* chứa, vượt: which goods a condition is     \
                                              about */                                   \
    X(HOPED, "hoped")                      /* expected, assured: behind "had", what      \
                                              came to nothing or not */                  \
    X(ONCE, "once")                        /* once, when: leads what has to be done      \
                                              first */                                   \
    X(PERMITTING, "permitting")            /* may, allowed: "no firm" before it          \
                                              denies nothing */                          \
    X(POTENTIAL, "potential")              /* likely, fears: what only a thing may be */ \
    X(PROMPTED, "prompted")                /* led: made somebody do what stands          \
                                              behind its "to" */                         \
    X(PROPOSED, "proposed")                /* planned, draft: a rule behind it is        \
                                              none yet */                                \
    X(PROSECUTING, "prosecuting")          /* 捕, 判: what is done about a crime */      \
    X(QUESTION_OPENER, "question-opener")  /* has, did: opens an English question */     \
    X(REASON, "reason")                    /* since, vì: why, or after what */           \
    X(SO_FAR, "so-far")                    /* yet, so: between "not" and a deed */       \
    X(STILL_OPEN, "still-open")            /* any, future: a decision behind it was      \
                                              not made */                                \
    X(SUBJECT_OPENER, "subject-opener")    /* the, she, such: opens an English           \
                                              subject */                                 \
    X(THEN_ONLY, "then-only")              /* 才, 方可: what is still to come */         \
    X(TOPIC_LEAD, "topic-lead")            /* of, toward: what something is about        \
                                              follows */                                 \
    X(UNDOING, "undoing")                  /* lifted, revoked: what was ordered is no    \
                                              longer to be */                            \
    X(VERBS_SUBJECT, "verbs-subject")      /* they, which: the "had" behind it is no     \
                                              condition */                               \
    X(WENT_ON_TO, "went-on-to")            /* decided, law, so: what stands behind       \
                                              its "to" is done */                        \
    X(WISH, "wish")                        /* wants, intends */

typedef enum dl_word_list {
#define X(id, name) DL_LIST_##id,
    DL_WORD_LISTS(X)
#undef X
        DL_WORD_LIST_COUNT
} dl_word_list;

#endif
