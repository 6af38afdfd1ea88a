"""The `dragoman` command: each group of commands is a file here, loaded when it is called."""

import os
import sys
from importlib import import_module

import click

from dragoman.errors import DragomanError

_COMMANDS = {
    "code": ("code", "Code articles into a record, or to JSON lines."),
    "demo": ("demo", "Code the sample articles that come with Dragoman and write a dossier."),
    "explain": ("explain", "Show the words an entry rests on, the rule, and who is meant and why."),
    "dossier": ("dossier", "Write all that a record holds on two sides, every line with its source."),
    "ledger": ("ledger", "Show who promised or must do what, as told by whom, and what became of it."),
    "forecasts": ("forecasts", "List what is foretold, by whom, until when, and what later reports tell."),
    "stories": ("stories", "List the stories of a record: reports of one event, counted once."),
    "relations": ("series", "Rank the pairs of sides by what happened between them."),
    "series": ("series", "Show what happened between two sides over time, as a table or a chart."),
    "turning": ("series", "Say when the relation of two sides turned, and by which stories."),
    "compare": ("series", "Compare two relations, or two periods of one."),
    "network": ("network", "Show who deals with whom, as a picture, for Gephi, or as a table."),
    "map": ("map", "Show where things happened, as a map, as GeoJSON, or as a table."),
    "export": ("export", "Write a record as JSON lines or CSV."),
    "schema": ("export", "Print the JSON Schema of what `code --format jsonl` writes."),
    "resolve": ("resolve", "Bring a record up to the present actor book, without parsing again."),
    "correct": ("correct", "Say whom words mean, or take that back."),
    "actors": ("actors", "Look up who a name stands for, and on what day."),
    "gaps": ("gaps", "List frequent names and verbs that the knowledge files do not know."),
    "classify": ("classify", "Say which event a sentence tells between the parties marked in it."),
    "evaluate": ("evaluate", "Score a coding against articles coded by hand."),
}


class _Commands(click.Group):
    """A group that knows its commands by name and loads the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names in the order of the table."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, or None if there is none of that name."""
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"dragoman.cli.{_COMMANDS[cmd_name][0]}")
        command = getattr(module, cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list for `--help`, from the table, so that nothing need be loaded."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in _COMMANDS.items()])


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="dragoman", prog_name="dragoman")
def cli() -> None:
    """Turn news into a checked record of who did or said what to whom, when, where, and what was promised.

    Everything runs on this machine, and every entry points at the words it came from.
    `dragoman demo` shows what it does.
    """


def main() -> None:
    """Run the command; our own errors, and those of the system, become one line and exit code 1."""
    try:
        code = cli.main(standalone_mode=False)
        if sys.stdout:  # it may be closed
            sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except DragomanError as error:
        _tell(str(error))
        sys.exit(1)
    except BrokenPipeError:  # whoever read our output has enough; Python would complain again as it exits
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:  # a folder that is not there, a full disk: nothing that a traceback explains
        where = f"{error.filename}: " if error.filename else ""
        _tell(f"{where}{error.strerror or error}")
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        _tell("interrupted")
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)


def _tell(message: str) -> None:
    """One line on standard error, whatever letters a file name in it may hold."""
    from dragoman.cli.options import one_line  # noqa: PLC0415 - not needed where all goes well

    click.echo(f"dragoman: {one_line(message)}", err=True)
