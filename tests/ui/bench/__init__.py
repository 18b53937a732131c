"""The room 烧录测试: cards, places, a session from the first board to the last, the monitor."""
