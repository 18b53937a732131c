"""The tab of transfers, worked as a person does."""
