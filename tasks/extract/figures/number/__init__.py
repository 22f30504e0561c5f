"""What number it is: numerals read as counts, money, measures, ages and the like, their units and intervals."""
