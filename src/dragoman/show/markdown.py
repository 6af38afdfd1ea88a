"""A laid-out dossier as Markdown."""

from collections.abc import Iterator

from dragoman.show.blocks import Block, Columns, Figure, Item, Page, Section, Sentence, Table, Words


def written(page: Page) -> str:
    """The page, signs that mean something in Markdown taken for what they are."""
    return "\n".join(_page(page)) + "\n"


def _page(page: Page) -> Iterator[str]:
    yield f"# {_safe(page.title)}\n"
    yield _safe(page.lead)
    yield f"{', '.join(f'{number} {name}' for name, number in page.figures)}.\n"
    yield f"*{_safe(page.note)}*"
    for section in page.sections:
        yield from _section(section)
    yield "\n## Sources\n"
    for number, (title, about, where) in enumerate(page.sources, 1):
        yield f"{number}. *{_safe(title)}*, {_safe(about)}. `{where}`"
    for side, members in page.members:
        yield f"\nFor **{_safe(side)}** count: {_safe(members)}."


def _section(section: Section) -> Iterator[str]:
    yield f"\n## {_safe(section.title)}\n"
    if section.about:
        yield f"*{_safe(section.about)}*\n"
    if not section.blocks:
        yield section.none
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Item):
        yield from _item(block)
    elif isinstance(block, Sentence):
        yield f"- {_safe(block.text)}{_cites(block.numbers)} — *{block.basis}*"
    elif isinstance(block, Table):
        yield f"| {' | '.join(block.header)} |"
        yield f"|{'---|' * len(block.header)}"
        for at, row in enumerate(block.rows):
            cells = [_safe(cell) for cell in row]
            if block.numbers:
                cells.append(_cites(block.numbers[at]).strip())
            yield f"| {' | '.join(cells)} |"
    elif isinstance(block, Columns):
        for title, items in zip(block.titles, (block.left, block.right), strict=True):
            yield f"\n### {_safe(title)}\n"
            if not items:
                yield "Nothing in the record."
            for item in items:
                yield from _item(item)
    elif isinstance(block, Figure):
        yield f"*{_safe(block.caption)} The drawing is in the other formats.*\n"


def _item(item: Item) -> Iterator[str]:
    when = f"{item.when} ({item.note})" if item.note else item.when
    state = f"**{item.state}** · " if item.state else ""
    detail = f" · {_safe(item.detail)}" if item.detail else ""
    yield f"- **{_safe(when)}** · {state}{_safe(item.head)}{detail}\n"
    for term in item.terms:
        yield f"  {_safe(term)}\n"
    for words in item.quotes:
        if words.lead:
            yield f"  {_safe(words.lead)}:\n"
        yield f"  > {_quoted(words)} `{words.record}`\n"


def _quoted(words: Words) -> str:
    told = "".join(
        f"**{_safe(piece.text)}**"
        if piece.mark == "trigger" and piece.text.strip() == piece.text
        else _safe(piece.text)
        for piece in words.pieces
    )
    teller = f" — told by {_safe(words.teller)}" if words.teller else ""
    return f"{told} [{words.number}]{teller}"


def _cites(numbers: tuple[int, ...]) -> str:
    return f" [{', '.join(map(str, numbers))}]" if numbers else ""


def _safe(text: str) -> str:
    """Text whose signs mean nothing in Markdown."""
    for sign in "\\`*_[]<>#|":
        text = text.replace(sign, f"\\{sign}")
    return text
