"""标签·证书: labels, certificates and slips with the real page beside them, and the register."""
