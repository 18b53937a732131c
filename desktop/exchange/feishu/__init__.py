"""What goes to Feishu over the network: messages to a group, by the robot somebody added to it.

`robot` keeps the robot's address and secret in a file of its owner's alone; `webhook` writes the
messages and sends them. Services may come in.
"""
