"""Files of others come in here as values, and our tables go out: no database, no screen."""
