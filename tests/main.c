/* Runs every suite. CK_RUN_SUITE and CK_RUN_CASE choose; CK_FORK=no helps a debugger. */
#include <locale.h>
#include <stdlib.h>

#include "tests/suites.h"

static Suite *(*const suites[])(void) = {
#define X(name) name##_suite,
    DL_SUITES(X)
#undef X
};

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    /* What the one who runs the tests keeps in these folders must not count. */
    setenv("XDG_DATA_HOME", "/nonexistent", 1);
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    /* Seconds after which a test is held to hang, not to be slow: a loaded machine under
     * the sanitizers takes its time. */
    setenv("CK_DEFAULT_TIMEOUT", "600", 0);
    SRunner *runner = srunner_create(NULL);
    for (size_t i = 0; i < sizeof suites / sizeof *suites; i++)
        srunner_add_suite(runner, suites[i]());
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
