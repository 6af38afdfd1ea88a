"""Who fills the slots of the templates: states, offices, groups, people, places of many regions and decades."""

import random
from collections.abc import Callable

Draw = Callable[[random.Random], str]

# State, adjective, capital.
_STATES = """
Peru,Peruvian,Lima|Chile,Chilean,Santiago|Kenya,Kenyan,Nairobi|Ghana,Ghanaian,Accra|Norway,Norwegian,Oslo|Japan,Japanese,Tokyo
Poland,Polish,Warsaw|Turkey,Turkish,Ankara|Iran,Iranian,Tehran|Iraq,Iraqi,Baghdad|Egypt,Egyptian,Cairo|Sudan,Sudanese,Khartoum
Ethiopia,Ethiopian,Addis Ababa|Eritrea,Eritrean,Asmara|India,Indian,New Delhi|Pakistan,Pakistani,Islamabad|Nepal,Nepalese,Kathmandu
Russia,Russian,Moscow|Ukraine,Ukrainian,Kyiv|Georgia,Georgian,Tbilisi|Armenia,Armenian,Yerevan|Azerbaijan,Azerbaijani,Baku
China,Chinese,Beijing|Vietnam,Vietnamese,Hanoi|Cambodia,Cambodian,Phnom Penh|Thailand,Thai,Bangkok|Indonesia,Indonesian,Jakarta
Israel,Israeli,Jerusalem|Jordan,Jordanian,Amman|Syria,Syrian,Damascus|Lebanon,Lebanese,Beirut|Saudi Arabia,Saudi,Riyadh
Yemen,Yemeni,Sanaa|Qatar,Qatari,Doha|Morocco,Moroccan,Rabat|Algeria,Algerian,Algiers|Libya,Libyan,Tripoli|Tunisia,Tunisian,Tunis
Nigeria,Nigerian,Abuja|Chad,Chadian,N'Djamena|Mali,Malian,Bamako|Rwanda,Rwandan,Kigali|Congo,Congolese,Kinshasa|Angola,Angolan,Luanda
Germany,German,Berlin|France,French,Paris|Italy,Italian,Rome|Spain,Spanish,Madrid|Greece,Greek,Athens|Cyprus,Cypriot,Nicosia
Britain,British,London|Ireland,Irish,Dublin|Serbia,Serbian,Belgrade|Kosovo,Kosovan,Pristina|Hungary,Hungarian,Budapest
the United States,American,Washington|Canada,Canadian,Ottawa|Mexico,Mexican,Mexico City|Cuba,Cuban,Havana|Venezuela,Venezuelan,Caracas
Colombia,Colombian,Bogota|Brazil,Brazilian,Brasilia|Argentina,Argentine,Buenos Aires|Bolivia,Bolivian,La Paz|Haiti,Haitian,Port-au-Prince
North Korea,North Korean,Pyongyang|South Korea,South Korean,Seoul|the Philippines,Philippine,Manila|Myanmar,Burmese,Naypyidaw
Australia,Australian,Canberra|New Zealand,New Zealand,Wellington|South Africa,South African,Pretoria|Zimbabwe,Zimbabwean,Harare
the Soviet Union,Soviet,Moscow|Yugoslavia,Yugoslav,Belgrade|East Germany,East German,East Berlin|Zaire,Zairean,Kinshasa
Afghanistan,Afghan,Kabul|Tajikistan,Tajik,Dushanbe|Kazakhstan,Kazakh,Astana|Moldova,Moldovan,Chisinau|Belarus,Belarusian,Minsk
"""
STATES = [tuple(entry.split(",")) for line in _STATES.strip().splitlines() for entry in line.split("|")]
_NAMES = (
    "Okello Lindqvist Marchetti Haddad Petrov Nakamura Silva Osei Karimi Novak Duarte Bergstrom Yilmaz Castellanos "
    "Mwangi Rahimi Kovacs Tanaka Ferrari Abebe Sokolov Jensen Vargas Malik Oduya Fontaine Kruger Bajwa Moyo Tran"
).split()
_FIRST = "Ana Peter Yusuf Maria Ivan Amina Carlos Li Omar Helena Kwame Nadia Jon Farid Grace Marek Sofia Hassan Irina Tomas".split()
_OFFICES = (
    "president|prime minister|foreign minister|defence minister|interior minister|king|chancellor|vice president|"
    "finance minister|top diplomat|deputy foreign minister|military ruler|premier|leader"
).split("|")
_TITLES = "President|Prime Minister|Foreign Minister|Defence Minister|Chancellor|King|Senator|General|Premier".split(
    "|"
)
_MINISTRIES = (
    "foreign ministry|defence ministry|interior ministry|justice ministry|treasury|central bank|intelligence service|"
    "prosecutor's office|election commission|health ministry|anti-corruption agency|tax office"
).split("|")
_IOS = (
    "the United Nations|the UN Security Council|the European Union|the European Commission|the African Union|NATO|"
    "the Arab League|the World Bank|the IMF|the Red Cross|ASEAN|the OAS|UNICEF|the World Health Organization|ECOWAS|"
    "the UN refugee agency|the UN nuclear watchdog|the League of Nations|the International Criminal Court|the G7"
).split("|")
_NGOS = (
    "Doctors Without Borders|Oxfam|Save the Children|Amnesty International|Human Rights Watch|the Red Crescent|CARE|"
    "a church charity|a Norwegian relief group|Caritas|Mercy Corps"
).split("|")
_REBELS = (
    "the Taliban|Hezbollah|Hamas|the Houthis|the FARC|Boko Haram|al-Shabaab|Islamic State|the PKK|the Tamil Tigers|UNITA|"
    "the Contras|the Khmer Rouge|M23|Tuareg rebels|Maoist guerrillas|separatists|the rebels|al-Qaeda|the IRA|Kurdish fighters|"
    "Islamist militants|insurgents|a rebel army|the Viet Cong|Chechen fighters|the junta's opponents|gunmen|a militia|warlords"
).split("|")
_CIVILIANS = (
    "villagers|civilians|students|teachers|farmers|miners|dock workers|nurses|pilgrims|migrants|refugees|bus drivers|workers|"
    "protesters|residents|monks|shopkeepers|pensioners|railway workers|aid workers|women's groups|doctors|fishermen|activists|"
    "opposition supporters|lorry drivers|asylum seekers|trade unions|Roma families|indigenous groups|taxi drivers|schoolchildren"
).split("|")
_PERSONS = (
    "two journalists|a blogger|an opposition politician|the former president|a human rights lawyer|three activists|a union leader|"
    "the crew of a trawler|four hostages|a German tourist|dozens of prisoners|a retired general|the editor of a weekly|an aid worker|"
    "eleven fishermen|a bishop|a former minister|two pilots|the mayor|a businessman|a student leader|political prisoners|an engineer|"
    "a suspected smuggler|200 captured soldiers|a novelist|the opposition candidate|a terror suspect|a militant commander"
).split("|")
_PLACES = (
    "the border town|the northern province|the capital|the southern port|the enclave|the Golan Heights|Kashmir|Gaza|Darfur|Donetsk|"
    "Aleppo|Kandahar|Mosul|Tigray|Kivu|Nagorno-Karabakh|Basra|Idlib|Helmand|the West Bank|Sinai|Abyei|Crimea|Kirkuk|Mindanao|"
    "Aceh|East Timor|the buffer zone|the island|the delta|Odesa|Hodeidah|a village in the hills|an oil field|a refugee camp|"
    "the disputed valley|a military base|Kunduz|Benghazi|Marib|Rakhine|the old city|Bosnia|Katanga|Chiapas|the airport"
).split("|")
_TOWNS = "Geneva|Vienna|Doha|Cairo|Oslo|Havana|Istanbul|Nairobi|Astana|Helsinki|Muscat|Singapore|Lusaka|Bogota|Kyoto|Tashkent".split(
    "|"
)
_COMPANIES = (
    "a mining company|an oil company|Gazprom|a Chinese telecoms firm|Volkswagen|a state airline|Shell|Google|a local bank|Siemens|"
    "a copper mine|Boeing|a shipping line|Total|Facebook|a textile maker|Rosneft|a fishing fleet|Deutsche Bank|a dam builder|Nestle"
).split("|")
_MEDIA = "an opposition newspaper|a radio station|BBC reporters|the weekly magazine|a television channel|Reuters|a news website|The Guardian|a news agency".split(
    "|"
)
_PARTIES = (
    "the opposition|the opposition party|the Labour Party|the Communist Party|lawmakers|the lower house|parliament|a nationalist party|"
    "the Muslim Brotherhood|senators|the main opposition coalition|the Green Party|a banned movement|the Islamist party"
).split("|")
PREFIXES = [
    "On Monday, ", "On Thursday, ", "Last week, ", "In May, ", "In 2015, ", "In the 1980s, ", "Earlier this month, ", "Late on Friday, ",
    "On 3 June 1991, ", "Meanwhile, ", "According to officials, ", "A spokesman said ", "Diplomats said ", "The agency reported that ",
    "OSLO - ", "GENEVA (Reuters) -- ", "CAIRO, June 12 -- ", "MANILA (AP) - ", "Two days later, ", "In a surprise move, ", "After the vote, ",
    "It emerged that ", "State television said ", "Under pressure at home, ", "Despite the accord, ",
]  # fmt: skip
SUFFIXES = [
    " on Monday", " on Tuesday", " last week", ", officials said", ", a spokesman said", ", state media reported", " in March", " in 2003",
    ", diplomats said on Thursday", ", according to the foreign ministry", ", witnesses said", " earlier this year", ", the agency reported",
    ", in the first such step for years", ", drawing protests from neighbours", " amid growing tension in the region", ", a newspaper said",
    " after weeks of unrest", ", the first since the war", ", days before an election", " because of the crisis",
]  # fmt: skip
# Something else that the same sentence tells, of others; {} is what it is about.
ASIDES = [
    "{}, after {x:G} accused {x:R} of shelling {x:L}",
    "{}, days before {x:G} and {x:G} are to meet",
    "{}, while {x:C} protested in {x:L}",
    "{}, whose troops had attacked {x:L}",
    "{}, a week after {x:R} killed {x:C} in {x:L}",
    "{}, and {x:lead} called for calm",
    "{}, even as {x:G} imposed sanctions on {x:G}",
    "{} in response to {x:G}'s invasion of {x:L}",
    "{} because of the arrest of {x:P}",
    "{} following the release of {x:P}",
    "{}, {x:lead} told {x:jrn}",
    "{}, {x:lead} announced after talks with {x:lead}",
    "{}, a move that {x:A} condemned",
    "{}, a step welcomed by {x:A}",
    "{}, which {x:G} has refused to recognise",
    "{} despite warnings from {x:A}",
    "{} at the request of {x:G}",
    "{}, ending a dispute that began when {x:G} expelled {x:dip}",
    "After {x:G} threatened {x:G} with sanctions, {}",
    "As {x:C} fled the fighting, {}",
    "Days after {x:lead} resigned, {}",
    "While {x:G} and {x:G} held talks in {x:L}, {}",
    "{x:lead} said that {}",
    "{x:jrn} reported that {}",
    "Although {x:A} had urged restraint, {}",
]


