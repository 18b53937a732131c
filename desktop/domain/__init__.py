"""Rules and values, without any wire, screen or database: everybody may come in, nobody is called."""
