"""The till: its grammar and carts without a pixel, its screens with real keys and taps."""
