// SPDX-License-Identifier: Apache-2.0

#include "proto.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "board.h"
#include "crc.h"
#include "lights.h"
#include "nv.h"
#include "say.h"
#include "text.h"

enum {
    LINE_MOST = 48, // the longest that makes sense: ">07 sn " + 16 + "*hhhh"
    WORDS_MOST = 4, // a word, two arguments, and one too many
};

static char line[LINE_MOST + 1];
static uint8_t length;
static bool too_long;
// --- understanding --------------------------------------------------------------------------

static int8_t hex_digit(char c) {
    if (c >= '0' && c <= '9') return (int8_t)(c - '0');
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? (int8_t)(c - 'a' + 10) : -1;
}

static bool hex_number(const char *text, uint8_t digits, uint32_t *number) {
    *number = 0;
    for (uint8_t i = 0; i < digits; i++) {
        int8_t digit = hex_digit(text[i]);
        if (digit < 0) return false;
        *number = *number << 4 | (uint8_t)digit;
    }
    return text[digits] == 0;
}

static bool number_to(const char *text, uint16_t most, uint16_t *number) {
    uint32_t value = 0;
    uint8_t digits = 0;
    for (; *text; text++, digits++) {
        if (*text < '0' || *text > '9' || digits == 5) return false;
        value = value * 10 + (uint8_t)(*text - '0');
    }
    *number = (uint16_t)value;
    return digits && value <= most;
}

static uint8_t split(char *text, const char *words[WORDS_MOST]) {
    uint8_t count = 0;
    for (;;) {
        while (*text == ' ') *text++ = 0;
        if (!*text) return count;
        if (count == WORDS_MOST) return count;
        words[count++] = text;
        while (*text && *text != ' ') text++;
    }
}

// --- commands -------------------------------------------------------------------------------

static void tell_identity(void) {
    Kept kept;
    uint8_t signature[3];
    nv_read(&kept);
    board_signature(signature);
    say_begin(PSTR("OK id name="));
    say_tag(1);
    say_text(PSTR(" fw="));
    say_tag(2);
    say_text(PSTR(" proto="));
    say_tag(3);
    for (uint8_t i = 0; i < 3; i++) {
        if (i) say_byte('.');
        else say_text(PSTR(" mcu="));
        say_number(signature[i]);
    }
    say_pair(PSTR("leds"), LEDS);
    say_text(PSTR(" sn="));
    if (!kept.serial[0]) say_byte('-');
    for (const char *c = kept.serial; *c; c++) say_byte(*c);
    say_pair(PSTR("pass"), kept.mark);
    say_pair(PSTR("hw"), kept.revision);
    say_end();
}

static void tell_one(const char *words, const char *key, uint16_t value) {
    say_begin(words);
    say_pair(key, value);
    say_end();
}

static void tell_crc(uint16_t size) {
    uint16_t sum = 0xffff;
    for (uint16_t i = 0; i < size; i++) sum = crc16_byte(sum, board_flash(i));
    say_begin(PSTR("OK crc crc="));
    say_hex(sum);
    say_end();
}

static void keep(const Kept *kept, const char *done) {
    say_answer(nv_write(kept) ? done : PSTR("ERR kept"));
}

// All at once: every value for a machine, and a sentence for each for people.
static void selftest(void) {
    Kept kept;
    nv_read(&kept);
    uint16_t mv = board_supply_mv(), light = board_light();
    bool down = board_button();
    bool kept_well = nv_write(&kept);
    if (say_to_person()) {
        say_remark_number(PSTR("supply "), mv, PSTR(" mV"));
        say_remark_number(PSTR("light "), light, PSTR(" of 1023, brighter is more"));
        say_remark_number(PSTR("button "), down, PSTR(" (1: down)"));
        say_remark_number(PSTR("EEPROM "), kept_well, PSTR(" (1: keeps)"));
        say_remark_number(PSTR("LEDs "), LEDS, PSTR(": all dim white now; `demo 0` ends it"));
    }
    lights_test();
    lights_fill(9, 9, 9);
    say_begin(PSTR("OK selftest"));
    say_pair(PSTR("mv"), mv);
    say_pair(PSTR("raw"), light);
    say_pair(PSTR("down"), down);
    say_pair(PSTR("nv"), kept_well);
    say_end();
}

static void help(void) {
    say_remark(PSTR("id? vcc? light? btn? mcusr? crc? LENGTH | selftest | reboot | help\r\n"));
    say_remark(PSTR("led 0.. RRGGBB | fill RRGGBB | demo 0.. | sn TEXT (sn - for none) | pass 0..255"
                " | hw 0..255\r\n"));
    say_answer(PSTR("OK help"));
}

// A command without arguments; false when there is none such.
static bool asked(const char *word) {
    if (!strcmp_P(word, PSTR("id?"))) tell_identity();
    else if (!strcmp_P(word, PSTR("vcc?"))) tell_one(PSTR("OK vcc"), PSTR("mv"), board_supply_mv());
    else if (!strcmp_P(word, PSTR("light?"))) tell_one(PSTR("OK light"), PSTR("raw"), board_light());
    else if (!strcmp_P(word, PSTR("btn?"))) tell_one(PSTR("OK btn"), PSTR("down"), board_button());
    else if (!strcmp_P(word, PSTR("mcusr?")))
        tell_one(PSTR("OK mcusr"), PSTR("mcusr"), board_reset_cause());
    else if (!strcmp_P(word, PSTR("selftest"))) selftest();
    else if (!strcmp_P(word, PSTR("help"))) help();
    else if (!strcmp_P(word, PSTR("reboot"))) {
        say_answer(PSTR("OK reboot"));
        board_reboot();
    }
    else return false;
    return true;
}

