"""What arrived of a request, line by line or all of it. Who may come in: `ui.requisitions.ways`."""
