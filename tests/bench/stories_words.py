"""Words that made-up reports are put together from. A bar stands where a day or a number goes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A measured attribute of a kind of event."""

    name: str
    kind: str
    low: int
    high: int
    wordings: tuple[str, ...]
    counted: str | None = None
    counted_head: str | None = None
    unit: str | None = None
    after_number: str = ""
    """The unit as written."""
    rivals: bool = True
    """Whether reports come to differ on it."""


SYLLABLES = (
    "bar bel bor cal cor dar del dor fal fen gar gol har hes jal jor kal kes kor lam lan mar mel mor nal nes nor pal "
    "per ral ros sal sel sor tal tes tor val ves vor wal yor zan zel"
).split()

FACTS = {
    "quake": (
        Fact(
            "dead",
            "count",
            3,
            900,
            (
                "| people were killed, the governor of {region} said.",
                "The tremor killed | people in and around {place}.",
                "Rescuers in {region} counted | people dead.",
            ),
            "people",
            "person",
        ),
        Fact(
            "homes",
            "count",
            20,
            9000,
            (
                "| homes collapsed along the {river}.",
                "In {place} alone | homes were destroyed.",
                "The shaking brought down | homes.",
            ),
            "homes",
            "home",
        ),
        Fact(
            "depth",
            "measure",
            4,
            90,
            (
                "The rupture lay | below the ground, the {body} institute found.",
                "Its focus was | deep.",
                "It began at a depth of |.",
            ),
            unit="km",
            after_number=" kilometres",
            rivals=False,
        ),
        Fact(
            "aid",
            "money",
            2,
            95,
            (
                "{region} set aside | for shelter.",
                "Shelter will cost |, by the first reckoning in {place}.",
                "The treasury released | for tents and food.",
            ),
            unit="USD",
        ),
    ),
    "ferry": (
        Fact(
            "drowned",
            "count",
            2,
            400,
            (
                "| passengers drowned off {place}.",
                "The coast guard recovered the bodies of | passengers.",
                "Officials of {region} put the drowned at | passengers.",
            ),
            "passengers",
            "passenger",
        ),
        Fact(
            "crew",
            "count",
            5,
            60,
            (
                "Its crew of | sailors came from {place}.",
                "| sailors worked aboard.",
                "The line {company} employed | sailors on the route.",
            ),
            "sailors",
            "sailor",
        ),
        Fact(
            "boats",
            "count",
            2,
            70,
            (
                "| boats joined the search.",
                "The navy sent | boats to the mouth of the {river}.",
                "In all | boats looked for the missing.",
            ),
            "boats",
            "boat",
        ),
        Fact(
            "distance",
            "measure",
            2,
            90,
            (
                "She sank | from the pier of {place}.",
                "The wreck lies | off the coast.",
                "Her last call came | out of port.",
            ),
            unit="km",
            after_number=" kilometres",
            rivals=False,
        ),
    ),
    "plant": (
        Fact(
            "jobs",
            "count",
            40,
            6000,
            (
                "The works will employ | workers.",
                "{company} promised to hire | workers in {place}.",
                "| workers are to find a job there.",
            ),
            "workers",
            "worker",
        ),
        Fact(
            "price",
            "money",
            10,
            900,
            (
                "{company} will spend | on the halls.",
                "Building it costs |.",
                "The project is worth |, said the mayor of {place}.",
            ),
            unit="USD",
        ),
        Fact(
            "cars",
            "count",
            1000,
            90000,
            (
                "It is to turn out | lorries a year.",
                "Up to now the region built none; soon | lorries will leave {place} a year.",
                "The line is laid out for | lorries a year.",
            ),
            "lorries",
            "lorry",
        ),
    ),
    "vote": (
        Fact(
            "seats",
            "count",
            20,
            180,
            (
                "Her party won | seats in {region}.",
                "| seats went to the party of {person}.",
                "With | seats it leads the chamber.",
            ),
            "seats",
            "seat",
        ),
        Fact(
            "turnout",
            "percent",
            35,
            92,
            ("Turnout reached |.", "| of those with a vote used it.", "In {place} the turnout was |."),
            unit="percent",
            after_number=" percent",
        ),
        Fact(
            "stations",
            "count",
            90,
            9000,
            (
                "| polling stations opened at dawn.",
                "Observers of {body} visited | polling stations.",
                "Ballots were cast in | polling stations.",
            ),
            "polling stations",
            "station",
        ),
    ),
    "fever": (
        Fact(
            "ill",
            "count",
            10,
            4000,
            (
                "| patients fell ill in {region}.",
                "Clinics in {place} treated | patients.",
                "The outbreak has reached | patients.",
            ),
            "patients",
            "patient",
        ),
        Fact(
            "doses",
            "count",
            5000,
            900000,
            (
                "{body} is sending | doses of vaccine.",
                "| doses arrived by plane in {place}.",
                "The ministry has ordered | doses.",
            ),
            "doses",
            "dose",
        ),
        Fact(
            "schools",
            "count",
            3,
            300,
            (
                "| schools stay shut.",
                "Pupils of | schools were sent home.",
                "{region} closed | schools along the {river}.",
            ),
            "schools",
            "school",
        ),
    ),
    "match": (
        Fact(
            "crowd",
            "count",
            2000,
            90000,
            (
                "| spectators filled the ground in {place}.",
                "The final drew | spectators.",
                "Before | spectators {person} struck late.",
            ),
            "spectators",
            "spectator",
        ),
        Fact(
            "fee",
            "money",
            1,
            120,
            (
                "The winners share |.",
                "A purse of | awaited them.",
                "For the cup {body} pays |.",
            ),
            unit="USD",
        ),
        Fact(
            "arrests",
            "count",
            2,
            200,
            (
                "| fans were arrested in {street} Street.",
                "Police arrested | fans.",
                "After the whistle officers led away | fans.",
            ),
            "fans",
            "fan",
        ),
    ),
}

