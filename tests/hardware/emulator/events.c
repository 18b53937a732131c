// SPDX-License-Identifier: GPL-3.0-or-later
// Part of the emulated board (see main.c): it links libsimavr, which is GPL-3.0-or-later. It is a
// program of the tests alone, always a process of its own, and no part of what is installed.

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "board.h"

static void put(const char *kind, const char *format, va_list words) {
    char text[4096];
    int n = snprintf(text, sizeof text, "%s", kind);
    n += vsnprintf(text + n, sizeof text - (size_t)n - 1, format, words);
    if (n > (int)sizeof text - 2) n = sizeof text - 2;
    text[n++] = '\n';
    // stdout does not block (main.c): with nobody reading, the event is lost, the board goes on.
    ssize_t done = write(STDOUT_FILENO, text, (size_t)n);
    (void)done;
}

void say(const char *format, ...) {
    va_list words;
    va_start(words, format);
    put("", format, words);
    va_end(words);
}

bool fail(const char *format, ...) {
    va_list words;
    va_start(words, format);
    put("ERR ", format, words);
    va_end(words);
    return false;
}
