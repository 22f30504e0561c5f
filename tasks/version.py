"""The version of the package that runs."""

from importlib.metadata import version

WIRELEDGER_VERSION = version("wireledger")
