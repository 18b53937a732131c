"""How the promise was kept, what was asked for, and what was not there: `page`; `months` draws."""
