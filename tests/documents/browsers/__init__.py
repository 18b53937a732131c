"""Real browsers without a window, driven by what they speak themselves; nothing to install.

`chromium` speaks the DevTools protocol over a pipe, `firefox` Marionette over a local port. Both
keep everything in a folder of their own and may reach no other machine.
"""
