// SPDX-License-Identifier: Apache-2.0

#include "board.h"
#include "chip.h"
#include "lights.h"
#include "proto.h"
#include "text.h"
#include "ws2812.h"

#define TEXT(value) #value
#define TEXT_OF(value) TEXT(value)

const char TAG[] PROGMEM = "SNOWFW:" PRODUCT ":" VERSION ":" TEXT_OF(PROTOCOL_NUMBER);

enum { LIGHT_EVERY = 8 }; // ticks

int main(void) {
    char byte;
    uint8_t ticks = 0;
    uint16_t light = 0;
    chip_start();
    proto_boot();
    for (;;) {
        while (chip_heard(&byte)) proto_byte(byte);
        if (chip_ticked()) {
            if (ticks++ % LIGHT_EVERY == 0) light = board_light();
            const uint8_t *shown = lights_tick(board_button(), light);
            if (shown) ws2812_send(shown, LEDS * 3);
        }
        chip_idle();
    }
}
