// SPDX-License-Identifier: Apache-2.0

#include "say.h"

#include "board.h"
#include "crc.h"
#include "text.h"

static uint16_t crc;
static char seq[2];

void say_to(char first, char second) {
    seq[0] = first;
    seq[1] = second;
}

bool say_to_person(void) { return seq[0] == '0' && seq[1] == '0'; }

void say_byte(char byte) {
    crc = crc16_byte(crc, (uint8_t)byte);
    board_put(byte);
}

void say_text(const char *flash) {
    for (char c; (c = (char)pgm_read_byte(flash)); flash++) say_byte(c);
}

void say_number(uint16_t number) {
    char digits[5];
    uint8_t n = 0;
    do digits[n++] = (char)('0' + number % 10);
    while (number /= 10);
    while (n) say_byte(digits[--n]);
}

void say_hex(uint16_t number) {
    for (uint8_t i = 0; i < 4; i++, number = (uint16_t)(number << 4)) {
        uint8_t digit = (uint8_t)(number >> 12);
        say_byte((char)(digit < 10 ? '0' + digit : 'a' - 10 + digit));
    }
}

// ` key=value`
void say_pair(const char *key, uint16_t value) {
    say_byte(' ');
    say_text(key);
    say_byte('=');
    say_number(value);
}

// The part of the tag after so many colons, up to the next one.
void say_tag(uint8_t colons) {
    const char *at = TAG;
    while (colons)
        if (pgm_read_byte(at++) == ':') colons--;
    for (char c; (c = (char)pgm_read_byte(at)) && c != ':'; at++) say_byte(c);
}

void say_begin(const char *word) {
    crc = 0xffff;
    say_byte('<');
    say_byte(seq[0]);
    say_byte(seq[1]);
    say_byte(' ');
    say_text(word);
}

void say_end(void) {
    uint16_t sum = crc;
    say_byte('*');
    say_hex(sum);
    say_byte('\r');
    say_byte('\n');
}

void say_answer(const char *words) {
    say_begin(words);
    say_end();
}

// A line for people only; a machine passes over it.
void say_remark(const char *text) {
    say_byte('#');
    say_byte(' ');
    say_text(text);
}

void say_remark_number(const char *text, uint16_t number, const char *unit) {
    say_remark(text);
    say_number(number);
    say_text(unit);
    say_text(PSTR("\r\n"));
}
