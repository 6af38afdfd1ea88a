"""Runs the notebooks of docs/notebooks on the sample articles and keeps their output.

python -m tools.run_notebooks (needs nbclient and ipykernel)
"""

from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from click.testing import CliRunner
from nbclient import NotebookClient

from dragoman.cli import cli

NOTEBOOKS = Path(__file__).parents[1] / "docs" / "notebooks"


def run(path: Path, folder: str) -> None:
    """Run one notebook in a folder that holds the record; nothing of this machine is written back."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": folder}}
    ).execute()
    notebook.metadata = {"kernelspec": notebook.metadata["kernelspec"], "language_info": {"name": "python"}}
    for cell in notebook.cells:
        cell.metadata = {}
    nbformat.write(notebook, path)


if __name__ == "__main__":
    with TemporaryDirectory() as here, chdir(here):
        CliRunner().invoke(cli, ["demo"], catch_exceptions=False)
        for path in sorted(NOTEBOOKS.glob("*.ipynb")):
            run(path, here)
            print(path.name)
