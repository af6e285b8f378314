#!/usr/bin/env python3
"""Scores readings against cases.

    selon read --jsonl docs.jsonl > readings.jsonl        # docs.jsonl: see `docs` below
    python3 score.py readings.jsonl [--cases FILE] [--show N] [--group NAME] [--lang fr] [--json]
    python3 score.py docs [--cases FILE] > docs.jsonl     # the cases as input documents

A reading is one JSON object a line, in the format of DESIGN.md, with the `id` of its document. Offsets are UTF-16 units.
A predicted statement answers an expected one when their contents overlap with Jaccard >= .5 (one to one, best first).
Fields are scored only where the case states them; what a case does not state costs nothing, but every statement, toll and
event that answers nothing is a false positive of its row. Gold-like perfection prints 100 everywhere.
"""
import argparse, collections, json, os, sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROLES = ('perpetrator', 'agent', 'participant', 'target', 'victim', 'instrument', 'object', 'recipient')

def load(path):
    with open(path, encoding='utf-8') as lines:
        return [json.loads(line) for line in lines if line.strip()]

def span(value):
    """[start, end] of a Span-like object, or None."""
    if isinstance(value, dict):
        if isinstance(value.get('raw'), dict): return span(value['raw'])
        if 'start' in value and 'end' in value: return (value['start'], value['end'])
    return None

def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))

def jaccard(a, b):
    inter = overlap(a, b)
    return inter / ((a[1] - a[0]) + (b[1] - b[0]) - inter) if inter else 0.0

def origin_of(statement):
    """Span of the innermost link's mention; None when only the outlet speaks."""
    chain = statement.get('chain') or []
    for link in reversed(chain):
        if isinstance(link, str): continue
        if link.get('role') == 'author': continue
        found = span(link) or span(link.get('mention'))
        if found: return found
        return 'implicit'
    return None

def predicted_roles(event):
    out = collections.defaultdict(list)
    for filler in event.get('roles') or []:
        s, role = span(filler.get('span')), filler.get('role')
        if s: out['perpetrator' if role in ('agent', 'participant') else role].append(s)
    return out

def gold_roles(event, origin):
    """Role -> spans; '@origin' stands for the origin's mention. agent and participant count as perpetrator (symmetric events)."""
    out = collections.defaultdict(list)
    for role in ROLES:
        values = event.get(role)
        for value in values if isinstance(values, list) else [values]:
            s = origin if value == '@origin' and isinstance(origin, tuple) else span(value)
            if s: out['perpetrator' if role in ('agent', 'participant') else role].append(s)
    return out

def accepts(wanted, got):
    """A case may state one right value or a list of them."""
    return got in wanted if isinstance(wanted, list) else got == wanted

class Tally:
    def __init__(self): self.tp = self.fp = self.fn = 0
    def row(self):
        p = 100 * self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0
        r = 100 * self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0

def utf16_units(text):
    """code point index -> UTF-16 index."""
    index, at = [], 0
    for ch in text:
        index.append(at); at += 2 if ord(ch) > 0xFFFF else 1
    return index + [at]

def shift(value, index):
    if isinstance(value, dict):
        if 'start' in value and 'end' in value and isinstance(value['start'], int):
            value = dict(value, start=index[value['start']], end=index[value['end']])
        return {k: shift(v, index) if k not in ('start', 'end') else v for k, v in value.items()}
    if isinstance(value, list): return [shift(v, index) for v in value]
    return value

wrong_cases = []   # ids of the cases that are not wholly right, for --json