def _state(rng: random.Random) -> str:
    return rng.choice(STATES)[0]


def _government(rng: random.Random) -> str:
    state, adjective, capital = rng.choice(STATES)
    return rng.choice((
        state, state, state, capital, f"the {adjective} government", f"the government of {state}", f"the {adjective} authorities",
        f"{adjective} officials", f"{adjective} authorities", f"the {adjective} cabinet", _leader(rng), _ministry(rng),
    ))  # fmt: skip


def _leader(rng: random.Random) -> str:
    state, adjective, _ = rng.choice(STATES)
    title, office = rng.choice(_TITLES), rng.choice(_OFFICES)
    first, last = rng.choice(_FIRST), rng.choice(_NAMES)
    own = f"{state}'" if state.endswith("s") else f"{state}'s"
    return rng.choice((
        f"{title} {last}", f"{title} {first} {last}", f"{adjective} {title} {first} {last}", f"{own} {office}",
        f"the {adjective} {office}", f"{adjective} {office} {first} {last}", f"{own} {office}, {first} {last}", f"{first} {last}",
    ))  # fmt: skip


def _ministry(rng: random.Random) -> str:
    state, adjective, _ = rng.choice(STATES)
    office = rng.choice(_MINISTRIES)
    return rng.choice((f"the {adjective} {office}", f"the {office}", f"the {office} of {state}"))


