"""The papers of a submission, one module a kind; each function draws one document in one of its print layouts."""
