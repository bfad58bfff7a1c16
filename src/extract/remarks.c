/* What a stretch with a date tells without a deed of the topic: in Vietnamese who bought
 * whom, and remarks on what is known already; in Chinese what a charge is about; in English who
 * goes to court. */
#include "src/extract/names.h"
#include "src/extract/spelling.h"
#include "src/extract/wording.h"

/* Whether a stretch has a mark of this value. */
static bool has_mark(const dl_draft *draft, const dl_stretch *its, const char *value)
{
    for (uint32_t i = its->from; i + 1 < its->to; i++)
        if (dl_draft_cue_is(draft, i, DL_CUE_MARK, value))
            return true;
    return false;
}

/* "Nexperia thâu tóm nhà máy này tháng 7", "Hãng đóng giao dịch hồi tháng 6": who buys, while
 * nobody forbids it, asks for it or lets it be. */
static bool is_purchase(const dl_draft *draft, const dl_stretch *its)
{
    if (draft->language != DL_LANGUAGE_VI || !has_mark(draft, its, "purchase"))
        return false;
    for (uint32_t i = its->from; i < its->to; i++)
        if (dl_draft_in(draft, i, DL_LIST_FORBIDDING))
            return false;
    return true;
}

/* "Thông tin được báo này tiết lộ hôm 7/5", "được công khai". */
static bool is_spread(const dl_draft *draft, const dl_stretch *its)
{
    for (uint32_t i = its->from; i + 1 < its->to; i++)
        if (dl_draft_says(draft, i, "công") && dl_draft_says(draft, i + 1, "khai"))
            return true;
    return has_mark(draft, its, "spread");
}

/* "Cuộc điều tra chỉ là một trong nhiều đòn tuần này", "Một ngày sau, cả hai đều thừa nhận":
 * what is told of a deed known already. */
static bool is_known(const dl_draft *draft, const dl_stretch *its)
{
    uint32_t end = its->to;
    if (draft->language != DL_LANGUAGE_VI)
        return false;
    while (end > its->from + 2 && draft->tokens.items[end - 1].kind == DL_WORD_PUNCTUATION)
        end--;
    if (dl_draft_says(draft, end - 1, "nhận") &&
        (dl_draft_says(draft, end - 2, "thừa") || dl_draft_says(draft, end - 2, "xác")))
        return true;
    if ((dl_draft_says(draft, its->from, "thông") || dl_draft_says(draft, its->from, "tin")) &&
        is_spread(draft, its))
        return true;
    for (uint32_t i = its->from; i + 2 < end; i++)
        if (dl_draft_says(draft, i, "là") &&
            dl_draft_says(draft, i + 1, "một") &&
            dl_draft_says(draft, i + 2, "trong"))
            return true;
    return false;
}

/* 起诉书显示，二人2022年10月注册了公司: what Chinese prosecutors tell of the crime, with no word of
 * what is done about it. */
bool dl_stretch_is_charge(const dl_draft *draft, const dl_stretch *its)
{
    enum { LEAD = 8 }; /* tokens */
    uint32_t behind = its->from;
    if (draft->language != DL_LANGUAGE_ZH)
        return false;
    for (uint32_t i = its->from; i + 1 < its->to && i < its->from + LEAD; i++)
        if (dl_draft_cue_is(draft, i, DL_CUE_MARK, "charge"))
            behind = dl_draft_cue(draft, i, DL_CUE_MARK)->end;
    for (uint32_t i = behind; i < its->to && behind > its->from; i++)
        if (dl_draft_in(draft, i, DL_LIST_PROSECUTING))
            return false;
    return behind > its->from;
}

/* "TikTok sued to stop a law", "DJI went to court to get off the list": in English a firm that
 * sues changes nothing yet. */
static bool is_suit(const dl_draft *draft, const dl_stretch *its)
{
    const dl_name *who = NULL;
    if (draft->language != DL_LANGUAGE_EN || !(draft->classes & DL_CUE_BIT(MARK)))
        return false;
    for (uint32_t i = its->from; i < its->to; i++) {
        if (draft->cover[i])
            who = &draft->names.items[draft->cover[i] - 1];
        if (dl_draft_cue_is(draft, i, DL_CUE_MARK, "suit"))
            return who && (who->kind == DL_ENTITY_COMPANY || who->kind == DL_ENTITY_PRODUCT);
    }
    return false;
}

bool dl_stretch_is_remark(const dl_draft *draft, const dl_stretch *its)
{
    return is_purchase(draft, its) || is_known(draft, its) || is_suit(draft, its);
}
