"""What came back of a request, line by line. Who may come in: `ui.requisitions.ways`."""
