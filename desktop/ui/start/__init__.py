"""The first run: three questions and nothing else. `app.py` comes in."""
