// SPDX-License-Identifier: Apache-2.0

#include "ws2812.h"

#include <avr/interrupt.h>
#include <avr/io.h>

#include "hw.h"

#if F_CPU != 16000000UL
#error "The pulses are counted in cycles of 16 MHz."
#endif

// A 0 is high for 6 cycles (375 ns), a 1 for 13 (812 ns), of 20 (1.25 us); within the data sheets
// of WS2812B (Worldsemi) and SK6812.
static inline void send_byte(uint8_t byte, uint8_t high, uint8_t low) {
    uint8_t bits = 8;
    __asm__ volatile(
        "1: out %[port], %[high]  \n\t" // 0
        "   rjmp .+0              \n\t" // 1..2
        "   rjmp .+0              \n\t" // 3..4
        "   sbrs %[byte], 7       \n\t" // 5, or 5..6 when it skips
        "   out %[port], %[low]   \n\t" // 6: end of a 0
        "   lsl %[byte]           \n\t" // 7
        "   rjmp .+0              \n\t" // 8..9
        "   rjmp .+0              \n\t" // 10..11
        "   dec %[bits]           \n\t" // 12
        "   out %[port], %[low]   \n\t" // 13: end of a 1
        "   rjmp .+0              \n\t" // 14..15
        "   rjmp .+0              \n\t" // 16..17
        "   brne 1b               \n\t" // 18..19
        : [byte] "+r"(byte), [bits] "+r"(bits)
        : [port] "I"(_SFR_IO_ADDR(LED_PORT)), [high] "r"(high), [low] "r"(low));
}

void ws2812_send(const uint8_t *bytes, uint8_t count) {
    for (; count >= 3; count = (uint8_t)(count - 3), bytes += 3) {
        cli();
        uint8_t low = (uint8_t)(LED_PORT & ~(1 << LED_PIN)), high = (uint8_t)(low | 1 << LED_PIN);
        send_byte(bytes[0], high, low);
        send_byte(bytes[1], high, low);
        send_byte(bytes[2], high, low);
        sei();
    }
}
