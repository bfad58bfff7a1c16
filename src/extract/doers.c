/* Who did what no clause says for sure: the maker of what came out, whose product it is, or
 * the authority that the sentence is about. Known only once the clauses are read, and told
 * only if nobody else is: what is one event and what are two was decided without it.
 */
#include "src/extract/names.h"
#include "src/extract/parties.h"
#include "src/extract/wording.h"

/* "iPhone 17", "Ascend 950PR": the row of what it is a version of, if it has none. */
static uint32_t family_row(const dl_story *story, uint32_t item)
{
    const dl_found_entity *it = &story->draft->out->entities.items[item];
    size_t end = 0;
    while (end < it->name.len && !(it->name.ptr[end] >= '0' && it->name.ptr[end] <= '9'))
        end++;
    dl_str family = dl_str_trim(dl_str_slice(it->name, 0, end));
    return it->row != DL_NO_ROW || family.len == 0
               ? it->row
               : dl_names_row(story->draft, family, it->kind);
}

/* The firm that the register says makes it, if the article names that firm. */
static uint32_t known_maker(const dl_story *story, uint32_t item)
{
    enum { LOOK = 256 }; /* entities: the time of an article stays linear */
    const dl_annotations *out = story->draft->out;
    uint32_t row = family_row(story, item);
    dl_str maker = row == DL_NO_ROW
                       ? DL_STR("")
                       : dl_register_row_at(story->draft->reference->entities, row)
                             ->affiliation;
    for (uint32_t i = 0; maker.len && i < out->entities.count && i < LOOK; i++)
        if (dl_str_equal(out->entities.items[i].id, maker))
            return i;
    return DL_NO_ROW;
}

/* "Nvidia's RTX Pro", 沐曦的曦云: the firm right before the item in the sentence. */
static uint32_t named_maker(const dl_story *story, uint32_t item)
{
    enum { NEAR = 2 }; /* tokens */
    for (uint32_t i = 1; i < story->pieces.count; i++) {
        const dl_piece *it = dl_piece_at(story, i);
        if (it->kind == DL_PIECE_NAME && it[-1].kind == DL_PIECE_NAME &&
            it[-1].groups & DL_GROUP_FIRM && it->first <= it[-1].end + NEAR &&
            dl_piece_mention(story, it)->entity == item)
            return dl_piece_mention(story, it - 1)->entity;
    }
    return DL_NO_ROW;
}

static uint32_t maker_of(const dl_story *story, const dl_telling *telling)
{
    uint32_t maker = DL_NO_ROW;
    for (uint32_t i = 0; i < telling->items.count && maker == DL_NO_ROW; i++)
        maker = known_maker(story, telling->items.items[i]);
    for (uint32_t i = 0; i < telling->items.count && maker == DL_NO_ROW; i++)
        maker = named_maker(story, telling->items.items[i]);
    return maker;
}

/* Who charges is an office, and no country. */
static bool can_do(const dl_story *story, uint32_t piece, dl_deed deed)
{
    const dl_found_entity *who =
        &story->draft->out->entities.items[dl_story_referent(story, piece)];
    return dl_piece_can_do(story, piece, deed) &&
           (deed != DL_DEED_ENFORCE || who->kind == DL_ENTITY_GOVERNMENT);
}

/* The last subject before the telling's words that can have done it, or the first behind
 * them; DL_NO_ROW for none. */
static uint32_t subject_of(const dl_story *story, const dl_telling *telling)
{
    uint32_t its = dl_piece_at(story, telling->verb)->segment, found = DL_NO_ROW;
    for (uint32_t n = 0; n < story->segments.count; n++) {
        uint32_t subject = story->segments.items[n].subject;
        uint32_t entity = dl_story_referent(story, subject);
        if (entity == DL_NO_ROW || dl_entity_set_has(&telling->targets, entity))
            continue;
        if ((n <= its || found == DL_NO_ROW) && can_do(story, subject, telling->deed))
            found = entity;
        if (n >= its && found != DL_NO_ROW)
            break;
    }
    return found;
}

void dl_tellings_find_doers(dl_story *story, size_t first)
{
    for (size_t i = first; i < story->tellings.count; i++) {
        dl_telling *telling = &story->tellings.items[i];
        if (telling->actors.count || telling->verb >= story->pieces.count ||
            telling->certainty == DL_CERTAINTY_HYPOTHETICAL) /* whose condition, maybe */
            continue;
        uint32_t doer = DL_NO_ROW;
        if (story->draft->language == DL_LANGUAGE_VI)
            dl_telling_find_doer_vi(story, telling);
        if (telling->doers.count)
            continue;
        if (dl_deed_family(telling->deed) == DL_FAMILY_LAUNCH)
            doer = maker_of(story, telling);
        if (doer == DL_NO_ROW)
            doer = subject_of(story, telling);
        dl_entity_set_add(&telling->doers, doer);
    }
}
