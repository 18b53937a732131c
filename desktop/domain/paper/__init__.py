"""标签·证书: sizes, labels, templates, filled papers, the register. All lengths are mm."""
