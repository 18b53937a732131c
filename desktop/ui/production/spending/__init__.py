"""Budget against actual, and which amounts were approved."""
