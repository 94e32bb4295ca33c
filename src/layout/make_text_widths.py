#!/usr/bin/env python3
"""Writes text_widths.h: the advance widths of Liberation Sans, regular and bold.

    python3 src/layout/make_text_widths.py FOLDER > src/layout/text_widths.h

FOLDER holds LiberationSans-Regular.ttf and LiberationSans-Bold.ttf (on Debian
/usr/share/fonts/truetype/liberation). Only cmap, head, hhea and hmtx are read.
"""

import struct
import sys

# Latin to Latin Extended-B, Greek, Cyrillic, Vietnamese, punctuation, currency, letterlike,
# arrows, operators, geometric shapes
BLOCKS = [
    (0x20, 0x24F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF), (0x2000, 0x206F),
    (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF),
]


def tables_of(font):
    count = struct.unpack_from(">H", font, 4)[0]
    rows = (struct.unpack_from(">4sIII", font, 12 + 16 * i) for i in range(count))
    return {tag.decode(): font[at : at + size] for tag, _, at, size in rows}


def glyphs_of(cmap):
    """code point -> glyph, from the subtable of format 4 for Unicode."""
    for i in range(struct.unpack_from(">H", cmap, 2)[0]):
        platform, encoding, at = struct.unpack_from(">HHI", cmap, 4 + 8 * i)
        if (platform, encoding) == (3, 1) and struct.unpack_from(">H", cmap, at)[0] == 4:
            break
    else:
        raise SystemExit("no Unicode cmap of format 4")
    n = struct.unpack_from(">H", cmap, at + 6)[0] // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{n}H", cmap, at + 14 + 2 * n * k + (2 if k else 0)) for k in range(4)
    )
    glyphs = {}
    for k in range(n):
        for code in range(starts[k], ends[k] + 1):
            if offsets[k]:
                where = at + 16 + 6 * n + 2 * k + offsets[k] + 2 * (code - starts[k])
                glyph = struct.unpack_from(">H", cmap, where)[0]
            else:
                glyph = code
            if glyph:
                glyphs[code] = (glyph + deltas[k]) & 0xFFFF
    return glyphs


def advances_of(path):
    tables = tables_of(open(path, "rb").read())
    unit = struct.unpack_from(">H", tables["head"], 18)[0]
    assert unit == 2048, "widths are written as they are"
    count = struct.unpack_from(">H", tables["hhea"], 34)[0]
    def width(glyph):
        return struct.unpack_from(">H", tables["hmtx"], 4 * min(glyph, count - 1))[0]
    return {code: width(glyph) for code, glyph in glyphs_of(tables["cmap"]).items()}


def main():
    folder = sys.argv[1]
    regular, bold = (advances_of(f"{folder}/LiberationSans-{f}.ttf") for f in ("Regular", "Bold"))
    print("/* Made by make_text_widths.py from Liberation Sans; do not edit. Advances in 1/2048 of the")
    print(" * type's size, regular and bold; {0, 0}: the font has no such character. */")
    print("#define WIDTH_UNIT 2048.0\n")
    print("static const struct advance advances[] = {")
    starts, at = [], 0
    for first, last in BLOCKS:
        starts.append((first, last, at))
        print(f"\t/* U+{first:04X} */")
        cells = [f"{{{regular.get(c, 0)}, {bold.get(c, 0)}}}" for c in range(first, last + 1)]
        for i in range(0, len(cells), 6):
            print("\t" + " ".join(cell + "," for cell in cells[i : i + 6]))
        at += last - first + 1
    print("};\n\nstatic const struct advance_block blocks[] = {")
    for first, last, start in starts:
        print(f"\t{{0x{first:04X}, 0x{last:04X}, {start}}},")
    print("};")


main()
