#include "dateline/buf.h"
#include "dateline/ingest.h"
#include "tests/suites.h"

#include <utf8proc.h>
#include <stdlib.h>

static const struct {
    const char *text;
    dl_language language;
} cases[] = {
    { "Mỹ cấm Nvidia bán chip A800 và H800 cho Trung Quốc", DL_LANGUAGE_VI },
    { "Nvidia ra mắt chip H20 dành cho thị trường Trung Quốc", DL_LANGUAGE_VI },
    { "Chinh phu My yeu cau Nvidia dung ban chip cho Trung Quoc", DL_LANGUAGE_VI },
    { "Nvidia da ra mat chip moi cho thi truong Trung Quoc", DL_LANGUAGE_VI },
    { "HÀ LAN SIẾT XUẤT KHẨU MÁY QUANG KHẮC", DL_LANGUAGE_VI },
    { "Theo SCMP, Alibaba, Tencent, Baidu va ByteDance deu muon mua them chip",
      DL_LANGUAGE_VI },
    { "ông Biden nói", DL_LANGUAGE_VI },
    { "The United States banned Nvidia from selling A800 chips to China", DL_LANGUAGE_EN },
    { "Nvidia launches new China chip after export ban", DL_LANGUAGE_EN },
    { "Huawei, SMIC and YMTC say curbs hit Chinese chipmaking hard", DL_LANGUAGE_EN },
    { "US LIFTS CURBS ON CHIP DESIGN SOFTWARE FOR CHINA", DL_LANGUAGE_EN },
    { "Nguyen Van Nam said that Vietnam will build a chip plant in Da Nang", DL_LANGUAGE_EN },
    { "美国商务部公布新规，限制向中国出口芯片", DL_LANGUAGE_ZH },
    { "英伟达A100、H100、A800和H800均被堵", DL_LANGUAGE_ZH },
    { "美國商務部公布新規，限制向中國出口晶片", DL_LANGUAGE_ZH },
    { "アメリカは中国への半導体輸出を規制する", DL_LANGUAGE_OTHER },
    { "미국은 중국에 대한 반도체 수출을 규제한다", DL_LANGUAGE_OTHER },
    { "США ограничили экспорт чипов в Китай", DL_LANGUAGE_OTHER },
    { "Les Etats-Unis interdisent la vente de puces a la Chine", DL_LANGUAGE_OTHER },
    { "Die USA verbieten den Verkauf von Chips nach China", DL_LANGUAGE_OTHER },
    { "Estados Unidos prohíbe la venta de chips a China por ley", DL_LANGUAGE_OTHER },
    { "Amerika Serikat melarang penjualan chip ke China untuk dan dari", DL_LANGUAGE_OTHER },
    { "Il governo vieta la vendita dei chip alla Cina per legge", DL_LANGUAGE_OTHER },
    { "12345 67890", DL_LANGUAGE_OTHER },
    { "", DL_LANGUAGE_OTHER },
};

START_TEST(tells_the_language_of_a_sentence)
{
    ck_assert_int_eq(dl_ingest_language(dl_str_from(cases[_i].text)), cases[_i].language);
}
END_TEST

START_TEST(tells_it_from_decomposed_text_too)
{
    utf8proc_uint8_t *text = utf8proc_NFD((const utf8proc_uint8_t *)cases[_i].text);
    ck_assert_ptr_nonnull(text);
    ck_assert_int_eq(dl_ingest_language(dl_str_from((const char *)text)), cases[_i].language);
    free(text);
}
END_TEST