def _army(rng: random.Random) -> str:
    _, adjective, _ = rng.choice(STATES)
    kind = rng.choice(("army", "military", "air force", "navy", "armed forces"))
    troops = rng.choice(("troops", "forces", "soldiers", "warplanes", "marines", "commandos", "gunners"))
    return rng.choice(
        (
            f"the {adjective} {kind}",
            f"{adjective} {troops}",
            f"{adjective} {troops}",
            "government forces",
            "the army",
        )
    )


def _police(rng: random.Random) -> str:
    _, adjective, capital = rng.choice(STATES)
    return rng.choice(
        (
            f"{adjective} police",
            "police",
            "riot police",
            f"police in {capital}",
            "security forces",
            "the secret police",
        )
    )


def _court(rng: random.Random) -> str:
    state, adjective, capital = rng.choice(STATES)
    return rng.choice((
        f"a court in {capital}", f"the {adjective} supreme court", "the high court", "a military court", "a judge",
        f"a {capital} court", "the constitutional court", f"{adjective} judges", f"a court in {state}", "a federal judge",
    ))  # fmt: skip


def _civilians(rng: random.Random) -> str:
    _, adjective, _ = rng.choice(STATES)
    who = rng.choice(_CIVILIANS)
    return rng.choice((who, f"{adjective} {who}", who))


