/* Rows are a sentence, the day it was published on ("" if nobody knows), and what should
 * be found: "surface = value" in order, "; " between, "" for nothing. A value may end in
 * the part it is of: "2024 start". */
#include <stdio.h>
#include <string.h>

#include "dateline/buf.h"
#include "dateline/extract.h"
#include "tests/suites.h"

typedef struct row {
    const char *prose, *published, *expected;
} row;

static dl_reference reference;
static dl_arena arena;

static void open_reference(void)
{
    dl_reports reports = { 0 };
    dl_reference_open(&reference, DL_STR(""), &reports);
}

static void close_reference(void)
{
    dl_reference_close(&reference);
    dl_arena_release(&arena);
}

static dl_annotations annotate(dl_language language, const char *prose,
                               const char *published)
{
    dl_annotations found;
    dl_article article = { .title = DL_STR("t"),
                           .body = dl_str_from(prose),
                           .published = dl_date_parse(dl_str_from(published)),
                           .origin = *published ? DL_ORIGIN_METADATA : DL_ORIGIN_UNKNOWN,
                           .language = language };
    dl_arena_reset(&arena);
    dl_extractor *extractor = dl_extractor_new(&reference);
    dl_extract(extractor, &article, (dl_extract_options){ 0 }, &arena, &found);
    dl_extractor_free(extractor);
    return found;
}

static const char *found_dates(dl_language language, row it)
{
    dl_annotations found = annotate(language, it.prose, it.published);
    dl_buf text = { .arena = &arena };
    for (size_t i = 0; i < found.dates.count; i++) {
        char value[DL_DATE_TEXT];
        const dl_found_date *date = &found.dates.items[i];
        const char *part = dl_part_name((dl_part)date->value.part);
        dl_buf_format(&text, "%s%.*s = %.*s%s%s", i ? "; " : "",
                      DL_STR_ARGS(dl_str_span(dl_str_from(it.prose), date->span)),
                      DL_STR_ARGS(dl_date_text(date->value, value)), *part ? " " : "",
                      part);
    }
    return dl_buf_cstr(&text);
}

