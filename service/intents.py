"""What is asked: the first declared pattern that the folded question matches."""

from service.patterns import Form, patterns


def read_intent(folded: str) -> Form | None:
    """Return the first way of asking that matches, or None."""
    return next((form for form in patterns().intents if form.regex.search(folded)), None)
