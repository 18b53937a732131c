// SPDX-License-Identifier: GPL-3.0-or-later
// Part of the emulated board (see main.c): it links libsimavr, which is GPL-3.0-or-later. It is a
// program of the tests alone, always a process of its own, and no part of what is installed.

// Control lines on stdin. Each is answered by `DONE word` or `ERR ...`.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "board.h"

static bool dump(const char *file, const uint8_t *bytes, size_t size) {
    FILE *out = fopen(file, "wb");
    if (!out || fwrite(bytes, 1, size, out) != size || fclose(out))
        return fail("%s: %s", file, strerror(errno));
    return true;
}

static bool fetch(const char *file, uint8_t *bytes, size_t size) {
    FILE *in = fopen(file, "rb");
    if (!in) return fail("%s: %s", file, strerror(errno));
    bool good = fread(bytes, 1, size, in) == size;
    fclose(in);
    return good || fail("%s is shorter than %zu bytes", file, size);
}

static bool pin(const char *name, const char *level) {
    if (name[0] < 'B' || name[0] > 'D' || name[1] < '0' || name[1] > '7' || name[2] || !*level)
        return fail("pin B0..D7 0|1|z");
    board_pin(name[0], name[1] - '0', *level == 'z' ? -1 : *level == '1');
    return true;
}

static bool plug(void) {
    if (!line_plug()) return false;
    board_reset(RESET_POWER, "power-on");
    return true;
}

bool control(char *text) {
    char word[32] = "", one[LINE_MOST] = "", two[64] = "";
    sscanf(text, "%31s %511s %63s", word, one, two);
    double number = strtod(one, NULL);
    avr_t *avr = board.avr;
    bool done = true;
    if (!*word) return true;
    if (!strcmp(word, "quit")) return false;
    if (!strcmp(word, "reset")) board_reset(RESET_EXTERNAL, "external");
    else if (!strcmp(word, "power")) leds_off(), board_reset(RESET_POWER, "power-on");
    else if (!strcmp(word, "unplug")) line_unplug();
    else if (!strcmp(word, "plug")) done = plug();
    else if (!strcmp(word, "mute")) line.muted = number != 0;
    else if (!strcmp(word, "noise")) {
        line.noise = number;
        if (*two) line.seed = strtoull(two, NULL, 10) * 2654435769u + 1;
    }
    else if (!strcmp(word, "killafter")) line.kill_after = (long)number;
    else if (!strcmp(word, "autoreset")) line.autoreset = number != 0;
    else if (!strcmp(word, "pin")) done = pin(one, two);
    else if (!strcmp(word, "adc")) {
        if (number < 0 || number > 7 || !*two) done = fail("adc 0..7 millivolts");
        else board_adc((int)number, (uint32_t)strtoul(two, NULL, 10));
    }
    else if (!strcmp(word, "vcc")) board.supply.open_mv = (uint32_t)number, board_supply();
    else if (!strcmp(word, "ohms")) {
        board.supply.milliohm = (uint32_t)(number * 1000 + 0.5);
        board_supply();
    }
    else if (!strcmp(word, "dark")) leds_break_at((int)number);
    else if (!strcmp(word, "speed")) board.speed = number > 0 ? number : 1;
    else if (!strcmp(word, "leds")) leds_say();
    else if (!strcmp(word, "state"))
        say("STATE cycle=%llu pc=%x vcc=%u ma=%u plugged=%d running=%d connected=%d",
            (unsigned long long)avr->cycle, avr->pc, avr->vcc,
            board.supply.other_ma + leds_ma(), line.plugged, board.running, line_connected());
    else if (!strcmp(word, "dumpflash")) done = dump(one, avr->flash, avr->flashend + 1);
    else if (!strcmp(word, "dumpeeprom")) done = dump(one, board.eeprom, board.eeprom_size);
    else if (!strcmp(word, "loadeeprom")) done = fetch(one, board.eeprom, board.eeprom_size);
    else if (!strcmp(word, "program")) done = board_program(one);
    else if (!strcmp(word, "erase")) { // a chip from the factory: no bootloader either
        memset(avr->flash, 0xff, avr->flashend + 1);
        memset(board.eeprom, 0xff, board.eeprom_size);
        board_reset(RESET_POWER, "power-on");
    }
    else done = fail("no such word: %s", word);
    if (done) say("DONE %s", word);
    return true;
}
