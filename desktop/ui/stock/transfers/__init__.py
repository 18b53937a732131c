"""The tab 调拨: transfers as a list, one as a card, and the pages that begin, send and receive."""
