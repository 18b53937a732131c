"""What events of a kind usually ask for, to begin a request from."""
