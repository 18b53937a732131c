// SPDX-License-Identifier: Apache-2.0

// The firmware's protocol, memory and lights as a program of the computer, for tests:
//   host [--eeprom FILE] [--writes N]    stdin is what the host says, stdout what the board answers;
//                                        the EEPROM comes from the file and goes back to it, and
//                                        only the first N bytes written to it are kept
//   host --lights                        every pattern for a while: the most that it draws, in mA
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../board.h"
#include "../hw.h"
#include "../lights.h"
#include "../proto.h"
#include "../text.h"

const char TAG[] = "SNOWFW:" PRODUCT ":" VERSION ":2";

enum { EEPROM_SIZE = 512, FLASH_SIZE = 32768 };

static uint8_t eeprom[EEPROM_SIZE];
static long writes_left = -1;

void board_put(char byte) { putchar((unsigned char)byte); }
uint16_t board_supply_mv(void) { return 5006; }
uint16_t board_light(void) { return 511; }
bool board_button(void) { return false; }
uint16_t board_flash_size(void) { return FLASH_SIZE; }
uint8_t board_flash(uint16_t address) { return (uint8_t)(address * 31u >> 3); }
uint8_t board_reset_cause(void) { return 2; }
void board_reboot(void) { proto_boot(); }
uint8_t board_eeprom_read(uint8_t address) { return eeprom[address]; }

void board_signature(uint8_t bytes[3]) {
    const uint8_t atmega328p[3] = {0x1e, 0x95, 0x0f};
    memcpy(bytes, atmega328p, 3);
}

void board_eeprom_write(uint8_t address, uint8_t byte) {
    if (eeprom[address] == byte || !writes_left) return;
    if (writes_left > 0) writes_left--;
    eeprom[address] = byte;
}

static unsigned drawn(const uint8_t *sent) {
    unsigned sum = 0;
    for (int i = 0; i < LEDS * 3; i++) sum += sent[i];
    return LEDS * REST_MA + (sum * COLOUR_MA + 254) / 255;
}

static int lights(void) {
    for (uint8_t pattern = 0; pattern < PATTERNS; pattern++) {
        unsigned most = 0, least = ~0u;
        lights_demo(pattern);
        for (int tick = 0; tick < 5000; tick++) {
            unsigned ma = drawn(lights_tick(false, tick < 2500 ? 1023 : 0));
            if (ma > most) most = ma;
            if (ma < least) least = ma;
        }
        printf("pattern %d least %u most %u\n", pattern, least, most);
    }
    lights_test();
    for (int level = 0; level < 256; level++) {
        lights_fill((uint8_t)level, (uint8_t)level, (uint8_t)level);
        const uint8_t *sent = lights_sent(255);
        printf("white %d sent %d draws %u\n", level, sent[0], drawn(sent));
    }
    return 0;
}

int main(int argc, char **argv) {
    const char *kept = NULL;
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--lights")) return lights();
        if (!strcmp(argv[i], "--eeprom") && i + 1 < argc) kept = argv[++i];
        if (!strcmp(argv[i], "--writes") && i + 1 < argc) writes_left = atol(argv[++i]);
    }
    memset(eeprom, 0xff, sizeof eeprom);
    FILE *file = kept ? fopen(kept, "rb") : NULL;
    if (file) {
        if (fread(eeprom, 1, sizeof eeprom, file) != sizeof eeprom) return 2;
        fclose(file);
    }
    proto_boot();
    for (int byte; (byte = getchar()) != EOF;) proto_byte((char)byte);
    if (kept) {
        file = fopen(kept, "wb");
        if (!file || fwrite(eeprom, 1, sizeof eeprom, file) != sizeof eeprom || fclose(file))
            return 2;
    }
    return 0;
}