LEADS = {
    "quake": (
        "A strong quake shook {place} in {region} on |.",
        "The ground trembled under {place} on |, and {region} woke to ruins.",
    ),
    "ferry": (
        "A ferry on its way to {place} went down on |.",
        "On | a ferry of {company} foundered near {place}, in {region}.",
    ),
    "plant": (
        "{company} said on | that it will build lorries in {place}.",
        "A factory for lorries comes to {place} in {region}, {company} announced on |.",
    ),
    "vote": (
        "{region} elected a new assembly on |.",
        "Voters across {region} turned to {person} on |.",
    ),
    "fever": (
        "A river fever is spreading in {region}, doctors warned on |.",
        "Doctors in {place} confirmed on | that the fever is back.",
    ),
    "match": (
        "{place} beat {region} in the cup on |.",
        "The cup went to {place} on | after {person} scored.",
    ),
}

TITLES = {
    "quake": ("Quake hits {place}", "{region} digs for survivors", "Tremor near {place} kills many"),
    "ferry": ("Ferry sinks off {place}", "Search for the missing near {place}", "{company} ferry lost"),
    "plant": ("{company} to build lorries in {place}", "New works for {place}", "{region} wins {company}"),
    "vote": ("{region} votes", "{person} ahead in {region}", "Voters of {region} choose {person}"),
    "fever": ("Fever spreads in {region}", "{place} fights the fever", "Doctors warn {region}"),
    "match": ("{place} lifts the cup", "{person} decides the final", "{region} beaten by {place}"),
}

# What else reports speak of: one word after another, drawn as often as news uses it.
FILLERS = (
    "{person} spoke of {a}, {b} and {c}.",
    "In {region} many also asked about {a} and {b}, and about {c}.",
    "{second} said that {a}, {b} and {c} would come first.",
    "Before that, {body} had called for {a}, {b}, and more {c}.",
    "For {company} there is {a}, and there is {b}; there is no {c}.",
    "On {street} Street it was {a} over {b} and {c} again.",
    "Some in {place} have {a} and {b} but no {c}.",
    "Along the {river} they now have {a}, {b} or {c}.",
)
