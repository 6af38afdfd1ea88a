"""Every `yes` and `no` sentence of every event rule is a test: `[ASSAULT/shell yes1]`.

Run those of one file with `-k CONSULT`, those of one rule with `-k CONSULT/hold-talks`.
"""

from collections.abc import Callable

import pytest

from dragoman.lexicon import load_lexicon
from dragoman.lexicon.rules import Example, Rule
from dragoman.model.coded import CodedDocument
from dragoman.model.events import Event

_RULES = load_lexicon().rules.rules
_CASES = [
    pytest.param(rule, example, wanted, id=f"{rule.id} {'yes' if wanted else 'no'}{number}")
    for rule in _RULES
    for wanted, examples in ((True, rule.yes), (False, rule.no))
    for number, example in enumerate(examples, 1)
]


def _by_rule(rule: Rule, coded: CodedDocument) -> list[Event]:
    return [event for event in coded.events if event.evidence[0].rule == rule.id]


def _of_type(rule: Rule, coded: CodedDocument) -> list[Event]:
    """Events that say what the rule says; a sister rule with more conditions may have won."""
    return [e for e in coded.events if e.type == rule.type and rule.mode in (None, e.mode)]


def _words(coded: CodedDocument, ids: tuple[str, ...]) -> list[str]:
    spans = {mention.id: mention.phrase for mention in coded.mentions}
    return [spans[i].of(coded.document.text) for i in ids]


@pytest.mark.parametrize(("rule", "example", "wanted"), _CASES)
def test_rule_codes_its_examples(
    rule: Rule, example: Example, wanted: bool, extracted: Callable[[str], CodedDocument]
) -> None:
    result = extracted(example.text)
    if not wanted:
        assert not _by_rule(rule, result), f"{rule.id} must not code: {example.text}"
        return
    found = _by_rule(rule, result) or _of_type(rule, result)
    others = [event.evidence[0].rule for event in result.events]
    assert found, f"{rule.id} must code: {example.text} (coded: {others})"
    for role, words in (("actors", example.actors), ("recipients", example.recipients)):
        named = [name for event in found for name in _words(result, getattr(event, role))]
        for word in words:
            assert any(word in name or name in word for name in named), f"{role} {word!r} not in {named}"
