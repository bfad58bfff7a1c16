/* Rows are a language and prose with its names marked; specs/names holds whole articles.
 * The prose is unmarked, read, and marked with what was found: the two must be the same.
 */
#include <string.h>

#include "dateline/buf.h"
#include "dateline/file.h"
#include "tests/extract/fixture.h"
#include "tests/suites.h"

#define SPECS "tests/specs/names"
enum { SPEC_COUNT = 24 };

static extract_fixture fixture;

static void open_fixture(void)
{
    extract_fixture_open(&fixture);
}

static void close_fixture(void)
{
    extract_fixture_close(&fixture);
}

static void check(dl_language language, dl_str marked, dl_extract_options options)
{
    dl_str body = extract_fixture_plain(&fixture, marked);
    dl_annotations found = extract_fixture_annotate(&fixture, language, body, options);
    dl_str again = extract_fixture_mark(&fixture, marked, body, &found);
    ck_assert_str_eq(dl_str_format(&fixture.arena, "%.*s", DL_STR_ARGS(again)).ptr,
                     dl_str_format(&fixture.arena, "%.*s", DL_STR_ARGS(marked)).ptr);
}

typedef struct row {
    dl_language language;
    const char *marked;
} row;

static const row rows[] = {
  /* persons */
    {DL_LANGUAGE_VI,
     "Theo {ông Nguyễn Văn Nam|person=a}, giá sẽ tăng. {Ông Nam|person=a} nói thêm."       },
    { DL_LANGUAGE_VI, "{Bà Hoàng Thị Mỹ Hạnh|person=a} phản đối."                        },
    { DL_LANGUAGE_VI,
     "Bộ trưởng Quốc phòng {Đức|place=d} {Lena Brandt|person=b} từ chức."              },
    { DL_LANGUAGE_EN,
     "It was wrong. {Ned Finkle|person=a}, the company's vice president, said so."     },
    { DL_LANGUAGE_EN,
     "Senator {Ruth O'Malley|person=a} met {Jean-Luc de Vries|person=b}."                             },
    { DL_LANGUAGE_EN,
     "\"No,\" said {Park Min-seo|person=a}, 44, who runs it. {Park|person=a} left."                   },
    { DL_LANGUAGE_EN, "{May Whitcombe|person=a} said exports may rise in May."                        },
    { DL_LANGUAGE_ZH,
     "分析师{沈知远|person=a}认为短期影响有限。{沈知远|person=a}说，要等。"    },
    { DL_LANGUAGE_ZH, "参议员{帕特丽夏·雷恩|person=a}提出法案。"                       },
    { DL_LANGUAGE_ZH, "（记者{李明|person=a}、{张华|person=b}）有关方面回应。" },
    { DL_LANGUAGE_ZH, "为{中国|place=c}客户维修设备，在技术论坛上说。" },
    { DL_LANGUAGE_EN, "Officials said on Tuesday that it was revoked." },
    { DL_LANGUAGE_VI, "{Bà Trần Thu Hà|person=tran-thu-ha}, {SSI Research|company=b}, dự báo giá tăng." },
    { DL_LANGUAGE_EN,
     "{Safe Superintelligence|company=a} ({SSI|company=a}) grew. {SSI|company=a} said so." },
 /* firms */
    { DL_LANGUAGE_VI,
     "công ty an ninh mạng {Khiên Bạc|company=a} và startup {NeuraViet|company=b}"             },
    { DL_LANGUAGE_EN,
     "{Ostrava Photonics Ltd|company=a} sued. {Ostrava|company=a} won."                               },
    { DL_LANGUAGE_EN, "shares of {Kestrel & Dunn|company=a} fell"                                     },
    { DL_LANGUAGE_ZH, "初创公司{云岫科技|company=a}创始人{贺文渊|person=b}说。"       },
    { DL_LANGUAGE_ZH, "{阿里巴巴|company=a}、{星河云图|company=b}和{腾讯|company=c}"      },
 /* authorities */
    { DL_LANGUAGE_VI,
     "{Bộ Tài chính Hoa Kỳ|government=a} họp. {Bộ Tài chính Mỹ|government=a} im lặng."},
    { DL_LANGUAGE_VI,
     "{chính quyền Tổng thống Biden|government=a} và {chính phủ Peru|government=b}"        },
    { DL_LANGUAGE_EN, "{Chile's Ministry of Mining and Energy|government=a} objected."                },
    { DL_LANGUAGE_EN,
     "the {Dutch government|government=a}, the {Obama administration|government=b}"                   },
    { DL_LANGUAGE_ZH, "{美国财政部|government=a}和{拜登政府|government=b}"                  },
    { DL_LANGUAGE_ZH, "{美国|place=a}商务部长{雷蒙多|person=b}访问{北京|place=c}。"     },
    { DL_LANGUAGE_VI,
     "{Ủy ban Đặc biệt về Cạnh tranh Mỹ - Trung của Hạ viện|government=a} họp."            },
    { DL_LANGUAGE_VI,
     "{Ủy ban Năng lượng và Thương mại Hạ viện|government=a} mở phiên điều trần."          },
    { DL_LANGUAGE_VI, "Theo {Bộ Công Thương Việt Nam|government=a}, thuế sẽ giảm."         },
    { DL_LANGUAGE_VI, "{Tòa án Quận phía Bắc California|government=a} bác đơn."            },
    { DL_LANGUAGE_VI,
     "Startup {Hàn Quốc|place=a} {Korvanta|company=b} ra mắt {Lumen X3|product=c}."        },
    { DL_LANGUAGE_VI,
     "{Sở Giao dịch Chứng khoán Thượng Hải|organisation=a} hỏi thêm."                     },
    { DL_LANGUAGE_VI,
     "{Cục Quản lý Thị trường thành phố Bắc Kinh|government=a} kiểm tra."                  },
    { DL_LANGUAGE_VI,
     "Công ty {Ningbo Silverline|company=a} và {Hefei Jingrui Technology|company=b}"         },
    { DL_LANGUAGE_VI, "Startup {Sóng Xanh AI|company=a} gọi vốn."                        },
 /* laws */
    { DL_LANGUAGE_VI,
     "{Nghị định 13/2023/NĐ-CP|law=a} và {Luật Công nghiệp công nghệ số|law=b}"            },
 /* chips and products */
    { DL_LANGUAGE_EN, "{Ascend 910B|chip=a}, {910C|chip=b} and {910D|chip=c} chips"                   },
    { DL_LANGUAGE_EN,
     "{A100|chip=a}/{H100|chip=b} GPUs, not A4 paper, H1 2025 or M1 level"                            },
    { DL_LANGUAGE_EN,
     "{TSMC|company=a} will make chips on its A16 process and 18A node"                               },
    { DL_LANGUAGE_VI, "chip {H20|chip=a}, {L20|chip=b} và {L2|chip=c}"                               },
    { DL_LANGUAGE_EN,
     "{GPT-3.5|product=a} trails {Qwen2.5-Max|product=b} and {GLM-4.5|product=c}"                     },
    { DL_LANGUAGE_EN,
     "{Nvidia|company=n} {H20|chip=a} and {Huawei|company=h} {Kirin 9010|chip=b}"                     },
    { DL_LANGUAGE_EN, "{NXT:1970i|product=a} and {1980i|product=b} scanners"                          },
    { DL_LANGUAGE_ZH, "{华为|company=a}{昇腾920|chip=b}和{麒麟9010|chip=c}芯片"              },
    { DL_LANGUAGE_ZH, "半导体说客们几乎没有合过眼，股价几乎没有变化。"                            },
    /* A version has one name in every script. */
    { DL_LANGUAGE_ZH, "{百度|company=a}先发布{文心大模型7.0|product=b}。"
                      "{Ernie 7.0|product=b}与{麒麟9090|chip=c}、{Kirin 9090|chip=c}"        },
 /* laws */
    { DL_LANGUAGE_VI, "theo {Đạo luật Minh bạch Dữ liệu|law=a} năm ngoái"                },
    { DL_LANGUAGE_EN, "{Benlin Yuan|person=a}, a {Canadian|place=b} who ran it, was held."            },
    { DL_LANGUAGE_EN, "They held {Fanyue Gong|person=a}, a {Chinese|place=b} citizen."                },
    { DL_LANGUAGE_EN, "the {Orbital Chips Transparency Act|law=a} failed"                             },
    { DL_LANGUAGE_EN, "the {Protecting Orbits from Foreign Rockets Act|law=a} failed"                 },
    { DL_LANGUAGE_EN, "the {No Rockets on Government Roofs Act|law=a} failed"                         },
    { DL_LANGUAGE_ZH, "依据《{算力安全条例|law=a}》和《{反垄断法|law=b}》"           },
 /* ambiguity */
    { DL_LANGUAGE_VI,
     "Đoàn ở {Mỹ Tho|place=c} và {Bắc Mỹ|place=b} gặp đoàn {Mỹ|place=a}."            },
    { DL_LANGUAGE_VI,
     "Anh cho biết anh đã nghỉ. Ý kiến của anh được {ông Đức|person=c} ghi nhận."},
    { DL_LANGUAGE_VI, "Quan hệ {Mỹ|place=a} - {Trung|place=b} và {Anh|place=c}"                  },
    { DL_LANGUAGE_EN,
     "At arm's length, {Arm|company=a} said an apple is no {Apple|company=b}."                        },
    { DL_LANGUAGE_EN, "Tell us what the {U.S.|place=a} will do."                                      },
    { DL_LANGUAGE_EN, "AI, LLMs and GPUs need HBM on Monday."                                         },
 /* how text comes */
    { DL_LANGUAGE_EN,
     "{US|place=a} HITS {HUAWEI|company=b} AGAIN\n\n{Huawei|company=b} objected."                     },
    { DL_LANGUAGE_EN,
     "The chips were made by {Taiwan\nSemiconductor|company=a}, which said that it\n"
      "had stopped. In the spring {Carla\nMeier|person=b} asked why it had not\n"
      "done so before, and nobody had an\nanswer."                                                    },
    { DL_LANGUAGE_VI, "bán sang {Trung Quốc|place=a}.{Nvidia|company=b} im lặng."                },
    { DL_LANGUAGE_VI,
     "chip của {Trung\xC2\xA0Quốc|place=a} và {Ha\xCC\x80 Lan|place=b}"                          },
    { DL_LANGUAGE_EN,
     "{China’s Ministry of Commerce|government=a} and {Tom’s Hardware|organisation=b}"            },
    { DL_LANGUAGE_VI, ""                                                                              },
};