static void set_serial(const char *text) {
    Kept kept;
    size_t size = strlen(text);
    if (size > SERIAL_MOST) {
        say_answer(PSTR("ERR long"));
        return;
    }
    nv_read(&kept);
    memset(kept.serial, 0, sizeof kept.serial);
    if (text[0] != '-' || text[1]) memcpy(kept.serial, text, size);
    keep(&kept, PSTR("OK sn"));
}

static bool light_leds(uint8_t first, uint8_t count, const char *text) {
    uint32_t colour;
    if (!hex_number(text, 6, &colour)) return false;
    lights_test();
    for (uint8_t i = first; i < first + count; i++)
        lights_put(i, (uint8_t)(colour >> 16), (uint8_t)(colour >> 8), (uint8_t)colour);
    return true;
}

// A command with arguments: 0 when there is none such, 1 when it is done, 2 when its arguments
// cannot be.
static uint8_t told(const char *const words[], uint8_t count) {
    uint16_t number = 0;
    Kept kept;
    const char *word = words[0], *done = NULL;
    bool one = count == 2;
    if (!strcmp_P(word, PSTR("fill"))) {
        if (one && light_leds(0, LEDS, words[1])) done = PSTR("OK fill");
    } else if (!strcmp_P(word, PSTR("led"))) {
        if (count == 3 && number_to(words[1], LEDS - 1, &number) &&
            light_leds((uint8_t)number, 1, words[2]))
            done = PSTR("OK led");
    } else if (!strcmp_P(word, PSTR("demo"))) {
        if (one && number_to(words[1], 255, &number) && lights_demo((uint8_t)number))
            done = PSTR("OK demo");
    } else if (!strcmp_P(word, PSTR("crc?"))) {
        if (!one || !number_to(words[1], board_flash_size(), &number)) return 2;
        tell_crc(number);
        return 1;
    } else if (!strcmp_P(word, PSTR("sn"))) {
        if (!one) return 2;
        set_serial(words[1]);
        return 1;
    } else if (!strcmp_P(word, PSTR("pass")) || !strcmp_P(word, PSTR("hw"))) {
        if (!one || !number_to(words[1], 255, &number)) return 2;
        nv_read(&kept);
        if (word[0] == 'p') kept.mark = (uint8_t)number;
        else kept.revision = (uint8_t)number;
        keep(&kept, word[0] == 'p' ? PSTR("OK pass") : PSTR("OK hw"));
        return 1;
    } else {
        return 0;
    }
    if (!done) return 2;
    say_answer(done);
    return 1;
}

static void obey(char *text) {
    const char *words[WORDS_MOST];
    uint8_t count = split(text, words);
    lights_asked();
    if (count == 1 && asked(words[0])) return;
    uint8_t how = count ? told(words, count) : 0;
    if (how != 1) say_answer(how ? PSTR("ERR range") : PSTR("ERR unknown"));
}

// --- lines ----------------------------------------------------------------------------------

// `>07 command*hhhh`, whole and unharmed: the command; the answer goes to its number.
static char *unframed(void) {
    uint32_t sum;
    uint16_t found = 0xffff;
    if (length < 10 || line[length - 5] != '*' || line[3] != ' ') return NULL;
    if (line[1] < '0' || line[1] > '9' || line[2] < '0' || line[2] > '9') return NULL;
    if (!hex_number(line + length - 4, 4, &sum)) return NULL;
    for (uint8_t i = 0; i < length - 5; i++) found = crc16_byte(found, (uint8_t)line[i]);
    if (found != sum) return NULL;
    line[length - 5] = 0;
    say_to(line[1], line[2]);
    return line + 4;
}

static void heard_line(void) {
    bool strange = too_long;
    for (uint8_t i = 0; i < length; i++) strange |= line[i] < ' ' || line[i] > '~';
    line[length] = 0;
    say_to('0', '0');
    // A star in a line without its first byte: it was a machine's, and is not a person's now.
    if (line[0] == '>' || memchr(line, '*', length)) {
        char *command = strange ? NULL : unframed();
        if (command) {
            obey(command);
            return;
        }
        say_to('-', '-');
        say_answer(PSTR("ERR crc"));
    } else if (too_long) {
        say_answer(PSTR("ERR long"));
    } else if (strange) {
        say_answer(PSTR("ERR unknown"));
    } else if (length) {
        obey(line);
    }
}

void proto_byte(char byte) {
    // People's terminals may end a line with CR alone. In a machine's line it is damage.
    bool ends = byte == '\n' || (byte == '\r' && length && line[0] != '>');
    if (!ends) {
        if (length < LINE_MOST) line[length++] = byte;
        else too_long = true;
        return;
    }
    if (length && line[length - 1] == '\r') length--;
    if (length) heard_line();
    length = 0;
    too_long = false;
}

void proto_boot(void) {
    say_to('0', '0');
    say_begin(PSTR("BOOT "));
    say_tag(1);
    say_byte(' ');
    say_tag(2);
    say_end();
}
