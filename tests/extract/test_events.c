/* Events on hand-made drafts: names stand in the text as [name|kind] or [name|kind|same],
 * dates as {text|value}. What is found is written "date deed certainty: actors > targets:
 * items", with "*" behind the deed if it belongs on the timeline. */
#include <string.h>

#include "dateline/buf.h"
#include "src/extract/draft.h"
#include "tests/suites.h"

typedef struct example {
    dl_language language;
    const char *published;
    const char *text;
    const char *events;
} example;

static const example examples[] = {
  /* Who, what, when, in the active, in the passive and under an order. */
    {DL_LANGUAGE_EN,  "2023-10-18",
     "On {Tuesday|2023-10-17} the [Commerce Department|government] "
      "banned sales of the [A800|chip] and [H800|chip] to [China|place].",                      "2023-10-17 ban* occurred: Commerce Department > China: A800, H800"},
    { DL_LANGUAGE_EN, "2025-01-20",
     "[Sophgo|company] was added to the [Entity List|law] by the "
      "[Commerce Department|government] on {Jan. 16|2025-01-16}.",                              "2025-01-16 entity-list* occurred: Commerce Department > Sophgo: Entity List"    },
    { DL_LANGUAGE_EN, "2023-11-02",
     "The [Commerce Department|government] ordered "
      "[Nvidia|company] to stop shipping the [H800|chip] on {Oct. 23|2023-10-23}.",             "2023-10-23 ban* occurred: Commerce Department > Nvidia: H800"     },
    { DL_LANGUAGE_VI, "2025-02-01",
     "Ngày {16/1|2025-01-16}, [Mỹ|place] đưa [Zhipu|company] vào "
      "[Danh sách thực thể|law].",                                                         "2025-01-16 entity-list* occurred: Mỹ > Zhipu"                    },
    { DL_LANGUAGE_VI, "2025-02-01",
     "[Empyrean|company] bị [Mỹ|place] đưa vào danh sách đen hồi "
      "{tháng 12|2024-12}.",                                                                   "2024-12 entity-list* occurred: Mỹ > Empyrean"                    },
    { DL_LANGUAGE_VI, "2022-09-10",
     "Từ {ngày 26/8|2022-08-26}, [Chính phủ Mỹ|government] buộc "
      "[Nvidia|company] phải có giấy phép khi xuất chip [A100|chip] sang [Nga|place].",
     "2022-08-26 license-require* occurred: Chính phủ Mỹ > Nvidia, Nga: A100"                                                                                 },
    { DL_LANGUAGE_ZH, "2024-12-10",
     "{12月2日|2024-12-02}，[美国商务部|government]把[拓荆科技|company]"
      "列入实体清单。",                                                                  "2024-12-02 entity-list* occurred: 美国商务部 > 拓荆科技"  },
    { DL_LANGUAGE_ZH, "2025-05-01",
     "{今年4月|2025-04}，[美国政府|government]要求[H20|chip]出口"
      "[中国|place]须经许可。",                                                          "2025-04 license-require* occurred: 美国政府 > 中国: H20"    },
 /* A chronology: the date that heads a part of the text. One alone heads nothing. */
    { DL_LANGUAGE_EN, "2025-07-16",
     "The chip conflict in dates\n\n{October 2022|2022-10}: Export controls\n\n"
      "[Washington|place] bans exports of the [A100|chip] to [China|place].\n\n"
      "{May 2023|2023-05}: Beijing answers\n\n[China|place] bans sales of chips by "
      "[Micron|company].",
     "2022-10 ban* occurred: Washington > China: A100\n"
      "2023-05 ban* occurred: China > Micron" },
    { DL_LANGUAGE_EN, "2025-07-16", /* and date none of its clauses that say which */
     "{May 2024|2024-05}: Licences that let [Intel|company] sell chips are revoked.\n\n"
      "{October 2023|2023-10}: Sales of the [A800|chip] are banned.",
     "2024-05 rescind* occurred:\n2023-10 ban* occurred:: A800" },
    { DL_LANGUAGE_EN, "2025-07-16", /* dates that head their own paragraph */
     "{Monday|2025-07-14}. A busy day. [China|place] bans sales of chips by [Micron|company]."
      "\n\n{Tuesday|2025-07-15}. [Washington|place] bans exports of the [A100|chip].",
     "2025-07-14 ban* occurred: China > Micron\n"
      "2025-07-15 ban* occurred: Washington: A100" },
    { DL_LANGUAGE_EN, "2025-07-16",
     "{October 2022|2022-10}: Export controls\n\n"
      "[Washington|place] bans exports of the [A100|chip] to [China|place].",
     "- ban* occurred: Washington > China: A100" },
 /* A headline that stands alone, or above a few sentences that do not tell it, is the news
    of its day; but not what it only looks back to, nor one that a whole text follows. */
    { DL_LANGUAGE_EN, "2026-07-01", "[US|place] adds [SMIC|company] to [Entity List|law]",
     "2026-07-01 entity-list* occurred: US > SMIC: Entity List" },
    { DL_LANGUAGE_VI, "2026-07-01",
     "[Mỹ|place] đưa [SMIC|company] vào [Danh sách thực thể|law]\n\nĐọc thêm trên trang.",
     "2026-07-01 entity-list* occurred: Mỹ > SMIC" },
    { DL_LANGUAGE_ZH, "2026-07-01", "[美国|place]将[中芯国际|company]列入实体清单\n\n点击阅读全文。",
     "2026-07-01 entity-list* occurred: 美国 > 中芯国际" },
    { DL_LANGUAGE_EN, "2026-07-01",
     "[US|place] bans sale of [H20|chip] to [China|place]\n\nThe [US|place] banned sales "
      "of the [H20|chip] to [China|place] on {Monday|2026-06-29}.",
     "2026-06-29 ban* occurred: US > China: H20" },
    { DL_LANGUAGE_EN, "2026-07-01",
     "[US|place] bans sale of [H20|chip] to [China|place]\n\nThe rule is out. Chip makers "
      "fell. Shares of others rose. Lawyers read it. Nobody knows more.",
     "- ban* occurred: US > China: H20" },
    { DL_LANGUAGE_EN, "2026-07-01", "[US|place] had added [SMIC|company] to [Entity List|law]",
     "- entity-list* occurred: US > SMIC: Entity List" },
    { DL_LANGUAGE_EN, "2026-07-01", "How [US|place] added [SMIC|company] to [Entity List|law]",
     "- entity-list* occurred: US > SMIC: Entity List" },
    { DL_LANGUAGE_EN, "2026-07-01",
     "A year after [US|place] banned sales of [H20|chip] to [China|place]",
     "- ban* occurred: US > China: H20" },
    { DL_LANGUAGE_ZH, "2026-07-01", "[美国|place]为何将[中芯国际|company]列入实体清单",
     "- entity-list* occurred: 美国 > 中芯国际" },
    { DL_LANGUAGE_EN, "", "[US|place] adds [SMIC|company] to [Entity List|law]",
     "- entity-list* occurred: US > SMIC: Entity List" },
 /* Who reports, in brackets, does not act. */
    { DL_LANGUAGE_VI, "2024-06-12",
     "([GLO|company]) - [Mỹ|place] {hôm 11/6|2024-06-11} cấm bán chip [H20|chip] sang "
      "[Trung Quốc|place].",
     "2024-06-11 ban* occurred: Mỹ > Trung Quốc: H20" },
 /* An office asks for licences; goods and firms need them. */
    { DL_LANGUAGE_EN, "2026-06-24",
     "The [Commerce Department|government] will require a licence for exports of the "
      "[B30A|chip] to [China|place] from {July 1|2026-07-01}.",
     "2026-07-01 license-require* planned: Commerce Department > China: B30A" },
    { DL_LANGUAGE_EN, "2026-06-24",
     "[Nvidia|company] will require a licence for exports of the [B30A|chip] to "
      "[China|place] from {July 1|2026-07-01}.",
     "2026-07-01 license-require* planned: > Nvidia, China: B30A" },
 /* Where a rule is printed is not whose it is. */
    { DL_LANGUAGE_EN, "2026-06-24",
     "The licence requirement for the [H20|chip] made by [Nvidia|company], published in the "
      "[Federal Register|organisation] on {June 23|2026-06-23}, takes effect on "
      "{July 1|2026-07-01}.",
     "2026-07-01 license-require* planned: > Nvidia: H20" },
 /* Who lifts a ban is not whom it was put on. */
    { DL_LANGUAGE_EN, "2026-07-03",
     "The [Trump administration|government] will allow [Nvidia|company] to resume sales of "
      "[H20|chip] chips to [China|place], reversing a ban imposed in {April 2025|2025-04}.",
     "- relax* planned: Trump administration > China: H20\n"
      "2025-04 ban* occurred: Trump administration" },
 /* Somebody is listed on the day that says so, whenever the rule begins. */
    { DL_LANGUAGE_ZH, "2026-06-24",
     "[美国商务部|government]{周二|2026-06-23}宣布，把[浪潮集团|company]列入实体清单，"
      "新规{7月1日|2026-07-01}起生效。",
     "2026-06-23 entity-list* occurred: 美国商务部 > 浪潮集团" },
    { DL_LANGUAGE_ZH, "2026-06-24",
     "[美国商务部|government]{6月23日|2026-06-23}将14家[中国|place]实体列入"
      "[实体清单|law]，规定{7月1日|2026-07-01}起生效。",
     "2026-06-23 entity-list* occurred: 美国商务部 > 中国" },
    { DL_LANGUAGE_EN, "2026-06-24",
     "The [Commerce Department|government] on {June 23|2026-06-23} added [Inspur|company] to "
      "the [Entity List|law], and the rule takes effect on {July 1|2026-07-01}.",
     "2026-06-23 entity-list* occurred: Commerce Department > Inspur: Entity List" },
 /* What 对 leads is all of its list, so that who spoke before it acts. */
    { DL_LANGUAGE_ZH, "2026-06-24",
     "[商务部|government]{昨日|2026-06-23}公告，对镓、锗和锑实施出口管制。",
     "2026-06-23 license-require* occurred: 商务部" },
 /* Who speaks of the government is not it. */
    { DL_LANGUAGE_ZH, "2026-06-24",
     "經濟部長[龔明鑫|person]{18日|2026-06-18}表示，政府{4月底|2026-04}已將[華為|company]列入"
      "實體名單。",
     "2026-04 entity-list* occurred: > 華為" },
 /* The place of a dateline does not act. */
    { DL_LANGUAGE_EN, "2026-05-28",
     "THE [HAGUE|place] ([Reuters|organisation]) — The [Dutch government|government] on "
      "{Wednesday|2026-05-27} banned sales of the [H20|chip] to [China|place].",
     "2026-05-27 ban* occurred: Dutch government > China: H20" },
 /* Nobody seizes from a port, nor from who made the goods. */
    { DL_LANGUAGE_EN, "2026-06-24",
     "[China|place] on {Sunday|2026-06-21} seized 420 [Nvidia|company] [H20|chip] chips at "
      "[Shenzhen Bay Port|place].",
     "2026-06-21 enforce* occurred: China: H20" },
 /* Firms are put on lists; goods on a control list need a licence. */
    { DL_LANGUAGE_EN, "2026-06-24",
     "[Japan|place] added 21 types of chipmaking equipment to its export control list on "
      "{Monday|2026-06-22}.",
     "2026-06-22 license-require* occurred: Japan" },
    { DL_LANGUAGE_EN, "2026-06-24",
     "[China|place] added 28 firms to its export control list on {Monday|2026-06-22}.",
     "2026-06-22 entity-list* occurred: China" },
 /* A caption does not part what dates the lead from it. */
    { DL_LANGUAGE_VI, "2025-10-14",
     "[Chính phủ Hà Lan|government] bất ngờ giành quyền kiểm soát [Nexperia|company].\n\n"
      "Ảnh minh họa - Ảnh: Bưu điện\n\nẢnh minh họa - Ảnh: Bưu điện\n\n"
      "Quyết định trên được công bố {ngày 12/10|2025-10-12}.",
     "2025-10-12 restrict occurred: Chính phủ Hà Lan > Nexperia" },
 /* What is only possible is told as such; what is denied is not told. */
    { DL_LANGUAGE_EN, "2025-01-20",
     "If [Congress|government] bans sales of the [H20|chip], "
      "[Nvidia|company] would suffer.",                                                         "- ban hypothetical: Congress: H20"                                },
    { DL_LANGUAGE_VI, "2024-02-10",
     "Rủi ro là nếu [Mỹ|place] tiếp tục hạn chế xuất khẩu chip sang "
      "[Trung Quốc|place].",                                                                  "- restrict hypothetical: Mỹ > Trung Quốc"                     },
    { DL_LANGUAGE_ZH, "2025-08-01",
     "如果[网信办|government]认定风险属实，[H20|chip]可能被禁用。",           "- ban hypothetical:: H20"                                         },
    { DL_LANGUAGE_EN, "2025-01-20",
     "The [Commerce Department|government] did not ban sales of the "
      "[H20|chip] on {Monday|2025-01-20}.",                                                     ""                                                                 },
    { DL_LANGUAGE_VI, "2024-12-10",
     "Ngày {2/12|2024-12-02}, [Mỹ|place] không cấm bán chip "
      "[H20|chip] sang [Trung Quốc|place].",                                                  ""                                                                 },
    { DL_LANGUAGE_ZH, "2025-08-01",
     "{7月31日|2025-07-31}，[中国|place]没有禁止采购[H20|chip]芯片。",            ""                                                                 },
    { DL_LANGUAGE_VI, "2025-07-20",
     "Chip [Blackwell|chip] vẫn bị cấm bán sang [Trung Quốc|place].",                  ""                                                                 },
 /* Decided, but not yet in force. */
    { DL_LANGUAGE_EN, "2025-09-01",
     "The [Commerce Department|government] revoked the waivers of "
      "[Samsung|company], effective {December 31|2025-12-31}.",                                 "2025-12-31 rescind planned: Commerce Department > Samsung"        },
    { DL_LANGUAGE_VI, "2024-06-28",
     "[OpenAI|company] dự kiến sẽ tạm dừng cung cấp dịch vụ tại "
      "[Trung Quốc|place] từ {ngày 9/7|2024-07-09}.",                                      "2024-07-09 suspend-service planned: OpenAI"                       },
 /* Hearsay. */
    { DL_LANGUAGE_EN, "2025-01-20",
     "[Nvidia|company] halted production of the [H20|chip] in "
      "{August|2024-08}, two people familiar with the matter said.",                            "2024-08 suspend-service* reported: Nvidia: H20"                   },
 /* A vendor's chip that was made to fit the limits, and one that was not. */
    { DL_LANGUAGE_EN, "2023-01-20",
     "[Nvidia|company] launched the [Z900|chip], a slower chip for "
      "China, in {November|2022-11}.",                                                          "2022-11 launch-compliant-chip* occurred: Nvidia: Z900"            },
    { DL_LANGUAGE_EN, "2023-01-20",
     "[OpenAI|company] released [GPT-4|product] in {March|2022-03}.",                           "2022-03 launch occurred: OpenAI: GPT-4"                           },
 /* Told in the sentence before: these two chips, then. */
    { DL_LANGUAGE_VI, "2024-02-10",
     "{Năm 2022|2022}, [Mỹ|place] ra lệnh [Nvidia|company] ngừng bán "
      "chip [Z100|chip] và [Z200|chip]. Tiếp đó, [Nvidia|company|same] ra mắt "
      "[Z800|chip] và "
      "[Z900|chip] để lách luật. Đến {tháng 10.2023|2023-10}, hai loại chip này bị "
      "[Mỹ|place|same] "
      "đưa vào danh sách cấm xuất khẩu.",                                             "2022 ban* occurred: Mỹ > Nvidia: Z100, Z200\n"
      "- launch-compliant-chip* occurred: Nvidia: Z800, Z900\n"
      "2023-10 ban* occurred: Mỹ: Z800, Z900"                                                                 },
 /* One event told twice is one. */
    { DL_LANGUAGE_EN, "2025-05-14",
     "[Taiwan|place] put [Huawei|company] on a blacklist on "
      "{June 10|2024-06-10}. [Taiwan|place|same] added [Huawei|company|same] to the "
      "blacklist "
      "{that day|2024-06-10}.",                                                                 "2024-06-10 entity-list* occurred: Taiwan > Huawei"                 },
    { DL_LANGUAGE_EN, "",           "",                                                         ""                                                                 },
};

