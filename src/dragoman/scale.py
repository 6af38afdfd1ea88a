"""Many documents at once: the same `code`, in this process or in several, with the same result.

Documents go to worker processes one by one and come back in the order they went, so the output is
the same byte for byte for any number of workers. Each worker computes on one thread.
"""

import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial
from importlib.util import find_spec
from itertools import chain
from multiprocessing import get_context, parent_process
from pathlib import Path

from dragoman.annotate import Parser
from dragoman.errors import ConfigError, DragomanError
from dragoman.extract.classify import classifier
from dragoman.lexicon import load_lexicon
from dragoman.model.coded import CodedDocument, Failure
from dragoman.model.text import Document
from dragoman.pipeline import code

_AHEAD = 8  # documents in flight per worker: enough to keep all busy, few enough to keep memory flat
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@cache
def parser(model: str) -> Parser:
    """A loaded parser, one for each model and process."""
    try:
        return Parser(model)
    except (OSError, ValueError, ImportError) as error:
        msg = f"the parser model {model!r} cannot be loaded: {' '.join(str(error).split())}"
        raise ConfigError(msg) from error


def require_model(model: str) -> None:
    """Refuse a parser model that is not installed, before any work is done: a ConfigError."""
    name = model.replace("-", "_")
    spec = find_spec(name) if name.isidentifier() else None
    folders = [*(spec.submodule_search_locations or ())] if spec else []
    if not any((Path(folder) / "meta.json").is_file() for folder in [*folders, model] if folder):
        msg = f"the parser model {model!r} is not installed; leave out --model to use the default one"
        raise ConfigError(msg)


def attempt(
    document: Document, model: str, made_by: str, own: tuple[str, ...] = (), least: float | None = None
) -> CodedDocument | Failure:
    """Code one document; whatever goes wrong is told as a failure, so that the others go on."""
    try:
        return replace(code(document, load_lexicon(own), parser(model), least), made_by=made_by)
    except DragomanError as error:
        return Failure(where=document.source.where, problem=str(error))
    except Exception as error:  # noqa: BLE001 - one article must not stop a thousand others; a bug is told as one
        place = traceback.extract_tb(error.__traceback__)[-1]
        problem = (
            f"an error in Dragoman itself, please report it: {type(error).__name__}: {error} "
            f"({Path(place.filename).name}, line {place.lineno})"
        )
        return Failure(where=document.source.where, problem=problem)


def code_many(
    documents: Iterable[Document | Failure],
    *,
    model: str,
    made_by: str,
    workers: int = 1,
    own: tuple[str, ...] = (),
    least: float | None = None,
) -> Iterator[CodedDocument | Failure]:
    """Code documents in order; failures are passed on in their place.

    Args:
        documents: Taken as needed: the stream may be longer than memory.
        model: Name of the parser model.
        made_by: What the results say about who made them.
        workers: Processes; with 1 everything happens in this one.
        own: Actor files of the user.
        least: Events less sure than this are left out; what comes with the weights if not given.
    """
    require_model(model)
    work = partial(attempt, model=model, made_by=made_by, own=own, least=least)
    if workers == 1:
        for item in documents:
            yield item if isinstance(item, Failure) else work(item)
        return
    documents = iter(documents)
    for first in documents:
        if not isinstance(first, Failure):
            break
        yield first
    else:  # nothing to code: starting processes would take seconds
        return
    with _one_thread_each():
        pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_start, initargs=(model, own))
        try:
            with _deaf_to_interrupts():
                for _ in range(workers):
                    pool.submit(os.getpid)  # each of the first tasks starts a worker
            yield from _in_order(pool, chain((first,), documents), work, ahead=workers * _AHEAD)
        except BrokenProcessPool as error:
            msg = (
                "a worker process died, most likely for lack of memory; what was finished is saved, "
                "run the same command again with fewer --workers"
            )
            raise DragomanError(msg) from error
        finally:
            with _deaf_to_interrupts():  # interrupted as it waits for its processes, a pool may wait for ever
                pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor,
    documents: Iterable[Document | Failure],
    work: Callable[[Document], CodedDocument | Failure],
    *,
    ahead: int,
) -> Iterator[CodedDocument | Failure]:
    """Results in the order of the documents, at most `ahead` of them under way."""
    waiting: deque[Future[CodedDocument | Failure] | Failure] = deque()
    for item in documents:
        waiting.append(item if isinstance(item, Failure) else pool.submit(work, item))
        if len(waiting) >= ahead:
            yield _result(waiting.popleft())
    while waiting:
        yield _result(waiting.popleft())


def _result(item: Future[CodedDocument | Failure] | Failure) -> CodedDocument | Failure:
    return item if isinstance(item, Failure) else item.result()


def _start(model: str, own: tuple[str, ...]) -> None:
    """Get a worker ready."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    load_lexicon(own)
    parser(model)
    classifier()


def _end_with_parent() -> None:
    """End this process when the main one has died, killed perhaps, so that no worker waits for ever."""
    main = parent_process()
    if main is not None:
        main.join()
        os._exit(1)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes started inside do not hear Ctrl-C: it is for the main one, which lets them finish."""
    if threading.current_thread() is not threading.main_thread():  # only that one may set signals
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Processes started inside compute on one thread: they read these variables as they start."""
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
