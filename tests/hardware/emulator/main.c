// SPDX-License-Identifier: GPL-3.0-or-later
// Part of the emulated board (see main.c): it links libsimavr, which is GPL-3.0-or-later. It is a
// program of the tests alone, always a process of its own, and no part of what is installed.

// One emulated board: ATmega328P, 168 or 88 with 19 WS2812 on PD2, on a pseudo terminal.
//
//   emulator --mcu atmega328p --boot optiboot.hex --link /tmp/lamp0 [--speed 4] [--program app.hex]
//            [--eeprom FILE] [--freq 16000000] [--leds D2] [--no-autoreset] [--unplugged]
//            [--clock FILE]
//
// stdin takes control lines (control.c), stdout tells events, one a line:
//   BOARD, PTY name device, RESET power-on|dtr|external|watchdog|brown-out, OPEN, CLOSE, BLANK, UNPLUGGED,
//   WS n=... (a new picture on the LEDs), BAUD, OVERRUN, HALTED, STATE, DONE word, ERR sentence.
// It ends at `quit` and at the end of stdin.
#define _GNU_SOURCE
#include <fcntl.h>
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "board.h"

static struct option options[] = {
    {"mcu", 1, 0, 'm'},     {"boot", 1, 0, 'b'},         {"link", 1, 0, 'l'},
    {"speed", 1, 0, 's'},   {"program", 1, 0, 'p'},      {"eeprom", 1, 0, 'e'},
    {"freq", 1, 0, 'f'},    {"leds", 1, 0, 'd'},         {"no-autoreset", 0, 0, 'r'},
    {"unplugged", 0, 0, 'u'}, {"clock", 1, 0, 'c'},      {0, 0, 0, 0},
};

static volatile sig_atomic_t ended;

static void end(int number) {
    (void)number;
    ended = 1;
}

// Every whole line that has come on stdin; false at `quit` and at its end.
static bool commands(void) {
    static char text[4096];
    static size_t length;
    ssize_t n = read(STDIN_FILENO, text + length, sizeof text - 1 - length);
    if (n <= 0) return false;
    length += (size_t)n;
    text[length] = 0;
    for (char *stop; (stop = strchr(text, '\n'));) {
        *stop = 0;
        if (!control(text)) return false;
        length -= (size_t)(stop + 1 - text);
        memmove(text, stop + 1, length + 1);
    }
    if (length == sizeof text - 1) length = 0;
    return true;
}

static void loop(void) {
    bool connected = false, behind = false;
    while (!ended) {
        struct pollfd fds[3] = {
            {.fd = STDIN_FILENO, .events = POLLIN},
            {.fd = line_inotify(), .events = POLLIN},
            // With nobody there it would say so without end; who comes is heard by inotify.
            {.fd = connected ? line.master : -1, .events = POLLIN},
        };
        // How long the chip stands still at the most; a byte from the host ends it at once.
        long still = connected ? 500000 : 2000000;
        still = (long)(still / (board.speed < 1 ? 1 : board.speed));
        struct timespec slice = {.tv_nsec = behind ? 0 : still};
        ppoll(fds, 3, &slice, NULL);
        if (fds[0].revents && !commands()) return;
        // However late the chip is, the host is heard and answered as often as in time.
        behind = board_run(still);
        if (line_heard_open()) {
            say("OPEN");
            connected = true; // it may have gone again since
            if (line.autoreset) {
                line_reset();
                board_reset(RESET_EXTERNAL, "dtr");
            }
        }
        bool now = line_connected();
        if (connected && !now) say("CLOSE");
        connected = now;
        if (connected) line_receive();
        line_flush();
        board_tell_time(); // last: whoever sees the time has what was said until then
    }
}

int main(int argc, char **argv) {
    const char *mcu = "atmega328p", *boot = NULL, *program = NULL, *eeprom = NULL, *pin = "D2";
    uint32_t freq = 16000000;
    bool unplugged = false;
    for (int c; (c = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (c) {
        case 'm': mcu = optarg; break;
        case 'b': boot = optarg; break;
        case 'l': snprintf(line.link, sizeof line.link, "%s", optarg); break;
        case 's': board.speed = atof(optarg); break;
        case 'p': program = optarg; break;
        case 'e': eeprom = optarg; break;
        case 'f': freq = (uint32_t)atol(optarg); break;
        case 'd': pin = optarg; break;
        case 'r': line.autoreset = false; break;
        case 'u': unplugged = true; break;
        case 'c':
            if (!board_clock(optarg)) return 1;
            break;
        default: return 2;
        }
    }
    int kept = fcntl(STDOUT_FILENO, F_GETFL);
    fcntl(STDOUT_FILENO, F_SETFL, kept | O_NONBLOCK);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGTERM, end);
    signal(SIGINT, end);
    if (!board_make(mcu, freq) || (boot && !board_boot(boot)) ||
        (program && !board_program(program)))
        return 1;
    if (eeprom) {
        FILE *in = fopen(eeprom, "rb");
        if (!in || fread(board.eeprom, 1, board.eeprom_size, in) == 0) return 1;
        fclose(in);
    }
    leds_watch(board.avr, pin[0], pin[1] - '0');
    board_adc(0, 2500);
    board_pin('D', 3, -1); // the button, up
    say("BOARD %s boot=0x%x freq=%u", mcu, board.avr->reset_pc, freq);
    if (!unplugged) {
        if (!line_plug()) return 1;
        board_reset(RESET_POWER, "power-on");
    }
    loop();
    line_unplug();
    fcntl(STDOUT_FILENO, F_SETFL, kept);
    return 0;
}
