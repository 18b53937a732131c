// SPDX-License-Identifier: Apache-2.0

// The active ruler's patterns: five LEDs along its edge, at 0, 25, 50, 75 and 100 mm.
#include "lights.h"

enum { LEVEL, LENGTH, ENDS, DARK, COUNT };
const uint8_t PATTERNS = COUNT;

// How much of a bar of LEDs is lit: `level` of 255, the last LED in part.
static void bar(uint8_t level) {
    uint16_t left = (uint16_t)level * LEDS;
    for (uint8_t i = 0; i < LEDS; i++) {
        uint8_t here = left > 255 ? 255 : (uint8_t)left;
        lights_put(i, (uint8_t)(here / 8), (uint8_t)(here / 2), (uint8_t)(here / 16));
        left = (uint16_t)(left - here);
    }
}

void pattern_draw(uint8_t pattern, uint16_t tick, uint16_t light) {
    switch (pattern) {
    case LEVEL: // how bright the room is
        bar((uint8_t)(light >> 2));
        break;
    case LENGTH: // from 0 to 100 mm in two seconds, again and again
        bar((uint8_t)(tick % 100 * 255 / 99));
        break;
    case ENDS:
        for (uint8_t i = 0; i < LEDS; i++) {
            uint8_t on = i == 0 || i == LEDS - 1 ? 100 : 0;
            lights_put(i, on, (uint8_t)(on / 2), 0);
        }
        break;
    default:
        lights_fill(0, 0, 0);
        break;
    }
}
