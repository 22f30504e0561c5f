"""Placeholder until the splitter lands."""
