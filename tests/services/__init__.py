"""The use cases, each on SQLite and on PostgreSQL."""
