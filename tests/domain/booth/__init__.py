"""The booth's rules, without a database."""
