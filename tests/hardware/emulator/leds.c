// SPDX-License-Identifier: GPL-3.0-or-later
// Part of the emulated board (see main.c): it links libsimavr, which is GPL-3.0-or-later. It is a
// program of the tests alone, always a process of its own, and no part of what is installed.

// WS2812 LEDs on a pin: pulse widths are measured in cycles of the chip, so exactly.
//
// Limits of the WS2812B data sheet (Worldsemi): a 0 is high for 250-550 ns, a 1 for 650-950 ns;
// a low of 50 us and more shows the colours; one in between may be taken for it from about 9 us.
#include <stdio.h>
#include <simavr/avr_ioport.h>
#include <simavr/sim_time.h>
#include <string.h>

#include "board.h"

enum { FRAME_NS = 50000, GAP_NS = 9000, CHANNEL_MA = 20, REST_MA = 1 };

static struct {
    avr_t *avr;
    bool high;
    avr_cycle_count_t edge;
    int bits, bad;
    uint32_t zero_low, zero_high, one_low, one_high, gap; // ns
    uint8_t now[LEDS_MOST * 3];
    // What the LEDs show.
    uint8_t shown[LEDS_MOST * 3];
    int count, broken_at;
    bool said;
    int last_bad;
    uint32_t last[5];
} leds;

static uint32_t ns_since(avr_cycle_count_t then) {
    return (uint32_t)avr_cycles_to_nsec(leds.avr, leds.avr->cycle - then);
}

static void begin(void) {
    leds.bits = leds.bad = 0;
    leds.zero_low = leds.one_low = UINT32_MAX;
    leds.zero_high = leds.one_high = leds.gap = 0;
}

void leds_say(void) {
    char text[LEDS_MOST * 7 + 1] = "";
    int n = 0;
    for (int i = 0; i < leds.count; i++) { // on the wire: green, red, blue
        const uint8_t *c = leds.shown + 3 * i;
        n += sprintf(text + n, " %02x%02x%02x", c[1], c[0], c[2]);
    }
    say("WS n=%d bad=%d t0h=%u..%uns t1h=%u..%uns gap=%uns ma=%u%s", leds.count, leds.last_bad,
        leds.last[0], leds.last[1], leds.last[2], leds.last[3], leds.last[4], leds_ma(), text);
}

static void finish(void) {
    int count = leds.bits / 24;
    if (leds.bits % 24) leds.bad++;
    if (leds.broken_at && count >= leds.broken_at) count = leds.broken_at - 1;
    bool news = count != leds.count || memcmp(leds.shown, leds.now, (size_t)count * 3) ||
                leds.bad != leds.last_bad || !leds.said;
    memcpy(leds.shown, leds.now, (size_t)count * 3);
    leds.count = count;
    leds.last_bad = leds.bad;
    uint32_t last[5] = {leds.zero_low == UINT32_MAX ? 0 : leds.zero_low, leds.zero_high,
                        leds.one_low == UINT32_MAX ? 0 : leds.one_low, leds.one_high, leds.gap};
    memcpy(leds.last, last, sizeof last);
    begin();
    leds.said = true;
    if (news) {
        board_supply();
        leds_say();
    }
}

static void changed(struct avr_irq_t *irq, uint32_t value, void *param) {
    (void)irq;
    (void)param;
    bool high = value & 1;
    if (high == leds.high) return;
    leds.high = high;
    uint32_t ns = ns_since(leds.edge);
    leds.edge = leds.avr->cycle;
    if (high) {
        if (!leds.bits) return;
        if (ns >= FRAME_NS) {
            finish();
            return;
        }
        if (ns > leds.gap) leds.gap = ns;
        if (ns > GAP_NS) leds.bad++;
        return;
    }
    bool one = ns > 600;
    if (one) {
        if (ns < leds.one_low) leds.one_low = ns;
        if (ns > leds.one_high) leds.one_high = ns;
        if (ns < 650 || ns > 950) leds.bad++;
    } else {
        if (ns < leds.zero_low) leds.zero_low = ns;
        if (ns > leds.zero_high) leds.zero_high = ns;
        if (ns < 250 || ns > 550) leds.bad++;
    }
    if (leds.bits < LEDS_MOST * 24) {
        uint8_t *byte = leds.now + leds.bits / 8;
        uint8_t bit = (uint8_t)(0x80 >> leds.bits % 8);
        *byte = (uint8_t)(one ? *byte | bit : *byte & ~bit);
        leds.bits++;
    }
}

void leds_tick(avr_t *avr) {
    (void)avr;
    if (leds.bits && !leds.high && ns_since(leds.edge) >= FRAME_NS) finish();
}

void leds_off(void) {
    begin();
    leds.high = leds.said = false;
    leds.count = leds.last_bad = 0;
    memset(leds.shown, 0, sizeof leds.shown);
}

void leds_break_at(int led) {
    leds.broken_at = led;
    leds.said = false;
    if (led && leds.count >= led) leds.count = led - 1;
    board_supply();
}

uint32_t leds_ma(void) {
    uint32_t sum = 0;
    for (int i = 0; i < leds.count * 3; i++) sum += leds.shown[i];
    return (uint32_t)leds.count * REST_MA + (sum * CHANNEL_MA + 254) / 255;
}

void leds_watch(avr_t *avr, char port, int pin) {
    leds.avr = avr;
    begin();
    avr_irq_register_notify(
        avr_io_getirq(avr, (uint32_t)AVR_IOCTL_IOPORT_GETIRQ(port), IOPORT_IRQ_PIN0 + pin), changed,
        NULL);
}
