"""参考额度: how much an event of a kind and size usually gets, with the days it holds from."""
