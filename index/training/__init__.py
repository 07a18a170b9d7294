"""How the embedded French encoder is made: `python -m index.training --data DIR --out DIR`."""
