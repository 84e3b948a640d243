"""The one way places on a page are said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle `x0, top, x1, bottom` in points from the page's top-left corner as displayed."""

    x0: float
    top: float
    x1: float
    bottom: float

    def __post_init__(self) -> None:
        if not (self.x0 <= self.x1 and self.top <= self.bottom):
            raise ValueError(f"impossible box {self.x0, self.top, self.x1, self.bottom}")

    width = property(lambda self: self.x1 - self.x0)
    height = property(lambda self: self.bottom - self.top)
    middle = property(lambda self: (self.top + self.bottom) / 2)
    centre = property(lambda self: (self.x0 + self.x1) / 2)
    area = property(lambda self: (self.x1 - self.x0) * (self.bottom - self.top))

    def union(self, *others: Box) -> Box:
        """The smallest box around this one and `others`."""
        boxes = (self, *others)
        return Box(
            min(b.x0 for b in boxes),
            min(b.top for b in boxes),
            max(b.x1 for b in boxes),
            max(b.bottom for b in boxes),
        )

    def shared(self, other: Box) -> float:
        """The area both cover, in square points."""
        across = min(self.x1, other.x1) - max(self.x0, other.x0)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, across) * max(0.0, down)

    def holds(self, other: Box, slack: float = 2.0) -> bool:
        """Whether `other` lies inside, give or take `slack` points."""
        return (
            other.x0 >= self.x0 - slack
            and other.x1 <= self.x1 + slack
            and other.top >= self.top - slack
            and other.bottom <= self.bottom + slack
        )

    def same_row(self, other: Box, share: float = 0.5) -> bool:
        """Whether both stand on one line: they overlap downwards by `share` of the lower height."""
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return down > share * min(self.height, other.height)

    def grown(self, by: float) -> Box:
        """The box with `by` points added on every side (not below the page's origin)."""
        return Box(max(0.0, self.x0 - by), max(0.0, self.top - by), self.x1 + by, self.bottom + by)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        four = core_schema.list_schema(core_schema.float_schema(), min_length=4, max_length=4)
        from_list = core_schema.no_info_after_validator_function(lambda numbers: cls(*numbers), four)
        return core_schema.json_or_python_schema(
            json_schema=from_list,
            python_schema=core_schema.union_schema([core_schema.is_instance_schema(cls), from_list]),
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda box: [round(n, 1) for n in (box.x0, box.top, box.x1, box.bottom)],
                return_schema=core_schema.list_schema(core_schema.float_schema()),
            ),
        )
