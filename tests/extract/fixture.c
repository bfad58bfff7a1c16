#include "tests/extract/fixture.h"

#include "dateline/buf.h"

void extract_fixture_open(extract_fixture *fixture)
{
    *fixture = (extract_fixture){ 0 };
    dl_reference_open(&fixture->reference, (dl_str){ 0 }, NULL);
}

void extract_fixture_close(extract_fixture *fixture)
{
    dl_reference_close(&fixture->reference);
    dl_arena_release(&fixture->arena);
}

dl_annotations extract_fixture_annotate(extract_fixture *fixture, dl_language language,
                                        dl_str body, dl_extract_options options)
{
    dl_annotations found;
    dl_article article = { .title = DL_STR("t"), .body = body, .language = language };
    dl_extractor *extractor = dl_extractor_new(&fixture->reference);
    dl_extract(extractor, &article, options, &fixture->arena, &found);
    dl_extractor_free(extractor);
    return found;
}

typedef struct label_mark {
    dl_str surface, kind, label;
} label_mark;

/* Takes text up to the next mark off *rest, and the mark; false behind the last one. */
static bool next_mark(dl_str *rest, dl_str *before, label_mark *mark)
{
    dl_str inside, value;
    if (!dl_str_cut(*rest, '{', before, rest))
        return false;
    dl_str_cut(*rest, '}', &inside, rest);
    dl_str_cut(inside, '|', &mark->surface, &value);
    dl_str_cut(value, '=', &mark->kind, &mark->label);
    return true;
}

dl_str extract_fixture_plain(extract_fixture *fixture, dl_str marked)
{
    dl_buf text = { .arena = &fixture->arena };
    dl_str before;
    label_mark mark;
    while (next_mark(&marked, &before, &mark)) {
        dl_buf_add(&text, before);
        dl_buf_add(&text, mark.surface);
    }
    dl_buf_add(&text, before);
    return dl_buf_str(&text);
}

/* Labels are given in the order of the marks: the first entity found at a mark gets its
 * label, so that a wrong merge or split shows at the next mark of either. */
dl_str extract_fixture_mark(extract_fixture *fixture, dl_str marked, dl_str body,
                            const dl_annotations *found)
{
    dl_buf text = { .arena = &fixture->arena };
    dl_str *labels = DL_NEW(&fixture->arena, dl_str, found->entities.count + 1);
    dl_str before;
    label_mark mark;
    uint32_t at = 0, offset = 0;
    size_t mention = 0;
    while (next_mark(&marked, &before, &mark)) {
        offset += (uint32_t)before.len;
        for (size_t i = mention; i < found->mentions.count; i++) {
            const dl_found_mention *it = &found->mentions.items[i];
            if (it->span.start == offset && labels[it->entity].len == 0)
                labels[it->entity] = mark.label;
        }
        offset += (uint32_t)mark.surface.len;
    }
    for (; mention < found->mentions.count; mention++) {
        const dl_found_mention *it = &found->mentions.items[mention];
        const dl_found_entity *entity = &found->entities.items[it->entity];
        dl_str label = labels[it->entity].len ? labels[it->entity] : entity->id;
        dl_buf_add(&text, dl_str_slice(body, at, it->span.start));
        dl_buf_format(&text, "{%.*s|%s=%.*s}", DL_STR_ARGS(dl_str_span(body, it->span)),
                      dl_entity_kind_name(entity->kind), DL_STR_ARGS(label));
        at = it->span.end;
    }
    dl_buf_add(&text, dl_str_slice(body, at, body.len));
    return dl_buf_str(&text);
}
