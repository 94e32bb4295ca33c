"""Random organisations for rules.py: make() gives trees whose scalars are objects, write() gives the files and where
in them each scalar, list and map begins. Names are long and random, so that only a planted slip is a near miss."""
import json, os, random, re

OFFICES = "chair deputy_chair secretary convenor".split()


class T(str):
    """A scalar; as an object of its own it has a place of its own in the files."""


class Writer:
    """YAML text that remembers where each value began: at[id(value)] = (file, line, column)."""
    def __init__(self, file, r, at): self.file, self.r, self.at, self.text = file, r, at, ""

    def here(self, v): self.at[id(v)] = (self.file, self.text.count("\n") + 1, len(self.text) - self.text.rfind("\n"))

    def scalar(self, v):
        self.here(v); plain = re.fullmatch(r"[^\W_][\w.\-/~]*", v)
        self.text += v if plain and (v in ("true", "false") or self.r.random() < .9) else json.dumps(v, ensure_ascii=False)

    def flow(self, v):
        if isinstance(v, str): return self.scalar(v)
        self.here(v); pairs = v if isinstance(v, list) else v.items()
        self.text += "[" if isinstance(v, list) else "{"
        for k, x in enumerate(pairs):
            self.text += ", " if k else ""
            if isinstance(v, dict): self.scalar(x[0]); self.text += ": "; x = x[1]
            self.flow(x)
        self.text += "]" if isinstance(v, list) else "}"

    def block(self, v, indent, deep):
        for k, x in v.items() if isinstance(v, dict) else ((None, y) for y in v):
            self.text += "\n" + " " * indent
            if k is None: self.text += "- "
            else: self.scalar(k); self.text += ": "
            if x and not isinstance(x, str) and (deep > 0 or k is not None and self.r.random() < .3 and isinstance(x, list)): self.block(x, indent + 2, deep - 1)
            else: self.flow(x)


