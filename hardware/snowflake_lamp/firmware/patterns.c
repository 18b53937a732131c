// SPDX-License-Identifier: Apache-2.0

// The lamp's patterns. LED 0 is the middle; six arms follow clockwise from the top, three LEDs each
// from the inside out.
#include "lights.h"

enum { SNOW, WHEEL, RINGS, STARS, WARM, DARK, COUNT };
const uint8_t PATTERNS = COUNT;

enum { ARMS = 6, EACH = 3 };

// Up and down, softly: 0..255..0 while `phase` goes round.
static uint8_t wave(uint8_t phase) {
    uint8_t up = (uint8_t)((phase < 128 ? phase : 255 - phase) * 2);
    return (uint8_t)((uint16_t)up * up >> 8);
}

static void put_hue(uint8_t led, uint8_t hue, uint8_t level) {
    uint8_t third = hue / 85, up = (uint8_t)(hue % 85 * 3), down = (uint8_t)(255 - up);
    up = (uint8_t)((uint16_t)up * level >> 8);
    down = (uint8_t)((uint16_t)down * level >> 8);
    if (third == 0) lights_put(led, down, up, 0);
    else if (third == 1) lights_put(led, 0, down, up);
    else lights_put(led, up, 0, down);
}

static void put_snow(uint8_t led, uint8_t level) {
    lights_put(led, (uint8_t)(level * 3 / 4), (uint8_t)(level * 7 / 8), level);
}

static uint8_t ring_of(uint8_t led) { return led ? (uint8_t)((led - 1) % EACH + 1) : 0; }

static void stars(void) {
    static uint8_t level[LEDS];
    static uint16_t dice = 1;
    for (uint8_t i = 0; i < LEDS; i++) {
        dice = (uint16_t)(dice * 25173u + 13849u);
        if (level[i]) level[i] = (uint8_t)(level[i] - level[i] / 16 - 1);
        else if (dice < 400) level[i] = 255;
        put_snow(i, level[i]);
    }
}

void pattern_draw(uint8_t pattern, uint16_t tick, uint16_t light) {
    (void)light;
    if (pattern == STARS) {
        stars();
        return;
    }
    for (uint8_t i = 0; i < LEDS; i++) {
        uint8_t ring = ring_of(i), arm = i ? (uint8_t)((i - 1) / EACH) : 0;
        switch (pattern) {
        case SNOW: put_snow(i, (uint8_t)(40 + wave((uint8_t)(tick - ring * 20)) / 2)); break;
        case WHEEL: put_hue(i, (uint8_t)(tick * 2 + arm * 256 / ARMS + ring * 10), 160); break;
        case RINGS: put_hue(i, (uint8_t)(tick / 2), wave((uint8_t)(tick * 4 - ring * 48))); break;
        case WARM: lights_put(i, 150, 80, 20); break;
        default: lights_put(i, 0, 0, 0); break;
        }
    }
}
