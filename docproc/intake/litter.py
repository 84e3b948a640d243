"""What systems and we ourselves leave behind in folders and archives; and what is still on its way."""

from __future__ import annotations

import re

# QA's golden records and their baseline lie beside sample submissions.
_LITTER = re.compile(r"^(\..*|~\$.*|Thumbs\.db|ehthumbs\.db|desktop\.ini|__MACOSX|\$RECYCLE\.BIN|System Volume Information|lost\+found|record\.json|baseline\.json|README\.md|docproc\.toml)$", re.I)
_ARRIVING = re.compile(r"\.(part|partial|crdownload|download|tmp|filepart|opdownload|!ut|aria2)$", re.I)


def is_litter(name: str) -> bool:
    """Whether a file or folder of this name is nothing that anybody sent."""
    return bool(_LITTER.match(name))


def is_arriving(name: str) -> bool:
    """Whether browsers and mail programs call files so while they fetch them."""
    return bool(_ARRIVING.search(name))
