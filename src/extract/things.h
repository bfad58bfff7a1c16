#ifndef DL_THINGS_H
#define DL_THINGS_H
/* Private to extract: the things that an article's names stand for, and the short forms
 * by which it goes on to call them. */
#include "dateline/map.h"
#include "src/extract/names.h"

typedef struct dl_thing {
    dl_str id;
    dl_str name; /* canonical, else the fullest form */
    uint32_t row;
    uint32_t same; /* the thing it turned out to be; its own number if none */
    uint32_t
        last; /* token of its last mention so far, while the article is gone through */
    uint8_t kind;
} dl_thing;

/* A form under which a thing may be named: words like those of tokens [first, end). */
typedef struct dl_form {
    uint32_t thing;
    uint32_t first, end;
    uint32_t next; /* 1 + the next form with the same first word; 0 */
    bool bare;     /* also without an honorific */
} dl_form;

typedef struct dl_things {
    dl_draft *draft;
    struct {
        dl_thing *items;
        size_t count, capacity;
    } list;
    struct {
        dl_form *items;
        size_t count, capacity;
    } forms;
    uint32_t *first_form; /* by word: 1 + the newest form that begins with it; 0 */
    dl_map by_id;
    dl_map by_initials; /* "ULS" of United Lattice Semiconductor */
} dl_things;

void dl_things_init(dl_things *things, dl_draft *draft);
/* The thing a full name stands for, made if it is new. */
uint32_t dl_things_of(dl_things *things, const dl_name *name);
/* Follows `same` to the end. */
uint32_t dl_things_real(const dl_things *things, uint32_t thing);
void dl_things_replace(dl_things *things, uint32_t thing, uint32_t same);
/* The same, but the one with a row gives the name. */
void dl_things_join(dl_things *things, uint32_t thing, uint32_t same);

/* forms.c: the forms of a full name: "Bluepeak" of "Bluepeak Cloud", "ông Đạt" of "Lê
 * Quốc Đạt". */
void dl_forms_add(dl_things *things, const dl_name *name, uint32_t thing);
void dl_forms_add_one(dl_things *things, uint32_t thing, uint32_t first, uint32_t end,
                      bool bare);
/* The thing whose words begin with the letters of this one; false if there is none. */
bool dl_forms_initials(const dl_things *things, uint32_t at, uint32_t *thing);
/* The longest form at a token, of the thing named last before it; false if there is none.
 */
bool dl_forms_match(const dl_things *things, uint32_t at, bool honorific, uint32_t *end,
                    uint32_t *thing);

/* offices_zh.c: the American ministry, if a bare 商务部 of Chinese means that; DL_NO_ROW. */
uint32_t dl_office_abroad(const dl_draft *draft, size_t number);

#endif
