"""The selling screen: tiles left, cart right, pay keys below. `screen` puts it together."""
