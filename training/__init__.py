"""How the line recogniser of ``docproc.reading.ocr.own`` is made; nothing here is needed to run docproc."""
