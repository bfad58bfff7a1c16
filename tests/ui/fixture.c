#include "tests/ui/fixture.h"

#include <check.h>
#include <string.h>

#include "ui/marks.h"

const ui_article fixture_articles[] = {
    {"2022-09-01",  "Mỹ chặn A100",
     "Mỹ chặn A100\n<2022-08-26|license-require|US|Nvidia|A100> {Mỹ} buộc {Nvidia} xin "
     "giấy "
      "phép bán {A100} sang {Trung Quốc}.\nTổng giám đốc {Jensen Huang} cho biết hãng sẽ "
      "tuân thủ." },
    { "2022-10-08", "New chip rules",
     "New chip rules\n<2022-10-07|restrict|US|China|A100> {Washington} curbed exports "
     "of "
      "advanced chips such as the {A100} to {China}.\n{Huawei} had prepared." },
    { "2023-10-18", "出口管制升级",
     "出口管制升级\n<2023-10-17|ban|US|China|A800> "
     "{美国}禁止向{中国}出口{A800}，{英伟达}"
      "表示将遵守规定。" },
    { "2023-11-10", "Nvidia's three new chips",
     "Nvidia's three new chips\n<2023-11|launch-compliant-chip|Nvidia||H20> {Nvidia} "
      "prepared the {H20} for {China}.\nAnalysts were not surprised." },
    { "2024-02",    "Sora khiến Trung Quốc lo",
     "Sora khiến Trung Quốc lo\n{Zhou Hongyi} nói về {OpenAI}. Ông {Zhou Hongyi} lo cho "
      "{Trung Quốc}." },
    { "2024-06-25", "OpenAI dừng API",
     "OpenAI dừng API\n{OpenAI} dừng dịch vụ ở {Trung Quốc}." },
    { "2025-04-16", "Nvidia takes a charge",
     "Nvidia takes a charge\n<2025-04-09|license-require|US|Nvidia|H20> {Nvidia} was "
     "told "
      "that the {H20} needs a licence.\n{Jensen Huang} flew to Beijing." },
    { "",           "An undated note",              "An undated note\nNobody knows when {Huawei} wrote this." },
};
const size_t fixture_article_count = DL_COUNT(fixture_articles);

static uint32_t find_row(const dl_register *entities, dl_str name)
{
    for (uint32_t row = 0; row < dl_register_count(entities); row++)
        for (size_t i = 0; i < dl_register_row_at(entities, row)->name_count; i++)
            if (dl_str_equal(dl_register_row_at(entities, row)->names[i], name))
                return row;
    return DL_NO_ROW;
}

static uint32_t found_entity(dl_annotations *found, const dl_register *entities,
                             dl_str name, dl_arena *arena)
{
    uint32_t row = find_row(entities, name);
    ck_assert_msg(row != DL_NO_ROW, "no row for %.*s", DL_STR_ARGS(name));
    for (size_t i = 0; i < found->entities.count; i++)
        if (found->entities.items[i].row == row)
            return (uint32_t)i;
    const dl_register_row *record = dl_register_row_at(entities, row);
    *DL_APPEND(&found->entities, arena) =
        (dl_found_entity){ record->id, record->name, record->kind, row };
    return (uint32_t)found->entities.count - 1;
}

static void add_party(dl_annotations *found, const dl_register *entities, dl_role role,
                      dl_str name, dl_arena *arena)
{
    if (name.len)
        *DL_APPEND(&found->parties, arena) =
            (dl_party){ found_entity(found, entities, name, arena), role };
}

static void add_event(dl_annotations *found, const dl_register *entities, dl_str text,
                      dl_arena *arena)
{
    dl_str cells[5] = { 0 };
    for (size_t i = 0; i < DL_COUNT(cells); i++)
        dl_str_cut(text, '|', &cells[i], &text);
    dl_found_event event = { .date = dl_date_parse(cells[0]),
                             .on_topic = true,
                             .first_party = (uint32_t)found->parties.count,
                             .first_goods = (uint32_t)found->goods.count };
    ck_assert(dl_deed_parse(cells[1], &event.deed));
    add_party(found, entities, DL_ROLE_ACTOR, cells[2], arena);
    add_party(found, entities, DL_ROLE_TARGET, cells[3], arena);
    add_party(found, entities, DL_ROLE_ITEM, cells[4], arena);
    event.party_count = (uint32_t)found->parties.count - event.first_party;
    *DL_APPEND(&found->events, arena) = event;
}

static void add_goods(dl_annotations *found, dl_buf *body, dl_str name, dl_arena *arena)
{
    uint32_t start = (uint32_t)body->count;
    dl_buf_add(body, name);
    *DL_APPEND(&found->goods, arena) = (dl_span){ start, (uint32_t)body->count };
    found->events.items[found->events.count - 1].goods_count++;
}

