#ifndef DL_WORDING_H
#define DL_WORDING_H
/* [extract] What the model of wordings (dateline/deed_model.h) says of a sentence, main
 * clause by main clause: for deeds that no verb tells, and for those that one tells
 * wrongly. */
#include "dateline/deed_model.h"
#include "src/extract/clauses.h"

/* The most tokens of a stretch that the model is asked about. */
enum { DL_STRETCH_LONGEST = 120 };

/* A stretch of a sentence: pieces, and the tokens of them and between them. */
typedef struct dl_stretch {
    uint32_t first, end; /* pieces */
    uint32_t from, to;   /* tokens */
} dl_stretch;

/* stretches.c: the pieces [first, end) of the sentence. */
dl_stretch dl_stretch_of(const dl_story *story, uint32_t first, uint32_t end);
/* Whether a main clause that begins with the piece `first` ends before another piece, or
 * before one that tells of another day. */
bool dl_stretch_ends(const dl_story *story, uint32_t first, uint32_t piece);
/* "May 2020: Washington stretches its rules", "From June, however, it may not": whether the
 * pieces [first, end) are only a day in front of a clause, and part of it. */
bool dl_stretch_is_day(const dl_story *story, uint32_t first, uint32_t end);
/* The same: "chỉ một tháng sau lệnh đầu tiên": a Vietnamese stretch that only says how long
 * behind something what stands before it was. */
bool dl_stretch_is_only_apart(const dl_story *story, const dl_stretch *its);

/* untold.c: whether one of the tellings from `first` on has its verb in a segment. */
bool dl_segment_is_done(const dl_story *story, size_t first, uint32_t segment);

/* denied_zh.c: whether a Chinese stretch tells what nobody has heard of, or what is false. */
bool dl_stretch_is_denied(const dl_story *story, const dl_stretch *its);
/* denied_en.c: the same in English, of what somebody refused to do. */
bool dl_stretch_is_refused(const dl_story *story, const dl_stretch *its);
/* Whether it only tells that somebody had no licence (没有申领许可) or was refused a deed. */
bool dl_stretch_is_unmet(const dl_story *story, const dl_stretch *its, dl_deed deed);
/* denied_vi.c: "Nvidia chưa ra mắt B30A": whether a Vietnamese verb of the deed is denied. */
bool dl_stretch_is_undone(const dl_story *story, const dl_stretch *its, dl_deed deed);
/* Whether a stretch only tells of a purchase or remarks on what is known. */
bool dl_stretch_is_remark(const dl_draft *draft, const dl_stretch *its);
/* Whether a Chinese stretch only tells the crime that prosecutors charge. */
bool dl_stretch_is_charge(const dl_draft *draft, const dl_stretch *its);

/* asked.c: whether it depends on something ("if"); *asked: it tells what somebody asks,
 * which may only be a probe or a plan under consideration. */
bool dl_stretch_depends(const dl_story *story, const dl_stretch *its, bool *asked);

/* stretch_deeds.c: sets the deed right, once it is known who does it and to what; `same`:
 * what it does likewise, or NULL. */
void dl_stretch_settle_deed(const dl_story *story, const dl_stretch *its,
                            const dl_telling *same, dl_telling *telling);
/* stretch_parties.c: the chips, products, goods and laws of a stretch; then who and whom. */
void dl_stretch_add_things(const dl_story *story, const dl_stretch *its,
                           dl_telling *telling);
void dl_stretch_add_parties(const dl_story *story, const dl_stretch *its,
                            dl_telling *telling);
/* Whether who stands at a piece, a name or what stands for one that is known, can have done
 * a deed. "A Chinese national was charged": an adjective does nothing. */
bool dl_piece_can_do(const dl_story *story, uint32_t piece, dl_deed deed);
/* The same: what only those do that make or sell something. */
bool dl_deed_is_firms(dl_deed deed);

/* wording.c: how likely each deed is, and none (DL_NO_DEED), in DL_DEED_SCALE; false if
 * there is no model of the article's language. */
bool dl_stretch_scores(dl_story *story, const dl_stretch *its,
                       int32_t scores[DL_DEED_CLASSES]);
dl_deed dl_deed_likeliest(const int32_t scores[DL_DEED_CLASSES]);

/* guessed_dates.c: the only date of a stretch, or DL_NO_PIECE; and the date of a deed that
 * the model told, `sure` of it, if the clause has none. */
uint32_t dl_stretch_only_date(const dl_story *story, const dl_stretch *its);
void dl_guess_date(dl_story *story, const dl_clause *clause, const dl_stretch *its,
                   bool sure, dl_telling *telling);

/* stretch_dates.c: settles the date of what a stretch tells, beside what verbs told or as
 * another did (`same`, or NULL); false if its dates speak against telling it. `dated`: it
 * has a date, or refers to one. */
bool dl_stretch_settle_date(const dl_story *story, const dl_stretch *its,
                            const dl_telling *same, bool beside, bool dated,
                            dl_telling *telling);

/* stretch_telling.c: adds what a stretch tells to the tellings, if it tells a deed;
 * `beside`: verbs told what else its sentence tells. */
void dl_stretch_tell(dl_story *story, const dl_stretch *its, bool beside);

/* overruled.c: corrects the deed of a telling from `first` on where the model is sure of
 * another one. */
void dl_story_overrule(dl_story *story, size_t first);

/* stretch_deeds.c: 发布公告, 公布财报: whether a Chinese launch brings out nothing but a paper. */
bool dl_stretch_brings_paper(const dl_story *story, const dl_stretch *its,
                             const dl_telling *telling);
/* 不予许可镓出口的规定，|暂停至2026年: whether a Chinese verb of the sentence eases something on the day on which
 * the words beside it impose it. */
bool dl_telling_is_eased_beside(const dl_story *story, const dl_telling *telling);

#endif
