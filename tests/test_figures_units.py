"""Units as newspapers write them, and what is no unit."""

import pytest

from tasks.extract.figures.component import read_figures
from tasks.extract.seedtables import listed, read_table
from tests.test_figures import only, words

UNITS = [row for row in read_table("units") if row["dimension"] == "measure"]
WRITTEN = [
    ("The bulb draws 9 W.", 9, "W"),
    ("The laser emits 500 mW.", 500, "mW"),
    ("The saloon makes 240bhp.", 240, "[HP]"),
    ("Its torque is 400 Nm.", 400, "N.m"),
    ("The film is 400 nm thin.", 400, "nm"),
    ("It has 510 lb-ft of torque.", 510, "[ft_i].[lbf_av]"),
    ("The estuary yielded 312 000 t of sand.", 312000, "t"),
    ("They dumped 25 t of sand.", 25, "t"),
    ("The beam reached 6.8 TeV.", 6.8, "TeV"),
    ("Lead stood at 21 ppb in the taps.", 21, "[ppb]"),
    ("The fibres are 5 μm thick.", 5, "um"),
    ("The van does 52 mpg.", 52, "[mi_i]/[gal_us]"),
    ("The van uses 7.4 L/100km.", 7.4, "L/(100.km)"),
    ("Soot reached 180 µg/m³.", 180, "ug/m3"),
    ("Soot reached 180 micrograms per cubic metre.", 180, "ug/m3"),
    ("The tyres hold 32 psi.", 32, "[psi]"),
    ("The flat has 30 ft2.", 30, "[sft_i]"),
    ("The jockey weighs 11st.", 11, "[stone_av]"),
    ("The wind blew at 8 m/s.", 8, "m/s"),
    ("The star lies 310 ± 60 parsecs off.", 310, "pc"),
    ("The dot is three arcseconds wide.", 3, "''"),
    ("The marsh covers 900 drained hectares.", 900, "har"),
    ("The path climbs at a 15 degree slope.", 15, "deg"),
    ("The light flashes for 20 femtoseconds.", 20, "fs"),
    ("The ford is ten or so miles off.", 10, "[mi_i]"),
]


@pytest.mark.parametrize(("text", "value", "unit"), WRITTEN)
def test_a_unit_is_read_as_written(text: str, value: float, unit: str) -> None:
    figure = only(text)
    assert (figure.kind, figure.value, figure.unit) == ("measure", value, unit)


@pytest.mark.parametrize("row", UNITS, ids=lambda row: row["ucum"])
def test_every_name_and_abbreviation_of_a_unit_gives_its_code(row: dict[str, str]) -> None:
    names = [name for name in listed(row["names"]) if name.endswith("s")]
    for form in (*names, *listed(row["abbreviations"])):
        touching = "" if len(form) == 1 or form in ("in.", "in", "ins", "mb", "kb", "mp", "st") else " "
        figures = read_figures(f"It had 37{touching}{form} then.", [])
        assert [figure.unit for figure in figures] == [row["ucum"]], form
        assert figures[0].value == pytest.approx(37 * float(row["factor"]))


def test_codes_are_written_with_the_signs_that_ucum_has() -> None:
    for row in read_table("units") + read_table("unit_scales"):
        assert row["ucum"].isascii(), row
        assert not set(row["ucum"]) & set(" |,*^"), row


def test_every_scale_of_a_unit_belongs_to_a_unit() -> None:
    known = {row["ucum"] for row in read_table("units")}
    assert {row["ucum"] for row in read_table("unit_scales")} <= known


NO_UNITS = [
    ("He lives at 120 W. 45th Street.", "W"),
    ("In 2015 Stone met the press.", "[stone_av]"),
    ("By 1990 Foot had left.", "[ft_i]"),
    ("The part number is 100M2.", "m"),
    ("He put 5 in. She took 2.", "[in_i]"),
]


@pytest.mark.parametrize(("text", "unit"), NO_UNITS)
def test_names_and_words_are_no_units(text: str, unit: str) -> None:
    assert unit not in {figure.unit for figure in read_figures(text, [])}


def test_an_amount_per_area_or_energy_says_per_what() -> None:
    text = "Offices let for $62 per sq m, land for €4 per sq. ft, power for €90/MWh."
    assert [figure.per for figure in read_figures(text, [])] == [
        "square metre",
        "square foot",
        "megawatt hour",
    ]


def test_feet_and_inches_are_no_square_feet() -> None:
    text = "The pole is 5 ft 2 in long."
    assert words(only(text), text) == "5 ft 2 in"
