"""What a figure is of: the property measured, its owner, the scope, and how sure and of which day the value is."""
