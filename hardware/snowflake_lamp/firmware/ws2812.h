// SPDX-License-Identifier: Apache-2.0

// WS2812 LEDs on LED_PIN.
#pragma once

#include <stdint.h>

// Sends `count` bytes, three an LED. Interrupts are off for one LED (30 us) at a time: longer, and
// bytes of the serial line, one every 87 us, would be lost.
void ws2812_send(const uint8_t *bytes, uint8_t count);
