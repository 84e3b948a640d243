"""The rules: pure functions of documents and an edition of the announcement.

`judge` is the whole of it, `decide` adds up again with a reviewer's verdicts; `docs` of each condition stand beside the
function of the same name.
"""

from __future__ import annotations

from docproc.rules.decided import Decided, as_decided, decide
from docproc.rules.identity import Applicant
from docproc.rules.judgement import Judgement, judge
from docproc.rules.readings import ReadingNote
from docproc.rules.submitted import Missing, missing_papers

__all__ = ["Applicant", "Decided", "Judgement", "Missing", "ReadingNote", "as_decided", "decide", "judge", "missing_papers"]