def _person(rng: random.Random) -> str:
    _, adjective, _ = rng.choice(STATES)
    name = f"{rng.choice(_FIRST)} {rng.choice(_NAMES)}"
    kind = rng.choice(("journalist", "opposition leader", "activist", "dissident", "businesswoman", "cleric"))
    return rng.choice((
        rng.choice(_PERSONS), rng.choice(_PERSONS), f"{adjective} {kind} {name}", f"{name}, a {kind}", f"the {kind} {name}", name
    ))  # fmt: skip


def _place(rng: random.Random) -> str:
    state, _, capital = rng.choice(STATES)
    return rng.choice(
        (
            rng.choice(_PLACES),
            rng.choice(_PLACES),
            rng.choice(_PLACES),
            state,
            capital,
            f"northern {state}" if " " not in state else state,
        )
    )


def _diplomats(rng: random.Random) -> str:
    _, adjective, _ = rng.choice(STATES)
    return f"{adjective} {rng.choice(('diplomats', 'embassy staff', 'military attaches', 'envoys'))}"


def _one(words: list[str]) -> Draw:
    return lambda rng: rng.choice(words)


def _any(*draws: Draw) -> Draw:
    return lambda rng: rng.choice(draws)(rng)


_rebels, _io, _ngo, _company = _one(_REBELS), _one(_IOS), _one(_NGOS), _one(_COMPANIES)
POOLS: dict[str, Draw] = {
    "state": _state,
    "G": _government,
    "lead": _leader,
    "min": _ministry,
    "mil": _army,
    "pol": _police,
    "court": _court,
    "C": _civilians,
    "P": _person,
    "L": _any(_place, _one(_TOWNS), _place, _place),
    "R": _rebels,
    "I": _io,
    "ngo": _ngo,
    "com": _company,
    "jrn": _one(_MEDIA),
    "opp": _one(_PARTIES),
    "dip": _diplomats,
    "GR": _any(_government, _rebels, _army, _state),
    "A": _any(_government, _government, _io, _rebels, _leader, _one(_PARTIES), _ngo),
}