/* clang-format off */
static const row vietnamese[] = {
    { "Lệnh cấm được ký ngày 7/10.", "2023-10-18", "ngày 7/10 = 2023-10-07" },
    { "Họp báo sáng 18-10-2023 tại Hà Nội.", "2023-10-20", "18-10-2023 = 2023-10-18" },
    { "Đến tháng 10.2023, hai chip bị cấm.", "2024-02", "tháng 10.2023 = 2023-10" },
    { "Theo báo cáo quý IV năm ngoái.", "2024-08-05", "quý IV năm ngoái = 2023-Q4" },
    { "Trong 9 tháng đầu năm 2023, nhập khẩu giảm.", "2023-11-10",
      "9 tháng đầu năm 2023 = 2023-01/2023-09" },
    { "Hãng sẽ mở cửa từ ngày 4 đến 7/6.", "2024-05-30",
      "ngày 4 đến 7/6 = 2024-06-04/2024-06-07" },
    { "Hội chợ giai đoạn 2021-2025 khép lại.", "2026-01-05", "2021-2025 = 2021/2025" },
    { "Bộ cho biết hôm thứ Tư (31/8) đã gửi thư.", "2022-09-02",
      "thứ Tư (31/8) = 2022-08-31" },
    { "Cuối tuần trước, tin đồn lan rộng.", "2024-08-05",
      "Cuối tuần trước = 2024-08-03/2024-08-04" },
    { "Từ đầu năm 2024, giá giảm.", "2024-07-01", "đầu năm 2024 = 2024 start" },
    { "Ông sẽ nhậm chức ngày 20/1 tới.", "2025-01-14", "ngày 20/1 tới = 2025-01-20" },
    { "Vào những năm 1980, Nhật dẫn đầu.", "2024-01-01", "những năm 1980 = 1980/1989" },
    { "Tháng mười năm 2022 là mốc lớn.", "2024-01-01", "Tháng mười năm 2022 = 2022-10" },
    { "Hồi tháng Hai, hãng ra mắt chip.", "2025-04-16", "tháng Hai = 2025-02" },
    { "Cách đây hai năm, luật được ký.", "2024-08-05", "Cách đây hai năm = 2022" },
    { "Ngày 12/5 hãng đóng cửa. Cùng ngày, đối thủ mở cửa.", "2024-06-01",
      "Ngày 12/5 = 2024-05-12; Cùng ngày = 2024-05-12" },
    { "Hà Nội, 18/10/2023 - Ngày 17/10/2023, Mỹ cấm bán.", "2023-10-18",
      "18/10/2023 = 2023-10-18; Ngày 17/10/2023 = 2023-10-17" },
    { "Hà Nội, 18/10/2023 - Ngày 20/11/2023 Mỹ sẽ cấm bán.", "2023-10-18",
      "18/10/2023 = 2023-10-18; Ngày 20/11/2023 = 2023-11-20" },
    { "Nợ đã trả ngày 8 và 9/12.", "2024-12-20", "ngày 8 và 9/12 = 2024-12-08/2024-12-09" },
    { "Đây là nhà máy lớn thứ hai thế giới.", "2024-08-05", "" },
    { "Dự án kéo dài 1,5 năm, lãi tăng 4,7%.", "2024-08-05", "" },
    { "Nghị định 12/2024 và thông tư 50/2016/TT-BYT.", "2024-08-05", "" },
    { "Đường dây hoạt động 24/7, giảm 2/3 chi phí.", "2024-08-05", "" },
    { "GPT-3.5, 01.AI và Qihoo 360 dùng giấy A4.", "2024-08-05", "" },
    { "Gọi 0912.345.678 hoặc 1900 1234.", "2024-08-05", "" },
    { "Năm công ty và ba kỹ sư rời đi.", "2024-08-05", "" },
    { "Hôm 31/2 không có thật.", "2024-08-05", "" },
    { "Trong giai đoạn 2023-2024 và 2025 - 2030.", "2026-03-04",
      "2023-2024 = 2023/2024; 2025 - 2030 = 2025/2030" },
    { "Tháng 11 và 12/2025, giá tăng.", "2026-03-04", "Tháng 11 và 12/2025 = 2025-11/2025-12" },
    { "Kết quả 11 tháng năm 2025.", "2026-03-04", "11 tháng năm 2025 = 2025-01/2025-11" },
    { "Phiên giao dịch muộn ngày 2-3 khi tin xuất hiện.", "2026-03-04", "ngày 2-3 = 2026-03-02" },
    { "Cuối tuần này hãng sẽ mở cửa.", "2026-03-04", "Cuối tuần này = 2026-03-07/2026-03-08" },
    { "Năm 2019, Washington cấm Huawei. Ngày 15/5, sắc lệnh được ký.", "2025-10-01",
      "Năm 2019 = 2019; Ngày 15/5 = 2019-05-15" },
    { "Nga\u0300y\u00a07/10\u200b/2023.", "2023-11-18", "Nga\u0300y\u00a07/10\u200b/2023 = 2023-10-07" },
    { "Lệnh được áp dụng ngay, thay vì chờ đến giữa tháng 11 như công bố.", "2023-10-26",
      "giữa tháng 11 = 2023-11 mid" },
    { "TSMC ngừng giao chip từ ngày 11/11 sau khi nhận thư.", "2024-12-04",
      "ngày 11/11 = 2024-11-11" },
    { "Đây là cú xoay chiều thứ ba trong bốn tháng.", "2025-08-13", "" },
    { "Quý đầu tiên của năm tài chính.", "2026-03-04", "" },
    { "Hàng chục năm qua, vài tháng tới, những năm gần đây.", "2026-03-04", "" },
    { "Năm thứ hai liên tiếp, tháng thứ tư.", "2026-03-04", "" },
    { "Một năm sau khi bị cấm, tháng trước đó.", "2026-03-04", "" },
    { "Hãng mở lại hai tuần sau ngày 5/7/2025.", "2025-10-01",
      "hai tuần sau ngày 5/7/2025 = 2025-07-14/2025-07-20" },
    { "Phiên tòa sẽ mở thứ 5 tuần sau.", "2025-10-01", "thứ 5 tuần sau = 2025-10-09" },
    { "Sáu tháng cuối năm, giá sẽ tăng; quý cuối năm thì chưa rõ.", "2025-09-18",
      "Sáu tháng cuối năm = 2025-07/2025-12; quý cuối năm = 2025-Q4" },
    { "Hội nghị ngày 17 – 9 bàn việc tháng 9.", "2025-09-18",
      "ngày 17 – 9 = 2025-09-17; tháng 9 = 2025-09" },
    { "Trong quý III năm 2025 doanh thu tăng, năm 2024 người dùng ít đi.", "2025-10-06",
      "quý III năm 2025 = 2025-Q3; năm 2024 = 2024" },
    { "Mỗi năm 2000 người rời Trung Quốc.Ngày 3/5/2023,hãng nói vậy.", "2025-10-06",
      "Ngày 3/5/2023 = 2023-05-03" },
    { "Hội mở ngày 15 tháng 8 âm lịch.", "2025-10-06", "" },
    { "Họp ngày 8, 9 và 10/12, rồi các ngày 20, 21 tháng 12.", "2025-12-30",
      "ngày 8, 9 và 10/12 = 2025-12-08/2025-12-10; "
      "ngày 20, 21 tháng 12 = 2025-12-20/2025-12-21" },
    { "Giá tháng 8, 9/2024 và quý I, II/2025 tăng.", "2025-12-30",
      "tháng 8, 9/2024 = 2024-08/2024-09; quý I, II/2025 = 2025-01/2025-06" },
    { "Tháng 10 và tháng 11 năm 2024 khác tháng 3 và tháng 9.", "2025-10-06",
      "Tháng 10 và tháng 11 năm 2024 = 2024-10/2024-11; tháng 3 = 2025-03; tháng 9 = 2025-09" },
    { "Từ đầu tháng 9 đến giữa tháng 10, trung tuần tháng 11.", "2025-12-30",
      "đầu tháng 9 đến giữa tháng 10 = 2025-09/2025-10; trung tuần tháng 11 = 2025-11 mid" },
    { "Họp ngày 8, 15 và ngày 22/12 tới.", "2025-11-30",
      "ngày 8 = 2025-12-08; ngày 22/12 tới = 2025-12-22" },
    { "Mùng 5 Tết, phiên bản 3.2.1, tỷ số 2-1, vòng 1/8.", "2026-03-04", "" },
};

