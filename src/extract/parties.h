#ifndef DL_PARTIES_H
#define DL_PARTIES_H
/* Private to the events of extract: who does what a clause tells, to whom, and with which
 * items, whether the clause names them or what was told before. */
#include "src/extract/clauses.h"

/* actors.c: the piece of who does it; of the subject of a piece's segment, unless it is
 * that piece; of the authority whose own rule an English clause tells of. DL_NO_PIECE. */
uint32_t dl_clause_actor(const dl_story *story, const dl_clause *clause);
uint32_t dl_clause_subject_of(const dl_story *story, uint32_t piece);
uint32_t dl_clause_own_rule(const dl_story *story, const dl_clause *clause);
/* Who says it, if nobody is told to do it or to suffer it. */
void dl_clause_speaker(const dl_story *story, const dl_clause *clause,
                       dl_telling *telling);

/* parties.c: fills actors, targets, items and goods. */
void dl_clause_parties(dl_story *story, const dl_clause *clause, dl_telling *telling);
/* recalled.c: "hãng đưa sản phẩm lên trang web": the chip that a Vietnamese paragraph names
 * first, else the one named last near it. */
void dl_telling_take_shown(const dl_story *story, dl_telling *telling);
/* parties.c: "Data centres may use only domestic chips": drops what is still let from what the bans
 * among the tellings from `first` on are about: what they forbid are the others. */
void dl_tellings_drop_spared(dl_story *story, size_t first);
/* entity_sets.c: adds a name and those told in one list with it. */
void dl_list_add(const dl_story *story, uint32_t piece, dl_entity_set *set);

/* chief.c: finds the chip and the service that an English article is about; the chips that
 * "the chip" means: those named last, or that one in a new paragraph; gives them to the
 * tellings from `first` on that say nothing of what they are done to. */
void dl_story_find_chief(dl_story *story);
const dl_entity_set *dl_story_meant_chips(const dl_story *story, dl_entity_set *chief);
void dl_tellings_name_chief(dl_story *story, size_t first);
/* The same: "designed it to meet the limits": the chip that it must be. */
void dl_telling_name_made(const dl_story *story, dl_deed deed, dl_telling *telling);
/* entity_sets.c: whether goods are only 芯片 or, if `any`, 产品 and the like; none are, too. */
bool dl_goods_are_vague(const dl_draft *draft, const dl_goods_set *goods, bool any);
/* unsaid.c: adds the chips that "these two chips" stands for, or the app of "ứng dụng
 * này". */
void dl_anaphor_add(const dl_story *story, const dl_piece *piece, dl_entity_set *items);
/* Adds the items that the clause does not say, but what is before it. */
void dl_clause_add_unsaid(const dl_story *story, const dl_clause *clause,
                          dl_telling *telling);
/* "banned it": the items of what was told last, if a pronoun stands among the pieces
 * [from, to) for them. */
void dl_telling_name_it(const dl_story *story, uint32_t from, uint32_t to, dl_deed deed,
                        dl_telling *telling);

/* doers_vi.c: "Nvidia cho biết Mỹ sẽ cấp phép, đồng thời ra mắt RTX Pro": no Vietnamese authority
 * brings out a chip, but the firm that speaks. */
void dl_telling_take_launcher(const dl_story *story, dl_telling *telling);
/* The same: "Hạ viện hoãn dự luật yêu cầu Nvidia ngừng bán H20": whether a Vietnamese bill, right
 * before the order, is what something else is done to. */
bool dl_clause_is_asked_by_bill(const dl_story *story, const dl_clause *clause);
/* apps.c: the app named last, by its own name or its maker's; the one that "the app of its
 * maker" at a piece is; DL_NO_ROW for none. */
uint32_t dl_story_app(const dl_story *story);
/* "Ra mắt Ascend 950, nhanh gấp đôi H20": what a Vietnamese sentence only measures by. */
bool dl_thing_is_measure(const dl_story *story, uint32_t piece);
/* The same file: an app, or a firm known for one. */
bool dl_entity_is_service(const dl_story *story, uint32_t entity);
/* The thing named before that an anaphor of the value "ware..." means: "sản phẩm này", "mẫu
 * laptop này"; DL_NO_ROW for none. What a piece of such words stands for. */
uint32_t dl_story_ware(const dl_story *story, dl_str value);
uint32_t dl_ware_groups(const dl_story *story, const dl_piece *piece);
uint32_t dl_story_app_of(const dl_story *story, uint32_t piece);
/* Puts the app for the model that is all a ban would be of. */
void dl_story_prefer_app(const dl_story *story, dl_deed deed, dl_entity_set *things);

/* carried.c: the chips that English sentences before told of, where pieces [from, to) name
 * none. */
void dl_telling_carry(const dl_story *story, uint32_t from, uint32_t to, dl_deed deed,
                      dl_telling *telling);
/* Whether an English verb that puts on a list means the one told just before. */
bool dl_clause_means_list(const dl_story *story, const dl_clause *clause);

/* carried_zh.c: 七类稀土须凭许可证出口，又有五种元素加入其中: whether a telling of a list adds
 * to what was put under licence just before. */
bool dl_telling_adds_goods(const dl_story *story, const dl_telling *telling);
/* Whether pieces [from, to) tell of what another firm makes or gets than that of the
 * things: 停止采购美光产品, 不再向华为供货, 禁止安世出口. */
bool dl_pieces_are_of_other(const dl_story *story, uint32_t from, uint32_t to, dl_deed deed,
                            const dl_entity_set *things);

/* recalled.c: whether it names a chip, or a machine ("NXT:2050i"): no app has a number. */
bool dl_piece_is_made(const dl_story *story, const dl_piece *piece);
/* Whether the register says that a firm makes a chip or a product. */
bool dl_entity_is_made_by(const dl_story *story, uint32_t item, uint32_t firm);
/* The same: what the clause of the pieces [first, end) is about where it only refers to
 * what was told before; and whether it tells of a firm that makes none of the chips. */
void dl_telling_recall(const dl_story *story, uint32_t first, uint32_t end, uint32_t object,
                       dl_deed deed, dl_telling *telling);
/* The thing before an apposition that a passive clause tells of. */
void dl_telling_take_apposed(const dl_story *story, const dl_clause *clause,
                             dl_telling *telling);
bool dl_targets_part(const dl_story *story, const dl_telling *telling,
                     const dl_entity_set *chips);

/* events_items.c: gives cases the chips that the sentences around them name. */
void dl_tellings_name_items(dl_story *story);
/* items_told.c: gives the tellings of an English sentence, from `first` on, the law that is
 * taken back in it, the chip that a version of another is, and what a bill is about. */
void dl_tellings_name_told(dl_story *story, size_t first);
/* "the waiver", by the name that the article has for it; once tellings are merged, since
 * it parts none from another. */
void dl_telling_name_waiver(const dl_story *story, dl_telling *telling);

/* doers.c: finds who did what the tellings from `first` on, of this sentence, name no actor
 * for. */
void dl_tellings_find_doers(dl_story *story, size_t first);
/* doers_vi.c: the same of what Vietnamese says of it around the clause. */
void dl_telling_find_doer_vi(const dl_story *story, dl_telling *telling);

#endif
