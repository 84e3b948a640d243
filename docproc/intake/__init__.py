"""The inbox: file names → submissions. Never changes, moves or deletes what lies there."""

from docproc.intake.arrivals import Look, Rejected, glance
from docproc.intake.filenames import FileName, likely_name, read_name, right_name, shown_name
from docproc.intake.kinds import Kind
from docproc.intake.papers import paper_of
from docproc.intake.pictures import Unfit
from docproc.intake.submissions import Inbox, IncomingFile, Submission, require_folder, scan
from docproc.intake.taking import ChangedMeanwhile, copied, taken
from docproc.intake.unpacking import Letter, Unpack, Unpacked, read_manifest, unpack

__all__ = [
    "ChangedMeanwhile",
    "FileName",
    "Inbox",
    "IncomingFile",
    "Kind",
    "Letter",
    "Look",
    "Rejected",
    "Submission",
    "Unfit",
    "Unpack",
    "Unpacked",
    "copied",
    "glance",
    "likely_name",
    "paper_of",
    "read_manifest",
    "read_name",
    "require_folder",
    "right_name",
    "scan",
    "shown_name",
    "taken",
    "unpack",
]