START_TEST(marks_what_the_row_marks)
{
    check(rows[_i].language, dl_str_from(rows[_i].marked), (dl_extract_options){ 0 });
}
END_TEST

static const row without_register[] = {
    {DL_LANGUAGE_VI,  "{Ông Jensen Huang|person=a}, CEO {Nvidia|company=b}, cho biết."},
    { DL_LANGUAGE_EN, "{Samsung Electronics|company=a} and {SK Hynix|company=b} fell."   },
    { DL_LANGUAGE_EN, "The chip was made by {TSMC|company=a}."                           },
};

START_TEST(finds_names_by_rules_alone)
{
    check(without_register[_i].language, dl_str_from(without_register[_i].marked),
          (dl_extract_options){ .without_register = true });
}
END_TEST

START_TEST(marks_what_the_article_marks)
{
    dl_paths files = { 0 };
    dl_error error = { 0 };
    dl_str text, head, code;
    dl_file_walk(SPECS, &fixture.arena, &files, NULL);
    ck_assert_uint_eq(files.count, SPEC_COUNT);
    ck_assert(
        dl_file_read(files.items[_i].ptr, DL_FILE_LIMIT, &fixture.arena, &text, &error));
    ck_assert(dl_str_line(&text, &head));
    ck_assert(dl_str_cut(head, ' ', &head, &code));
    check(dl_language_from_code(code), dl_str_trim(text), (dl_extract_options){ 0 });
}
END_TEST