typedef struct draft_maker {
    dl_arena *arena;
    dl_buf body;
    dl_annotations out;
} draft_maker;

static uint32_t entity_of(draft_maker *maker, dl_str name, dl_str kind)
{
    dl_found_entity entity = { .id = name, .name = name, .row = DL_NO_ROW };
    for (size_t i = 0; i < maker->out.entities.count; i++)
        if (dl_str_equal(maker->out.entities.items[i].name, name))
            return (uint32_t)i;
    ck_assert(dl_entity_kind_parse(kind, &entity.kind));
    *DL_APPEND(&maker->out.entities, maker->arena) = entity;
    return (uint32_t)maker->out.entities.count - 1;
}

/* One [name|kind] or {text|value}; *at is moved behind it. */
static void add_marked(draft_maker *maker, dl_str text, size_t *at)
{
    char closer = text.ptr[*at] == '[' ? ']' : '}';
    dl_str rest = dl_str_slice(text, *at + 1, text.len), inside, name, value;
    dl_str_cut(rest, closer, &inside, &rest);
    dl_str_cut(inside, '|', &name, &value);
    dl_span span = { (uint32_t)maker->body.count,
                     (uint32_t)(maker->body.count + name.len) };
    dl_buf_add(&maker->body, name);
    *at += inside.len + 2;
    if (closer == '}') {
        *DL_APPEND(&maker->out.dates, maker->arena) =
            (dl_found_date){ .span = span, .value = dl_date_parse(value) };
        return;
    }
    dl_str_cut(value, '|', &value, &rest);
    *DL_APPEND(&maker->out.mentions, maker->arena) =
        (dl_found_mention){ .span = span, .entity = entity_of(maker, name, value) };
}

