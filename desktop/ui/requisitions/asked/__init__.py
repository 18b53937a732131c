"""The list of all requests, the most urgent first: columns, filters, and the way into files."""
