"""设置: how this installation looks, who works here, where the data lie.

Only the frame comes in.
"""
