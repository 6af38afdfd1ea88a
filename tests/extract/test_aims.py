"""At whom protest, force and help are aimed where no slot of the rule names anybody."""

from collections.abc import Callable

import pytest

from dragoman.model.coded import CodedDocument


@pytest.mark.parametrize(
    ("text", "type_", "recipients"),
    [
        pytest.param(
            "Chilean miners walked out in protest at President Boric's mining bill.",
            "PROTEST",
            ["Boric"],
            id="who is named in the grievance",
        ),
        pytest.param(
            "Students marched in Oslo; the march began against the government.",
            "PROTEST",
            ["the government"],
            id="against whom the next clause says it is",
        ),
        pytest.param(
            "Students clashed in Oslo with soldiers and threw stones.",
            "PROTEST",
            ["soldiers"],
            id="with whom they clashed",
        ),
        pytest.param(
            "Students in Dakar gathered to demand that President Sall step down.",
            "PROTEST",
            ["Sall"],
            id="who is named in the demand",
        ),
        pytest.param(
            "Georgian students protested against the arrest of Nika Melia.",
            "PROTEST",
            [],
            id="not who suffered what it is about",
        ),
        pytest.param(
            "Gunmen attacked a camp used by Kenyan soldiers.",
            "ASSAULT",
            ["Kenyan soldiers"],
            id="who uses what is attacked",
        ),
        pytest.param(
            "Rebels torched a village in Cameroon.",
            "ASSAULT",
            ["Cameroon"],
            id="where what is attacked stands",
        ),
        pytest.param(
            "Rwanda massed troops within sight of the Congolese border.",
            "MOBILIZE",
            ["Congolese"],
            id="at whose border forces are shown",
        ),
        pytest.param(
            "Norway sent fighter jets to intercept Russian bombers.",
            "MOBILIZE",
            ["Russian bombers"],
            id="whom forces are to meet",
        ),
        pytest.param(
            "Denmark gave ten million euros to fight cholera in Yemen.",
            "AID",
            ["Yemen"],
            id="whom help reaches in the end",
        ),
    ],
)
def test_those_aimed_at_are_found_beyond_the_slots(
    extracted: Callable[[str], CodedDocument], text: str, type_: str, recipients: list[str]
) -> None:
    coded = extracted(text)
    words = {mention.id: mention.span.of(text) for mention in coded.mentions}
    found = [[words[i] for i in event.recipients] for event in coded.events if event.type == type_]
    assert found == [recipients]
