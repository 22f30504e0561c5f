"""Long tests that kill, starve and cut off; `make soak` runs all of it, the slow tests a bounded part."""
