"""The assistant: understand, look up or search, compose, verify, answer."""
