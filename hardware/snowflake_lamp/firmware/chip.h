// SPDX-License-Identifier: Apache-2.0

// The AVR: serial line, converter, clock tick, EEPROM, sleep and watchdog.
#pragma once

#include <stdbool.h>

void chip_start(void);
bool chip_heard(char *byte); // the next byte from the host, when there is one
bool chip_ticked(void);      // once for every tick of TICK_HZ
void chip_idle(void);        // asleep until something happens