static const row english[] = {
    { "The rules were issued on Oct. 7, 2022.", "2023-10-18", "Oct. 7, 2022 = 2022-10-07" },
    { "WASHINGTON, Aug 31, 2022 - On August 26, 2022, the rule came.", "2022-08-31",
      "Aug 31, 2022 = 2022-08-31; August 26, 2022 = 2022-08-26" },
    { "From August 12, 2024 - September 3, 2024 it was closed.", "2024-10-01",
      "August 12, 2024 - September 3, 2024 = 2024-08-12/2024-09-03" },
    { "Officials said on Tuesday they would act.", "2023-10-18", "Tuesday = 2023-10-17" },
    { "The ban will take effect Friday.", "2023-10-18", "Friday = 2023-10-20" },
    { "It was signed in October last year.", "2023-10-18", "October last year = 2022-10" },
    { "Revenue rose in the first half of 2024.", "2024-08-05",
      "first half of 2024 = 2024-01/2024-06" },
    { "Imports rose in the first seven months of the year.", "2024-08-05",
      "first seven months of the year = 2024-01/2024-07" },
    { "The show runs June 4-7.", "2024-08-05", "June 4-7 = 2024-06-04/2024-06-07" },
    { "Shares fell in mid-January.", "2025-05-14", "mid-January = 2025-01 mid" },
    { "It lost share from 2019 to 2023.", "2024-08-05", "2019 to 2023 = 2019/2023" },
    { "It lost the market in the late 1980s.", "2024-08-05", "late 1980s = 1980/1989 end" },
    { "He spoke on Friday, 8 March 2024.", "2024-03-11", "Friday, 8 March 2024 = 2024-03-08" },
    { "Two years ago Congress passed it.", "2024-08-05", "Two years ago = 2022" },
    { "They meet the week of April 14.", "2025-04-16",
      "week of April 14 = 2025-04-14/2025-04-20" },
    { "May told Parliament that March was wrong.", "2019-01-15", "" },
    { "The rule is 88 FR 73458, firmware 3.3.2024b.", "2024-03-05", "" },
    { "A 24/7 service cut costs by 2/3.", "2024-03-05", "" },
    { "Reuters reported Sept. 11 that talks began in October.", "2024-04-02",
      "Sept. 11 = 2023-09-11; October = 2023-10" },
    { "The third quarter of fiscal 2024 was weak.", "2024-04-02", "2024 = 2024" },
    { "It ships in the last quarter of 2027.", "2025-12-15",
     "last quarter of 2027 = 2027-Q4" },
    { "It ended in the last weeks of the Ford administration.", "2025-05-15", "" },
    { "The last quarter of the year is weak.", "2025-05-15",
     "last quarter of the year = 2025-Q4" },
    { "Last quarter, of course, was weak.", "2025-12-15", "Last quarter = 2025-Q3" },
    { "They met over the weekend.", "2024-04-02", "weekend = 2024-03-30/2024-03-31" },
    { "It could come as soon as Thursday.", "2024-04-02", "Thursday = 2024-04-04" },
    { "Volume fell between late March and April.", "2024-05-02",
      "late March and April = 2024-03/2024-04" },
    { "In the 2023-24 season prices rose.", "2024-05-02", "2023-24 = 2023/2024" },
    { "The show is August 10 - 22, 2012.", "2012-08-10",
      "August 10 - 22, 2012 = 2012-08-10/2012-08-22" },
    { "It opened on the 15th.", "2013-02-12", "15th = 2013-01-15" },
    { "April Jones and June Smith may 15 times march 10 miles.", "2024-05-02", "" },
    { "RTX 2080, 2000 units, Flight 1990 and page 1988.", "2024-05-02", "" },
    { "The plant opened 3march 2024; doors closed Sep9.", "2024-10-02",
      "3march 2024 = 2024-03-03; Sep9 = 2024-09-09" },
    { "They met on Thu 26Sep and ate mar10 bars.", "2024-10-02", "Thu 26Sep = 2024-09-26" },
    { "It was signed on Tuesday, June, 4th 2024.", "2024-10-02",
      "Tuesday, June, 4th 2024 = 2024-06-04" },
    { "A temple of 79 AD burnt on 3 May 64 CE, or May 3, 607 BE.", "2024-10-02",
      "79 AD = 0079; 3 May 64 CE = 0064-05-03; May 3, 607 BE = 0064-05-03" },
    { "In AD 79 and in 14 A.D. it would be ruined.", "2024-10-02",
      "AD 79 = 0079; 14 A.D. = 0014" },
    { "Will 2025 be the year of 10 ad campaigns?", "2024-10-02", "" },
    { "Antimony joins the list this coming Friday, tin the coming Monday.", "2024-10-02",
      "this coming Friday = 2024-10-04; the coming Monday = 2024-10-07" },
    { "It must answer three days after next Friday.", "2024-10-02",
      "three days after next Friday = 2024-10-14" },
    { "He called two days before yesterday.", "2024-10-02",
      "two days before yesterday = 2024-09-29" },
    { "It fell six months after the May 2023 ruling.", "2024-10-02",
      "six months after the May 2023 = 2023-11" },
    { "Three years after the merger it failed.", "2024-10-02", "" },
    { "They met three Mondays ago.", "2024-10-02", "three Mondays ago = 2024-09-16" },
    { "Last week's Sunday was cold, last year's August was not.", "2024-10-02",
      "Last week's Sunday = 2024-09-29; last year's August = 2023-08" },
    { "10 31 1999", "2024-10-02", "10 31 1999 = 1999-10-31" },
    { "Box 10 31 1999 was lost 2 - 15.", "2024-10-02", "" },
    { "October 11, 2023 — 11:25 am EDT", "2023-10-12", "October 11, 2023 = 2023-10-11" },
    { "He said that from Oct. 17 they need a licence.", "2023-10-12", "Oct. 17 = 2023-10-17" },
    { "The rule of Oct. 7, 2022, was sent out on Oct. 10.", "",
      "Oct. 7, 2022 = 2022-10-07; Oct. 10 = 2022-10-10" },
    { "In April and May 2023 it fell; on June 3 and June 14, 2023, too.", "2024-10-02",
      "April = 2023-04; May 2023 = 2023-05; June 3 = 2023-06-03; June 14, 2023 = 2023-06-14" },
    { "They met on Sept. 7 and 8, then May 5 and 6 others came.", "2024-10-02",
      "Sept. 7 and 8 = 2024-09-07/2024-09-08; May 5 = 2024-05-05" },
    { "From November to March", "2024-10-02",
      "November to March = 2024-11/2025-03" },
    { "From January to June", "2024-10-02", "January to June = 2024-01/2024-06" },
};

