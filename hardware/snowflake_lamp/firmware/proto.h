// SPDX-License-Identifier: Apache-2.0

// Protocol v2: lines of ASCII, with a CRC and a sequence number from machines, plain from people.
//
//   >07 vcc?*hhhh  ->  <07 OK vcc mv=5006*hhhh        vcc?  ->  <00 OK vcc mv=5006*hhhh
#pragma once

// The line after a start: <00 BOOT product version*hhhh
void proto_boot(void);
// One byte from the host; a whole line is answered at once.
void proto_byte(char byte);
