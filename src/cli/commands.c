#include "dateline/cli.h"

#include <string.h>

#include "src/cli/cli.h"
#include "src/cli/printer.h"

/* To add a command, write its file and add its row. */
static const dl_command *const commands[] = {
    &dl_command_annotate, &dl_command_search,   &dl_command_entities, &dl_command_show,
    &dl_command_entity,   &dl_command_timeline, &dl_command_chips,    &dl_command_sources,
    &dl_command_add,      &dl_command_export,   &dl_command_check,    &dl_command_reannotate,
    &dl_command_mark,     &dl_command_fetch,
};

static const struct {
    const char *name, *value, *help;
} options[] = {
#define X(id, name, value, help) { name, value, help },
    DL_OPTIONS(X)
#undef X
};

static void print_help(void)
{
    puts("Dateline reads news in Vietnamese, English and Chinese and shows who, what and "
         "when.\n"
         "\n"
         "usage: dateline [PATH|URL|-]...    open the explorer on files, folders, pages,\n"
         "                                   feeds\n"
         "                                   (without a path: on the library, or on the\n"
         "                                   built-in sample while it is empty)\n"
         "       dateline COMMAND [OPTION]... [WORD]...\n"
         "\n"
         "commands:");
    for (size_t i = 0; i < DL_COUNT(commands); i++)
        printf("  %-10s %s\n", commands[i]->name, commands[i]->summary);
    puts("\n"
         "`dateline COMMAND --help` tells more. A file with the name of a command: "
         "./NAME.\n"
         "In the explorer, ? lists every key. Exit status: 0 done, 1 nothing found, 2 "
         "usage,\n"
         "3 could not.");
}

static void print_command_help(const dl_command *command)
{
    printf("usage: dateline %s [OPTION]... %s\n\n%s.\n", command->name, command->words,
           command->summary);
    if (command->details)
        printf("\n%s\n", command->details);
    puts("\noptions:");
    for (size_t i = 0; i < DL_COUNT(options); i++)
        if (command->takes & (1u << i) || i == DL_OPTION_HELP)
            printf("  --%s%s%s%*s%s\n", options[i].name, options[i].value ? " " : "",
                   options[i].value ? options[i].value : "",
                   (int)(20 - strlen(options[i].name) -
                         (options[i].value ? strlen(options[i].value) + 1 : 0)),
                   "", options[i].help);
}

static size_t find_option(const char *name, size_t len)
{
    size_t i = 0;
    while (i < DL_COUNT(options) &&
           (strlen(options[i].name) != len || strncmp(options[i].name, name, len) != 0))
        i++;
    return i;
}

/* Reads "--name", "--name=value" and "--name value"; moves *at over what it took. */
static bool read_option(const dl_command *command, int count, char **words, int *at,
                        dl_arguments *arguments)
{
    const char *name = words[*at] + 2, *equals = strchr(name, '=');
    size_t option = find_option(name, equals ? (size_t)(equals - name) : strlen(name));
    if (option == DL_COUNT(options) ||
        !(command->takes & (1u << option) || option == DL_OPTION_HELP)) {
        dl_complain(DL_EXIT_USAGE,
                    "%s has no option %s; `dateline %s --help` lists them.",
                    command->name, words[*at], command->name);
        return false;
    }
    if (!options[option].value && equals) {
        dl_complain(DL_EXIT_USAGE, "--%s takes no value.", options[option].name);
        return false;
    }
    if (!options[option].value) {
        arguments->options[option] = "";
    } else if (equals) {
        arguments->options[option] = equals + 1;
    } else if (*at + 1 < count) {
        arguments->options[option] = words[++*at];
    } else {
        dl_complain(DL_EXIT_USAGE, "--%s needs a value (%s).", options[option].name,
                    options[option].value);
        return false;
    }
    uint32_t number;
    const char *value = arguments->options[option];
    if (option == DL_OPTION_LIBRARY && !*value) { /* a script's empty variable */
        dl_complain(DL_EXIT_USAGE, "--library needs the path of a file.");
        return false;
    }
    bool counts = option == DL_OPTION_LIMIT || option == DL_OPTION_THREADS;
    if (counts && !dl_str_number(dl_str_from(value), UINT32_MAX, &number)) {
        dl_complain(DL_EXIT_USAGE, "--%s takes a number, not \"%s\".",
                    options[option].name, value);
        return false;
    }
    return true;
}

static int run(const dl_command *command, int count, char **words, dl_output *output)
{
    dl_arena arena = { 0 };
    const char **plain = DL_NEW(&arena, const char *, (size_t)count + 1);
    dl_arguments arguments = { .words = plain, .output = output };
    bool only_words = false, ok = true;
    for (int i = 0; ok && i < count; i++) {
        if (!only_words && strcmp(words[i], "--") == 0)
            only_words = true;
        else if (!only_words && strcmp(words[i], "-h") == 0)
            arguments.options[DL_OPTION_HELP] = "";
        else if (!only_words && strncmp(words[i], "--", 2) == 0)
            ok = read_option(command, count, words, &i, &arguments);
        else
            plain[arguments.count++] = words[i];
    }
    int status = DL_EXIT_USAGE;
    if (ok && arguments.options[DL_OPTION_HELP]) {
        print_command_help(command);
        status = DL_EXIT_DONE;
    } else if (ok)
        status = command->run(&arguments);
    dl_arena_release(&arena);
    return status;
}

static bool is_nearly(const char *word, const char *name)
{
    while (*word && *word == *name)
        word++, name++;
    if (!*word && !*name)
        return true;
    bool swapped = *word && *name && word[0] == name[1] && word[1] == name[0];
    return (*name && strcmp(word, name + 1) == 0) || (*word && strcmp(word + 1, name) == 0) ||
           (*word && *name && strcmp(word + 1, name + 1) == 0) ||
           (swapped && strcmp(word + 2, name + 2) == 0);
}

const char *dl_cli_meant(const char *word)
{
    for (size_t i = 0; i < DL_COUNT(commands); i++)
        if (is_nearly(word, commands[i]->name))
            return commands[i]->name;
    return NULL;
}

static bool answer(int count, char **words, dl_output *output, int *status)
{
    *status = DL_EXIT_DONE;
    if (count == 0)
        return false;
    bool help = strcmp(words[0], "help") == 0;
    if (strcmp(words[0], "--help") == 0 || strcmp(words[0], "-h") == 0 ||
        (help && count == 1)) {
        print_help();
        return true;
    }
    if (strcmp(words[0], "--version") == 0 || strcmp(words[0], "-V") == 0) {
        puts("dateline " DL_VERSION);
        return true;
    }
    const char *name = words[help];
    for (size_t i = 0; i < DL_COUNT(commands); i++)
        if (strcmp(name, commands[i]->name) == 0) {
            if (help)
                print_command_help(commands[i]);
            else
                *status = run(commands[i], count - 1, words + 1, output);
            return true;
        }
    if (help) {
        *status = dl_complain(DL_EXIT_USAGE,
                              "There is no command %s; `dateline --help` "
                              "lists them.",
                              name);
        return true;
    }
    return false;
}

bool dl_cli_run(int count, char **words, int *status)
{
    dl_output output = { 0 };
    bool answered = answer(count, words, &output, status);
    if (answered)
        *status = dl_output_end(&output, *status);
    return answered;
}
