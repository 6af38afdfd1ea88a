"""`python -m dragoman`: the same as the `dragoman` command."""

from dragoman.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
