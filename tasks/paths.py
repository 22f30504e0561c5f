"""Where things lie: the parts of the project, and the parts of a data folder."""

from dataclasses import dataclass, replace
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SQL = PROJECT / "sql"
SEEDS = PROJECT / "seeds"
EXPECTATIONS = PROJECT / "expectations"
SAMPLE_REPORTS = SEEDS / "reports"

PUBLISHED_NAME = "wireledger.duckdb"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The folder that runs write to, ``data`` unless told otherwise."""

    root: Path
    warehouse_name: str = "warehouse.duckdb"

    @property
    def warehouse(self) -> Path:
        """The private database; one writer."""
        return self.root / self.warehouse_name

    def beside(self, name: str) -> "DataFolder":
        """Return the same folder with a warehouse of another name, which is made before it takes its place."""
        return replace(self, warehouse_name=f"{name}.duckdb")

    @property
    def published(self) -> Path:
        """The public database, only ever replaced whole."""
        return self.root / "published" / PUBLISHED_NAME

    @property
    def addresses(self) -> Path:
        """Real addresses of the sources that are read on a schedule, for its runs; readable by the user only."""
        return self.root / "addresses.json"

    @property
    def docs(self) -> Path:
        """Great Expectations' Data Docs of the last run."""
        return self.root / "published" / "validation"

    @property
    def raw(self) -> Path:
        """Raw bytes of every input, content-addressed."""
        return self.root / "raw"

    @property
    def index(self) -> Path:
        """What every run found, from which, with the raw bytes, the warehouse can be made anew."""
        return self.raw / "index"

    @property
    def lock(self) -> Path:
        """File whose advisory lock the writing run holds."""
        return self.root / "writer.lock"

    @property
    def runs(self) -> Path:
        """Folders of the runs' batches."""
        return self.root / "runs"

    @property
    def logs(self) -> Path:
        """Logs of the last runs, one file of JSON lines each."""
        return self.root / "logs"

    @property
    def rollbacks(self) -> Path:
        """Journal of rollbacks of the published file, JSON lines."""
        return self.root / "rollbacks.jsonl"

    def run(self, run_id: str) -> Path:
        """Return the folder of a run's batches, removed when the run has published."""
        return self.runs / run_id
