/* One row of a topic's table as events.c explains it. */
#include "src/extract/senses.h"

#include <string.h>

#include "dateline/arena.h"

static const struct {
    const char *name;
    uint32_t group;
} groups[] = {
#define X(id, name, bit) {name, DL_GROUP_##id},
    DL_GROUPS(X)
#undef X
};

static const struct {
    const char *name;
    dl_word_role role;
} roles[] = {
    {"verb", DL_WORD_VERB},     {"order", DL_WORD_ORDER}, {"urge", DL_WORD_URGE},
    {"echo", DL_WORD_ECHO},     {"comply", DL_WORD_COMPLY},
    {"skip", DL_WORD_SKIP},
};

static uint32_t group_of(dl_str name)
{
    for (size_t i = 0; i < DL_COUNT(groups); i++)
        if (dl_str_equal(name, dl_str_from(groups[i].name)))
            return groups[i].group;
    return 0;
}

/* "rule|ban" */
static uint32_t groups_of(dl_str names)
{
    uint32_t found = 0;
    while (names.len) {
        dl_str name;
        dl_str_cut(names, '|', &name, &names);
        found |= group_of(name);
    }
    return found;
}

static void read_attribute(dl_sense *sense, dl_str attribute)
{
    dl_str name, value;
    dl_str_cut(attribute, '=', &name, &value);
    if (dl_str_equal(name, DL_STR("needs"))) {
        sense->groups = groups_of(value);
        sense->broken |= sense->groups == 0;
    }
    else if (dl_str_equal(name, DL_STR("subject")))
        sense->subject =
            dl_str_equal(value, DL_STR("target")) ? DL_SUBJECT_TARGET : DL_SUBJECT_OBJECT;
    else if (dl_str_equal(name, DL_STR("bare")))
        sense->bare = true, sense->third = dl_str_equal(value, DL_STR("third"));
    else if (dl_str_equal(name, DL_STR("past")))
        sense->past = true;
    else if (dl_str_equal(name, DL_STR("ordered")))
        sense->ordered = true;
    else if (dl_str_equal(name, DL_STR("obliged")))
        sense->obliged = true;
    else if (dl_str_equal(name, DL_STR("mild")))
        sense->mild = true;
    else if (dl_str_equal(name, DL_STR("alone")))
        sense->alone = true;
    else if (dl_str_equal(name, DL_STR("last")))
        sense->last = true;
    else if (dl_str_equal(name, DL_STR("weak")))
        sense->weak = true;
    else if (dl_str_equal(name, DL_STR("the")))
        sense->definite = true;
    else if (dl_str_equal(name, DL_STR("only")))
        sense->only = true;
    else if (dl_str_equal(name, DL_STR("topic")))
        sense->topical = true;
}

static dl_sense read_row(const dl_topic_word *word)
{
    dl_sense sense = { .word = word, .role = DL_WORD_OBJECT };
    dl_str rest = word->attributes;
    while (rest.len) {
        dl_str attribute;
        dl_str_cut(rest, ';', &attribute, &rest);
        read_attribute(&sense, dl_str_trim(attribute));
    }
    if (sense.broken) { /* needs what this program does not know */
        sense.role = DL_WORD_SKIP;
        return sense;
    }
    for (size_t i = 0; i < DL_COUNT(roles); i++)
        if (dl_str_equal(word->role, dl_str_from(roles[i].name))) {
            sense.role = (uint8_t)roles[i].role;
            return sense;
        }
    sense.groups = group_of(word->role);
    sense.topical |= (sense.groups & DL_GROUP_GOODS) != 0;
    if (sense.groups == 0)
        sense.role = DL_WORD_SKIP; /* a role that this program does not know */
    return sense;
}

const dl_sense *dl_sense_read(dl_sense_book *book, const dl_topics *topics, uint32_t word)
{
    if (!book->items) {
        size_t count = dl_topics_words(topics);
        book->items = dl_memory_resize(NULL, count, sizeof *book->items);
        memset(book->items, 0, count * sizeof *book->items);
    }
    book->items[word] = read_row(dl_topics_word(topics, word));
    return &book->items[word];
}

void dl_sense_book_release(dl_sense_book *book)
{
    dl_memory_free(book->items);
    *book = (dl_sense_book){ 0 };
}
