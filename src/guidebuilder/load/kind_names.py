"""Words that people use for the kinds of section before they know ours."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

KINDS_BY_OTHER_NAMES: Final = MappingProxyType(
    {
        "article": "prose",
        "bullets": "points",
        "bullet-points": "points",
        "colleges": "institutes",
        "companies": "employers",
        "courses": "institutes",
        "description": "prose",
        "education": "routes",
        "exams": "tests",
        "faq": "answer",
        "image": "picture",
        "income": "pay",
        "list": "points",
        "note": "callout",
        "paragraph": "prose",
        "path": "routes",
        "paths": "routes",
        "photo": "picture",
        "pros-and-cons": "comparison",
        "question": "answer",
        "salaries": "pay",
        "salary": "pay",
        "schools": "institutes",
        "skills": "ratings",
        "steps": "next-steps",
        "text": "prose",
        "tip": "callout",
        "wages": "pay",
        "warning": "callout",
    }
)
"""By the word that they write; it is offered as a hint only."""
