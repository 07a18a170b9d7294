"""Are the pilots given the pilots printed? Names are canonical, order does not count."""

from collections.abc import Collection


def pilots_exact(gold: Collection[str] | None, given: Collection[str]) -> bool | None:
    """Tell whether the set given is the gold set; None when the question asks for no pilot."""
    return None if gold is None else set(gold) == set(given)


def wrong_pilots(gold: Collection[str] | None, given: Collection[str]) -> tuple[str, ...]:
    """List the names given that are not in the gold set; none when there is no gold set.

    A name left out is not wrong here: ``pilots_exact`` sees it.
    """
    return () if gold is None else tuple(sorted(set(given) - set(gold)))
