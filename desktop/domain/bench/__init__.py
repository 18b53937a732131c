"""烧录测试: boards on their way, sessions, participants, what became of every board."""
