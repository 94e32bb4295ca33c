#!/usr/bin/env python3
"""Writes utf8_tables.h from Python's copy of the Unicode Character Database.

    python3 src/base/make_utf8_tables.py > src/base/utf8_tables.h
"""

import unicodedata

SURROGATES = range(0xD800, 0xE000)
HANGUL_SYLLABLES = range(0xAC00, 0xD7A4)

# Blocks whose unassigned code points are wide, too (EastAsianWidth.txt, @missing).
WIDE_BLOCKS = [
    range(0x3400, 0x4DC0),
    range(0x4E00, 0xA000),
    range(0xF900, 0xFB00),
    range(0x20000, 0x2FFFE),
    range(0x30000, 0x3FFFE),
]

# Format characters that are seen: soft hyphen, signs that stand below digits
# (Prepended_Concatenation_Mark).
SEEN = {0xAD, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD, *range(0x600, 0x606)}

# Vowels and finals of Hangul, which join the syllable before them.
JOINING = {*range(0x1160, 0x1200), *range(0xD7B0, 0xD7FC)}

# Letters that people type without their stroke or ligature; no decomposition says so.
BARE = {"ß": "s", "ø": "o", "đ": "d", "ł": "l", "æ": "a", "œ": "o", "ı": "i"}


def is_zero_width(code):
    category = unicodedata.category(chr(code))
    if code in SEEN:
        return False
    return code in JOINING or category in ("Mn", "Me", "Cf", "Zl", "Zp")


def is_wide(code):
    if any(code in block for block in WIDE_BLOCKS):
        return True
    char = chr(code)
    # Python says "F" for what is unassigned.
    return unicodedata.category(char) != "Cn" and unicodedata.east_asian_width(char) in "WF"


def is_letter_or_digit(code):
    return unicodedata.category(chr(code))[0] in "LMN"


def without_marks(char):
    """The base letter, where the rest of the decomposition is marks alone."""
    parts = unicodedata.normalize("NFD", char)
    if all(unicodedata.category(part)[0] == "M" for part in parts[1:]):
        return parts[0]
    return char


def fold(code):
    """Case and accents dropped, again and again until nothing changes."""
    char = chr(code)
    if code in SURROGATES or code in HANGUL_SYLLABLES:
        return code
    if unicodedata.category(char) == "Lo" and len(unicodedata.normalize("NFD", char)) == 1:
        return code  # one ideograph for another is no accent
    while True:
        folded = without_marks(char)
        for case in (folded.casefold(), folded.lower()):
            if len(case) == 1:
                folded = case
                break
        folded = BARE.get(folded, folded)
        if folded == char:
            return ord(char)
        char = folded


def ranges(predicate):
    found = []
    for code in range(0x110000):
        if not predicate(code):
            continue
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def run_at(folds, codes, start):
    """The longest run from codes[start]: (count, stride, one target?)."""
    best = (1, 1, False)
    first = codes[start]
    for stride in (1, 2):
        for one_target in (False, True):
            count = 1
            while start + count < len(codes):
                code = codes[start + count]
                shift = 0 if one_target else stride * count
                if code != first + stride * count or folds[code] != folds[first] + shift:
                    break
                count += 1
            best = max(best, (count, stride, one_target), key=lambda run: run[0])
    return best


def fold_runs():
    folds = {code: fold(code) for code in range(0x110000)}
    codes = [code for code in folds if folds[code] != code]
    runs, start = [], 0
    while start < len(codes):
        count, stride, one_target = run_at(folds, codes, start)
        first = codes[start]
        last = codes[start + count - 1]
        runs.append((first, last, folds[first], stride, int(one_target)))
        start += count
    return runs


def print_table(head, rows):
    print(f"\n{head} = {{")
    line = "\t"
    for row in rows:
        cell = "{" + ", ".join(f"0x{n:x}" if n > 9 else str(n) for n in row) + "},"
        if len(line) + len(cell) + 1 > 82:
            print(line.rstrip())
            line = "\t"
        line += cell + " "
    print(line.rstrip())
    print("};")


def main():
    print("/*")
    print(f" * Unicode {unicodedata.unidata_version}, sorted. Made by make_utf8_tables.py; "
          "do not edit.")
    print(" */")
    print("/* clang-format off */")
    for name, predicate in (
        ("zero_width", is_zero_width),
        ("wide", is_wide),
        ("letter_or_digit", is_letter_or_digit),
    ):
        print_table(f"static const struct range {name}[]", ranges(predicate))
    print_table("static const struct fold_run fold_runs[]", fold_runs())


main()