static const struct {
    const char *text;
    dl_language declared, language;
} declared[] = {
    /* The letters contradict. */
    { "Hôm 7/10/2022, Mỹ cấm xuất khẩu chip H200 của Nvidia sang Trung Quốc.",
      DL_LANGUAGE_EN, DL_LANGUAGE_VI },
    { "Hôm 7/10/2022, Mỹ cấm xuất khẩu chip H200 của Nvidia sang Trung Quốc.",
      DL_LANGUAGE_ZH, DL_LANGUAGE_VI },
    { "Hôm 7/10/2022, Mỹ cấm xuất khẩu chip H200 của Nvidia sang Trung Quốc.",
      DL_LANGUAGE_OTHER, DL_LANGUAGE_VI },
    { "美国商务部公布新规，限制Nvidia向中国出口H200芯片", DL_LANGUAGE_EN, DL_LANGUAGE_ZH },
    { "美国商务部公布新规，限制Nvidia向中国出口H200芯片", DL_LANGUAGE_VI, DL_LANGUAGE_ZH },
    { "The United States banned Nvidia from selling its A800 chips to China in October, "
      "and it said that more rules would follow.", DL_LANGUAGE_ZH, DL_LANGUAGE_EN },
    { "The United States banned Nvidia from selling its A800 chips to China in October, "
      "and it said that more rules would follow when the year is over, which is what most "
      "of the makers had asked for.", DL_LANGUAGE_VI, DL_LANGUAGE_EN },
    /* They decide nothing. */
    { "x y", DL_LANGUAGE_VI, DL_LANGUAGE_VI },
    { "Nvidia H200", DL_LANGUAGE_ZH, DL_LANGUAGE_ZH },
    { "Chinh phu My yeu cau Nvidia dung ban chip cho Trung Quoc", DL_LANGUAGE_VI,
      DL_LANGUAGE_VI },
    { "Nguyễn Phú Trọng and Phạm Minh Chính met Võ Văn Thưởng in Hà Nội", DL_LANGUAGE_EN,
      DL_LANGUAGE_EN },
    { "The word cấm, or lệnh cấm, is what the paper has for a ban of chips such as these",
      DL_LANGUAGE_EN, DL_LANGUAGE_EN },
    { "Huawei (华为技术有限公司) and SMIC (中芯国际) say that curbs hit chipmaking hard "
      "and that they will find other ways", DL_LANGUAGE_EN, DL_LANGUAGE_EN },
    { "Ìjọba ti fi òfin de títa ọjà náà sí orílẹ̀-èdè míràn ní ọdún tó kọjá", DL_LANGUAGE_OTHER,
      DL_LANGUAGE_OTHER },
    { "アメリカは中国への半導体輸出を規制する", DL_LANGUAGE_OTHER, DL_LANGUAGE_OTHER },
    { "", DL_LANGUAGE_ZH, DL_LANGUAGE_ZH },
};

START_TEST(believes_the_letters_more_than_a_declaration_that_they_contradict)
{
    dl_str text = dl_str_from(declared[_i].text);
    ck_assert_int_eq(dl_ingest_language_declared(text, declared[_i].declared),
                     declared[_i].language);
}
END_TEST

START_TEST(believes_the_letters_of_decomposed_text_too)
{
    utf8proc_uint8_t *text = utf8proc_NFD((const utf8proc_uint8_t *)declared[_i].text);
    ck_assert_ptr_nonnull(text);
    ck_assert_int_eq(dl_ingest_language_declared(dl_str_from((const char *)text),
                                                 declared[_i].declared),
                     declared[_i].language);
    free(text);
}
END_TEST

Suite *language_suite(void)
{
    Suite *suite = suite_create("language");
    TCase *tcase = tcase_create("language");
    tcase_add_loop_test(tcase, tells_the_language_of_a_sentence, 0, DL_COUNT(cases));
    tcase_add_loop_test(tcase, tells_it_from_decomposed_text_too, 0, DL_COUNT(cases));
    tcase_add_loop_test(tcase, believes_the_letters_more_than_a_declaration_that_they_contradict,
                        0, DL_COUNT(declared));
    tcase_add_loop_test(tcase, believes_the_letters_of_decomposed_text_too, 0,
                        DL_COUNT(declared));
    suite_add_tcase(suite, tcase);
    return suite;
}
