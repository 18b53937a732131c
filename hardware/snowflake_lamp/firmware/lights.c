// SPDX-License-Identifier: Apache-2.0

#include "lights.h"

#include <stddef.h>

#include "hw.h"

enum {
    // The sum of all colours (0..255 each) that may be lit at once.
    BUDGET = (LOAD_MA - OTHER_MA - LEDS * REST_MA) * 255L / COLOUR_MA,
    DARKEST = 40,               // of 255: how bright it still is in a dark room
    ALONE = 3 * TICK_HZ,        // without a question: nobody tests
    REFRESH = TICK_HZ / 2,      // what stands still is sent again, should a pixel have misheard
};

static uint8_t colours[LEDS * 3], wire[LEDS * 3];
static uint8_t pattern, pressed_for, bright = DARKEST;
static uint16_t tick, asked_at;
static bool testing, dirty;

void lights_put(uint8_t led, uint8_t red, uint8_t green, uint8_t blue) {
    uint8_t *colour = colours + 3 * led;
    colour[0] = green;
    colour[1] = red;
    colour[2] = blue;
    dirty = true;
}

void lights_fill(uint8_t red, uint8_t green, uint8_t blue) {
    for (uint8_t i = 0; i < LEDS; i++) lights_put(i, red, green, blue);
}

const uint8_t *lights_sent(uint8_t brightness) {
    uint16_t sum = 0, scale = (uint16_t)(brightness + 1);
    for (uint8_t i = 0; i < sizeof colours; i++) sum = (uint16_t)(sum + colours[i]);
    if ((uint32_t)sum * scale > (uint32_t)BUDGET << 8)
        scale = (uint16_t)(((uint32_t)BUDGET << 8) / sum);
    for (uint8_t i = 0; i < sizeof colours; i++)
        wire[i] = (uint8_t)((uint32_t)colours[i] * scale >> 8);
    return wire;
}

void lights_test(void) { testing = true; }

bool lights_demo(uint8_t number) {
    if (number >= PATTERNS) return false;
    pattern = number;
    testing = false;
    return true;
}

void lights_asked(void) { asked_at = tick; }

// A press is believed after two ticks.
static bool pressed(bool down) {
    if (!down) pressed_for = 0;
    else if (pressed_for < 3) pressed_for++;
    return pressed_for == 2;
}

const uint8_t *lights_tick(bool button, uint16_t light) {
    tick++;
    if (pressed(button) && (!testing || (uint16_t)(tick - asked_at) > ALONE))
        lights_demo(pattern + 1 < PATTERNS ? (uint8_t)(pattern + 1) : 0);
    // A lamp in a dark room is a dim one; it follows within a second.
    uint8_t wanted = (uint8_t)(DARKEST + ((uint32_t)light * (255 - DARKEST) >> 10));
    if (bright != wanted) {
        int16_t step = (int16_t)(wanted - bright) / 8;
        bright = (uint8_t)(bright + (step ? step : wanted > bright ? 1 : -1));
    }
    if (testing) {
        if (!dirty && tick % REFRESH) return NULL;
        dirty = false;
        return lights_sent(255);
    }
    pattern_draw(pattern, tick, light);
    return lights_sent(bright);
}