static const row chinese[] = {
    { "两国元首10月30日会晤。", "2025-11-20", "10月30日 = 2025-10-30" },
    { "2022年5月三讀通過。", "2025-11-20", "2022年5月 = 2022-05" },
    { "须提前30日通报。", "2025-07-22", "" },
    { "OpenAI5日发布模型，H205日获准。", "2025-09-18", "5日 = 2025-09-05" },
    { "市监总局15日裁定其违法，将进一步调查。", "2025-10-02", "15日 = 2025-09-15" },
    { "7月31日约谈。12日又劝阻。", "2025-08-14", "7月31日 = 2025-07-31; 12日 = 2025-08-12" },
    { "要知道，2020年5月和8月都收紧过。", "2023-09-08", "2020年5月 = 2020-05; 8月 = 2020-08" },
    { "2017年底起诉，次年10月被列入。", "2023-05-22", "2017年底 = 2017 end; 次年10月 = 2018-10" },
    { "2023年12月1日纳入许可，一年后禁运。", "2025-11-20", "2023年12月1日 = 2023-12-01; 一年后 = 2024-12" },
    { "2023年12月1日纳入许可，次年解除。", "2025-11-20", "2023年12月1日 = 2023-12-01; 次年 = 2024" },
    { "2023年12月1日公布，又过了八个月才生效。", "2025-11-20", "2023年12月1日 = 2023-12-01; 又过了八个月 = 2024-08" },
    { "2023年12月1日公布，为期不到三周。", "2025-11-20", "2023年12月1日 = 2023-12-01" },
    { "2023年12月1日公布。不到三周，又收回。", "2025-11-20", "2023年12月1日 = 2023-12-01; 不到三周 = 2023-12" },
    { "2023年9月4日公布。月底，又收回。", "2025-11-20", "2023年9月4日 = 2023-09-04; 月底 = 2023-09 end" },
    { "5月6日中国商务部回应，2021年中国立法。", "2025-11-20", "5月6日 = 2025-05-06; 2021年 = 2021" },
    { "这道门槛是2021年3月设下的，一年后抬高。", "2025-11-20",
      "2021年3月 = 2021-03; 一年后 = 2022-03" },
    { "规则始于2022年3月。16日，公司回应。", "2025-11-20", "2022年3月 = 2022-03; 16日 = 2025-11-16" },
    { "至于今年2月起改为逐案审查的产品，不在其列。18日，公司回应。", "2025-11-20",
      "今年2月 = 2025-02; 18日 = 2025-11-18" },
    { "7月中，中芯国际回应。", "2025-11-20", "7月中 = 2025-07 mid" },
    { "2027年第二季度送样，第三季度量产，年底上市。", "2025-11-20",
      "2027年第二季度 = 2027-Q2; 第三季度 = 2027-Q3; 年底 = 2027 end" },
    { "11月4日公布，月底前收回。", "2025-11-20", "11月4日 = 2025-11-04; 月底 = 2025-11 end" },
    { "9月13日，商务部对模拟芯片立案。", "2025-12-15", "9月13日 = 2025-09-13" },
    { "2月4日，澳大利亚把它逐出。", "2025-12-15", "2月4日 = 2025-02-04" },
    { "部分光刻机9月起出口须获批准；邻国则已将23种设备纳入清单。", "2023-07-04",
      "9月 = 2023-09" },
    { "美国商务部17日公布了新规。", "2023-10-18", "17日 = 2023-10-17" },
    { "去年10月，美国首次限制出口。", "2023-10-18", "去年10月 = 2022-10" },
    { "周二（10月17日）公布。", "2023-10-18", "周二（10月17日） = 2023-10-17" },
    { "二〇二二年十月七日起生效。", "2023-10-18", "二〇二二年十月七日 = 2022-10-07" },
    { "２０２３年１０月生效。", "2023-11-18", "２０２３年１０月 = 2023-10" },
    { "前七个月，进口增长。", "2024-08-05", "前七个月 = 2024-01/2024-07" },
    { "今年8月底，公司收到通知。", "2022-10-09", "今年8月底 = 2022-08 end" },
    { "上周五，公司表示不受影响。", "2023-10-18", "上周五 = 2023-10-13" },
    { "展会6月4日至7日举行。", "2024-08-05", "6月4日至7日 = 2024-06-04/2024-06-07" },
    { "12月2日，美国将140家企业列入清单。", "2025-01-14", "12月2日 = 2024-12-02" },
    { "2023年第三季度营收增长。", "2023-11-18", "2023年第三季度 = 2023-Q3" },
    { "20世纪80年代，两国签署协议。", "2024-08-05", "20世纪80年代 = 1980/1989" },
    { "营收增长3.5%，达17亿元。", "2024-08-05", "" },
    { "GPT-3.5 有 24 个版本。", "2024-08-05", "" },
    { "类似一幕去年已上演：6月通知，7月9日起封锁。", "2025-09-08",
      "去年 = 2024; 6月 = 2024-06; 7月9日 = 2024-07-09" },
    { "2020年：美国升级制裁。8月，名单扩大。", "2025-10-01", "2020年 = 2020; 8月 = 2020-08" },
    { "2019年5月列入清单。同年12月案发。", "2025-10-01",
      "2019年5月 = 2019-05; 同年12月 = 2019-12" },
    { "9月1日起须经许可才能出口。", "2023-07-04", "9月1日 = 2023-09-01" },
    { "访问时间为6日至9日。", "2023-07-04", "6日至9日 = 2023-07-06/2023-07-09" },
    { "4月15日，出口须经许可。两天后，黄仁勋现身北京。", "2025-04-18",
      "4月15日 = 2025-04-15; 两天后 = 2025-04-17" },
    { "罚款可达上一年度销售额的10%。", "2025-09-16", "" },
    { "企业十年内不得扩产，近日一日三餐。", "2023-07-04", "" },
    { "2025财年第四季度营收。", "2026-03-06", "" },
    { "條例於民國114年3月6日公布，民國一一五年施行。", "2025-10-08",
      "民國114年3月6日 = 2025-03-06; 民國一一五年 = 2026" },
    { "本府114年9月30日函復，共114家。", "2025-10-08", "114年9月30日 = 2025-09-30" },
    { "部長今（25）日與廠商會面，昨（24日）已赴日，本(2)月底回國。", "2026-02-25",
      "今（25）日 = 2026-02-25; 昨（24日） = 2026-02-24; 本(2)月底 = 2026-02 end" },
    { "去（114）年虧損，今（115）年第2季轉盈，如114年第3季。", "2026-02-25",
      "去（114）年 = 2025; 今（115）年第2季 = 2026-Q2; 114年第3季 = 2025-Q3" },
    { "院長今表示，今後不再開放，至今無異議。", "2026-02-25", "今 = 2026-02-25" },
    { "部門宣布，规则11月底实施。", "2025-10-06", "11月底 = 2025-11 end" },
    { "公司三日前收到通知，须于3日前答复。", "2025-10-08", "三日前 = 2025-10-05; 3日 = 2025-10-03" },
    { "会议8月第一个星期一召开。", "2025-10-08", "8月第一个星期一 = 2025-08-04" },
    { "自2025-05-26起至2025-06-02止", "2025-10-08",
      "2025-05-26起至2025-06-02 = 2025-05-26/2025-06-02" },
    { "二〇二五年三月三号ー2025年4月2号", "2025-10-08",
      "二〇二五年三月三号ー2025年4月2号 = 2025-03-03/2025-04-02" },
    { "展期：9月3至9月7。", "2025-10-08", "9月3至9月7 = 2025-09-03/2025-09-07" },
    { "9月3亿元，9月3家。", "2025-10-08", "9月 = 2025-09; 9月 = 2025-09" },
    { "9月8日和9日开会，9月8日和19日放假。", "2025-10-08",
      "9月8日和9日 = 2025-09-08/2025-09-09; 9月8日 = 2025-09-08; 19日 = 2025-09-19" },
    { "访问10日至12日，5人同行；会议17日，10家企业到场。", "2025-10-20",
      "10日至12日 = 2025-10-10/2025-10-12; 17日 = 2025-10-17" },
    { "15、16日将开会，1至8月份，2024年少于今年。", "2025-10-13",
      "15、16日 = 2025-10-15/2025-10-16; 1至8月份 = 2025-01/2025-08; 2024年 = 2024; 今年 = 2025" },
    { "《公告2025年第61号》和2025年第三季度的公告。", "2025-10-13",
      "2025年第三季度 = 2025-Q3" },
    { "农历八月十五休市，8月15日开市。", "2025-10-13", "8月15日 = 2025-08-15" },
    { "2023、2024年下降，一、二季度和8、9月回升。", "2025-10-13",
      "2023、2024年 = 2023/2024; 一、二季度 = 2025-01/2025-06; 8、9月 = 2025-08/2025-09" },
    { "早在2019年、2020年就先后列入。", "2025-06-15", "2019年 = 2019; 2020年 = 2020" },
    { "美国自2022年起设限。1月底，商务部调查。", "2025-03-05",
      "2022年 = 2022; 1月底 = 2025-01 end" },
    { "今明两年产能翻番。", "2025-10-08", "今明两年 = 2025/2026" },
    { "统计截至20250930。", "2025-10-08", "20250930 = 2025-09-30" },
    { "编号20250930的文件。", "2025-10-08", "" },
};
/* clang-format on */

