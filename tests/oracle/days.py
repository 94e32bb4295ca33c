#!/usr/bin/env python3
"""What is not there on a day might as well not be written (optional; needs only Python 3). Random organisations with
dates are exported whole, and again as of some days. Of each such day `list` says the same of both exports, `check` finds
the same but for what has ended or is to come, and the second, loaded, gives itself again.

  days.py --orgraph PATH [--seed N] [--cases N] [--size N]     exit 1 where that is not so, and tell the seed and the day"""
import argparse, json, subprocess, sys, tempfile

from organisations import make, write

DAYS = ("2025-06-30", "2026-01-01", "2027-05", "1900")
LISTS = ("groups", "posts", "units", "seats")
# Loading reads every line, whenever it holds; these look at who was there before and comes after.
OTHERS = """yaml-syntax unknown-key duplicate-key wrong-type missing-key bad-value duplicate-id duplicate-name unknown-reference
 ambiguous-reference expired-term gap-in-office""".split()


def run(orgraph, *args, stdin=""):
    p = subprocess.run([orgraph, *args, "-"], input=stdin, capture_output=True, timeout=60, encoding="utf-8")
    if p.returncode not in (0, 1): raise RuntimeError(f"{' '.join(args)}: exit {p.returncode}: {p.stderr[:300]}")
    return p.stdout


def unplaced(x):
    if isinstance(x, dict): return {k: unplaced(v) for k, v in x.items() if k != "at"}
    return [unplaced(v) for v in x] if isinstance(x, list) else x


def findings(orgraph, text, *args):
    out = json.loads(run(orgraph, "check", "--format", "json", *args, stdin=text)); keep = ("rule", "severity", "subjects", "message", "path", "data")
    return sorted(json.dumps([f.get(k) for k in keep], ensure_ascii=False) for f in out["findings"] if f["rule"] not in OTHERS) + [f"unrooted {out['summary']['unrooted']}"]


def look(orgraph, whole, day):
    """What differs, one sentence each."""
    on = ("--as-of", day); then = run(orgraph, "export", *on, stdin=whole); bad = []
    if unplaced(json.loads(run(orgraph, "export", stdin=then))) != unplaced(json.loads(then)): bad.append("the export is another when loaded")
    a, b = findings(orgraph, whole, *on), findings(orgraph, then)
    bad += ["found only in the whole: " + x for x in a if x not in b] + ["found only in the export: " + x for x in b if x not in a]
    for what in LISTS:
        form = ("list", what, "--format", "json")
        if run(orgraph, *form, *on, stdin=whole) != run(orgraph, *form, stdin=then): bad.append(f"list {what} differs")
    return bad, len(then)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--orgraph", required=True)
    for k, v in (("seed", 1), ("cases", 100), ("size", 20)): ap.add_argument("--" + k, type=int, default=v)
    a = ap.parse_args(); failed = shorter = 0
    for s in range(a.seed, a.seed + a.cases):
        files = make(s, 2 + s % a.size); next(t for _, t in files if "organisation" in t)["organisation"].pop("as_of", None)
        with tempfile.TemporaryDirectory(prefix="days-") as folder:
            write(files, s, folder)
            whole = subprocess.run([a.orgraph, "export", folder], capture_output=True, timeout=60, encoding="utf-8").stdout
        for day in DAYS:
            bad, size = look(a.orgraph, whole, day); shorter += size < len(whole)
            if bad: failed += 1; print(f"seed {s}, {day}:\n  " + "\n  ".join(bad[:8]))
    count = a.cases * len(DAYS)
    if not shorter: print("no day took anything away"); failed += 1
    print(f"days: {count - failed} passed, {failed} failed"); return 1 if failed else 0


if __name__ == "__main__": sys.exit(main())
