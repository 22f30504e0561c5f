"""A scheduled run: the main job, with the parameters that were served."""

import json
import os
from typing import Any

from prefect import flow

from flows.children import end_with_parent
from flows.run import name_run, run_pipeline
from flows.run_result import RunResult

# What this process and its children serve, as JSON. Whoever reaches Prefect's API can ask for a run with any
# parameters; the environment of our processes he does not reach.
SERVED = "WIRELEDGER_SERVED"


class ParametersRefusedError(Exception):
    """A run was asked for with other parameters than were served. The message names them."""


@flow(name="wireledger", flow_run_name=name_run, validate_parameters=False)
def scheduled_run(sources: list[str], data: str, workers: int) -> RunResult:
    """Run the main job as it was served; Prefect shows the parameters, and cannot choose them.

    Raises ``ParametersRefusedError`` when they are not those that were served, and whatever ``run_pipeline`` raises.
    """
    end_with_parent()
    served: dict[str, Any] = json.loads(os.environ[SERVED])
    asked = {"sources": sources, "data": data, "workers": workers}
    if other := [name for name, value in asked.items() if value != served[name]]:
        raise ParametersRefusedError(
            f"this run asks for other {' and '.join(other)} than were served; nothing was read and nothing written. "
            "For other reports, or another data folder, start another `wireledger serve` with a --name of its own."
        )
    # Its tasks and its log belong to this flow run.
    return run_pipeline.fn(**served, check_ahead=True)
