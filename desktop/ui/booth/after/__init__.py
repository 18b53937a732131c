"""What can be mended after a sale, each in two taps: 退款, 换码, 改收款方式, and typing it again.

`panel` stands in the place of the cart and holds the four bodies.
"""
