// SPDX-License-Identifier: Apache-2.0

// CRC-16/MCRF4XX: 0x8408 reflected, from 0xffff. "123456789" gives 0x6f91.
#pragma once

#include <stdint.h>

#ifdef __AVR__
#include <util/crc16.h>
#define crc16_byte _crc_ccitt_update
#else
static inline uint16_t crc16_byte(uint16_t crc, uint8_t byte) {
    crc ^= byte;
    for (uint8_t i = 0; i < 8; i++) crc = (uint16_t)(crc & 1 ? crc >> 1 ^ 0x8408 : crc >> 1);
    return crc;
}
#endif