static void make_draft(draft_maker *maker, dl_str text)
{
    for (size_t at = 0; at < text.len;) {
        if (text.ptr[at] == '[' || text.ptr[at] == '{')
            add_marked(maker, text, &at);
        else
            dl_buf_add_char(&maker->body, text.ptr[at++]);
    }
}

static void write_parties(const dl_annotations *out, const dl_found_event *event,
                          dl_role role, const char *before, dl_buf *to)
{
    bool first = true;
    for (uint32_t i = 0; i < event->party_count; i++) {
        dl_party party = out->parties.items[event->first_party + i];
        if (party.role != role)
            continue;
        dl_buf_format(to, "%s%.*s", first ? before : ", ",
                      DL_STR_ARGS(out->entities.items[party.entity].name));
        first = false;
    }
}

static void write_events(const dl_annotations *out, dl_buf *to)
{
    for (size_t i = 0; i < out->events.count; i++) {
        const dl_found_event *event = &out->events.items[i];
        char text[DL_DATE_TEXT];
        dl_str date = dl_date_text(event->date, text);
        dl_buf_format(to, "%s%.*s %s%s %s:", i ? "\n" : "",
                      DL_STR_ARGS(date.len ? date : DL_STR("-")),
                      dl_deed_name(event->deed), event->on_topic ? "*" : "",
                      dl_certainty_name(event->certainty));
        write_parties(out, event, DL_ROLE_ACTOR, " ", to);
        write_parties(out, event, DL_ROLE_TARGET, " > ", to);
        write_parties(out, event, DL_ROLE_ITEM, ": ", to);
    }
}

