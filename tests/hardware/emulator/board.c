// SPDX-License-Identifier: GPL-3.0-or-later
// Part of the emulated board (see main.c): it links libsimavr, which is GPL-3.0-or-later. It is a
// program of the tests alone, always a process of its own, and no part of what is installed.

// The chip: a simavr core with its supply, its resets and the clock on the wall.
#include <errno.h>
#include <fcntl.h>
#include <simavr/avr_adc.h>
#include <simavr/avr_eeprom.h>
#include <simavr/avr_extint.h>
#include <simavr/avr_ioport.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "board.h"

enum { MCUSR = 0x54, PORF = 1, EXTRF = 2, BORF = 4, BROWN_OUT_MV = 2700 };

Board board = {.speed = 1, .supply = {.open_mv = 5000, .milliohm = 0, .other_ma = 30}};

static avr_run_t usual_run;
static uint32_t adc_mv[8];
static struct Pins { // of ports B, C and D: which are wired to something, and to what
    uint8_t mask, value;
} pins[3];

static double lived; // ns of the wall's clock that the board has gone through
static volatile uint64_t *clock_shown; // where others read it

static void put_pins(char port);

uint64_t wall_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

// The chip's own sleep must not put this process to sleep: board_run keeps the time.
static void no_sleep(avr_t *avr, avr_cycle_count_t cycles) {
    (void)avr;
    (void)cycles;
}

static void quiet(avr_t *avr, const int level, const char *format, va_list words) {
    (void)avr;
    if (level <= LOG_ERROR) {
        char text[LINE_MOST];
        vsnprintf(text, sizeof text, format, words);
        text[strcspn(text, "\r\n")] = 0;
        say("SIMAVR %s", text);
    }
}

bool board_make(const char *mcu, uint32_t freq) {
    avr_global_logger_set(quiet);
    avr_t *avr = board.avr = avr_make_mcu_by_name(mcu);
    if (!avr) return fail("no such chip: %s", mcu);
    avr_init(avr);
    board.mcu = mcu;
    board.freq = avr->frequency = freq;
    avr->codeend = avr->flashend;
    avr->log = LOG_ERROR;
    avr->sleep = no_sleep;
    usual_run = avr->run;
    memset(avr->flash, 0xff, avr->flashend + 1);
    avr_eeprom_desc_t ee = {.ee = NULL, .offset = 0, .size = avr->e2end + 1u};
    for (avr_io_t *io = avr->io_port; io; io = io->next)
        if (!strcmp(io->kind, "eeprom")) board.eeprom = ((avr_eeprom_t *)io)->eeprom;
    board.eeprom_size = ee.size;
    memset(board.eeprom, 0xff, board.eeprom_size);
    line_attach(avr);
    idle_watch(avr);
    board_supply();
    return true;
}

static bool load(const char *hex, Span *span) {
    char error[LINE_MOST];
    if (!read_hex(hex, board.avr->flash, board.avr->flashend + 1, span, error))
        return fail("%s", error);
    return true;
}

bool board_boot(const char *hex) {
    Span span;
    if (!load(hex, &span)) return false;
    board.avr->reset_pc = span.start; // the fuse BOOTRST
    return true;
}

bool board_program(const char *hex) {
    Span span;
    return load(hex, &span);
}

// A run limit of 1 after every reset and a poll of a low INT0 or INT1 in every cycle are what
// makes simavr slow; both are undone here.
static void after_reset(void) {
    avr_t *avr = board.avr;
    avr->run_cycle_limit = 1000;
    avr_extint_set_strict_lvl_trig(avr, 0, 0);
    avr_extint_set_strict_lvl_trig(avr, 1, 0);
    for (int i = 0; i < 8; i++) board_adc(i, adc_mv[i]);
    for (char port = 'B'; port <= 'D'; port++) put_pins(port);
    board.running = line.plugged && avr->flash[avr->reset_pc] != 0xff;
    if (line.plugged && !board.running) say("BLANK");
}

void board_reset(Reset cause, const char *why) {
    avr_t *avr = board.avr;
    avr->run = usual_run;
    avr_reset(avr);
    avr->data[MCUSR] = cause == RESET_POWER ? PORF : cause == RESET_BROWN_OUT ? BORF : EXTRF;
    after_reset();
    say("RESET %s cycle=%llu", why, (unsigned long long)avr->cycle);
}

