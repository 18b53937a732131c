// SPDX-License-Identifier: Apache-2.0

#include "chip.h"

#include <avr/eeprom.h>
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/pgmspace.h>
#include <avr/sleep.h>
#include <avr/wdt.h>
#include <util/delay.h>

#include "board.h"
#include "hw.h"

enum { WAITING = 64 }; // bytes; a power of two

static volatile uint8_t waiting[WAITING], put_at, take_at;
static volatile bool ticked;
static uint8_t cause __attribute__((section(".noinit")));

// Before main: after a reset by the watchdog it still runs, with its shortest time.
__attribute__((naked, used, section(".init3"))) void chip_first(void) {
    cause = MCUSR;
    MCUSR = 0;
    wdt_disable();
}

ISR(USART_RX_vect) {
    uint8_t byte = UDR0, next = (uint8_t)((put_at + 1) % WAITING);
    if (next == take_at) return; // nobody listened; the line's CRC will tell
    waiting[put_at] = byte;
    put_at = next;
}

ISR(TIMER1_COMPA_vect) { ticked = true; }

void chip_start(void) {
    LED_DDR |= 1 << LED_PIN;
    BUTTON_PORT |= 1 << BUTTON_PIN;
    DIDR0 = 1 << LIGHT_CHANNEL;
    UBRR0 = (uint16_t)((F_CPU + 4 * BAUD) / (8 * BAUD) - 1);
    UCSR0A = 1 << U2X0;
    UCSR0C = 1 << UCSZ01 | 1 << UCSZ00;
    UCSR0B = 1 << RXEN0 | 1 << TXEN0 | 1 << RXCIE0;
    ADCSRA = 1 << ADEN | 1 << ADPS2 | 1 << ADPS1 | 1 << ADPS0; // 125 kHz
    OCR1A = (uint16_t)(F_CPU / 64 / TICK_HZ - 1);
    TCCR1B = 1 << WGM12 | 1 << CS11 | 1 << CS10;
    TIMSK1 = 1 << OCIE1A;
    set_sleep_mode(SLEEP_MODE_IDLE);
    sei();
}

bool chip_heard(char *byte) {
    if (take_at == put_at) return false;
    *byte = (char)waiting[take_at];
    take_at = (uint8_t)((take_at + 1) % WAITING);
    return true;
}

bool chip_ticked(void) {
    bool was = ticked;
    ticked = false;
    return was;
}

void chip_idle(void) {
    cli();
    if (take_at == put_at && !ticked) {
        sleep_enable();
        sei(); // whatever happens from here on wakes it: sleep is the very next instruction
        sleep_cpu();
        sleep_disable();
    }
    sei();
}

static uint16_t convert(void) {
    ADCSRA |= 1 << ADSC;
    while (ADCSRA & 1 << ADSC) {}
    return ADC;
}

// The sum of `count` conversions of a channel against the supply.
static uint16_t sampled(uint8_t channel, uint8_t count) {
    uint16_t sum = 0;
    ADMUX = (uint8_t)(1 << REFS0 | channel);
    _delay_us(350); // the bandgap settles slowly behind the multiplexer
    convert();
    while (count--) sum = (uint16_t)(sum + convert());
    return sum;
}

uint16_t board_supply_mv(void) {
    uint16_t sum = sampled(BANDGAP_CHANNEL, 16);
    uint32_t mv = BANDGAP_MV * 1024 * 16 / (sum ? sum : 1);
    return mv > 9999 ? 9999 : (uint16_t)mv;
}

uint16_t board_light(void) { return sampled(LIGHT_CHANNEL, 4) / 4; }

bool board_button(void) { return !(BUTTON_INPUT & 1 << BUTTON_PIN); }

void board_put(char byte) {
    while (!(UCSR0A & 1 << UDRE0)) {}
    UDR0 = (uint8_t)byte;
}

uint16_t board_flash_size(void) { return (uint16_t)(FLASHEND + 1UL); }

uint8_t board_flash(uint16_t address) { return pgm_read_byte(address); }

void board_signature(uint8_t bytes[3]) {
    bytes[0] = SIGNATURE_0;
    bytes[1] = SIGNATURE_1;
    bytes[2] = SIGNATURE_2;
}

uint8_t board_reset_cause(void) { return cause; }

void board_reboot(void) {
    _delay_ms(2); // the last byte is still on its way
    cli();
    wdt_enable(WDTO_15MS);
    for (;;) {}
}

uint8_t board_eeprom_read(uint8_t address) {
    return eeprom_read_byte((const uint8_t *)(uint16_t)address);
}

void board_eeprom_write(uint8_t address, uint8_t byte) {
    eeprom_update_byte((uint8_t *)(uint16_t)address, byte);
}
