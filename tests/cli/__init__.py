"""The second front door, as scripts and careful people use it."""
