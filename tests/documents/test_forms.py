"""The blank forms say what the announcement says, and ask for what the readers look for."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document as open_docx

from docproc.documents.application_details import ApplicationDetails
from docproc.documents.application_form import ApplicationForm
from docproc.documents.consent_form import ConsentForm
from docproc.documents.forms import FORMS, write_forms
from docproc.documents.forms.paper import Entry, Sheet
from docproc.documents.forms.rate_rows import RATE_ROWS
from docproc.korean import squeeze


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The squeezed text of every form by the first three characters of its name (`붙임1`)."""
    texts = {}
    for path in write_forms(tmp_path_factory.mktemp("forms")):
        document = open_docx(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in dict.fromkeys(row.cells)]
        texts[path.name[:3]] = squeeze("\n".join([p.text for p in document.paragraphs] + cells))
    return texts


def test_five_annexes_are_written_in_order(tmp_path: Path) -> None:
    paths = write_forms(tmp_path / "deep" / "er")
    assert [path.name for path in paths] == list(FORMS)
    assert [path.name[:3] for path in paths] == ["붙임1", "붙임2", "붙임3", "붙임4", "붙임5"]
    assert all(path.stat().st_size > 5000 for path in paths)


def test_writing_again_replaces_the_forms_and_leaves_nothing_else(tmp_path: Path) -> None:
    write_forms(tmp_path)
    write_forms(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FORMS)


@pytest.mark.parametrize(("annex", "record"), [("붙임1", ApplicationForm), ("붙임2", ApplicationDetails), ("붙임3", ConsentForm)])
def test_a_form_carries_a_title_its_reader_knows(written: dict[str, str], annex: str, record: type) -> None:
    assert any(squeeze(title) in written[annex] for title in record.titles)


def test_the_application_form_asks_for_every_labelled_field(written: dict[str, str]) -> None:
    # The contact person stands under 성명 beside 담당자; the day is at the foot.
    for name, label in ApplicationForm.labels().items():
        if label.names:
            assert any(squeeze(known) in written["붙임1"] for known in label.names), name


def test_the_details_hold_every_row_of_the_preference_table_once(written: dict[str, str]) -> None:
    for row in RATE_ROWS:
        assert written["붙임2"].count(squeeze(row.text)) == 1, row.item


def test_every_rate_item_of_the_announcement_has_one_row() -> None:
    items = [row.item for row in RATE_ROWS if row.item]
    assert len(items) == len(set(items)) == 18


def test_the_consent_form_asks_five_times(written: dict[str, str]) -> None:
    assert written["붙임3"].count("□동의함") == 5
    assert written["붙임3"].count("□동의하지않음") == 5


def test_annex_four_lists_fifteen_preferences_and_annex_five_their_proofs(written: dict[str, str]) -> None:
    assert written["붙임4"].count("1점") == 14 and written["붙임4"].count("선정결과및협약서등확인") == 1
    assert all(squeeze(row.proof) in written["붙임5"] for row in RATE_ROWS)


def test_a_cell_that_does_not_fit_its_row_is_refused() -> None:
    sheet = Sheet("붙임9")
    with pytest.raises(ValueError, match="does not fit"):
        sheet.table((50, 50), [[Entry("a", across=2), Entry("b")]])
