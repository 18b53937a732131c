"""源物 Yuanwu: the goods of an open-source community, from an imported list to the evening's figures."""
