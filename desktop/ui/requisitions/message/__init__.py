"""Messages to the asker: written, mended, copied, sent. Who may come in: `ui.requisitions.ways`."""