START_TEST(gives_each_mention_its_reason)
{
    dl_str body =
        DL_STR("The start-up Bluefin Orbit hired Maria Kowalska, a former minister.");
    dl_annotations found = extract_fixture_annotate(&fixture, DL_LANGUAGE_EN, body,
                                                    (dl_extract_options){ 0 });
    ck_assert_uint_eq(found.mentions.count, 2);
    for (size_t i = 0; i < found.mentions.count; i++) {
        ck_assert_ptr_nonnull(found.mentions.items[i].reason.rule);
        ck_assert_uint_gt(found.mentions.items[i].reason.cue.end, 0);
    }
}
END_TEST

static const char *const floods[] = { "Mỹ - ", "Nguyễn ", "A100, ",     "(ABC) ",   "Bộ ",
                                      "L2 ",   "of The ", "美国商务部", "·",        "《",
                                      "O'",    "J. ",     "李",         "Co. Ltd. ",
                                      "1/2/",  "hai mươi ", "twenty-",   "AI2日",
                                      "CHINA BANS ", "(", "二十三",      "e\u0301" };

START_TEST(reads_floods_in_linear_time)
{
    dl_buf text = { .arena = &fixture.arena };
    for (int i = 0; i < 20000; i++)
        dl_buf_add(&text, dl_str_from(floods[_i]));
    for (int language = 0; language < DL_LANGUAGE_COUNT; language++)
        extract_fixture_annotate(&fixture, (dl_language)language, dl_buf_str(&text),
                                 (dl_extract_options){ 0 });
}
END_TEST

START_TEST(reads_a_hundred_thousand_names_in_linear_time)
{
    enum { NAMES = 100000 };
    dl_buf text = { .arena = &fixture.arena };
    for (int i = 0; i < NAMES; i++)
        dl_buf_format(&text, "Karl%c%c Vann%c%c%c met ", 'a' + i % 26, 'a' + i / 26 % 26,
                      'a' + i / 676 % 26, 'a' + i / 17576 % 26, 'a' + i % 23);
    dl_annotations found = extract_fixture_annotate(
        &fixture, DL_LANGUAGE_EN, dl_buf_str(&text), (dl_extract_options){ 0 });
    ck_assert_uint_le(found.mentions.count, NAMES);
}
END_TEST

Suite *names_suite(void)
{
    Suite *suite = suite_create("names");
    TCase *names = tcase_create("names");
    tcase_add_checked_fixture(names, open_fixture, close_fixture);
    tcase_add_loop_test(names, marks_what_the_row_marks, 0, DL_COUNT(rows));
    tcase_add_loop_test(names, finds_names_by_rules_alone, 0, DL_COUNT(without_register));
    tcase_add_loop_test(names, marks_what_the_article_marks, 0, SPEC_COUNT);
    tcase_add_test(names, gives_each_mention_its_reason);
    suite_add_tcase(suite, names);
    TCase *slow = tcase_create("floods");
    tcase_add_checked_fixture(slow, open_fixture, close_fixture);
    tcase_add_loop_test(slow, reads_floods_in_linear_time, 0, DL_COUNT(floods));
    tcase_add_test(slow, reads_a_hundred_thousand_names_in_linear_time);
    suite_add_tcase(suite, slow);
    return suite;
}
