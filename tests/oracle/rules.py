#!/usr/bin/env python3
"""Differential test of `orgraph check` (optional; needs only Python 3): random organisations in one or several files,
and the findings they must give, computed here from the definitions in rules.md and format.md by the plainest means.
It covers what shared/acceptance/oracle.py leaves out: cycles of other lines, posts, offices and mandates, loops
through posts, group_defaults, line types, `lines:`, days, names as references, and the errors of loading.

  rules.py --orgraph PATH [--seed N] [--cases N] [--size N] [--keep]   compare; exit 1 and keep the failing inputs

An expectation is required, or only allowed where the text of rules.md leaves it open ("open" below)."""
import argparse, calendar, datetime, json, os, random, shutil, subprocess, sys, tempfile

from organisations import OFFICES, make, write

ERROR = """cycle-reports-to cycle-part-of cycle-delegation cycle-escalation cycle-sends cycle-hands_on self-report orphan no-root
 vacant-chair no-mandate unknown-key duplicate-key duplicate-id unknown-reference ambiguous-reference yaml-syntax wrong-type
 missing-key bad-value input-limit""".split()
WARNING = """many-roots orphan-post reports-to-stub reports-to-dissolved no-reporting-line inverted-line mandate-undecided no-chair
 vacant-seat no-members decides-without-delegation decider-not-chair decider-not-member kind-power-mismatch
 external-without-representative duty-claimed-twice duty-unowned duplicate-seat reports-to-own-chair advises-itself
 delegator-under-delegate principal-mismatch duplicate-name expired-term review-overdue two-holders""".split()
INFO = """no-secretary no-frequency no-minutes no-source no-convenor no-decider under-revision mandate-by-reference
 represented-unreported convenor-not-member near-miss-text overloaded-post gap-in-office""".split()
SEVERITY = dict.fromkeys(ERROR, "error") | dict.fromkeys(WARNING, "warning") | dict.fromkeys(INFO, "info")
RELATIONS = "part_of principal reports_to prepares_for advises consults informs escalates_to delegates_to appointed_by staffed_by sends hands_on".split()


# ---- the truth ------------------------------------------------------------------------------------------------------

def many(v): return [] if v is None else v if isinstance(v, list) else [v]
def fold(s): return " ".join(s.split())


def slips(a, b):
    """Is b one letter inserted, dropped or changed away from a?"""
    if abs(len(a) - len(b)) > 1 or a == b: return False
    i = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return a[i + 1:] == b[i:] or a[i:] == b[i + 1:] or a[i + 1:] == b[i + 1:]


def term(m):
    """The first and the last day of what has `from` and `until`; a word such as `vacant` has neither."""
    a, b = (m.get("from"), m.get("until")) if isinstance(m, dict) else (None, None)
    first = datetime.date.fromisoformat(a + "-01-01"[len(a) - 4:]) if a else datetime.date.min
    if b and len(b) == 7: b += "-%02d" % calendar.monthrange(int(b[:4]), int(b[5:]))[1]
    return first, datetime.date.fromisoformat(b + "-12-31"[len(b) - 4:]) if b else datetime.date.max


