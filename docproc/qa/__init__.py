"""How right are we: samples with golden records, and the comparison of records with them."""
