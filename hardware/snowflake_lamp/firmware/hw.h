// SPDX-License-Identifier: Apache-2.0

// The pins, as in ../circuit/circuit.toml. The active ruler has the same.
#pragma once

// Snowflake lamp and active PCB ruler: ATmega328P, 168 or 88 with a crystal of 16 MHz.
#define LED_PORT PORTD // PD2: WS2812 data
#define LED_DDR DDRD
#define LED_PIN 2
#define BUTTON_PORT PORTD // PD3: button to ground, pulled up inside
#define BUTTON_INPUT PIND
#define BUTTON_PIN 3
#define LIGHT_CHANNEL 0 // ADC0: light divider, brighter is more
#define BANDGAP_CHANNEL 14

// 1.1 V, the chip's own reference; the data sheet allows 1.0 to 1.2 V, usual parts are within 3 %.
#define BANDGAP_MV 1100UL

#define BAUD 115200UL // with U2X at 16 MHz in truth 117647, 2.1 % more
#define TICK_HZ 50

// What a port is asked for, at the most: chip and bridge, and the LEDs with what is left. A WS2812
// draws 20 mA for each colour at its brightest, and 1 mA by itself.
#define LOAD_MA 300
#define OTHER_MA 50
#define COLOUR_MA 20
#define REST_MA 1
