"""Scores of the ``figures`` component on the development sets that are present.

The scorer is the sets' own (``../shared/eval/score_figures.py``), imported from where it lies. The sets have
conventions of their own, which ``_as_the_set`` maps to: cents stay cents, units have the sets' names, and a
set that annotates one kind of figure is compared with the rows of that kind only.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from types import ModuleType
from typing import Any

from tasks.extract.mentions import FigureMention
from tasks.extract.pipeline import build_pipeline
from tests.evaluation.sets import SHARED, Case, import_scorer, read_lines

Read = Callable[[Case], list[FigureMention]]

_SPAN_TYPES = {
    "money": "MONEY",
    "percent": "PERCENT",
    "count": "QUANTITY",
    "age": "QUANTITY",
    "measure": "QUANTITY",
}
# Which kinds each set of cases annotates.
_CASE_SETS: dict[str, frozenset[str]] = {
    "recognizers_AgeModel.cases": frozenset({"age"}),
    "recognizers_CurrencyModel.cases": frozenset({"money"}),
    "recognizers_DimensionModel.cases": frozenset({"measure"}),
    "recognizers_NumberModel.cases": frozenset({"count", "ratio"}),
    "recognizers_PercentModel.cases": frozenset({"percent"}),
    "quantulum3_cases": frozenset({"age", "money", "measure", "count", "ratio", "percent", "duration"}),
}
_UNIT_NAMES = {
    "recognizers": {
        "USD": "dollar", "EUR": "euro", "GBP": "pound", "JPY": "japanese yen", "CNY": "chinese yuan", "INR": "rupee",
        "CAD": "canadian dollar", "HKD": "hong kong dollar", "AUD": "australian dollar", "CHF": "swiss franc",
        "a": "year", "mo": "month", "wk": "week", "d": "day", "[mi_i]": "mile", "[ft_i]": "foot", "[in_i]": "inch",
        "km": "kilometer", "m": "meter", "cm": "centimeter", "mm": "millimeter", "kg": "kilogram", "g": "gram",
        "[lb_av]": "pound", "[oz_av]": "ounce", "t": "metric ton", "[ston_av]": "ton", "[bbl_us]": "barrel",
        "[gal_us]": "gallon", "[acr_us]": "acre", "har": "hectare", "L": "liter", "mL": "milliliter",
        "m2": "square meter", "MBy": "megabyte",
        "[sft_i]": "square foot", "[cft_i]": "cubic foot", "[smi_us]": "square mile", "km2": "square kilometer",
        "km/h": "kilometer per hour", "[mi_i]/h": "mile per hour", "percent": "percent", None: "-",
    },
    "quantulum3": {
        "USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "a": "year", "mo": "month", "wk": "week", "d": "day",
        "h": "hour", "min": "minute", "s": "second", "m": "metre", "km": "kilometre", "cm": "centimetre",
        "[mi_i]": "mile", "[ft_i]": "foot", "[in_i]": "inch", "kg": "kilogram", "g": "gram", "L": "litre",
        "mL": "millilitre", "MBy": "megabyte",
        "Cel": "degree celsius", "[degF]": "degree fahrenheit", "[mi_i]/h": "mile per hour", "nm": "nanometre",
        "km/h": "kilometre per hour", "percent": "percentage", "GHz": "gigahertz", "kW": "kilowatt",
        None: "dimensionless",
    },
}  # fmt: skip


def score() -> Iterator[tuple[str, dict[str, float]]]:
    """Yield the name and the scores of every set that is present."""
    folder = SHARED / "figures"
    if not folder.is_dir():
        return
    scorer = import_scorer("score_figures")
    read = _reader()
    spans = folder / "meantime_values_dev.jsonl"
    if spans.is_file():
        yield f"figures/{spans.stem}", _span_scores(scorer, read_lines(spans), read)
    for name, kinds in _CASE_SETS.items():
        path = folder / f"{name}.jsonl"
        if path.is_file():
            yield f"figures/{name}", _case_scores(scorer, read_lines(path), read, kinds, name.split("_")[0])


def _reader() -> Read:
    """Return a function that reads one case with the whole pipeline."""
    pipeline = build_pipeline()

    def read(case: Case) -> list[FigureMention]:
        doc = pipeline.make_doc(case["text"])
        doc._.published_on = date.fromisoformat(case["dct"]) if "dct" in case else None
        return list(pipeline(doc)._.figures)

    return read


def _span_scores(scorer: ModuleType, gold: list[Case], read: Read) -> dict[str, float]:
    predicted = [
        {
            "doc_id": document["doc_id"],
            "start": figure.char_start,
            "end": figure.char_end,
            "type": _SPAN_TYPES[figure.kind],
        }
        for document in gold
        for figure in read(document)
        if figure.kind in _SPAN_TYPES
    ]
    scores = scorer.spans(gold, predicted)
    precision, recall, f1 = scores["relaxed"]
    return {
        "relaxed_f1": f1,
        "precision": precision,
        "recall": recall,
        "strict_f1": scores["strict"][2],
        "type_f1": scores["type_f1"],
    }


def _case_scores(
    scorer: ModuleType, gold: list[Case], read: Read, kinds: frozenset[str], source: str
) -> dict[str, float]:
    predicted = [
        {"doc_id": case["doc_id"], **row}
        for case in gold
        for row in _as_the_set(read(case), kinds, _UNIT_NAMES[source])
    ]
    scores = scorer.cases(gold, predicted)
    return {
        "value_f1": scores["value"][2],
        "value_unit_f1": scores["value_unit"][2],
        "wholly_right": scores["wholly_right"],
    }


def _as_the_set(
    figures: Iterable[FigureMention], kinds: frozenset[str], names: dict[str | None, str]
) -> Iterator[dict[str, Any]]:
    """Yield what a set would call each figure: its kinds, cents and months as such, its names of units."""
    for figure in figures:
        value = figure.value
        if figure.kind not in kinds or value is None:
            continue
        unit = names.get(figure.unit, str(figure.unit))
        if figure.rule == "duration.compound" and figure.unit == "a":
            # The sets keep "ten years" and "six months" apart.
            yield {"value": round(value % 1 * 12), "unit": names["mo"]}
            value = value // 1
        if figure.rule.startswith("money.minor"):
            value, unit = value * 100, "pence" if figure.unit == "GBP" else "cent"
        yield {"value": value, "unit": unit}
