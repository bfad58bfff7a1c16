#include "ui/prompt.h"

#include <string.h>

#include "dateline/buf.h"
#include "ui/glyph.h"

dl_str dl_prompt_text(const dl_prompt *prompt)
{
    return (dl_str){ prompt->text, prompt->length };
}

void dl_prompt_set(dl_prompt *prompt, dl_str text)
{
    size_t length = text.len < DL_PROMPT_TEXT - 1 ? text.len : DL_PROMPT_TEXT - 1;
    while (length < text.len && length > 0 &&
           ((unsigned char)text.ptr[length] & 0xC0) == 0x80)
        length--;
    memmove(prompt->text, text.len ? text.ptr : "", length);
    prompt->length = prompt->caret = length;
    prompt->suggested = false;
}

void dl_prompt_open(dl_prompt *prompt, dl_prompt_kind kind, dl_str text)
{
    prompt->kind = kind;
    prompt->back = prompt->completed = 0;
    dl_prompt_set(prompt, text);
    prompt->suggested = text.len > 0;
}

bool dl_prompt_type(dl_prompt *prompt, const char *key)
{
    dl_str text = strcmp(key, "Space") ? dl_str_from(key) : DL_STR(" ");
    size_t at = 0;
    if (!text.len || (unsigned char)text.ptr[0] < ' ')
        return false;
    dl_glyph_next(text, &at);
    if (at != text.len || prompt->length + text.len >= DL_PROMPT_TEXT)
        return false; /* a key with a name, such as F7 */
    if (prompt->suggested)
        prompt->length = prompt->caret = 0;
    prompt->suggested = false;
    memmove(prompt->text + prompt->caret + text.len, prompt->text + prompt->caret,
            prompt->length - prompt->caret);
    memcpy(prompt->text + prompt->caret, text.ptr, text.len);
    prompt->caret += text.len;
    prompt->length += text.len;
    prompt->completed = prompt->back = 0;
    return true;
}

/* Where the grapheme before the caret begins. */
static size_t before_caret(const dl_prompt *prompt)
{
    size_t start = 0;
    for (size_t at = 0; at < prompt->caret;) {
        start = at;
        dl_glyph_next((dl_str){ prompt->text, prompt->caret }, &at);
    }
    return start;
}

static size_t behind_caret(const dl_prompt *prompt)
{
    size_t at = prompt->caret;
    if (at < prompt->length)
        dl_glyph_next(dl_prompt_text(prompt), &at);
    return at;
}

static size_t word_before_caret(const dl_prompt *prompt)
{
    size_t at = prompt->caret;
    while (at > 0 && prompt->text[at - 1] == ' ')
        at--;
    while (at > 0 && prompt->text[at - 1] != ' ')
        at--;
    return at;
}

static bool erase(dl_prompt *prompt, size_t start, size_t end)
{
    memmove(prompt->text + start, prompt->text + end, prompt->length - end);
    prompt->length -= end - start;
    prompt->caret = start;
    prompt->completed = prompt->back = 0;
    return end > start;
}

static bool put_caret(dl_prompt *prompt, size_t caret)
{
    bool moved = caret != prompt->caret;
    prompt->caret = caret;
    return moved;
}

bool dl_prompt_edit(dl_prompt *prompt, dl_action action)
{
    prompt->suggested = false;
    switch (action) {
    case DL_ACTION_PROMPT_LEFT:
        return put_caret(prompt, before_caret(prompt));
    case DL_ACTION_PROMPT_RIGHT:
        return put_caret(prompt, behind_caret(prompt));
    case DL_ACTION_PROMPT_START:
        return put_caret(prompt, 0);
    case DL_ACTION_PROMPT_END:
        return put_caret(prompt, prompt->length);
    case DL_ACTION_PROMPT_ERASE:
        return erase(prompt, before_caret(prompt), prompt->caret);
    case DL_ACTION_PROMPT_DELETE:
        return erase(prompt, prompt->caret, behind_caret(prompt));
    case DL_ACTION_PROMPT_ERASE_WORD:
        return erase(prompt, word_before_caret(prompt), prompt->caret);
    case DL_ACTION_PROMPT_ERASE_START:
        return erase(prompt, 0, prompt->caret);
    case DL_ACTION_PROMPT_ERASE_END:
        return erase(prompt, prompt->caret, prompt->length);
    default:
        return false;
    }
}

void dl_prompt_remember(dl_prompt *prompt, dl_arena *arena)
{
    dl_str text = dl_str_trim(dl_prompt_text(prompt));
    size_t count = prompt->history[prompt->kind].count;
    if (!text.len ||
        (count && dl_str_equal(prompt->history[prompt->kind].items[count - 1], text)))
        return;
    *DL_APPEND(&prompt->history[prompt->kind], NULL) = dl_str_copy(arena, text);
}

bool dl_prompt_recall(dl_prompt *prompt, int way)
{
    size_t count = prompt->history[prompt->kind].count;
    if (way > 0 ? prompt->back >= count : prompt->back == 0)
        return false;
    prompt->back = way > 0 ? prompt->back + 1 : prompt->back - 1;
    dl_prompt_set(prompt, prompt->back
                              ? prompt->history[prompt->kind].items[count - prompt->back]
                              : (dl_str){ "", 0 });
    return true;
}

void dl_prompt_release(dl_prompt *prompt)
{
    for (size_t i = 0; i < DL_PROMPT_COUNT; i++)
        dl_memory_free(prompt->history[i].items);
    *prompt = (dl_prompt){ 0 };
}
