// SPDX-License-Identifier: GPL-3.0-or-later
// Part of the emulated board (see main.c): it links libsimavr, which is GPL-3.0-or-later. It is a
// program of the tests alone, always a process of its own, and no part of what is installed.

// The line to the host: a pseudo terminal under a name of one's choice.
//
// A pty carries no bit times and no DTR. So bytes are paced here, the host's baud is compared with
// the chip's (when they differ, bytes turn to garbage), and whoever opens the port resets the
// board, as the capacitor at DTR does.
#include <asm/termbits.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <simavr/avr_uart.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "board.h"

enum { WAITING_MOST = 1 << 16, HARDWARE_FIFO = 3 }; // 2 bytes of buffer and the shift register

Line line = {.master = -1, .autoreset = true, .kill_after = -1, .seed = 1};

static struct {
    avr_uart_t *uart;
    avr_irq_t *input;
    int inotify, watch;
    uint8_t in[WAITING_MOST], out[WAITING_MOST];
    size_t in_first, in_count, out_count;
    avr_cycle_count_t due; // when the next byte may begin
    uint32_t host_baud, said_baud;
} self = {.inotify = -1, .watch = -1};

static double chance(void) { // xorshift64*, so that a test's noise can be told again
    line.seed ^= line.seed >> 12;
    line.seed ^= line.seed << 25;
    line.seed ^= line.seed >> 27;
    return (double)((line.seed * 2685821657736338717ULL) >> 11) / 9007199254740992.0;
}

static uint32_t chip_baud(void) {
    avr_t *avr = board.avr;
    uint32_t divider = 1u + avr_regbit_get(avr, self.uart->ubrrl);
    divider += (uint32_t)avr_regbit_get(avr, self.uart->ubrrh) << 8;
    return avr->frequency / (avr_regbit_get(avr, self.uart->u2x) ? 8 : 16) / divider;
}

// What a byte is after the line: the same, or with a bit flipped, or garbage at the wrong baud.
static uint8_t carried(uint8_t byte) {
    uint32_t chip = chip_baud(), host = self.host_baud;
    uint32_t apart = chip > host ? chip - host : host - chip;
    if (host && apart * 25 > host) { // more than 4 %
        if (self.said_baud != host) say("BAUD host=%u board=%u", host, chip);
        self.said_baud = host;
        byte = (uint8_t)((byte << 3 | byte >> 5) ^ 0xe1);
    }
    if (line.noise > 0 && chance() < line.noise) byte ^= (uint8_t)(1u << (int)(chance() * 8));
    return byte;
}

static void written(struct avr_irq_t *irq, uint32_t value, void *param) {
    (void)irq;
    (void)param;
    if (line.plugged && !line.muted && self.out_count < WAITING_MOST)
        self.out[self.out_count++] = carried((uint8_t)value);
}

void line_attach(avr_t *avr) {
    for (avr_io_t *io = avr->io_port; io; io = io->next)
        if (!strcmp(io->kind, "uart")) self.uart = (avr_uart_t *)io;
    uint32_t flags = 0; // no sleeping in the emulator, no copy on its stdout
    avr_ioctl(avr, AVR_IOCTL_UART_SET_FLAGS('0'), &flags);
    self.input = avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_INPUT);
    avr_irq_register_notify(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUTPUT),
                            written, NULL);
}

int line_inotify(void) { return self.inotify; }

bool line_plug(void) {
    if (line.plugged) return fail("plugged in already");
    char name[64], fresh[LINE_MOST + 8];
    struct termios2 raw;
    int number, unlock = 0;
    line.master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (line.master < 0 || ioctl(line.master, TIOCSPTLCK, &unlock) ||
        ioctl(line.master, TIOCGPTN, &number))
        return fail("no pty: %s", strerror(errno));
    snprintf(name, sizeof name, "/dev/pts/%d", number);
    // Opened and closed once: from now on the master hears a hang-up while nobody has it open.
    int slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (slave < 0 || ioctl(slave, TCGETS2, &raw)) return fail("%s: %s", name, strerror(errno));
    raw.c_iflag = raw.c_oflag = raw.c_lflag = 0;
    raw.c_cflag = CS8 | CREAD | CLOCAL | B115200;
    ioctl(slave, TCSETS2, &raw);
    close(slave);
    if (self.inotify < 0) self.inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    self.watch = inotify_add_watch(self.inotify, name, IN_OPEN);
    if (self.watch < 0) return fail("%s cannot be watched: %s", name, strerror(errno));
    if (line.link[0]) {
        snprintf(fresh, sizeof fresh, "%s.new", line.link);
        unlink(fresh);
        if (symlink(name, fresh) || rename(fresh, line.link))
            return fail("%s: %s", line.link, strerror(errno));
    }
    line.plugged = true;
    line_reset();
    say("PTY %s %s", line.link[0] ? line.link : name, name);
    return true;
}

