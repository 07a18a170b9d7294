"""Tests: one module per module, and what they share."""
