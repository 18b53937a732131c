"""What the domain says of requests."""
