#include "dateline/document.h"

static const char *const codes[DL_LANGUAGE_COUNT] = { "other", "vi", "en", "zh" };
static const char *const origins[DL_ORIGIN_COUNT] = {
    "unknown", "inferred", "file-name", "text", "header", "metadata",
};

const char *dl_language_code(dl_language language)
{
    return codes[language];
}

dl_language dl_language_from_code(dl_str code)
{
    dl_str main = dl_str_slice(code, 0, 2);
    bool ends =
        code.len == 2 || (code.len > 2 && (code.ptr[2] == '-' || code.ptr[2] == '_'));
    for (int i = DL_LANGUAGE_VI; ends && i < DL_LANGUAGE_COUNT; i++)
        if (dl_str_equal_ascii(main, dl_str_from(codes[i])))
            return (dl_language)i;
    return DL_LANGUAGE_OTHER;
}

const char *dl_origin_name(dl_origin origin)
{
    return origins[origin];
}
