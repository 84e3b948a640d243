"""What a person entered in a review sheet: one noun, below the model, because a record keeps what was entered for it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Kind = Literal["verdict", "remark", "correction", "fee", "score", "panel", "sign", "note"]


class Entry(BaseModel):
    """One filled-in cell. `where` names it whatever row it stands in: `rate/venture`,
    `field/certificate:venture@0a1b2c3d:7/valid_until`, `panel/3/urgency`, `sign/reviewer`.

    `was` is what the program said beside it when it was entered; `holds` is false where the program says something
    else by now, or has no such place any more, so that the entry is shown again but decides nothing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Kind
    where: str
    value: str
    was: str = ""
    holds: bool = True
