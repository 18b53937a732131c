"""The room of requests, worked with real events."""