START_TEST(reads_vietnamese)
{
    ck_assert_str_eq(found_dates(DL_LANGUAGE_VI, vietnamese[_i]),
                     vietnamese[_i].expected);
}
END_TEST

START_TEST(reads_english)
{
    ck_assert_str_eq(found_dates(DL_LANGUAGE_EN, english[_i]), english[_i].expected);
}
END_TEST

START_TEST(reads_chinese)
{
    ck_assert_str_eq(found_dates(DL_LANGUAGE_ZH, chinese[_i]), chinese[_i].expected);
}
END_TEST

/* clang-format off */
static const struct {
    dl_language language;
    const char *text, *published, *origin;
} stamps[] = {
    { DL_LANGUAGE_VI, "Mỹ siết chip\nAn Lan - Thứ Sáu, 4/7/2025, 09:15\n\nHôm qua, Bộ công bố.",
      "2025-07-04", "text" },
    { DL_LANGUAGE_VI, "(Ngày đăng: 03.01.2024)\n\nHãng mất giấy phép.", "2024-01-03", "text" },
    { DL_LANGUAGE_EN, "WASHINGTON, Oct 7, 2022 (Wire) - The rules came.", "2022-10-07", "text" },
    { DL_LANGUAGE_EN, "Updated: May 14, 2025\n\nThe rule is gone.", "2025-05-14", "text" },
    { DL_LANGUAGE_ZH, "2022年10月9日讯　美国公布新规。", "2022-10-09", "text" },
    { DL_LANGUAGE_ZH, "（中央社記者張建中、李四光新竹2026年5月19日電）台積電表示遵守規定。", "2026-05-19",
     "text" },
    { DL_LANGUAGE_ZH, "台積電董事長魏哲家在新竹對記者說明他2026年5月19日電告客戶的事。", "", "unknown" },
    { DL_LANGUAGE_VI,
      "Hãng sẽ dừng dịch vụ từ ngày 9/7. Có 117 mô hình được duyệt tính đến tháng 3/2024.",
      "2024-06", "inferred" },
    { DL_LANGUAGE_EN, "Mar 3 (Wire) - It said so on Friday. In October 2023 it did too.",
      "2024-03-03", "inferred" },
    { DL_LANGUAGE_ZH, "2022年10月7日，美国公布新规。", "", "unknown" },
    { DL_LANGUAGE_VI, "17/10/2023: Mỹ siết chip\n7/10/2022: luật ra đời", "", "unknown" },
    { DL_LANGUAGE_EN, "A grip on metals\n\nJuly 4, 2023 - Gallium rarely makes headlines.",
      "2023-07-04", "text" },
    { DL_LANGUAGE_EN, "WASHINGTON, 20 May 2026. Six days on, not one chip has moved.",
      "2026-05-20", "text" },
    { DL_LANGUAGE_VI, "BẮC KINH (15.5.2026) - Cuộc gặp hôm qua có một vị khách.", "2026-05-15",
      "text" },
    { DL_LANGUAGE_VI, "Hà Nội, ngày 5 tháng 2 năm 2025 - Hai tuần sau khi ra mắt, hãng bị cấm.",
      "2025-02-05", "text" },
    { DL_LANGUAGE_ZH, "（2023-10-18）时隔一年，美国再度收紧出口。", "2023-10-18", "text" },
    { DL_LANGUAGE_ZH, "2025年9月18日 星期四　据外媒昨日报道。", "2025-09-18", "text" },
    { DL_LANGUAGE_VI,
      "Cuộc gặp hồi cuối tháng 10/2025 có kết quả. Lệnh ngày 9/10 ngừng đến ngày 10/11 tới.",
      "2025-11", "inferred" },
    { DL_LANGUAGE_VI, /* the day on which YMTC was listed */
      "Ngày 16/12, Mỹ đưa YMTC cùng 35 công ty vào danh sách đen. Giới phân tích lo ngại.",
      "2022-12", "inferred" },
    { DL_LANGUAGE_VI, /* a caption's day is the picture's */
      "Trụ sở Nvidia ngày 21/5/2024. (Ảnh: Lan Anh)\nNgày 17/9, Trung Quốc cấm mua chip RTX "
      "Pro 6000D của Nvidia.",
      "2025-09", "inferred" },
    { DL_LANGUAGE_VI, "Mỹ siết chip\n\n2025-10-06T08:15:00+07:00\n\nHôm qua, Bộ công bố.",
      "2025-10-06", "text" },
    { DL_LANGUAGE_VI, "Mỹ siết chip\n\n6 Tháng Mười, 2025\n\nHôm qua, Bộ công bố.", "2025-10-06",
      "text" },
    { DL_LANGUAGE_VI, "Mỹ siết chip\n\n20251006\n\nHôm qua, Bộ công bố.", "2025-10-06", "text" },
    { DL_LANGUAGE_ZH,
      "某厂加快推进芯片国产化，已掌握生产技术。（资料图） 本报香港2025年8月29日电／公司公布业绩。",
      "2025-08-29", "text" },
    { DL_LANGUAGE_ZH, "13/10/2025 13:57\n\n9月出口下跌\n\n海關今日公布數據。", "2025-10-13",
      "text" },
    { DL_LANGUAGE_ZH, "晶片新規\n\n民國114年10月6日\n\n經濟部昨天宣布。", "2025-10-06", "text" },
    { DL_LANGUAGE_EN, "A rule for chips\n\nOctober 6, 2025 — 8:15 am EDT\n\nIt came yesterday.",
      "2025-10-06", "text" },
    { DL_LANGUAGE_EN, "Nothing here tells a day.", "", "unknown" },
};
/* clang-format on */

