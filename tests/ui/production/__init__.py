"""The room of what is had made, worked as a person does."""
