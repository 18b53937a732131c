// SPDX-License-Identifier: Apache-2.0

// What the protocol asks of a board. chip.c does it on the AVR, host/host.c in the tests.
#pragma once

#include <stdbool.h>
#include <stdint.h>

void board_put(char byte);               // to the host; waits until there is room
uint16_t board_supply_mv(void);          // of the USB rail
uint16_t board_light(void);              // 0 dark .. 1023 bright
bool board_button(void);                 // down now
uint16_t board_flash_size(void);         // bytes
uint8_t board_flash(uint16_t address);   // one of them
void board_signature(uint8_t bytes[3]);  // of the chip this was compiled for
uint8_t board_reset_cause(void);         // MCUSR as it was at the start
void board_reboot(void);                 // by the watchdog; comes back on the host only
uint8_t board_eeprom_read(uint8_t address);
void board_eeprom_write(uint8_t address, uint8_t byte); // only when it differs
