/* TLS by the command `openssl`, so that the program needs no TLS library of its own for a
 * test. Its server is a process, which dies with the test's. */
#include "tests/server.h"

#include <arpa/inet.h>
#include <check.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/folder.h"

enum { PATIENCE = 100 }; /* tenths of a second */

static pid_t run(const char *const *words)
{
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        dup2(nothing, 0);
        dup2(nothing, 1);
        dup2(nothing, 2);
        if (chdir(folder_path(".")) == 0)
            execvp(words[0], (char *const *)(uintptr_t)words);
        _exit(127);
    }
    return child;
}

static int free_port(void)
{
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t size = sizeof address;
    int socket_of_port = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bind(socket_of_port, (struct sockaddr *)&address, size);
    getsockname(socket_of_port, (struct sockaddr *)&address, &size);
    close(socket_of_port);
    return ntohs(address.sin_port);
}

static void wait_for(int port)
{
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_port = htons((uint16_t)port),
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    for (int i = 0; i < PATIENCE; i++) {
        int probe = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        bool there = connect(probe, (struct sockaddr *)&address, sizeof address) == 0;
        close(probe);
        if (there)
            return;
        usleep(100000);
    }
    ck_abort_msg("openssl s_server does not listen");
}

int server_start_secure(const char *name, const char **certificate)
{
    char subject[128], names[128], port[16];
    int status = 0, number = free_port();
    snprintf(subject, sizeof subject, "/CN=%s", name);
    snprintf(names, sizeof names, "subjectAltName=%s", name);
    snprintf(port, sizeof port, "%d", number);
    pid_t maker = run((const char *const[]){ "openssl", "req", "-x509", "-newkey", "rsa:2048",
                                             "-nodes", "-keyout", "key.pem", "-out", "cert.pem",
                                             "-days", "2", "-subj", subject, "-addext", names,
                                             NULL });
    waitpid(maker, &status, 0);
    if (status != 0) {
        fprintf(stderr, "note: no openssl command here, so TLS is not tested.\n");
        return 0;
    }
    run((const char *const[]){ "openssl", "s_server", "-accept", port, "-cert", "cert.pem",
                               "-key", "key.pem", "-WWW", "-quiet", NULL });
    wait_for(number);
    *certificate = folder_path("cert.pem");
    return number;
}