/* Takes the marks out of the text and into annotations. */
static dl_str read_marks(dl_str text, const dl_register *entities, dl_annotations *found,
                         dl_arena *arena)
{
    dl_buf body = { .arena = arena };
    size_t open = 0; /* events whose line is not at its end */
    for (size_t at = 0; at <= text.len; at++) {
        char c = at < text.len ? text.ptr[at] : '\n';
        if (c == '[') {
            size_t end = dl_str_find(text, DL_STR("]"), at);
            add_goods(found, &body, dl_str_slice(text, at + 1, end), arena);
            at = end;
            continue;
        }
        if (c == '{' || c == '<') {
            size_t end = dl_str_find(text, c == '{' ? DL_STR("}") : DL_STR(">"), at);
            dl_str mark = dl_str_slice(text, at + 1, end);
            uint32_t start = (uint32_t)body.count;
            at = end;
            if (c == '<') {
                add_event(found, entities, mark, arena);
                found->events.items[found->events.count - 1].evidence.start = start;
                at++; /* the space behind it */
                continue;
            }
            dl_buf_add(&body, mark);
            *DL_APPEND(&found->mentions, arena) = (dl_found_mention){
                .span = {start, (uint32_t)body.count},
                .entity = found_entity(found, entities, mark, arena)
            };
            continue;
        }
        for (; c == '\n' && open < found->events.count; open++)
            found->events.items[open].evidence.end = (uint32_t)body.count;
        if (at < text.len)
            dl_buf_add_char(&body, c);
    }
    return dl_buf_str(&body);
}

static void add_article(ui_fixture *fixture, const ui_article *article)
{
    dl_annotations found = { 0 };
    const dl_register *entities = dl_library_reference(fixture->library)->entities;
    dl_str body =
        read_marks(dl_str_from(article->text), entities, &found, &fixture->arena);
    dl_article read = {
        .file = dl_str_from(article->title),
        .title = dl_str_from(article->title),
        .body = body,
        .source = DL_STR("fixture"),
        .published = dl_date_parse(dl_str_from(article->published)),
        .origin = article->published[0] ? DL_ORIGIN_HEADER : DL_ORIGIN_UNKNOWN,
        .language = DL_LANGUAGE_EN,
    };
    dl_library_take(fixture->library, &read, &found);
    dl_library_finish(fixture->library);
}

void fixture_open(ui_fixture *fixture, const ui_article *articles, size_t count,
                  dl_size size)
{
    *fixture = (ui_fixture){ .library = dl_library_open() };
    for (size_t i = 0; i < count; i++)
        add_article(fixture, &articles[i]);
    dl_explorer_init(&fixture->explorer, fixture->library, dl_day_number(2026, 6, 1));
    dl_explorer_set_progress(&fixture->explorer,
                             (dl_progress){ .articles = count, .finished = true });
    dl_desk_init(&fixture->desk, &fixture->explorer);
    dl_desk_resize(&fixture->desk, size);
}

void fixture_close(ui_fixture *fixture)
{
    dl_desk_release(&fixture->desk);
    dl_explorer_release(&fixture->explorer);
    dl_library_close(fixture->library);
    dl_arena_release(&fixture->arena);
}

void fixture_wait(ui_fixture *fixture, int milliseconds)
{
    dl_explorer_tick(&fixture->explorer, fixture->explorer.now + milliseconds);
}

void fixture_keys(ui_fixture *fixture, const char *keys)
{
    char key[DL_KEY_TEXT];
    while (*keys) {
        size_t length = strcspn(keys, " ");
        ck_assert(length < sizeof key);
        memcpy(key, keys, length);
        key[length] = '\0';
        fixture_screen(fixture); /* panes are brought up to date between keys */
        fixture_wait(fixture, 1000);
        dl_desk_key(&fixture->desk, key);
        keys += length;
        keys += strspn(keys, " ");
    }
}

void fixture_type(ui_fixture *fixture, const char *text)
{
    dl_str whole = dl_str_from(text);
    for (size_t at = 0; at < whole.len;) {
        char key[DL_KEY_TEXT] = "";
        size_t start = at;
        dl_glyph_next(whole, &at);
        ck_assert(at - start < sizeof key);
        memcpy(key, whole.ptr + start, at - start);
        dl_desk_key(&fixture->desk, strcmp(key, " ") ? key : "Space");
    }
}

const char *fixture_screen(ui_fixture *fixture)
{
    dl_buf text = { .arena = &fixture->arena };
    fixture_wait(fixture, 100); /* panes that wait for the reader to stop follow */
    dl_canvas canvas = dl_canvas_new(&fixture->arena, fixture->desk.size);
    dl_desk_draw(&fixture->desk, &canvas);
    dl_canvas_dump(&canvas, &text);
    return dl_buf_cstr(&text);
}

bool fixture_shows(ui_fixture *fixture, const char *text)
{
    return strstr(fixture_screen(fixture), text);
}

const char *fixture_title(ui_fixture *fixture)
{
    uint32_t document = fixture->explorer.place.document;
    if (document == DL_NO_ID)
        return "";
    dl_str title = dl_corpus_title(fixture->explorer.corpus, document);
    return dl_arena_copy(&fixture->arena, title.ptr, title.len);
}

uint32_t fixture_entity(const ui_fixture *fixture, const char *name)
{
    uint32_t row = find_row(fixture->explorer.reference->entities, dl_str_from(name));
    return row == DL_NO_ROW ? DL_NO_ID : dl_corpus_entity_of_row(fixture->explorer.corpus, row);
}
