// SPDX-License-Identifier: Apache-2.0

// Two copies of one record with a CRC, written one after the other: the plug may be pulled at any
// moment, and the number is the old one or the new one. A record: "SN", serial[16], mark, revision,
// crc (low byte first).
#include "nv.h"

#include <string.h>

#include "board.h"
#include "crc.h"

enum { MARK = 2 + SERIAL_MOST, REVISION, CRC, SIZE = CRC + 2, PLACES = 2, APART = 32 };

static bool read_place(uint8_t place, uint8_t record[SIZE]) {
    uint16_t crc = 0xffff;
    for (uint8_t i = 0; i < SIZE; i++) {
        record[i] = board_eeprom_read((uint8_t)(place * APART + i));
        if (i < CRC) crc = crc16_byte(crc, record[i]);
    }
    return record[0] == 'S' && record[1] == 'N' && record[CRC] == (uint8_t)crc &&
           record[CRC + 1] == crc >> 8;
}

void nv_read(Kept *kept) {
    uint8_t record[SIZE];
    memset(kept, 0, sizeof *kept);
    for (uint8_t place = 0; place < PLACES; place++) {
        if (!read_place(place, record)) continue;
        memcpy(kept->serial, record + 2, SERIAL_MOST);
        kept->mark = record[MARK];
        kept->revision = record[REVISION];
        return;
    }
}

bool nv_write(const Kept *kept) {
    uint8_t record[SIZE] = {'S', 'N'}, found[SIZE];
    uint16_t crc = 0xffff;
    memcpy(record + 2, kept->serial, strlen(kept->serial));
    record[MARK] = kept->mark;
    record[REVISION] = kept->revision;
    for (uint8_t i = 0; i < CRC; i++) crc = crc16_byte(crc, record[i]);
    record[CRC] = (uint8_t)crc;
    record[CRC + 1] = (uint8_t)(crc >> 8);
    for (uint8_t place = 0; place < PLACES; place++)
        for (uint8_t i = 0; i < SIZE; i++)
            board_eeprom_write((uint8_t)(place * APART + i), record[i]);
    return read_place(0, found) && !memcmp(record, found, SIZE);
}
