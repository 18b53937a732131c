"""A request as a form: from nothing, a pasted message or a template; new, or changed."""
