#include "src/ingest/html_wording.h"

#include "dateline/buf.h"
#include "dateline/utf8.h"

enum { BEGINNING = 64 }; /* bytes of a line that are looked at */

/* How lines begin that lead away from the text, folded. */
static const char *const line_starts[] = {
    "read more", "read also", "also read", "read next", "see also", "related:", "more:",
    "more on this", "click here", "subscribe to", "sign up", "follow us", "advertisement",
    "share this", "tags:", "topics:", "topic:", "filed under", "filed by", "posted in",
    "you may also like", "you might also like", "don't miss", "continue reading",
    "story continues", "article continues", "all rights reserved", "copyright ©", "©",
    "copyright (c)", "copyright 1", "copyright 2",
    "xem thêm", "đọc thêm", "tin liên quan", "bài liên quan", "xem lại", "quảng cáo",
    "từ khóa", "từ khoá", "chủ đề:", "mời bạn đọc", "mời quý độc giả",
    "相关阅读", "延伸阅读", "相关新闻", "推荐阅读", "点击进入", "更多精彩", "责任编辑", "广告",
    "责编", "标签", "关键词", "版权声明", "扫一扫", "本文来源", "特别声明", "“特别声明", "免责声明", "平台声明",
    "原标题", "（原标题", "(原标题", "返回搜狐", "打开app", "(责编", "（责编", "(责任编辑", "（责任编辑",
    "scroll to continue", "sign up for", "sign up to", "read or share this", "our standards:",
    "阅读下一篇", "图片来源", "this article is more than", "image credit", "sigue toda la",
    "we may earn", "this post may contain affiliate", "this article may contain affiliate",
    "a version of this article", "this article was originally published", "text size",
    "lire aussi", "à lire aussi", "a lire aussi", "lesen sie auch", "mehr zum thema", "lee también",
    "lea también", "leia também", "leggi anche", "theo dõi chúng tôi",
    "printed from", "date printed", "点击上方", "点击蓝字", "长按二维码", "长按识别", "往期推荐", "往期回顾",
};

/* Lines that are nothing else. */
static const char *const whole_lines[] = {
    "share", "print", "email", "tweet", "follow", "comments", "comment", "loading", "loading...",
    "learn more", "related", "more", "save", "reply", "report", "advertisement", "ad", "close",
    "caption", "buy photo", "what do you think?", "keep reading", "skip ad",
    "skip advertisement", "listen", "copy link", "view comments", "further reading", "enlarge",
    "image source", "other news",
    "anzeige", "werbung", "publicité", "publicidad", "thích bài này", "我要反馈", "举报", "收起",
    "chia sẻ", "bình luận", "thích", "lưu", "in bài viết", "分享", "评论", "收藏", "打印",
};

dl_str dl_html_key(dl_str text, dl_arena *arena)
{
    dl_buf key = { .arena = arena };
    text = dl_utf8_folded(text, arena);
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        dl_point_class class = dl_point_classify(dl_utf8_next(text, &at));
        if (class >= DL_POINT_DIGIT && class <= DL_POINT_MARK)
            dl_buf_add(&key, dl_str_slice(text, start, at));
    }
    return dl_buf_str(&key);
}

/* How a line begins, folded, as far as the lists above need it. */
static dl_str beginning_of(dl_str line, dl_arena *arena)
{
    size_t end = 0;
    while (end < line.len && end < BEGINNING)
        dl_utf8_next(line, &end);
    return dl_utf8_folded(dl_str_slice(line, 0, end), arena);
}

bool dl_html_is_pointer_line(dl_str line, dl_arena *arena)
{
    if (line.len == 0)
        return false;
    dl_str folded = beginning_of(line, arena);
    for (size_t i = 0; i < DL_COUNT(line_starts); i++)
        if (line_starts[i][0] == folded.ptr[0]
            && dl_str_starts(folded, dl_str_from(line_starts[i])))
            return true;
    for (size_t i = 0; line.len < BEGINNING && i < DL_COUNT(whole_lines); i++)
        if (whole_lines[i][0] == folded.ptr[0]
            && dl_str_equal(folded, dl_str_from(whole_lines[i])))
            return true;
    return false;
}
