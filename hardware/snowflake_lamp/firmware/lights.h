// SPDX-License-Identifier: Apache-2.0

// What the LEDs show: patterns, or what a test asks for.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#ifndef LEDS
#error "LEDS: how many, from the Makefile"
#endif

void lights_put(uint8_t led, uint8_t red, uint8_t green, uint8_t blue); // from 0; shown at next show
void lights_fill(uint8_t red, uint8_t green, uint8_t blue);
// Colours as they shall be sent, with `bright` (0..255) and under the cap of the load; three bytes
// an LED in the order of the wire: green, red, blue.
const uint8_t *lights_sent(uint8_t bright);

// A test decides what is lit until a pattern is chosen, or the button is pressed when no host has
// asked for anything in a while.
void lights_test(void);
bool lights_demo(uint8_t pattern); // false: there is none such
void lights_asked(void);           // a host is there

// Every 20 ms: what to show, or NULL for as it is.
const uint8_t *lights_tick(bool button, uint16_t light);

// patterns.c, the product's own.
extern const uint8_t PATTERNS;
void pattern_draw(uint8_t pattern, uint16_t tick, uint16_t light);