void line_unplug(void) {
    if (!line.plugged) return;
    if (line.link[0]) unlink(line.link);
    inotify_rm_watch(self.inotify, self.watch);
    close(line.master);
    line.master = -1;
    line.plugged = false;
    line.kill_after = -1;
    board.running = false;
    leds_off();
    line_reset();
    say("UNPLUGGED");
}

bool line_heard_open(void) {
    char events[4096] __attribute__((aligned(8)));
    bool opened = false;
    ssize_t n = read(self.inotify, events, sizeof events);
    for (char *at = events; n > 0 && at < events + n;) {
        struct inotify_event *event = (struct inotify_event *)at;
        opened |= event->wd == self.watch && event->mask & IN_OPEN;
        at += sizeof *event + event->len;
    }
    return opened;
}

bool line_connected(void) {
    struct pollfd ask = {.fd = line.master, .events = POLLIN};
    return line.plugged && poll(&ask, 1, 0) >= 0 && !(ask.revents & POLLHUP);
}

void line_receive(void) {
    if (!line.plugged) return;
    uint8_t bytes[4096];
    ssize_t n = read(line.master, bytes, sizeof bytes);
    if (n <= 0) return;
    struct termios2 now;
    if (!ioctl(line.master, TCGETS2, &now) && now.c_ospeed != self.host_baud)
        self.host_baud = now.c_ospeed;
    for (ssize_t i = 0; i < n && self.in_count < WAITING_MOST; i++)
        self.in[(self.in_first + self.in_count++) % WAITING_MOST] = bytes[i];
}

void line_feed(avr_t *avr) {
    if (self.uart->cycles_per_byte) { // simavr counts 11 bits a byte; 8N1 has 10
        uint32_t bit = avr->frequency / chip_baud();
        self.uart->cycles_per_byte = 10 * bit;
    }
    if (!self.in_count || avr->cycle < self.due) return;
    uint8_t byte = self.in[self.in_first];
    self.in_first = (self.in_first + 1) % WAITING_MOST;
    self.in_count--;
    uint32_t baud = self.host_baud ? self.host_baud : 115200;
    // The chip runs up to 1000 cycles between two looks; what is late does not make the rest late.
    uint64_t time = 10ull * avr->frequency / baud;
    self.due = (avr->cycle - self.due < time ? self.due : avr->cycle) + time;
    if (line.kill_after >= 0 && line.kill_after-- == 0) {
        line_unplug();
        return;
    }
    if (line.muted || !avr_regbit_get(avr, self.uart->rxen)) return;
    uint32_t unread = (uint32_t)(self.uart->input.write - self.uart->input.read) & 63u;
    if (unread >= HARDWARE_FIFO) { // the chip did not fetch it in time: lost, as in the real one
        say("OVERRUN %02x", byte);
        return;
    }
    avr_raise_irq(self.input, carried(byte));
}

avr_cycle_count_t line_next(avr_t *avr) {
    if (!self.in_count) return ~(avr_cycle_count_t)0;
    return self.due > avr->cycle ? self.due - avr->cycle : 0;
}

void line_flush(void) {
    if (!self.out_count) return;
    if (line_connected()) {
        ssize_t n = write(line.master, self.out, self.out_count);
        if (n < 0) return; // full: the host will read some day
        memmove(self.out, self.out + n, self.out_count - (size_t)n);
        self.out_count -= (size_t)n;
    } else {
        self.out_count = 0; // nobody listens
    }
}

void line_reset(void) {
    self.in_first = self.in_count = self.out_count = 0;
    self.due = 0;
    self.said_baud = 0;
}
