#include <stdio.h>

int main(void)
{
    puts("dateline " DL_VERSION);
    return 0;
}
