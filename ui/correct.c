#include "dateline/reader.h"
#include "ui/correct.h"

#include "ui/marks.h"

uint32_t dl_desk_subject(const dl_desk *desk)
{
    const dl_explorer *explorer = desk->explorer;
    dl_pane_id top =
        desk->layer_count ? desk->layers[desk->layer_count - 1] : desk->focus;
    dl_target target = dl_pane_target(&desk->panes[top]);
    if (target.kind == DL_TARGET_ENTITY)
        return target.id;
    if (top == DL_PANE_CARD && explorer->card.kind == DL_TARGET_ENTITY)
        return explorer->card.id;
    return explorer->place.entity;
}

/* Does it, and remembers for U that this came last. */
static bool correct(dl_desk *desk, const dl_correction *correction)
{
    dl_explorer *explorer = desk->explorer;
    dl_error error = { 0 };
    if (!dl_library_correct(explorer->library, correction, &error)) {
        dl_explorer_say(explorer, "%s", error.message);
        return false;
    }
    *DL_APPEND(&explorer->undo, NULL) = DL_UNDO_CORRECTION;
    return true;
}

/* The entity that a correction is about; false, and said what to do, if there is none. */
static bool find_subject(dl_desk *desk, uint32_t *entity, dl_correction *correction)
{
    dl_explorer *explorer = desk->explorer;
    *entity = dl_desk_subject(desk);
    if (*entity == DL_NO_ID) {
        dl_explorer_say(explorer, "Which name? Go to it first (F3), then type the command.");
        return false;
    }
    correction->id = dl_corpus_entity_key(explorer->corpus, *entity);
    return true;
}

void dl_desk_merge(dl_desk *desk, dl_str value)
{
    dl_explorer *explorer = desk->explorer;
    dl_correction correction = { .verb = DL_CORRECTION_MERGE };
    uint32_t entity;
    if (!find_subject(desk, &entity, &correction))
        return;
    uint32_t into = value.len ? dl_corpus_find_named(explorer->corpus, value, entity)
                              : DL_NO_ID;
    if (into == DL_NO_ID) {
        dl_explorer_say(explorer, value.len ? "No other name here is %.*s; Tab completes."
                                            : "With which name? :merge NAME%.*s",
                        DL_STR_ARGS(value));
        return;
    }
    bool known = dl_corpus_entity(explorer->corpus, into)->row != DL_NO_ROW;
    correction.value = known ? dl_corpus_entity_key(explorer->corpus, into)
                             : dl_corpus_entity_name(explorer->corpus, into);
    dl_str from = dl_corpus_entity_name(explorer->corpus, entity);
    dl_str to = dl_corpus_entity_name(explorer->corpus, into);
    if (correct(desk, &correction))
        dl_explorer_say(explorer, "%.*s is now one with %.*s; U parts them.",
                        DL_STR_ARGS(from), DL_STR_ARGS(to));
}

void dl_desk_rename(dl_desk *desk, dl_str value)
{
    dl_explorer *explorer = desk->explorer;
    dl_correction correction = { .verb = DL_CORRECTION_RENAME, .value = value };
    uint32_t entity;
    if (!find_subject(desk, &entity, &correction))
        return;
    dl_str old = dl_corpus_entity_name(explorer->corpus, entity);
    if (!value.len || dl_str_find(value, DL_STR("\t"), 0) != SIZE_MAX)
        dl_explorer_say(explorer, "What is its name? :rename NAME");
    else if (correct(desk, &correction))
        dl_explorer_say(explorer, "%.*s is now called %.*s; U takes it back.",
                        DL_STR_ARGS(old), DL_STR_ARGS(value));
}

void dl_desk_retype(dl_desk *desk, dl_str value)
{
    dl_explorer *explorer = desk->explorer;
    dl_correction correction = { .verb = DL_CORRECTION_RETYPE, .value = value };
    uint32_t entity;
    if (!find_subject(desk, &entity, &correction))
        return;
    dl_str name = dl_corpus_entity_name(explorer->corpus, entity);
    if (!dl_entity_kind_parse(value, &correction.kind))
        dl_explorer_say(explorer, ":retype takes person, company, organisation, "
                                  "government, place, chip, product or law.");
    else if (correct(desk, &correction))
        dl_explorer_say(explorer, "%.*s is now a %.*s; U takes it back.",
                        DL_STR_ARGS(name), DL_STR_ARGS(value));
}

void dl_desk_hide(dl_desk *desk, dl_str value)
{
    (void)value;
    dl_explorer *explorer = desk->explorer;
    dl_correction correction = { .verb = DL_CORRECTION_HIDE };
    uint32_t entity;
    if (!find_subject(desk, &entity, &correction))
        return;
    dl_str name = dl_corpus_entity_name(explorer->corpus, entity);
    if (correct(desk, &correction))
        dl_explorer_say(explorer, "%.*s is no name any more; U brings it back.",
                        DL_STR_ARGS(name));
}

static bool uncorrect(dl_explorer *explorer)
{
    dl_error error = { 0 };
    dl_correction undone;
    bool ok = dl_library_uncorrect(explorer->library, &undone, &error);
    if (ok || error.kind == DL_ERROR_USAGE)
        explorer->undo.count--; /* else it can be tried again */
    if (!ok) {
        dl_explorer_say(explorer, "%s", error.message);
        return false;
    }
    dl_explorer_say(explorer, "Taken back: %s of %.*s.",
                    dl_correction_verb_name(undone.verb), DL_STR_ARGS(undone.id));
    return true;
}

bool dl_desk_undo(dl_desk *desk, int count)
{
    dl_explorer *explorer = desk->explorer;
    bool did = true;
    for (int left = count > 0 ? count : 1; left > 0 && did; left--) {
        size_t steps = explorer->undo.count;
        did = steps && explorer->undo.items[steps - 1] == DL_UNDO_CORRECTION
                  ? uncorrect(explorer)
                  : dl_explorer_undo(explorer);
    }
    return did;
}
