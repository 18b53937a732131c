// SPDX-License-Identifier: GPL-3.0-or-later
// Part of the emulated board (see main.c): it links libsimavr, which is GPL-3.0-or-later. It is a
// program of the tests alone, always a process of its own, and no part of what is installed.

// What the files of the emulated board share: one process is one board.
#pragma once

#include <simavr/sim_avr.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LEDS_MOST = 64, LINE_MOST = 512 };

// The supply as the board sees it: a source behind a resistance (port, cable, hub).
typedef struct {
    uint32_t open_mv; // with no load
    uint32_t milliohm;
    uint32_t other_ma; // everything but the LEDs
} Supply;

// events.c: lines on stdout; a reader who does not read never stops the board.
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
// An error: the line `ERR ...` on stdout, and false, so that a command can return it.
bool fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

// hex.c: a strict reader of Intel HEX. False with a sentence in `error` on a bad checksum, a
// missing end record, an overlap, or bytes beyond `size`.
typedef struct {
    uint32_t start, end; // end is one past the last byte
} Span;
bool read_hex(const char *file, uint8_t *into, uint32_t size, Span *span, char error[LINE_MOST]);

// leds.c: WS2812 on one pin.
void leds_watch(avr_t *avr, char port, int pin);
void leds_tick(avr_t *avr); // ends a frame when the line has been low long enough
void leds_off(void);        // power lost
void leds_say(void);
void leds_break_at(int led); // from this LED (from 1) on no data arrives; 0: all well
uint32_t leds_ma(void);      // what the LEDs draw, by their data sheet

// line.c: the pty, its opens and its byte times.
typedef struct {
    int master;
    char link[LINE_MOST];
    bool plugged, muted, autoreset;
    double noise;
    long kill_after; // bytes from the host until the cable is pulled; -1: never
    uint64_t seed;
} Line;
extern Line line;
void line_attach(avr_t *avr);
bool line_plug(void);
void line_unplug(void);
bool line_heard_open(void); // somebody opened the port since the last call
void line_receive(void);    // takes what the host wrote
void line_feed(avr_t *avr); // hands it to the chip, byte by byte at its time
avr_cycle_count_t line_next(avr_t *avr); // cycles until then
void line_flush(void);      // gives the host what the chip wrote
void line_reset(void);      // bytes on their way are lost
int line_inotify(void);
bool line_connected(void);

// idle.c: time in which the chip only waits for its line.
void idle_watch(avr_t *avr);
bool idle_skip(avr_t *avr, avr_cycle_count_t most); // whether some of it was skipped

// board.c: the chip, its resets, its supply.
typedef enum { RESET_POWER, RESET_EXTERNAL, RESET_BROWN_OUT } Reset;
typedef struct {
    const char *mcu;
    uint32_t freq;
    double speed;
    avr_t *avr;
    Supply supply;
    bool running; // powered, with something to run
    uint8_t *eeprom;
    uint32_t eeprom_size;
} Board;
extern Board board;
bool board_make(const char *mcu, uint32_t freq);
bool board_boot(const char *hex);
bool board_program(const char *hex);
void board_reset(Reset cause, const char *why);
// Up to the moment that the clock on the wall shows, or so far only; whether it is still behind.
bool board_run(long most_ns);
bool board_clock(const char *file); // its 8 bytes show the time that the board has gone through, ns
void board_tell_time(void);
void board_supply(void); // after a change of load or of the source
void board_pin(char port, int pin, int level); // -1: let go
void board_adc(int channel, uint32_t mv);
uint64_t wall_ns(void);

// control.c: a line from stdin. False: end.
bool control(char *text);
