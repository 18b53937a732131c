// SPDX-License-Identifier: Apache-2.0

// Answers: `<07 OK vcc mv=5006*hhhh`, byte by byte, with their CRC. Texts are in flash (text.h).
#pragma once

#include <stdbool.h>
#include <stdint.h>

void say_to(char first, char second); // the number of what was asked: 00 a person's, -- nobody's
bool say_to_person(void);

void say_begin(const char *words); // `<07 ` and these
void say_end(void);                // CRC and end of line
void say_answer(const char *words); // all of a line

void say_byte(char byte);
void say_text(const char *flash);
void say_number(uint16_t number);
void say_hex(uint16_t number); // four digits
void say_pair(const char *key, uint16_t value); // ` key=value`
void say_tag(uint8_t colons); // the part of the tag after so many colons, up to the next one

// Lines for people only, `# ...`; a machine passes over them.
void say_remark(const char *text);
void say_remark_number(const char *text, uint16_t number, const char *unit);
