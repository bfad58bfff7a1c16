#include "src/timeline/merge.h"

int dl_kin_need(int a, int b)
{
    /* Deeds that articles use for one another: a waiver that is withdrawn is a ban told
     * by its other end; a measure is often told by its announcement only. */
    static const uint8_t near[][3] = {
        {DL_KIN_LIST,     DL_KIN_TIGHTEN, DL_SCORE_STRONG},
        { DL_KIN_RESCIND, DL_KIN_TIGHTEN, DL_SCORE_NAMED },
        { DL_KIN_RESCIND, DL_KIN_EASE,    DL_SCORE_NAMED },
        { DL_KIN_SUSPEND, DL_KIN_TIGHTEN, DL_SCORE_NAMED },
        { DL_KIN_ENFORCE, DL_KIN_TIGHTEN, DL_SCORE_NAMED },
    };
    if (a == b)
        return DL_SCORE_WEAK;
    if (a >= DL_KIN_HYPOTHETICAL || b >= DL_KIN_HYPOTHETICAL)
        return 0;
    if (a == DL_KIN_SAY || b == DL_KIN_SAY)
        return DL_SCORE_NAMED;
    for (size_t i = 0; i < DL_COUNT(near); i++)
        if ((near[i][0] == a && near[i][1] == b) || (near[i][0] == b && near[i][1] == a))
            return near[i][2];
    return 0;
}

bool dl_kin_undoes(int a, int b)
{
    int one = a % DL_KIN_HYPOTHETICAL, other = b % DL_KIN_HYPOTHETICAL;
    return (one == DL_KIN_RESCIND && other == DL_KIN_TIGHTEN) ||
           (one == DL_KIN_TIGHTEN && other == DL_KIN_RESCIND);
}

bool dl_is_telling(dl_agreement agreement, int kin)
{
    return agreement.by_name || (kin == DL_KIN_LIST && agreement.strong);
}
