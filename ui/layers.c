/* Layers lie above the panes, and keys go to the top one. */
#include "ui/desk.h"

dl_pane *dl_desk_focused(dl_desk *desk)
{
    return &desk->panes[desk->layer_count ? desk->layers[desk->layer_count - 1]
                                          : desk->focus];
}

void dl_desk_open(dl_desk *desk, dl_pane_id layer)
{
    size_t kept = 0; /* a layer is open once at most, and then on top */
    for (size_t i = 0; i < desk->layer_count; i++)
        if (desk->layers[i] != layer)
            desk->layers[kept++] = desk->layers[i];
    desk->layer_count = kept < DL_LAYERS ? kept : DL_LAYERS - 1;
    desk->layers[desk->layer_count++] = layer;
    desk->panes[layer].stale = true;
}

bool dl_desk_close(dl_desk *desk)
{
    if (!desk->layer_count)
        return false;
    desk->layer_count--;
    return true;
}