def make(seed, size):
    """[(file name, tree)] in the order of the program; every scalar is a T."""
    r = random.Random(seed); chance = lambda p: r.random() < p
    def letters(n): return "".join(r.choice("bcdfghjklmnprstvåéжø") for _ in range(n))
    def nodes(k, c, sort): return [dict(id=f"{c}{i}-{letters(8)}", sort=sort, keys={}) for i in range(k)]
    groups = nodes(max(2, size), "g", "groups"); posts = nodes(max(3, size // 2), "p", "posts")
    units = nodes(r.choice([0, 0, size // 4]), "u", "units"); persons = nodes(r.choice([0, 3]), "h", "persons")
    all_nodes = groups + posts + units + persons
    for n in all_nodes:
        k = n["keys"]; n["names"] = [f"Name {letters(9)} {letters(3)}"]
        if chance(.3): n["names"].append("Namn " + letters(9)); k["name"] = {"en": T(n["names"][0]), "sv": T(n["names"][1])}
        else: k["name"] = T(n["names"][0])
        aliases = ["Al " + letters(9) for _ in range(r.choice([0, 0, 1, 2]))]
        if aliases: k["aliases"] = [T(a) for a in aliases]
        n["names"] += aliases
    day = r.choice([None, "2026-01-01", "2026-06-30", "2026"])
    shared = None
    if chance(.15) and len(all_nodes) > 5:                        # one alias on two nodes: of one sort, or of two
        a, b = r.sample(groups + posts, 2); shared = "Shared " + letters(8)
        for n in (a, b): n["keys"].setdefault("aliases", []).append(T(shared))

    def ref(n):
        t = r.random(); name = r.choice(n["names"])
        return T(n["id"] if t < .75 else name if t < .9 else " " + name.replace(" ", "  "))
    def odd(n): return T("nowhere " + letters(9)) if chance(.01) else T(shared) if shared and chance(.02) else ref(n)
    def slip(n):
        s = r.choice([n["id"], *n["names"]]); i = r.randrange(3, len(s) - 1); t = r.random()
        return T(s[:i] + s[i + 1:] if t < .4 else s[:i] + "z" + s[i:] if t < .7 else s[:i] + "z" + s[i + 1:])
    def text(): return slip(r.choice(all_nodes)) if chance(.04) else T("words " + letters(12))
    dates = "2024 2024-12-31 2025 2025-03 2025-12-31 2026-01 2026-01-01 2026-06-30 2026-07 2026 2026-07-01 2027-01-01".split()
    def term():                                                    # from or until or both, in either order of writing
        a, b = sorted(r.sample(dates, 2)); t = r.random()
        if a == b[:len(a)]: t *= .8
        return {"from": T(b)} if t < .4 else {"until": T(a)} if t < .8 else {"from": T(a), "until": T(b)} if chance(.5) else {"until": T(b), "from": T(a)}
    valid = term
    def person(): return ref(r.choice(persons)) if persons and chance(.5) else T("Person " + r.choice(["Ek", "Alm", "Lind"]) + letters(9) if chance(.8) else "Person Xyz")
    def holder():
        if chance(.1): return T("vacant")
        h = {}
        if chance(.9): h["person"] = person()
        if chance(.8): h.update(term())
        for key in ("acting", "job_share"):
            if chance(.1): h[key] = T("true")
        return h or T("vacant")
    def target(n):
        if not chance(.2): return odd(n)
        m = {"to": odd(n)}
        if chance(.3): m["via"] = ref(r.choice(posts)) if chance(.5) else text()
        if chance(.3): m["valid"] = valid()
        return m
    def one_or_list(v): return v[0] if len(v) == 1 and chance(.7) else v
    def seat(n):
        t = r.random(); s = {"post": ref(n)}
        if t < .6: return ref(n)
        if t < .65: return {"text": text()}
        if t < .68 and units: return {"unit": ref(r.choice(units))}
        if t < .71: s["post"] = [ref(n), ref(r.choice(posts))]
        if chance(.2): s["vacant"] = T("true")
        if chance(.2): s["role"] = T(r.choice(["first", "second"]))
        if chance(.1): s["person"] = ref(r.choice(persons)) if persons and chance(.5) else slip(r.choice(persons)) if persons and chance(.2) else T("Person " + letters(9))
        if chance(.1): s["represents"] = ref(r.choice(groups)) if chance(.5) else text()
        if chance(.05): s["substitute"] = T("true")
        if chance(.3): s.update(term())
        return s
    for i, n in enumerate(posts):
        k = n["keys"]
        if i and chance(.7): k["reports_to"] = target(r.choice(posts[:i]))
        elif chance(.05): k["reports_to"] = target(r.choice(groups))
        elif units and chance(.5): k["unit"] = ref(r.choice(units))
        if chance(.08): k["holder"] = T("vacant")
        elif chance(.4): k["holder"] = one_or_list([holder() for _ in range(r.choice([1, 2, 2, 3, 4]))])
        if chance(.1): k["count"] = T(r.choice(["1", "2", "2+"]))
        if chance(.05): k[r.choice(["stub", "external"])] = T("true")
        if chance(.05): k["status"] = T("dissolved")
        if chance(.1): k["valid"] = valid()
    for n in persons:
        if chance(.2): n["keys"]["valid"] = valid()
    for i, n in enumerate(units):
        k = n["keys"]
        if chance(.1): k["valid"] = valid()
        if i and chance(.8): k["part_of"] = ref(r.choice(units if chance(.1) else units[:i]))
        if chance(.5): k["head"] = ref(r.choice(posts))
    duties = [letters(7) for _ in range(r.choice([0, 0, 3]))]; busy = r.choice(posts) if chance(.5) else None
    for i, n in enumerate(groups):
        k = n["keys"]; near = posts[:4] if chance(.6) else posts
        t = r.random(); up = groups[:i] if i and not chance(.1) else groups
        if t < .7: k["reports_to"] = one_or_list([target(r.choice(near if chance(.3) else up)) for _ in range(r.choice([1, 1, 1, 2]))])
        if chance(.4): k["principal"] = target(r.choice(near)) if chance(.9) else ref(r.choice(groups))
        if chance(.25): k["part_of"] = target(r.choice(up))
        for key, p in (("prepares_for", .2), ("advises", .2), ("appointed_by", .2), ("consults", .05)):
            if chance(p): k[key] = one_or_list([target(r.choice(near)) for _ in range(r.choice([1, 1, 2]))])
        for key in ("escalates_to", "delegates_to", "sends", "hands_on"):
            if chance(.15): k[key] = one_or_list([target(r.choice(up)) for _ in range(r.choice([1, 1, 2]))])
        if chance(.12): k["external"] = T("true")
        if chance(.08): k["stub"] = T("true")
        if chance(.2): k["status"] = T(r.choice(["dissolved", "under_revision", "active"]))
        if chance(.15): k["valid"] = valid()
        if chance(.4): k["kind"] = T(r.choice(["council", "steering", "committee"]))
        if chance(.75): k["chair"] = T("vacant") if chance(.1) else [seat(p) for p in r.sample(near, 2)] if chance(.25) else {"post": ref(r.choice(near)), "vacant": T("true")} if chance(.1) else ref(r.choice(near))
        for key in OFFICES[1:]:
            if chance(.2): k[key] = T("vacant") if chance(.1) else [seat(p) for p in r.sample(near, 2)] if chance(.2) else ref(r.choice(near))
        if chance(.1): k["offices"] = {"contact": seat(r.choice(near)) if chance(.5) else ref(r.choice(near))}
        members = [seat(r.choice(near)) for _ in range(r.choice([0, 1, 2, 4]))]
        if busy and chance(.6): members.append(ref(busy))
        if members and chance(.2):                                 # somebody else takes the seat over
            m = members[0]; again = dict(m if isinstance(m, dict) else {"post": m})
            for key in ("from", "until"): again.pop(key, None)
            if isinstance(m, dict) and "until" in m and chance(.5): again["from"] = T("2025-04")
            if chance(.3): again.pop("post", None) and again.update(post=ref(r.choice(near)), role=T("first"))
            members.append({x: T(y) if isinstance(y, str) else [T(z) for z in y] for x, y in again.items()})
        if members: k["members"] = members
        if chance(.1): k["co_opted"] = [seat(r.choice(near))]
        if "external" in k and chance(.5): k["represented_by"] = [seat(r.choice(near))]
        if chance(.7):
            m = k["mandate"] = {}
            if chance(.7): m["power"] = one_or_list([T(p) for p in r.sample(["decides", "advises", "prepares"], r.choice([1, 1, 2]))])
            if chance(.3): m["text"] = T("does " + letters(20))
            if chance(.2): m["document"] = T("https://example.org/x")
            if chance(.3): m["from"] = one_or_list([ref(p) for p in r.sample(near, r.choice([1, 2]))])
            elif chance(.05): m["from"] = ref(r.choice(groups))
            if chance(.5): m["decider"] = {"text": T("depends on " + letters(9))} if chance(.1) else one_or_list([ref(p) for p in r.sample(near, r.choice([1, 1, 2]))])
            if chance(.2): m["decided"] = T(r.choice(["none", "2025-01-01"]))
            if chance(.3): m["review"] = T(r.choice(dates))
            if not m: del k["mandate"]
        if chance(.5): k["meets"] = T("4/year")
        if chance(.5): k["minutes"] = T("notes")
        if chance(.4): k["source"] = {"section": T("3.10")}
        if chance(.2): k["duties"] = [T(r.choice(duties)) if duties and not chance(.05) else T(r.choice(["fire", "water"]))]
    for n in r.sample(posts + groups, r.choice([0, 1, 1, 2])): n["keys"]["root"] = T("true")
    lines = []
    for _ in range(r.choice([0, 2, size // 2])):
        t = r.choice(["escalates_to", "delegates_to", "sends", "hands_on", "advises", "appointed_by", "reports_to", "part_of"])
        a = r.choice(groups)
        if t in ("reports_to", "part_of") and t in a["keys"]: continue
        froms, tos = [a], [r.choice(groups + posts[:3] if t != "part_of" else groups)]
        if t in ("reports_to", "part_of"): lines = [x for x in lines if not (x[1] == t and x[2] is a)]     # one superior: "first" is clear
        else: froms += r.sample(groups, r.choice([0, 0, 1])); tos += r.sample(groups, r.choice([0, 0, 1]))
        line = {"from": one_or_list([ref(x) for x in froms]), "type": T(t), "to": one_or_list([odd(x) for x in tos])}
        if chance(.1): line["valid"] = valid()
        if chance(.1): line["via"] = text()
        lines.append((line, t, a))
    for n in groups:                                               # a line written again under `lines:`, with days of its own
        for key in ("reports_to", "appointed_by"):
            if key in n["keys"] and chance(.03):
                m = n["keys"][key]; m = m[0] if isinstance(m, list) else m; to = m["to"] if isinstance(m, dict) else m
                lines.append(({"from": ref(n), "type": T(key), "to": T(to), **({"valid": valid()} if chance(.7) else {})}, key, n))
    o = {"id": T("org"), "name": T("Org"), "line_types": {"sends": {"label": {"sv": T("skickar")}, "acyclic": T("true")},
                                                          "hands_on": {"label": {"sv": T("lämnar")}, "acyclic": T("true" if chance(.7) else "false")}}}
    if day: o["as_of"] = T(day)
    if duties: o["duties"] = {T(d): {"name": T("Duty " + d)} for d in duties}
    if chance(.5):
        d = o["group_defaults"] = {}
        for key, v in (("minutes", T("notes")), ("meets", T("weekly")), ("secretary", seat(posts[0])), ("kind", T("council")), ("informs", {"to": ref(r.choice(posts)), "valid": term()}), ("source", {"section": T("1")})):
            if chance(.4): d[key] = v
        for n in groups:
            for key in d:
                if chance(.1): n["keys"][key] = T("none")
        if not d: del o["group_defaults"]
    files = {f: {T("orgraph"): T("1")} for f in r.choice([["a.yaml"], ["a.yaml", "b.yaml"], ["B.yaml", "a.yml", "c/d.yaml"]])}
    pick = lambda: files[r.choice(sorted(files))]
    pick()[T("organisation")] = o
    sorts = [posts, units, groups, persons]; r.shuffle(sorts)
    for s in sorts:
        for n in s: pick().setdefault(n["sort"], {})[T(n["id"])] = n["keys"]
    for x in lines: pick().setdefault("lines", []).append(x[0])
    if chance(.1): r.choice(groups)["keys"][T("kolour")] = T("blue")
    if chance(.1):
        n = r.choice(groups); n["keys"][T("note")] = T("one"); n["keys"][T("note\0")] = T("two")         # written as a second `note`
    if chance(.1) and len(files) > 1:
        n = r.choice(posts); f = next(f for f in sorted(files) if n["id"] in files[f].get("posts", {}))
        later = [g for g in sorted(files) if g > f]
        if later: files[later[0]].setdefault("posts", {})[T(n["id"])] = {"note": T("again")}
    return sorted(files.items(), key=lambda x: x[0].encode())


def write(files, seed, folder):
    at = {}; r = random.Random(seed)
    for name, tree in files:
        w = Writer(name, r, at); w.scalar("orgraph"); w.text += ": 1"
        rest = {k: v for k, v in tree.items() if k != "orgraph"}
        for k, v in rest.items():
            w.text += "\n" + k + ":"; w.block(v, 2, 0 if k == "lines" else 1)
        path = os.path.join(folder, name); os.makedirs(os.path.dirname(path), exist_ok=True)
        open(path, "w", encoding="utf-8").write(w.text.replace('"note\\u0000"', "note") + "\n")
    return at