START_TEST(tells_what_the_sentences_tell)
{
    const example *it = &examples[_i];
    dl_arena arena = { 0 }, scratch = { 0 };
    dl_reports reports = { .arena = &arena };
    dl_reference reference = { 0 };
    dl_buf found = { .arena = &arena };
    draft_maker maker = { .arena = &arena, .body = { .arena = &arena } };
    dl_reference_open(&reference, DL_STR(""), &reports);
    make_draft(&maker, dl_str_from(it->text));
    dl_article article = { .body = dl_buf_str(&maker.body),
                           .language = it->language,
                           .published = dl_date_parse(dl_str_from(it->published)) };
    maker.out.published = article.published;
    dl_word_book book = { .lexicon = dl_reference_lexicon(&reference, NULL) };
    dl_sense_book senses = { 0 };
    dl_draft draft = { .article = &article,
                       .body = article.body,
                       .language = it->language,
                       .reference = &reference,
                       .lexicon = book.lexicon,
                       .book = &book,
                       .senses = &senses,
                       .arena = &arena,
                       .scratch = &scratch,
                       .out = &maker.out };
    dl_pass_tokens(&draft);
    dl_pass_events(&draft);
    write_events(&maker.out, &found);
    ck_assert_str_eq(dl_buf_cstr(&found), it->events);
    dl_book_release(&book);
    dl_sense_book_release(&senses);
    dl_reference_close(&reference);
    dl_arena_release(&scratch);
    dl_arena_release(&arena);
}
END_TEST

Suite *events_suite(void)
{
    Suite *suite = suite_create("events");
    TCase *tcase = tcase_create("events");
    tcase_add_loop_test(tcase, tells_what_the_sentences_tell, 0, DL_COUNT(examples));
    suite_add_tcase(suite, tcase);
    return suite;
}