class Truth:
    def __init__(self, files, at, day=None):
        self.at, self.want = at, []; self.node = {}; self.keyT = {}; self.sort = {}; self.order = []
        org = next(t["organisation"] for _, t in files if "organisation" in t); self.org = org
        self.day = day or org.get("as_of")
        if self.day: self.day += "-01-01"[len(self.day) - 4:]
        for f, tree in files:
            for s in tree:
                if s in ("posts", "units", "groups", "persons"):
                    for i, k in tree[s].items():
                        if i in self.node: self.expect("duplicate-id", {i}, [i]); continue
                        self.node[i] = dict(k); self.keyT[i] = i; self.sort[i] = s; self.order.append(i)
        # "first written": by place, since sections may come in any order
        self.order.sort(key=lambda i: (at[id(self.keyT[i])][0].encode(), *at[id(self.keyT[i])][1:]))
        self.names = {}
        for i in self.order:
            k = self.node[i]; name = k.get("name")
            for t in [*(name.values() if isinstance(name, dict) else [name] if name else []), *k.get("aliases", [])]:
                same = self.names.setdefault(fold(t), [])
                if self.there(i) and any(self.sort[j] == self.sort[i] and j != i and self.there(j) for j, _ in same): self.expect("duplicate-name", {i}, [t])
                same.append((i, t))
        for i, k in self.node.items():
            for key in list(k):
                if key == "kolour": self.expect("unknown-key", {i}, [key], first=None)
                if key == "note\0": self.expect("duplicate-key", {i}, [key], first=None)
        self.words = set(self.node) | set(self.names)
        for i in self.node:                                              # group_defaults
            k = self.node[i]
            if self.sort[i] == "groups":
                for key, v in org.get("group_defaults", {}).items():
                    if k.get(key) == "none": del k[key]
                    elif key not in k and self.own(i, True): k[key] = v
        self.read_lines(files); self.read_seats(); self.accountability()
        self.shape(); self.mandates(); self.loops(); self.dates()

    def expect(self, rule, subjects, places, required=True, first=0, exact=False, data=None):
        self.want.append(dict(rule=rule, subjects=set(map(str, subjects)), at={self.at[id(p)] for p in places if id(p) in self.at}, required=required,
                              first=first, exact=exact, data=data or {}, hit=False))

    def yes(self, i, key): return self.node[i].get(key) == "true"
    def gone(self, i): return self.node[i].get("status") == "dissolved"

    def time(self, m):
        """-1 ended, 1 not begun, 0 there"""
        if not self.day or not m: return 0
        a, b = m.get("from"), m.get("until")
        if b and self.day > b + "-12-31"[len(b) - 4:]: return -1
        return 1 if a and self.day < a + "-01-01"[len(a) - 4:] else 0

    def when(self, i): return self.time(self.node[i].get("valid"))
    def there(self, i): return i is not None and self.when(i) == 0

    def own(self, i, anytime=False):
        return self.sort[i] in ("groups", "units") and not self.yes(i, "external") and not self.yes(i, "stub") and not self.gone(i) and (anytime or self.there(i))

    def find(self, t, subject=None, report=True):
        if t in self.node: return str(t)
        hit = {i for i, _ in self.names.get(fold(t), [])}; there = {i for i in hit if self.there(i)}
        if hit and not there: return min(hit, key=lambda i: (self.when(i), self.order.index(i)))      # of another day, what has ended first
        hit = there
        if len(hit) == 1: return str(hit.pop())
        if report and not getattr(t, "told", False):
            t.told = True; self.expect("ambiguous-reference" if hit else "unknown-reference", {subject} if subject else {}, [t], first=None)
        return None

    def near(self, t, strict):
        """A free text where a reference could stand."""
        if self.find(t, report=False) or fold(t) in self.names: return
        if any(slips(fold(t), w) for w in self.words): 
            there = any(slips(fold(t), w) for i in self.node if self.there(i) for w in [i, *(w for w, ns in self.names.items() if i in [x for x, _ in ns])])
            self.expect("near-miss-text", {}, [t], strict and there, first=None)

    def via(self, m, strict):
        for t in many(m.get("via")): self.near(t, strict)

    def read_lines(self, files):
        """lines: (from, type, to or None, its place), those in force; to is None where the reference is broken or its node ended."""
        self.lines = []; self.ended = []; self.same = {}
        def add(a, kind, t, m, b, acc=True):
            if not self.there(a) or self.time(m.get("valid")): return
            if b and self.when(b) > 0: return
            if b and (self.when(b) < 0 or self.gone(b)): self.ended.append((a, kind, b, t))
            self.lines.append((a, kind, b if b and self.there(b) else None, t, b))
            self.same.setdefault((a, kind, b), []).append(t)
        for i in self.order:
            k = self.node[i]
            for kind in RELATIONS:
                for m in many(k.get(kind)):
                    t = m["to"] if isinstance(m, dict) else m; m = m if isinstance(m, dict) else {}
                    b = self.find(t, i); add(i, kind, t, m, b)
                    self.via(m, self.own(i) and not self.time(m.get("valid")) and bool(b) and self.there(b) and self.same.get((i, kind, b)) == [t])
            for t in many(k.get("mandate", {}).get("from")):
                a = self.find(t, i)
                if a and self.there(i): add(a, "delegates_to", t, {}, i)
            for t in many(k.get("mandate", {}).get("decider")):
                if not isinstance(t, dict) and t != "text": self.find(t, i)
            for key in ("unit", "head"):
                if k.get(key): self.find(k[key], i)
            for h in many(k.get("holder")):
                if h != "vacant" and "person" in h: self.near(h["person"], self.there(i) and not self.time(h))
        for _, tree in files:
            for m in tree.get("lines", []):
                self.via(m, False)
                for a in many(m["from"]):
                    for b in many(m["to"]):
                        x, y = self.find(a), self.find(b)
                        if x: add(x, m["type"], b, m, y)

    def written(self, a, kind, b): return self.same[a, kind, b]         # a line written twice: one finding will do, at either

    def of(self, i, kind): return [x for x in self.lines if x[0] == i and x[1] == kind]

    def read_seats(self):
        """seats[i]: (key, ids, seat, places, vacant) of those there on the day, among the ids only nodes that are there;
        terms[i]: (key, ids, seat) of every seat, but for those that no node which is there could take."""
        self.seats = {}; self.terms = {}
        for i in self.order:
            k = self.node[i]; out = self.seats[i] = []; terms = self.terms[i] = []
            for key in (*OFFICES, "members", "co_opted", "represented_by", "offices"):
                for s in many(k.get(key)) if key != "offices" else [x for v in k.get(key, {}).values() for x in many(v)]:
                    if s == "vacant": out.append((key, [], {}, [s], True)); terms.append((key, [], s)); continue
                    m = s if isinstance(s, dict) else {"post": s}
                    ts = many(m.get("post")) + many(m.get("unit")); ids = [x for x in (self.find(t, i) for t in ts) if x]
                    for w in ("text", "person", "represents"):
                        if w in m: self.near(m[w], self.own(i) and not self.time(m) and (not ids or any(map(self.there, ids))))
                    gone = bool(ids) and not any(map(self.there, ids)); ids = [x for x in ids if self.there(x)]
                    terms.append((key, None if gone else ids, m))
                    if self.time(m) == 0 and not gone: out.append((key, ids, m, [s, *ts, *[m[x] for x in ("vacant",) if x in m]], "vacant" in m))

    def holders(self, p):
        """Who holds the post on the day: maps, and the word vacant."""
        here = lambda h: self.time(h) == 0 and ("person" not in h or self.find(h["person"], report=False) is None or self.there(self.find(h["person"], report=False)))
        return [h for h in many(self.node[p].get("holder")) if h == "vacant" or here(h)]

    def vacant(self, p): return bool(self.holders(p)) and all(h == "vacant" for h in self.holders(p))
    def here(self, refs): return [(x, t) for x, t in ((self.find(t), t) for t in refs) if x is None or self.there(x)]

    def holds(self, i, keys): return {p for s in self.seats[i] if s[0] in keys for p in s[1]}
    def chairs(self, i): return self.holds(i, ["chair"])
    def open_chair(self, i): return len([s for s in self.seats[i] if s[0] == "chair"]) > 1 or any(len(s[1]) > 1 for s in self.seats[i] if s[0] == "chair")

    def accountability(self):
        self.acc, self.has = {}, {}
        for i in self.order:
            if not self.there(i): continue
            L = self.of(i, "reports_to") or self.of(i, "principal") or self.of(i, "part_of")
            k = self.node[i]; self.acc[i] = [x[2] for x in L if x[2]]; self.has[i] = bool(L)
            if not L and self.sort[i] == "posts" and k.get("unit") and self.there(self.find(k["unit"])):
                u = self.find(k["unit"]); h = self.node[u].get("head"); h = h and self.find(h)
                if h == i:
                    w = [x[2] for x in self.of(u, "part_of") if x[2]]; h = w and self.node[w[0]].get("head"); h = h and self.find(h)
                if h and h != i and self.there(h): self.acc[i] = [h]; self.has[i] = True
        leads = {y for x in self.acc for y in self.acc[x] if y != x}; self.leads = leads
        self.roots = {i for i in self.acc if self.yes(i, "root")}; marked = bool(self.roots)
        bodies = any(self.sort[i] in ("groups", "units") for i in self.acc)
        if not marked:
            self.roots = {i for i in self.acc if not self.has[i] and i in leads}
            if bodies and not self.roots: self.want.append(dict(rule="no-root", subjects=set(), at=None, required=True, first=None, exact=True, data={}, hit=False))
            if bodies and len(self.roots) > 1:
                self.expect("many-roots", self.roots, [self.keyT[min(self.roots, key=self.order.index)]], first=None, exact=True)
        self.up = {i: [x for x in self.acc if i in self.acc[x]] for i in self.acc}
        self.rooted = self.reach(self.roots, self.up)
        self.unrooted = sum(i not in self.rooted and (self.own(i) or self.has[i]) for i in self.acc)

    def reach(self, start, nxt):
        seen = set(start); todo = list(start)
        while todo:
            for y in nxt.get(todo.pop(), []):
                if y not in seen: seen.add(y); todo.append(y)
        return seen

    def below_data(self, s): return {"below": len([x for x in self.reach(s, self.up) - set(s) if x not in self.rooted])}

    def under(self, low, high):
        """Does the chain of first accountabilities lead from low up to high?"""
        seen = set()
        while low not in seen and self.acc.get(low):
            seen.add(low); low = self.acc[low][0]
            if low == high: return True
        return False

    def shape(self):
        types = {"reports_to": "cycle-reports-to", "part_of": "cycle-part-of", "delegates_to": "cycle-delegation", "escalates_to": "cycle-escalation"}
        types |= {t: "cycle-" + t for t, v in self.org["line_types"].items() if v["acyclic"] == "true"}
        for kind, rule in types.items():
            edges = {}
            for a, k, b, t, _ in self.lines:
                if k == kind and b: edges.setdefault(a, {}).setdefault(b, []).append(t)
            up = {i: self.reach(list(edges.get(i, {})), edges) for i in edges}
            for s in {frozenset({i} | {j for j in up[i] if i in up.get(j, ())}) for i in edges if i in up[i]}:
                if kind == "reports_to" and len(s) == 1: continue
                first = min(s, key=self.order.index); dist = {first: 0}; todo = [first]; length = None
                for x in todo:
                    for y in edges[x]:
                        if y == first and length is None and (x != y or kind != "reports_to"): length = dist[x] + 1
                        elif y in s and y not in dist: dist[y] = dist[x] + 1; todo.append(y)
                self.expect(rule, s, [t for y in edges[first] for t in edges[first][y]], first=None, exact=True,
                            data={"path": (first, length, edges), **(self.below_data(s) if kind == "reports_to" else {})})
        for i in self.acc:
            reports = self.of(i, "reports_to")
            mine = [t for _, _, b, t, _ in reports if b == i]
            if mine: self.expect("self-report", {i}, mine, exact=True)
            if not self.has[i] and i not in self.roots:
                if self.own(i): self.expect("orphan", {i}, [self.keyT[i]], exact=True, data=self.below_data([i]))
                if self.sort[i] == "posts" and i in self.leads: self.expect("orphan-post", {i}, [self.keyT[i]], exact=True, data=self.below_data([i]))
            if self.sort[i] != "groups": continue
            for _, _, b, t, _ in reports:
                if b and b != i and not self.yes(i, "stub") and self.yes(b, "stub") and b not in self.roots: self.expect("reports-to-stub", {i, b}, self.written(i, "reports_to", b), first=i, exact=True)
                if b and self.sort[b] == "groups" and b != i and any(self.under(c, d) and c != d for c in self.chairs(b) for d in self.chairs(i)):
                    self.expect("inverted-line", {i, b}, self.written(i, "reports_to", b), not self.open_chair(i) and not self.open_chair(b), first=i, exact=True)
            p = self.of(i, "principal")
            if self.own(i) and i not in self.roots and not reports and p and not any(x[2] and x[2] in self.chairs(i) for x in p):
                self.expect("no-reporting-line", {i}, [self.keyT[i], *[x[3] for x in p]])
        for a, kind, b, t in self.ended:
            if kind in ("reports_to", "part_of", "principal") and not self.gone(a) and a != b: self.expect("reports-to-dissolved", {a, b}, self.written(a, kind, b), first=a, exact=True)

    def mandates(self):
        duty = {}; groups = [i for i in self.acc if self.sort[i] == "groups"]; load = {}
        parts = {}; wholes = {}
        for a, kind, b, _, _ in self.lines:
            if kind == "part_of" and b: parts.setdefault(b, []).append(a); wholes.setdefault(a, []).append(b)
        for i in groups:
            k = self.node[i]; m = k.get("mandate", {}); idT = self.keyT[i]; own = self.own(i); seats = self.seats[i]; here = lambda rule: self.expect(rule, {i}, [idT], exact=True)
            power = many(m.get("power")); decides = "decides" in power; d = m.get("decider"); free = isinstance(d, dict)
            deciders = [] if free else self.here(many(d)); d = d if free or deciders else None; chairs = self.chairs(i)
            sure, maybe = self.holds(i, ["chair", "deputy_chair", "secretary", "members"]), self.holds(i, ["co_opted", "represented_by", "convenor", "offices"])
            for p in sure | maybe:
                n = load.setdefault(p, [0, 0]); n[1] += 1
                n[0] += own and p in sure or self.yes(i, "external") and not self.yes(i, "stub") and not self.gone(i) and p in self.holds(i, ["represented_by"])
            if self.yes(i, "external"):
                around = self.reach([i], parts) | self.reach([i], wholes); alive = not self.gone(i)          # open: a dissolved one
                if not self.yes(i, "stub") and not any(s[0] == "represented_by" for x in around if x in self.acc for s in self.seats[x]): self.expect("external-without-representative", {i}, [idT], alive)
                if any(s[0] == "represented_by" for s in seats) and not any(self.of(x, "reports_to") for x in self.reach([i], wholes)):
                    self.expect("represented-unreported", {i}, [idT, k["represented_by"], *k["represented_by"]], alive and not self.yes(i, "stub"))
                for s in seats:
                    if s[0] == "represented_by" and s[4]: self.expect("vacant-seat", {i}, s[3], alive)
            if not self.gone(i) and not self.yes(i, "stub") and m.get("document") and not power and not m.get("text"):
                self.expect("mandate-by-reference", {i}, [idT, m["document"]])
            for p in {p for s in seats if s[0] == "members" for p in s[1]}:
                froms = [t for t in many(m.get("from")) if self.find(t) == p]; lined = [x[3] for x in self.lines if x[1] == "delegates_to" and x[2] == i and x[0] == p]
                if self.sort[p] == "posts" and (froms or lined) and any(x[0] == "chair" for x in seats) and p not in chairs:
                    clear = chairs and any(s[1] == [p] for s in seats if s[0] == "members" and "substitute" not in s[2]) and p not in self.holds(i, ["deputy_chair", "secretary"])
                    self.expect("delegator-under-delegate", {i, p}, [*froms, *lined, *[x for s in seats if p in s[1] for x in s[3]]], bool(froms and clear) and not self.open_chair(i), first=None)
            if not own: continue
            cs = [s for s in seats if s[0] == "chair"]
            if not (power or m.get("text") or m.get("document")): self.expect("no-mandate", {i}, [idT, m])
            decided = m.get("decided")
            if decided == "none" or decided and self.day and decided + "-01-01"[len(decided) - 4:] > self.day: self.expect("mandate-undecided", {i}, [decided])
            for rule, key in (("no-chair", "chair"), ("no-secretary", "secretary"), ("no-frequency", "meets"), ("no-minutes", "minutes"), ("no-source", "source")):
                if not any(s[0] == key for s in seats) if key in OFFICES else key not in k: here(rule)
            if not d: self.expect("no-decider", {i}, [idT])
            if not any(s[0] in ("chair", "convenor") for s in seats): here("no-convenor")
            if k.get("status") == "under_revision": self.expect("under-revision", {i}, [k["status"], idT])                          # open: value or node
            empty = [s for s in cs if s[4] or s[1] and all(map(self.vacant, s[1]))]
            if cs and len(empty) == len(cs): self.expect("vacant-chair", {i}, [x for s in cs for x in s[3]] + [k["chair"]])
            elif empty:
                for s in empty: self.expect("vacant-seat", {i}, s[3])
            for s in seats:
                if s[0] not in ("chair", "represented_by") and s[4]: self.expect("vacant-seat", {i}, s[3])
            if not [s for s in seats if s[0] in ("members", "co_opted", "deputy_chair", "secretary") and (not s[1] or set(s[1]) - chairs)]: self.expect("no-members", {i}, [idT, k.get("members")])
            principal = {x[2] for x in self.of(i, "principal")} - {None}
            given = [x for x in self.lines if x[1] == "delegates_to" and x[2] == i]
            if decides and not self.here(many(m.get("from"))) and {x[0] for x in given} <= {i} and not principal & (chairs | {x for x, _ in deciders}):
                self.expect("decides-without-delegation", {i}, [idT, *power, m["power"]], not given)       # open: it delegates to itself
            if decides and cs and d and not (chairs | {i}) & {x for x, _ in deciders}: self.expect("decider-not-chair", {i}, [t for _, t in deciders] or [d, d.get("text")], bool(chairs) and not free)
            for x, t in deciders:
                if decides and x and x != i and x not in sure: self.expect("decider-not-member", {i}, [t], x not in maybe)
            kind = k.get("kind"); inside = [x for x, _ in deciders if x in sure | maybe]
            if kind == "council" and (decides or inside) or kind == "steering" and not decides:
                self.expect("kind-power-mismatch", {i}, [kind, idT, *power, m.get("power"), *[t for _, t in deciders]], decides or kind == "steering" or bool(set(inside) & sure))
            for t in k.get("duties", []): duty.setdefault(str(t), []).append((i, t))
            offices = {}                                                      # open: one post twice in one office, of which the first is told
            for p, twice in ((p, [x for x in seats if x[0] == o and p in x[1]]) for o in OFFICES[:3] for p in self.holds(i, [o])):
                if len(twice) > 1: offices[p] = twice; self.expect("duplicate-seat", {i, p}, [x for s in twice for x in s[3]], False)
            ordinary = [s for s in seats if s[0] in ("members", "co_opted")]
            for p in {p for s in ordinary for p in s[1] if self.sort[p] == "posts"}:
                both = [s for s in ordinary if p in s[1]]; roles = [s[2].get("role") for s in both]
                if len(both) < 2 or len(set(roles)) == len(both) and None not in roles: continue
                clear = [s for s in both if s[0] == "members" and len(s[1]) == 1 and not "represents" in s[2]]; r = [(s[2].get("role"), "substitute" in s[2]) for s in clear]
                self.expect("duplicate-seat", {i}, [x for s in both for x in s[3]], p not in offices and any(r.count(x) > 1 for x in r))   # open: only one has a role
            for s in seats:
                others = set(s[1]) - (sure | self.holds(i, ["co_opted", "offices"]))
                if s[0] == "convenor" and others: self.expect("convenor-not-member", {i}, s[3], others == set(s[1]))            # open: one of two who take the seat
        for p, (low, high) in load.items():
            if high > 8 and self.sort[p] == "posts": self.expect("overloaded-post", {p}, [self.keyT[p]], low > 8)
        declared = self.org.get("duties")
        for w, who in duty.items():
            if declared and w not in declared: continue
            if len({i for i, _ in who}) > 1: self.expect("duty-claimed-twice", {i for i, _ in who}, [t for _, t in who[1:]], first=None)
        for i in self.order:
            for t in self.node[i].get("duties", []):
                if declared and t not in declared: self.expect("unknown-reference", {i}, [t], first=None)
        for w in declared or {}:
            if w not in duty: self.expect("duty-unowned", {}, [w], first=None)

    def loops(self):
        for i, kind, b, t, _ in self.lines:
            if not b or self.sort[i] != "groups": continue
            chairs = self.chairs(i); m = self.node[b].get("mandate", {}); d = m.get("decider")
            if kind == "reports_to" and b != i:
                ds = {self.find(x) for x in many(d)} if d and not isinstance(d, dict) else set()
                if b in chairs or self.sort[b] == "groups" and chairs & (self.chairs(b) | ds):
                    self.expect("reports-to-own-chair", {i, b}, self.written(i, kind, b), not self.open_chair(i) and not self.open_chair(b))
            elif kind == "reports_to" and chairs: self.expect("reports-to-own-chair", {i}, [t], False)      # open: a self-report
            if kind in ("advises", "prepares_for") and b in chairs: self.expect("advises-itself", {i, b}, self.written(i, kind, b), not self.open_chair(i))
            if kind == "appointed_by" and self.sort[b] == "posts":
                p = [x[2] for x in self.of(i, "principal") if x[2]]
                if p and b not in p and not any(self.under(b, x) for x in p): self.expect("principal-mismatch", {i, b}, self.written(i, kind, b), self.sort[p[0]] == "posts")


    def dates(self):
        """The rules about dates look at every term, whether it holds on the day or not."""
        if not self.day: return
        today = datetime.date.fromisoformat(self.day); day = datetime.timedelta(1)
        def gaps(i, terms):
            low, high = term(self.node[i].get("valid", {})); terms = sorted((term(m), id(m), m) for m in terms)
            if not terms: return
            upto = terms[0][0][1]
            for (first, last), _, m in terms[1:]:
                if upto < datetime.date.max and first > upto + day and max(low, upto + day) <= min(high, first - day):
                    self.expect("gap-in-office", {i}, [x["from"] for (f, _), _, x in terms if f == first], exact=True)
                upto = max(upto, last)
        for i in self.order:
            k = self.node[i]
            if not self.there(i) or self.gone(i) or self.yes(i, "stub"): continue
            ours = not self.yes(i, "external")
            if self.sort[i] == "posts" and ours:
                every = many(k.get("holder")); gaps(i, every); places = int(k.get("count", "1").rstrip("+"))
                over = sorted((h for h in every if term(h)[1] < today), key=lambda h: term(h)[1], reverse=True); missing = places - len(every) + len(over)
                for n, h in enumerate(over):
                    if missing <= 0: break
                    edge = term(over[min(missing, len(over)) - 1])[1]                               # open: whose place it was, of those who left together
                    tied = [x for x in over if term(x)[1] == edge]
                    if term(h)[1] >= edge: self.expect("expired-term", {i}, [h["until"]], term(h)[1] > edge or len(tied) == 1 or all("job_share" in x for x in tied), exact=True)
                sole = [h for h in self.holders(i) if h != "vacant" and "acting" not in h and "job_share" not in h]
                who = {(self.find(h["person"], report=False) or h["person"]) if "person" in h else id(h) for h in sole}
                if len(who) > places and "+" not in k.get("count", ""): self.expect("two-holders", {i}, sole, exact=True)
            if self.sort[i] != "groups": continue
            review = k.get("mandate", {}).get("review")
            if ours and review and term({"until": review})[1] < today: self.expect("review-overdue", {i}, [review], exact=True)
            for key in (*OFFICES, "offices") if ours else (): gaps(i, [m for x, _, m in self.terms[i] if x == key])
            for key, ids, m in self.terms[i]:
                if term(m)[1] >= today or ids is None or not ours and key != "represented_by": continue
                if not any(self.follows(i, (key, ids, m), x) for x in self.terms[i] if x[2] is not m): self.expect("expired-term", {i}, [m["until"]], exact=True)

    def follows(self, i, seat, other):
        """Does the other seat take this one's place?"""
        (key, ids, m), (to, takers, n) = seat, other; plain = ("members", "co_opted")
        if not (key == to or key in plain and to in (*plain, *OFFICES[:3])): return False
        if n == "vacant": n = {}
        if term(n)[1] <= term(m)[1] or "from" in n and term(n)[0] < term(m)[0] or ("substitute" in m) != ("substitute" in n): return False
        def body(s):                                               # what it represents
            x = s.get("represents") and self.find(s["represents"], report=False)
            return (x if self.there(x) else None) if x else s.get("represents")
        pairs = [(m.get("role"), n.get("role")), (body(m), body(n))]; both = [a == b for a, b in pairs if a and b]
        taker = bool(set(ids) & set(takers or []))
        if key in plain and to not in plain: return taker
        if not all(both): return False
        return key not in (*plain, "represented_by") or any(both) or taker or "text" in m and m["text"] == n.get("text")


