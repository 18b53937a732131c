"""今日待办: what waits, one click from its place, and charts. Only the frame comes in."""
