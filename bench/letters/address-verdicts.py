"""Writes 1,000 odd addresses (made-up) with the verdicts of GOV.UK Notify's own library, for postal-address.test.ts.

    python3 bench/letters/address-verdicts.py FOLDER > src/domain/notices/post/verdicts.jsonl

FOLDER holds alphagov/notifications-utils. The same seed gives the same addresses.
"""

import json
import random
import sys

sys.path.insert(0, sys.argv[1])
from notifications_utils.countries.data import (  # noqa: E402
    ADDITIONAL_SYNONYMS,
    CURRENT_AND_ENDED_COUNTRIES_AND_TERRITORIES,
    WELSH_NAMES,
)
from notifications_utils.recipient_validation.postal_address import PostalAddress  # noqa: E402

dice = random.Random(20260105)
names = ["Ada Example", "Mx O’Example", "Łucja Wiśniewska", "Siân Ŵyn", "A", "1", "Dr. J. Sample , Jr", "محمد مثال", "---", "Ms N. F. A. Nfa"]
streets = ["12 Fernhill Road", "Flat 4, 12A Mill Lane", "Rose Cottage", "c/o 9 Canal Row", "Unit 5,", "PO Box 12 .", "1/2 High  Street", "Ty’r Felin", "14-16 Long St.", "Apt #3"]
towns = ["Northmere", "Eastholm", "London", "Caerdydd", "St. Example’s", "Lower Sample-on-Sea", "City of Town, Region", "Jersey", "Gibraltar", "Georgia"]
postcodes = ["W8 7NX", "sw1a1aa", "BF1 3AA", "n5 3ef"] * 8 + ["W8 7NX", "w87nx", "SW1A 1AA", "S W1 A 1 AA", "sw1a\u00a01aa", "SW1A1AA,", "SW1A 1AA.", "so14\u200b6wb", "SE1 63EF", "N5", "SO144 6WB", "SO14 6WBA", "NF1 1AA", "GIR 0AA", "GIR0AA", "GX11 1AA", "BF1 3AA", "bf2 0fr", "JE2 3AB", "GY1 1AA", "IM1 1AA", "ZE1 0AA", "EC1A 1BB", "W8 7CX", "XX1 1XX", "W8-7NX", "(W8 7NX)", "postcode", "BT1 5GS", "CF10 3AT", "AI-2640", "\u2009W8 7NX\u3000"]
forces = ["BFPO 1", "bfpo1", "BFPO C/O 12", "BFPOC/O5432", "BFPO", "bfpo c/o", "BFPO 12a", "B.F.P.O. 7", "  bfpo   58 ", "BFPO 0", "Unit 5 BFPO 5"]
nowhere = ["No fixed abode", "NFA", "nfa,", "NO FIXED ADDRESS", "no  fixed   abode", "N.F.A.", "of no fixed abode, Northmere", "NFA Northmere", "no fixed\u00a0abode", "Nofixed abode"]
odd = list("@()=[]\"\\/,<>~") + ["*", "#", "'", "-", "“", "=cmd|' /C calc'!A1", "@here", "\u200b(", "+44", ".", "&"]
blanks = ["", " ", "\t", ",", " , ,", ", ,  ,", "\u200b", "\u00a0", "\ufeff", ".", " .", "\u3000"]
breaks = ["\n"] * 12 + ["\r\n", "\r", "\n\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029", "\x1f"]
known = [name for name, _ in CURRENT_AND_ENDED_COUNTRIES_AND_TERRITORIES + WELSH_NAMES + ADDITIONAL_SYNONYMS]
uk = ["UK", "U.K.", "United Kingdom", "England", "Wales", "CYMRU", "Scotland", "N. Ireland", "Great Britain", "the United Kingdom", "Channel Islands", "Guernsey", "Isle of Man", "Yr Alban", "GB-ENG", "United  Kingdom,"]


def country():
    written = dice.choice(known)
    return dice.choice([str, str.upper, str.lower, str.title, lambda s: f" {s} .", lambda s: f"The {s}", lambda s: s.replace(" ", "-"), lambda s: s.replace("and", "&"), lambda s: s.replace(" ", ""), lambda s: s.replace("a", "á"), lambda s: f"({s})", lambda s: s + "s", lambda s: s.replace("'", "’")])(written)


def blurred(line):
    kind = dice.randrange(24)
    if kind == 0:
        return "  " + line + " \t "
    if kind == 1:
        return line.replace(" ", "   ")
    if kind == 2:
        return line + dice.choice([",", " ,", ",,", " , ", ".", " ."])
    if kind == 3:
        return line.replace(" ", dice.choice(["\u00a0", "\u202f", "\u200b", "\t", "\u2003", "\x1f"]))
    if kind == 4:
        return dice.choice(odd) + line
    if kind == 5:
        return line.upper()
    return line


def middle():
    return dice.choice([dice.choice(streets), dice.choice(streets), dice.choice(towns), dice.choice(towns), dice.choice(blanks), dice.choice(odd), dice.choice(nowhere), dice.choice(forces), dice.choice(uk)] if dice.random() < 0.15 else [dice.choice(streets), dice.choice(towns)])


def ending():
    kind = dice.randrange(11)
    if kind < 5:
        return [dice.choice(postcodes)]
    if kind == 5:
        return [dice.choice(postcodes), dice.choice(uk)]
    if kind == 6:
        return [dice.choice(postcodes), country()]
    if kind == 7:
        return [dice.choice(forces)] + dice.choice([[], [dice.choice(postcodes)], [country()], ["BF1 1AA"], ["BF1 1AA", dice.choice(uk)]])
    if kind == 8:
        return [dice.choice(uk)]
    if kind == 9:
        return [dice.choice(towns)]
    return [country()]


def address():
    lines = [dice.choice(names)]
    lines += [middle() for _ in range(dice.choice([0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 8]))]
    lines += ending() if dice.random() < 0.97 else []
    if dice.random() < 0.15:
        lines.insert(dice.randrange(len(lines) + 1), dice.choice(blanks))
    return "".join(blurred(line) + dice.choice(breaks) for line in lines)


seen = {}
for written in ["", " ", "\n\n", "England", "UK\nWales", "BFPO 1", "Ada\nBFPO 1", "France", "NFA"]:
    seen[written] = None
while len(seen) < 1010:
    seen[address()] = None

zones = {"united-kingdom": "uk", "europe": "europe", "rest-of-world": "world"}
rows = []
for number, written in enumerate(seen):
    abroad = number % 3 != 0
    try:
        found = PostalAddress(written, allow_international_letters=abroad)
    except IndexError:
        continue  # Notify's library falls over where nothing but a forces number is written
    rows.append({"written": written, "abroad": abroad, "valid": found.valid, "lines": found.normalised_lines, "postcode": found.postcode, "zone": zones[found.postage]})
for row in rows[:1000]:
    print(json.dumps(row))
