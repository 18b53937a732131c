// SPDX-License-Identifier: GPL-3.0-or-later
// Part of the emulated board (see main.c): it links libsimavr, which is GPL-3.0-or-later. It is a
// program of the tests alone, always a process of its own, and no part of what is installed.

// A chip that waits for its serial line asks one register over and over. Nothing can change until
// the next timer of the chip, or the next byte from the host: so that time is skipped instead of
// spent. Eight boards with nothing but a bootloader then take no more than eight that sleep.
#include "board.h"

enum { UCSR0A = 0xc0, CLOSE = 12, SURE = 8 }; // cycles between two looks; looks

static struct {
    avr_io_read_t ask;
    void *param;
    avr_cycle_count_t at;
    uint8_t last;
    int same;
} self;

static uint8_t asked(avr_t *avr, avr_io_addr_t address, void *param) {
    (void)param;
    uint8_t value = self.ask(avr, address, self.param);
    self.same = value == self.last && avr->cycle - self.at < CLOSE ? self.same + 1 : 0;
    self.last = value;
    self.at = avr->cycle;
    if (self.same >= SURE) avr->run_cycle_count = 0; // back to board_run
    return value;
}

void idle_watch(avr_t *avr) {
    // simavr has one listener for each register; this one stands before it.
    self.ask = avr->io[AVR_DATA_TO_IO(UCSR0A)].r.c;
    self.param = avr->io[AVR_DATA_TO_IO(UCSR0A)].r.param;
    avr->io[AVR_DATA_TO_IO(UCSR0A)].r.c = asked;
}

bool idle_skip(avr_t *avr, avr_cycle_count_t most) {
    if (self.same < SURE || avr->state != cpu_Running) return false;
    self.same = 0;
    if (avr->cycle_timers.timer) {
        avr_cycle_count_t when = avr->cycle_timers.timer->when;
        if (when <= avr->cycle) return false;
        if (when - avr->cycle < most) most = when - avr->cycle;
    }
    avr->cycle += most;
    avr->run_cycle_count = 0; // the timer is looked at after the next instruction
    return most > 0;
}
