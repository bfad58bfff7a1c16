#include "ui/command_names.h"

const dl_command_name dl_command_names[DL_COMMAND_COUNT] = {
#define X(id, name, value, help) [DL_COMMAND_##id] = { name, value, help },
    DL_COMMANDS(X)
#undef X
};
