"""The inbox: file names → submissions. Never changes, moves or deletes what lies there."""

from docproc.intake.filenames import FileName, read_name, right_name
from docproc.intake.submissions import Inbox, IncomingFile, Rejected, Submission, scan

__all__ = ["FileName", "Inbox", "IncomingFile", "Rejected", "Submission", "read_name", "right_name", "scan"]