# ---- comparing ------------------------------------------------------------------------------------------------------

def check_path(f, spec):
    first, length, edges = spec; p = f.get("path") or []
    if len(p) != length + 1 or p[0] != first or p[-1] != first: return f"path {p}, should start at {first} and have {length} lines"
    if any(b not in edges.get(a, {}) for a, b in zip(p, p[1:])): return f"path {p} is not of the lines"


def compare(t, got, folder):
    bad = []; seen = set()
    if got["summary"]["unrooted"] != t.unrooted: bad.append(f"summary.unrooted {got['summary']['unrooted']}, should be {t.unrooted}")
    for f in got["findings"]:
        rule, subjects = f["rule"], f["subjects"]; at = (os.path.relpath(f["file"], folder), f["line"], f["column"])
        if rule not in SEVERITY: continue
        what = f"{rule} {subjects} at {at}: {f['message']}"
        if f["severity"] != SEVERITY[rule]: bad.append(f"severity {f['severity']}: {what}")
        if (rule, tuple(subjects), at) in seen: bad.append("repeated: " + what)
        seen.add((rule, tuple(subjects), at))
        if len(set(subjects)) != len(subjects): bad.append("subjects repeat: " + what)
        if subjects[1:] != sorted(subjects[1:], key=str.encode): bad.append("subjects not in order: " + what)
        fit = [w for w in t.want if w["rule"] == rule and (subjects and w["subjects"] == set(subjects) if w["exact"] and rule != "no-root" else w["subjects"] <= set(subjects) or rule == "duty-claimed-twice")]
        placed = [w for w in fit if w["at"] is None or at in w["at"]]
        if not placed: bad.append(("wrong place (should be %s): " % [w["at"] for w in fit] if fit else "unexpected: ") + what); [w.update(hit=True) for w in fit[:1]]; continue
        for w in placed:
            w["hit"] = True
            if w["first"] not in (None, 0) and subjects[0] != w["first"]: bad.append("first subject: " + what)
            if "below" in w["data"] and f.get("data", {}).get("below") != w["data"]["below"]: bad.append(f"below should be {w['data']['below']}, is {f.get('data')}: {what}")
            if "path" in w["data"] and check_path(f, w["data"]["path"]): bad.append(check_path(f, w["data"]["path"]) + ": " + what)
    for w in t.want:
        if w["required"] and not w["hit"]: bad.append(f"missing: {w['rule']} {sorted(w['subjects'])} at {w['at'] and sorted(w['at'])}")
    return bad


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--orgraph", required=True); ap.add_argument("--keep", action="store_true")
    for k, v in (("seed", 1), ("cases", 200), ("size", 20)): ap.add_argument("--" + k, type=int, default=v)
    a = ap.parse_args(); failed = 0; stat = {}
    for s in range(a.seed, a.seed + a.cases):
        folder = tempfile.mkdtemp(prefix=f"rules-{s}-"); files = make(s, 2 + s % a.size); at = write(files, s, folder)
        day = random.Random(s).choice([None, None, "2025-06-30", "2026-01-01", "2027-05", "1900"])
        try:
            t = Truth(files, at, day)
            for w in t.want: stat[w["rule"]] = stat.get(w["rule"], 0) + w["required"]
            p = subprocess.run([a.orgraph, "check", "--format", "json", *(["--as-of", day] if day else []), folder], capture_output=True, timeout=60)
            bad = compare(t, json.loads(p.stdout), folder) if p.returncode in (0, 1) else [f"exit {p.returncode}: {p.stderr.decode(errors='replace')[:300]}"]
        except subprocess.TimeoutExpired: bad = ["no answer within 60 s"]
        if bad: failed += 1; print(f"seed {s} ({folder}{' on ' + day if day else ''}):\n  " + "\n  ".join(bad[:8]))
        if not bad or failed > 3 and not a.keep: shutil.rmtree(folder)
    never = [k for k in SEVERITY if not stat.get(k) and k not in ("yaml-syntax", "wrong-type", "missing-key", "bad-value", "input-limit")]
    if never: print("never required:", *never)
    print(f"rules: {a.cases - failed} passed, {failed} failed"); return 1 if failed else 0


if __name__ == "__main__": sys.exit(main())
