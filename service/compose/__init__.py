"""Composing: an understood question in, a draft of short French sentences out."""

from service.compose.answer import compose

__all__ = ["compose"]
