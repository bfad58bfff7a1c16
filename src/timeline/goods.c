#include "src/timeline/goods.h"

#include "dateline/utf8.h"

typedef struct phrase {
    dl_str folded;
    uint32_t class_key;
} phrase;

struct dl_goods {
    dl_arena *arena;
    struct {
        phrase *items;
        size_t count, capacity;
    } phrases;
    dl_map classes; /* name -> key */
    dl_map texts;   /* folded text -> index of known */
    struct {
        dl_key_set *items;
        size_t count, capacity;
    } known;
    dl_buf fold;
};

static uint32_t class_key(dl_goods *goods, dl_str name)
{
    uint32_t next = DL_KEY_CLASS | (uint32_t)goods->classes.count;
    return *dl_map_put(&goods->classes, name, next, NULL);
}

static dl_str fold(dl_goods *goods, dl_str text)
{
    dl_buf_reset(&goods->fold);
    dl_utf8_fold(text, &goods->fold);
    return dl_buf_str(&goods->fold);
}

dl_goods *dl_goods_new(const dl_topics *topics, dl_arena *arena)
{
    dl_goods *goods = DL_NEW(arena, dl_goods, 1);
    goods->arena = arena;
    goods->fold.arena = goods->classes.arena = goods->texts.arena = arena;
    class_key(goods, DL_STR("chip"));
    for (uint32_t i = 0; i < dl_topics_words(topics); i++) {
        const dl_topic_word *word = dl_topics_word(topics, i);
        if (!dl_str_equal(word->role, DL_STR("goods")))
            continue;
        dl_str folded = dl_str_copy(arena, fold(goods, word->phrase));
        dl_str name = dl_topic_attribute(word, DL_STR("class"));
        *DL_APPEND(&goods->phrases, arena) =
            (phrase){ folded, class_key(goods, name.len ? name : folded) };
    }
    return goods;
}

uint32_t dl_goods_chips(const dl_goods *goods)
{
    (void)goods;
    return DL_KEY_CLASS; /* the first class there is */
}

/* Letters of scripts that write spaces between words; ideographs and kana begin at E3. */
static bool is_letter(char c)
{
    unsigned char byte = (unsigned char)c;
    return (byte | 0x20u) - 'a' < 26u || byte - (unsigned)'0' < 10u ||
           (byte >= 0x80 && byte < 0xE3);
}

static bool contains(dl_str text, dl_str words)
{
    size_t at = 0;
    while ((at = dl_str_find(text, words, at)) != SIZE_MAX) {
        size_t end = at + words.len;
        bool starts = at == 0 || !is_letter(words.ptr[0]) || !is_letter(text.ptr[at - 1]);
        bool stops = end == text.len || !is_letter(words.ptr[words.len - 1]) ||
                     !is_letter(text.ptr[end]);
        if (starts && stops)
            return true;
        at = end;
    }
    return false;
}

static dl_key_set find_classes(dl_goods *goods, dl_str folded)
{
    dl_key_list classes = { 0 };
    for (size_t i = 0; i < goods->phrases.count; i++)
        if (contains(folded, goods->phrases.items[i].folded))
            *DL_APPEND(&classes, goods->arena) = goods->phrases.items[i].class_key;
    if (!classes.count)
        *DL_APPEND(&classes, goods->arena) = class_key(goods, folded);
    return (dl_key_set){ classes.items, (uint32_t)classes.count };
}

dl_key_set dl_goods_classes(dl_goods *goods, dl_str text)
{
    dl_str folded = dl_str_trim(fold(goods, text));
    uint32_t index;
    if (!dl_map_find(&goods->texts, folded, &index)) {
        folded = dl_str_copy(goods->arena, folded);
        index = (uint32_t)goods->known.count;
        *DL_APPEND(&goods->known, goods->arena) = find_classes(goods, folded);
        dl_map_put(&goods->texts, folded, index, NULL);
    }
    return goods->known.items[index];
}
