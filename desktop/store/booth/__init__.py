"""Events, stands, tills, sales and their figures as rows."""