static void step(avr_t *avr) {
    bool by_watchdog = avr->run != usual_run; // simavr resets in the next run
    int state = avr_run(avr);
    if (by_watchdog) {
        after_reset();
        say("RESET watchdog cycle=%llu", (unsigned long long)avr->cycle);
    } else if (state == cpu_Done || state == cpu_Crashed) {
        say("HALTED %s pc=%x", state == cpu_Done ? "asleep with interrupts off" : "crashed",
            avr->pc);
        board.running = false;
    }
}

// The fuses say: reset below 2.7 V, until it is more again. The LEDs are dark then.
static void watch_supply(void) {
    static bool held;
    bool low = board.avr->vcc < BROWN_OUT_MV;
    if (low && !held && board.running) {
        held = true;
        board.running = false;
        leds_off();
        board_supply();
    } else if (!low && held) {
        held = false;
        if (line.plugged) board_reset(RESET_BROWN_OUT, "brown-out");
    }
}

bool board_run(long most_ns) {
    static uint64_t then;
    static double owed; // cycles that the wall's clock is ahead
    avr_t *avr = board.avr;
    uint64_t now = wall_ns();
    double cycles_per_ns = board.speed * board.freq / 1e9;
    owed += (double)(now - then) * cycles_per_ns;
    then = now;
    // A machine with too much to do makes the board slow, not hurried: at most 50 ms are made up.
    if (owed > 5e7 * cycles_per_ns) owed = 5e7 * cycles_per_ns;
    double stop = owed - (double)most_ns * cycles_per_ns;
    if (stop < 0) stop = 0;
    while (owed > stop) {
        avr_cycle_count_t before = avr->cycle;
        watch_supply();
        line_feed(avr);
        avr_cycle_count_t most = line_next(avr);
        if (most > owed) most = (avr_cycle_count_t)owed + 1;
        if (!board.running)
            avr->cycle += (avr_cycle_count_t)owed + 1;
        else if (!idle_skip(avr, most))
            step(avr);
        leds_tick(avr);
        owed -= (double)(avr->cycle - before);
        lived += (double)(avr->cycle - before) / cycles_per_ns;
    }
    return owed > 0;
}

bool board_clock(const char *file) {
    int opened = open(file, O_RDWR | O_CLOEXEC);
    if (opened < 0) return fail("%s: %s", file, strerror(errno));
    void *at = mmap(NULL, sizeof *clock_shown, PROT_READ | PROT_WRITE, MAP_SHARED, opened, 0);
    close(opened);
    if (at == MAP_FAILED) return fail("%s: %s", file, strerror(errno));
    clock_shown = at;
    return true;
}

void board_tell_time(void) {
    if (clock_shown) *clock_shown = (uint64_t)lived;
}

void board_supply(void) {
    avr_t *avr = board.avr;
    uint32_t ma = board.supply.other_ma + leds_ma();
    uint32_t drop = ma * board.supply.milliohm / 1000;
    uint32_t mv = board.supply.open_mv > drop ? board.supply.open_mv - drop : 0;
    avr->vcc = avr->avcc = avr->aref = mv ? mv : 1;
}

static void put_pins(char port) {
    struct Pins *at = pins + (port - 'B');
    avr_t *avr = board.avr;
    // Told to the port as well: every write to it brings its inputs back to what it knows.
    avr_ioport_external_t outside = {
        .name = (unsigned long)port & 0x7f, .mask = at->mask, .value = at->value};
    avr_ioctl(avr, (uint32_t)AVR_IOCTL_IOPORT_SET_EXTERNAL(port), &outside);
    avr_irq_t *irq = avr_io_getirq(avr, (uint32_t)AVR_IOCTL_IOPORT_GETIRQ(port), IOPORT_IRQ_PIN0);
    for (int i = 0; i < 8; i++) {
        if (!(at->mask >> i & 1)) continue;
        // simavr tells changes only, and a reset has cleared what the pins read.
        avr_raise_irq(irq + i, !(at->value >> i & 1));
        avr_raise_irq(irq + i, at->value >> i & 1);
    }
}

void board_pin(char port, int pin, int level) {
    struct Pins *at = pins + (port - 'B');
    uint8_t bit = (uint8_t)(1u << pin);
    at->mask |= bit;
    at->value = (uint8_t)(level ? at->value | bit : at->value & ~bit); // let go: pulled up
    put_pins(port);
}

void board_adc(int channel, uint32_t mv) {
    adc_mv[channel] = mv;
    avr_raise_irq(avr_io_getirq(board.avr, AVR_IOCTL_ADC_GETIRQ, ADC_IRQ_ADC0 + channel), mv);
}