def score(cases, readings, show):
    by_id = {r.get('id') or (r.get('document') or {}).get('id'): r for r in readings}
    tallies = collections.defaultdict(Tally); groups = collections.defaultdict(lambda: [0, 0]); shown = 0; missing = 0
    for case in cases:
        expect = shift(case['expect'], utf16_units(case['text']))
        reading = by_id.get(case['id'])
        if reading is None: missing += 1; reading = {}
        dates = {d['id']: d for d in reading.get('dates') or []}
        places = {p['id']: p for p in reading.get('places') or []}
        gold, pred = expect.get('statements', []), reading.get('statements') or []
        pairs = sorted(((jaccard(span(g['content']), span(p['content'])), i, j) for i, g in enumerate(gold) for j, p in enumerate(pred)
                        if span(g.get('content')) and span(p.get('content'))), key=lambda x: (-x[0], x[1], x[2]))
        match, used = {}, set()
        for value, i, j in pairs:
            if value >= .5 and i not in match and j not in used: match[i] = j; used.add(j)
        wrong = []
        def field(name, ok, g, p, count_fp=True):
            t = tallies[name]
            if ok: t.tp += 1
            else:
                t.fn += 1
                if p not in (None, '', []) and count_fp: t.fp += 1
                wrong.append((name, g, p))
        tallies['statement'].fp += len(pred) - len(used)
        for i, g in enumerate(gold):
            if i not in match:
                tallies['statement'].fn += 1; wrong.append(('statement', g['content'].get('exact'), None))
                for name, key in (('act', 'act'), ('voice', 'voice'), ('origin', 'chain'), ('real', 'real')): tallies[name].fn += key in g
                if (g.get('event') or {}).get('type'): tallies['event type'].fn += 1
                for _ in g.get('tolls') or []: tallies['toll'].fn += 1
                continue
            p = pred[match[i]]; tallies['statement'].tp += 1
            for name in ('act', 'voice', 'real'):
                if name in g: field(name, accepts(g[name], p.get(name)), g[name], p.get(name))
            go, po = origin_of(g), origin_of(p)
            if 'chain' in g: field('origin', (go is None and po is None) or (isinstance(go, tuple) and isinstance(po, tuple) and overlap(go, po) > 0) or (go == 'implicit' and po == 'implicit'), go, po or 'outlet')
            if 'denies' in g: field('denies', accepts(g['denies'], p.get('deniesWhat')), g['denies'], p.get('deniesWhat'))
            ge, pe = g.get('event') or {}, p.get('event') or {}
            if ge.get('type'): field('event type', accepts(ge['type'], pe.get('type')), ge['type'], pe.get('type'))
            elif pe.get('type') and 'event' not in g: tallies['event type'].fp += 1; wrong.append(('event type', None, pe.get('type')))
            if ge:
                gr, pr = gold_roles(ge, go), predicted_roles(pe)
                for role in set(gr) | {r for r in pr if r in ROLES and pr[r]}:
                    rest = list(pr.get(role, []))
                    for s in gr.get(role, []):
                        hit = next((q for q in rest if overlap(s, q) > 0), None)
                        field('role ' + role, hit is not None, case['text'][s[0]:s[1]], None)
                        if hit: rest.remove(hit)
                    tallies['role ' + role].fp += len(rest)
                    for q in rest: wrong.append(('role ' + role, None, case['text'][q[0]:q[1]]))
                gp = ge.get('place')
                if isinstance(gp, dict) and span(gp):
                    pp = next((f for f in pe.get('roles') or [] if f.get('role') == 'place'), None)
                    ps = span((pp or {}).get('span')) or span((places.get((pp or {}).get('ref')) or {}).get('span'))
                    field('place', bool(ps and overlap(span(gp), ps)), gp['raw']['exact'] if 'raw' in gp else None, ps)
                    if gp.get('precision') and ps: field('place precision', (places.get(pp.get('ref')) or {}).get('precision') == gp['precision'], gp['precision'], (places.get(pp.get('ref')) or {}).get('precision'))
                gt = ge.get('time')
                if isinstance(gt, dict) and gt.get('value'):
                    pt = dates.get(pe.get('time')) or {}
                    want = str(gt['value'])
                    got = pt.get('edtf') or pt.get('start') or ''
                    field('time', got.rstrip('?~%') == want.rstrip('?~%') or (pt.get('start') == want), want, got)
            rest = list(p.get('tolls') or [])
            for t in g.get('tolls') or []:
                hit = next((q for q in rest if (q.get('measure'), q.get('min'), q.get('max')) == (t.get('measure'), t.get('min'), t.get('max'))), None)
                field('toll', hit is not None, (t.get('measure'), t.get('min'), t.get('max')), None)
                if hit: rest.remove(hit)
            tallies['toll'].fp += len(rest)
            for q in rest: wrong.append(('toll', None, (q.get('measure'), q.get('min'), q.get('max'))))
        out_spans = [span(x.get('span')) for x in reading.get('excluded') or [] if span(x.get('span'))]
        for x in expect.get('excluded') or []:
            s = span(x if isinstance(x, dict) and 'start' in x else (x.get('span') if isinstance(x, dict) else None))
            if s: field('excluded', any(overlap(s, o) >= .8 * (s[1] - s[0]) for o in out_spans), case['text'][s[0]:s[1]], None)
        for j, p in enumerate(pred):
            if j in used: continue
            wrong.append(('statement', None, (p.get('content') or {}).get('exact') or case['text'][(p.get('content') or {}).get('start', 0):(p.get('content') or {}).get('end', 0)]))
            if (p.get('event') or {}).get('type'): tallies['event type'].fp += 1
            tallies['toll'].fp += len(p.get('tolls') or [])
        key = case['group']; groups[key][1] += 1; groups[key][0] += not wrong
        if wrong: wrong_cases.append(case['id'])
        if wrong and shown < show:
            shown += 1
            print(f"--- {case['id']} [{key}] {case['text']}\n    why: {case.get('why', '')}")
            for name, g, p in wrong: print(f'    {name}: expected {g!r}, got {p!r}')
    return tallies, groups, missing

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('readings'); parser.add_argument('--cases', default=os.path.join(HERE, 'readings.jsonl'))
    parser.add_argument('--show', type=int, default=0); parser.add_argument('--group'); parser.add_argument('--lang'); parser.add_argument('--json', action='store_true')
    args = parser.parse_args()
    cases = [c for c in load(args.cases) if (not args.group or c['group'] == args.group) and (not args.lang or c['lang'] == args.lang)]
    if args.readings == 'docs':
        for c in cases: print(json.dumps({'id': c['id'], 'language': c['lang'], 'text': c['text'], 'publishedAt': (c.get('context') or {}).get('publishedAt'), 'retrievedAt': (c.get('context') or {}).get('retrievedAt')}, ensure_ascii=False))
        return
    tallies, groups, missing = score(cases, load(args.readings), args.show)
    order = ['statement', 'origin', 'act', 'voice', 'real', 'denies', 'excluded', 'event type'] + sorted(k for k in tallies if k.startswith('role')) + ['place', 'place precision', 'time', 'toll']
    total = Tally()
    out = {}
    for name in order:
        t = tallies[name]; total.tp += t.tp; total.fp += t.fp; total.fn += t.fn
        out[name] = dict(zip(('p', 'r', 'f1'), (round(x, 1) for x in t.row())), n=t.tp + t.fn)
        if not args.json: print(f"{name:18s} P {t.row()[0]:6.1f}  R {t.row()[1]:6.1f}  F1 {t.row()[2]:6.1f}   ({t.tp + t.fn})")
    right, of = sum(g[0] for g in groups.values()), sum(g[1] for g in groups.values())
    out['all'] = dict(zip(('p', 'r', 'f1'), (round(x, 1) for x in total.row()))); out['cases'] = {'right': right, 'of': of, 'wrong': wrong_cases}
    if args.json: print(json.dumps(out))
    else:
        print(f"{'all fields':18s} P {total.row()[0]:6.1f}  R {total.row()[1]:6.1f}  F1 {total.row()[2]:6.1f}")
        print(f'cases wholly right: {right}/{of}' + (f'; {missing} without a reading' if missing else ''))

if __name__ == '__main__': main()
