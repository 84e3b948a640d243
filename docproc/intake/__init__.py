"""The inbox: file names → submissions. Never changes, moves or deletes what lies there."""

from docproc.intake.filenames import FileName, likely_name, read_name, right_name, shown_name
from docproc.intake.submissions import Inbox, IncomingFile, Rejected, Submission, scan

__all__ = ["FileName", "Inbox", "IncomingFile", "Rejected", "Submission", "likely_name", "read_name", "right_name", "scan", "shown_name"]
