// SPDX-License-Identifier: Apache-2.0

// What a board keeps without power: its serial number, the revision of its hardware, its pass mark.
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { SERIAL_MOST = 16 };

typedef struct {
    char serial[SERIAL_MOST + 1]; // "" for none
    uint8_t revision;
    uint8_t mark; // 0: never passed
} Kept;

// Nothing kept, or nothing that can be trusted, reads as a board without a number.
void nv_read(Kept *kept);
// Whether it is kept: it is read back.
bool nv_write(const Kept *kept);