START_TEST(learns_the_day_of_publication_from_the_text)
{
    char text[DL_DATE_TEXT];
    dl_annotations found = annotate(stamps[_i].language, stamps[_i].text, "");
    dl_date_text(found.published, text);
    ck_assert_str_eq(text, stamps[_i].published);
    ck_assert_str_eq(dl_origin_name(found.origin), stamps[_i].origin);
}
END_TEST

START_TEST(leaves_a_known_day_of_publication_as_it_is)
{
    char text[DL_DATE_TEXT];
    dl_annotations found =
        annotate(DL_LANGUAGE_EN, "May 14, 2025\n\nIt came yesterday.", "2025-05-15");
    dl_date_text(found.published, text);
    ck_assert_str_eq(text, "2025-05-15");
    ck_assert_int_eq(found.dates.items[0].role, DL_DATE_PUBLICATION);
}
END_TEST

/* An article whose first line says when it was published. */
static dl_annotations annotate_headed(dl_language language, const char *body)
{
    dl_article article = { .body = dl_str_from(body),
                           .language = language,
                           .published = dl_date_parse(DL_STR("2025-04-05")),
                           .origin = DL_ORIGIN_HEADER };
    dl_annotations found;
    dl_extractor *extractor = dl_extractor_new(&reference);
    dl_arena_reset(&arena);
    dl_extract(extractor, &article, (dl_extract_options){ 0 }, &arena, &found);
    dl_extractor_free(extractor);
    return found;
}

