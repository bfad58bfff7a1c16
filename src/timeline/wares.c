#include "src/timeline/wares.h"

#include "dateline/buf.h"
#include "dateline/utf8.h"

typedef struct ware_phrase {
    dl_str folded;
    uint32_t key;
} ware_phrase;

struct dl_wares {
    dl_arena *arena;
    const dl_register *entities;
    struct {
        ware_phrase *items;
        size_t count, capacity;
    } phrases;
    dl_map classes; /* name -> key */
    dl_map texts;   /* folded text -> index of known */
    struct {
        dl_key_set *items;
        size_t count, capacity;
    } known;
    uint32_t chips;
    dl_buf fold;
};

static uint32_t class_key(dl_wares *wares, dl_str name, uint32_t bits)
{
    uint32_t row = dl_register_find(wares->entities, name);
    uint32_t next = bits | (uint32_t)wares->classes.count;
    return *dl_map_put(&wares->classes, name, row != DL_NO_ROW ? row : next, NULL);
}

static dl_str fold(dl_wares *wares, dl_str text)
{
    dl_buf_reset(&wares->fold);
    dl_utf8_fold(text, &wares->fold);
    return dl_str_trim(dl_buf_str(&wares->fold));
}

dl_wares *dl_wares_new(const dl_reference *reference, dl_arena *arena)
{
    dl_wares *wares = DL_NEW(arena, dl_wares, 1);
    wares->arena = arena;
    wares->entities = reference->entities;
    wares->fold.arena = wares->classes.arena = wares->texts.arena = arena;
    wares->chips = class_key(wares, DL_STR("chip"), DL_KEY_OTHER);
    for (size_t i = 0; i < dl_goods_count(reference->goods); i++) {
        dl_goods_phrase phrase = dl_goods_at(reference->goods, i);
        *DL_APPEND(&wares->phrases, arena) =
            (ware_phrase){ dl_str_copy(arena, fold(wares, phrase.phrase)),
                           class_key(wares, phrase.class_name,
                                     phrase.plain ? DL_KEY_OTHER : DL_KEY_CLASS) };
    }
    return wares;
}

uint32_t dl_wares_chips(const dl_wares *wares)
{
    return wares->chips;
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

static dl_key_set find_keys(dl_wares *wares, dl_str folded)
{
    dl_key_list keys = { 0 };
    for (size_t i = 0; i < wares->phrases.count; i++)
        if (contains(folded, wares->phrases.items[i].folded))
            *DL_APPEND(&keys, wares->arena) = wares->phrases.items[i].key;
    if (!keys.count && folded.len)
        *DL_APPEND(&keys, wares->arena) = class_key(wares, folded, DL_KEY_OTHER);
    return (dl_key_set){ keys.items, (uint32_t)keys.count };
}

dl_key_set dl_wares_keys(dl_wares *wares, dl_str text)
{
    dl_str folded = fold(wares, text);
    uint32_t index;
    if (!dl_map_find(&wares->texts, folded, &index)) {
        folded = dl_str_copy(wares->arena, folded);
        index = (uint32_t)wares->known.count;
        *DL_APPEND(&wares->known, wares->arena) = find_keys(wares, folded);
        dl_map_put(&wares->texts, folded, index, NULL);
    }
    return wares->known.items[index];
}
