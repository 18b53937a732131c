// SPDX-License-Identifier: Apache-2.0

// Text in flash on the AVR, plain text on the host.
#pragma once

#ifdef __AVR__
#include <avr/pgmspace.h>
#else
#include <string.h>
#define PROGMEM
#define PSTR(text) (text)
#define pgm_read_byte(address) (*(const unsigned char *)(address))
#define strcmp_P strcmp
#endif

// SNOWFW:product:version:protocol, by which an image is known; it stands in flash once.
extern const char TAG[];