START_TEST(takes_the_day_behind_a_header_for_one_of_the_text)
{
    dl_annotations found = annotate_headed(
        DL_LANGUAGE_VI, " date 2025-04-05 Ngày 4/4, Bộ đưa 16 công ty vào danh sách.");
    ck_assert_uint_eq(found.dates.count, 2);
    ck_assert_int_eq(found.dates.items[0].role, DL_DATE_PUBLICATION);
    ck_assert_int_eq(found.dates.items[1].role, DL_DATE_EVENT);
}
END_TEST

START_TEST(takes_a_dateline_behind_a_header_for_a_stamp)
{
    dl_annotations found = annotate_headed(
        DL_LANGUAGE_EN, " date 2025-04-05 SAN JOSE, April 5 - The firm was fined, it said on Friday.");
    ck_assert_uint_eq(found.dates.count, 3);
    ck_assert_int_eq(found.dates.items[1].role, DL_DATE_PUBLICATION);
    ck_assert_int_eq(found.dates.items[2].role, DL_DATE_EVENT);
}
END_TEST

/* Any text gives dates within it, in order, and in time that grows with its length. */
START_TEST(survives_text_that_only_looks_like_dates)
{
    static const char *const bricks[] = { "1/1/1/",         "ngày ",  "từ 1-2-3 đến ",
                                          "thứ hai, (",     "十二年", "Monday, ",
                                          "in the of the ", "1-1-",   "đầu cuối đầu ",
                                          "2024 2024 ",     "may ",   "第第第" };
    dl_buf text = { 0 };
    while (text.count < 8000)
        dl_buf_add(&text, dl_str_from(bricks[_i]));
    for (dl_language language = DL_LANGUAGE_OTHER; language < DL_LANGUAGE_COUNT;
         language++) {
        dl_annotations found = annotate(language, dl_buf_cstr(&text), "2024-03-05");
        uint32_t end = 0;
        for (size_t i = 0; i < found.dates.count; i++) {
            ck_assert_uint_ge(found.dates.items[i].span.start, end);
            end = found.dates.items[i].span.end;
            ck_assert(dl_date_is_set(found.dates.items[i].value));
        }
        ck_assert_uint_le(end, text.count);
    }
    dl_buf_release(&text);
}
END_TEST

Suite *dates_suite(void)
{
    Suite *suite = suite_create("dates");
    TCase *rows = tcase_create("rows");
    tcase_add_unchecked_fixture(rows, open_reference, close_reference);
    tcase_add_loop_test(rows, reads_vietnamese, 0, (int)DL_COUNT(vietnamese));
    tcase_add_loop_test(rows, reads_english, 0, (int)DL_COUNT(english));
    tcase_add_loop_test(rows, reads_chinese, 0, (int)DL_COUNT(chinese));
    tcase_add_loop_test(rows, learns_the_day_of_publication_from_the_text, 0,
                        (int)DL_COUNT(stamps));
    tcase_add_test(rows, leaves_a_known_day_of_publication_as_it_is);
    tcase_add_test(rows, takes_the_day_behind_a_header_for_one_of_the_text);
    tcase_add_test(rows, takes_a_dateline_behind_a_header_for_a_stamp);
    tcase_add_loop_test(rows, survives_text_that_only_looks_like_dates, 0, 12);
    suite_add_tcase(suite, rows);
    return suite;
}
