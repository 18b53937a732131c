// SPDX-License-Identifier: GPL-3.0-or-later
// Part of the emulated board (see main.c): it links libsimavr, which is GPL-3.0-or-later. It is a
// program of the tests alone, always a process of its own, and no part of what is installed.

// simavr's own reader takes a start record (type 03) for data at address 0, and accepts a file
// without an end; this one does neither.
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "board.h"

static int digit(int c) {
    if (c >= '0' && c <= '9') return c - '0';
    c = toupper(c);
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// One record into bytes; their number, or -1.
static int bytes_of(const char *text, uint8_t out[300]) {
    int n = 0;
    if (*text++ != ':') return -1;
    while (digit(text[0]) >= 0 && digit(text[1]) >= 0 && n < 300) {
        out[n++] = (uint8_t)(digit(text[0]) << 4 | digit(text[1]));
        text += 2;
    }
    while (*text == '\r' || *text == '\n' || *text == ' ') text++;
    return *text || n < 5 || n != out[0] + 5 ? -1 : n;
}

bool read_hex(const char *file, uint8_t *into, uint32_t size, Span *span, char error[LINE_MOST]) {
    FILE *in = fopen(file, "r");
    if (!in) {
        snprintf(error, LINE_MOST, "%s: cannot be read", file);
        return false;
    }
    uint8_t *taken = calloc(size, 1);
    char text[700];
    uint8_t record[300];
    uint32_t base = 0, number = 0;
    bool ended = false, good = true;
    span->start = size;
    span->end = 0;
    while (good && fgets(text, sizeof text, in)) {
        number++;
        if (text[0] == '\n' || text[0] == '\r') continue;
        int n = bytes_of(text, record);
        uint8_t sum = 0;
        for (int i = 0; i < n; i++) sum = (uint8_t)(sum + record[i]);
        if (n < 0 || sum || ended) {
            snprintf(error, LINE_MOST, "%s: line %u is no good record", file, number);
            good = false;
        } else if (record[3] == 0) {
            uint32_t at = base + (uint32_t)(record[1] << 8 | record[2]);
            for (int i = 0; good && i < record[0]; i++, at++) {
                if (at >= size || taken[at]) {
                    snprintf(error, LINE_MOST, "%s: line %u: address %x is %s", file, number, at,
                             at >= size ? "beyond the end" : "written twice");
                    good = false;
                    break;
                }
                taken[at] = 1;
                into[at] = record[4 + i];
                if (at < span->start) span->start = at;
                if (at + 1 > span->end) span->end = at + 1;
            }
        } else if (record[3] == 1) {
            ended = true;
        } else if (record[3] == 2 || record[3] == 4) {
            base = (uint32_t)(record[4] << 8 | record[5]) << (record[3] == 2 ? 4 : 16);
        } // 03 and 05 say where a program starts, which an AVR does not ask
    }
    fclose(in);
    free(taken);
    if (good && !ended) {
        snprintf(error, LINE_MOST, "%s: has no end record", file);
        good = false;
    }
    return good;
}
