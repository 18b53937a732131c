"""The booth's rules: what a cart is, how it is paid, how the day is added up."""
