"""离任清单: the page on which somebody who leaves hands everything over."""
