# How a product's firmware is built; its Makefile says PRODUCT, LEDS and where its patterns are.
#
#   make                  for one chip (MCU=atmega328p, atmega168 or atmega88): build/…hex
#   make size             what it takes of flash and RAM
#   make hex              for all three chips
#   make manifest         the three into ../images, with their manifest.toml
#   make host             the protocol as a program of this computer, with sanitizers (host/host.c)
#   make check            builds the three anew and compares them with the manifest
# The same compiler gives the same bytes wherever the folder lies.
VERSION = 1.0.0
PROTOCOL = 2
MCU ?= atmega328p
F_CPU = 16000000
PARTS = atmega328p atmega168 atmega88

CC = avr-gcc
ROOT := $(abspath $(SHARED)/../../..)
PYTHON ?= $(firstword $(wildcard $(ROOT)/.venv/bin/python) python3)
BUILD ?= build
IMAGES ?= ../images
NAME = $(PRODUCT)-$(VERSION)
COMPILER = avr-gcc $(shell $(CC) -dumpversion)

SOURCES = $(addprefix $(SHARED)/,main.c chip.c proto.c say.c nv.c lights.c ws2812.c) $(PATTERNS)
HEADERS = $(wildcard $(SHARED)/*.h)
FLAGS = -std=gnu11 -Os -Wall -Wextra -Werror -mrelax -mmcu=$(MCU) \
        -ffunction-sections -fdata-sections -fno-tree-scev-cprop -I$(SHARED) \
        -DF_CPU=$(F_CPU)UL -DLEDS=$(LEDS) -DPRODUCT='"$(PRODUCT)"' -DVERSION='"$(VERSION)"' \
        -DPROTOCOL_NUMBER=$(PROTOCOL)
LINK = -Wl,--gc-sections -Wl,--relax

all: $(BUILD)/$(NAME)-$(MCU).hex

$(BUILD)/$(NAME)-$(MCU).elf: $(SOURCES) $(HEADERS) $(SHARED)/rules.mk Makefile
	mkdir -p $(BUILD)
	$(CC) $(FLAGS) $(LINK) -o $@ $(SOURCES)

# Lines end in LF everywhere, as git keeps them.
$(BUILD)/$(NAME)-$(MCU).hex: $(BUILD)/$(NAME)-$(MCU).elf
	avr-objcopy -O ihex -R .eeprom -R .fuse -R .lock -R .signature $< $@.crlf
	tr -d '\r' <$@.crlf >$@
	rm -f $@.crlf

size: $(BUILD)/$(NAME)-$(MCU).elf
	avr-size -C --mcu=$(MCU) $< || avr-size $<

hex:
	for part in $(PARTS); do $(MAKE) --no-print-directory MCU=$$part all || exit 1; done

define DESCRIBE
{ echo '# Written by `make manifest`; the compiler is that of Debian 12.'; \
for part in $(PARTS); do echo; \
  (cd $(ROOT) && $(PYTHON) -m hardware.describe \
    $(abspath $(BUILD))/$(NAME)-$$part.hex $$part "$(COMPILER)") || exit 1; done; }
endef

manifest: hex
	mkdir -p $(IMAGES)
	$(DESCRIBE) >$(BUILD)/manifest.toml
	cp $(addprefix $(BUILD)/$(NAME)-,$(addsuffix .hex,$(PARTS))) $(BUILD)/manifest.toml $(IMAGES)/

check: hex
	$(DESCRIBE) >$(BUILD)/manifest.toml
	cmp $(BUILD)/manifest.toml $(IMAGES)/manifest.toml

# Undefined behaviour and bytes beyond an array end the program.
HOST_SOURCES = $(addprefix $(SHARED)/,host/host.c proto.c say.c nv.c lights.c) $(PATTERNS)
host: $(BUILD)/host
$(BUILD)/host: $(HOST_SOURCES) $(HEADERS) $(SHARED)/rules.mk Makefile
	mkdir -p $(BUILD)
	cc -std=gnu11 -O1 -g -Wall -Wextra -Werror -fsanitize=address,undefined \
	    -fno-sanitize-recover=all -I$(SHARED) -DLEDS=$(LEDS) -DPRODUCT='"$(PRODUCT)"' \
	    -DVERSION='"$(VERSION)"' -o $@ $(HOST_SOURCES)

clean:
	rm -rf $(BUILD)

.PHONY: all size hex manifest host check clean
