"""docproc: from an inbox of scanned applications to review sheets a person can sign."""

__version__ = "0.1.0"
