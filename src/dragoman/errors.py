"""Everything Dragoman raises on purpose.

    DragomanError
    ├── InputError      a file, folder or line that cannot be read; the run goes on without it
    ├── LexiconError    an entry of a knowledge file that is wrong
    ├── ConfigError     a setting or option that makes no sense (also a ValueError)
    └── StoreError      a record file that cannot be opened or written

Every message says what is wrong, where, and, if it can, what to do about it.
"""


class DragomanError(Exception):
    """The root of everything Dragoman raises on purpose."""


class InputError(DragomanError):
    """Something that should be read cannot be read.

    Args:
        where: The file (and line, `file:12`) at fault.
        problem: What is wrong with it, in words for the person who has the file.
    """

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")
        self.where = where
        self.problem = problem


class LexiconError(DragomanError):
    """An entry of a knowledge file is wrong; the message names file and entry."""

    def __init__(self, file: str, entry: str, problem: str) -> None:
        super().__init__(f"{file}: {entry}: {problem}")
        self.file = file
        self.entry = entry
        self.problem = problem


class ConfigError(DragomanError, ValueError):
    """A setting or option makes no sense."""


class StoreError(DragomanError):
    """A record file cannot be opened, read or written."""
