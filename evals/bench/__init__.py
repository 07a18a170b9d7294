"""How fast and how big: the real server measured from outside; never a test."""
