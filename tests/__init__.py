"""Tests, named by the behaviour they hold."""
