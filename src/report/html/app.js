'use strict';
// Reads the run out of the page's own data and shows it. All text goes in as text, never as markup; the address holds
// the view, so that a link shows what its sender saw.
(() => {
const read = id => JSON.parse(document.getElementById(id).textContent);
const W = read('words'), RUN = read('run'), UNITS = read('units'), RULES = read('rules'), PARAMS = read('params'), LACKING = read('lacking'), PROBLEMS = read('problems'), LEAGUE = read('league');
const STATUSES = ['fail', 'error', 'unknown', 'pending', 'waived', 'pass', 'not_applicable'];
const MARKS = {fail: '✗', error: '!', unknown: '?', pending: '…', waived: '⊘', pass: '✓', not_applicable: '–'};
const FORCES = ['must', 'should', 'target', 'encouraged'];
// unit, rule, status, subject, message, why, due, evidence, missing, what is required with its figures, parameters
const FINDINGS = [];
for (const block of document.querySelectorAll('script.findings')) for (const f of JSON.parse(block.textContent)) FINDINGS.push(f);
const U = 0, R = 1, S = 2, SUBJECT = 3, MESSAGE = 4, WHY = 5, DUE = 6, EVIDENCE = 7, MISSING = 8, REQUIREMENT = 9, FIGURES = 10;
const unitOf = f => f[U] < 0 ? {name: W.all_units, region: '', areas: [], file: ''} : UNITS[f[U]];
const POLICIES = [...new Set(RULES.map(r => r.policy))];
const titleOf = {}; for (const r of RULES) titleOf[r.policy] = r.policy_title || r.policy;
// A unit lies in each of its areas: its city holds its county.
for (const u of UNITS) { u.areas = u.region.map((_, i) => u.region.slice(0, i + 1).join(' ')); u.region = u.region.join(' '); }
const REGIONS = [...new Set(UNITS.flatMap(u => u.areas))].sort();
const chapterOf = r => { const c = r.clauses[0]; return c ? (c[1].split('、')[0] || c[0].split('.')[0]) : ''; };

const el = (name, attributes, ...children) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value); else node.setAttribute(key, value === true ? '' : value);
  }
  for (const child of children.flat()) if (child !== null && child !== undefined) node.append(child);
  return node;
};
const svg = (name, attributes, text) => {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text !== undefined) node.textContent = text;
  return node;
};
const filled = (pattern, ...values) => pattern.replace(/\{(\d)\}/g, (_, i) => values[i]);

// --- the view: what the address says
const KEYS = ['view', 'q', 'status', 'force', 'policy', 'region', 'rule', 'unit', 'chapter', 'sort'];
let state = {};
const parse = () => { state = {}; for (const [k, v] of new URLSearchParams(location.hash.slice(1))) if (KEYS.includes(k)) state[k] = v; if (!['overview', 'findings', 'units', 'rules', ...(LEAGUE ? ['scores'] : []), 'problems'].includes(state.view)) state.view = 'overview'; };
const address = s => { const p = new URLSearchParams(); for (const k of KEYS) if (s[k]) p.set(k, s[k]); return '#' + p; };
const go = change => { location.hash = address(Object.assign({}, state, change)); };

// --- what is seen
// What counts: an unadopted reading of a `must` is a `should`.
const forceOf = r => r.force || r.modality;
const text = f => { const u = unitOf(f), r = RULES[f[R]]; return [u.name, u.region, u.file, r.id, r.title, r.quote, f[SUBJECT], f[MESSAGE], ...f[EVIDENCE].map(e => e[0]), ...f[MISSING].map(e => e[0])].join('\n').toLowerCase(); };
let searched = null;
const seen = s => FINDINGS.filter((f, i) => {
  const r = RULES[f[R]];
  if (s.status && !s.status.split(',').includes(STATUSES[f[S]])) return false;
  if (s.force && forceOf(r) !== s.force) return false;
  if (s.policy && r.policy !== s.policy) return false;
  if (s.rule && r.id !== s.rule) return false;
  if (s.chapter && r.policy + '/' + chapterOf(r) !== s.chapter) return false;
  if (s.unit && String(f[U]) !== s.unit) return false;
  if (s.region && !unitOf(f).areas.includes(s.region)) return false;
  if (s.q) { searched = searched || FINDINGS.map(text); if (!searched[i].includes(s.q.toLowerCase())) return false; }
  return true;
});
const weight = f => f[S] * 8 + FORCES.indexOf(forceOf(RULES[f[R]]));
const ORDERS = {
  weight: (a, b) => weight(a) - weight(b) || a[U] - b[U],
  unit: (a, b) => a[U] - b[U] || weight(a) - weight(b),
  rule: (a, b) => a[R] - b[R] || weight(a) - weight(b),
};

// --- parts
const badge = status => el('span', {class: 'status t-' + status}, el('span', {class: 'mark', 'aria-hidden': 'true'}, MARKS[status]), ' ' + W[status]);
const cite = r => filled(W.citation, titleOf[r.policy], r.clauses.map(c => c[1] ? filled(W.clause_at, c[1], c[0]) : c[0]).join(W.between_clauses));
const pair = (label, ...content) => [el('dt', {}, label), el('dd', {}, ...content)];
const place = p => p ? el('code', {}, p) : null;
function detail(f) {
  const r = RULES[f[R]], list = [];
  list.push(...pair(W.label_clause, cite(r)));
  if (r.quote) list.push(...pair(W.label_quote, el('blockquote', {class: 'serif'}, r.quote)));
  for (const c of r.clauses) if (c[2]) list.push(...pair(W.label_words, el('blockquote', {class: 'serif'}, c[2])));
  if (r.reading) list.push(...pair(W.label_reading, r.reading));
  if (r.required) list.push(...pair(W.label_required, f[REQUIREMENT] || r.required_words || el('code', {}, r.required)));
  if (f[FIGURES].length) list.push(...pair(W.label_params, f[FIGURES].map((i, n) => [n ? el('br') : null, PARAMS[i]]).flat()));
  if (f[MESSAGE]) list.push(...pair(W.label_found, f[MESSAGE]));
  if (f[WHY]) list.push(...pair(W.label_why, f[WHY]));
  if (f[DUE]) list.push(...pair(W.label_due, f[DUE]));
  const facts = rows => el('table', {}, el('tbody', {}, rows.slice(0, 200).map(e => el('tr', {}, el('td', {}, e[0]), el('td', {}, place(e[1]))))));
  if (f[EVIDENCE].length) list.push(...pair(W.label_evidence, facts(f[EVIDENCE])));
  if (f[MISSING].length) list.push(...pair(W.label_missing, facts(f[MISSING])));
  list.push(...pair(W.head_rule, el('a', {href: address({view: 'findings', rule: r.id})}, r.id)));
  if (f[U] >= 0) list.push(...pair(W.head_unit, el('a', {href: address({view: 'findings', unit: String(f[U]), sort: 'rule'})}, unitOf(f).name), ' ', place(unitOf(f).file)));
  return el('div', {class: 'detail'}, el('dl', {}, list));
}
function item(f, open) {
  const r = RULES[f[R]], status = STATUSES[f[S]];
  const row = el('button', {class: 'row', 'aria-expanded': String(!!open)},
    badge(status), el('span', {class: 'force'}, W[r.modality] || r.modality),
    el('span', {class: 'what'}, r.title + (f[SUBJECT] ? ' · ' + f[SUBJECT] : ''), el('br'), el('span', {class: 'who'}, unitOf(f).name + (f[MESSAGE] ? W.colon + f[MESSAGE] : ''))));
  const li = el('li', {}, row);
  if (open) li.append(detail(f));
  row.addEventListener('click', () => {
    const shown = row.getAttribute('aria-expanded') === 'true';
    row.setAttribute('aria-expanded', String(!shown));
    if (shown) row.nextSibling.remove(); else row.after(detail(f));
  });
  return li;
}
// So many at a time: the rest waits for whoever asks.
function growing(all, make, step, holder) {
  let shown = 0;
  const more = el('button', {class: 'more', onclick: () => grow()});
  const grow = () => {
    const part = document.createDocumentFragment();
    for (const end = Math.min(all.length, shown + step); shown < end; ++shown) part.append(make(all[shown], shown));
    holder.append(part);
    more.hidden = shown >= all.length;
    more.textContent = filled(W.show_more, all.length - shown);
  };
  grow();
  return [holder, more];
}
// As much of a name as fits, where a character of Chinese is as wide as two others (and W and m somewhat wider than one).
function fitting(name, width) {
  const wide = c => c > '\u2e7f' ? 2 : /[A-Zmw]/.test(c) ? 1.35 : 1;
  let used = 0, kept = '';
  for (const c of name) {
    if (used + wide(c) > width) return kept + '…';
    used += wide(c);
    if (used <= width - 2) kept += c;
  }
  return name;
}
function bars(title, rows) {
  if (!rows.length) return null;
  const top = Math.max(...rows.map(r => r[1])), height = rows.length * 26;
  const chart = svg('svg', {viewBox: `0 0 560 ${height}`, width: '100%', role: 'group', 'aria-label': title, class: 'bars'});
  rows.forEach(([name, n, href], i) => {
    const cut = fitting(name, 50);
    const g = svg('g', {});
    // Called by what is seen of it; whole where one points.
    const link = svg('a', {href, 'aria-label': cut + ' ' + n});
    if (cut !== name) link.append(svg('title', {}, name));
    link.append(svg('text', {x: 0, y: i * 26 + 17, 'font-size': 13}, cut));
    g.append(link);
    const bar = svg('rect', {x: 340, y: i * 26 + 4, width: Math.max(2, 170 * n / top), height: 17}); bar.style.fill = 'var(--fail-bg)';
    g.append(bar, svg('text', {x: 345 + 170 * n / top, y: i * 26 + 17, 'font-size': 13, class: 'n'}, n));
    chart.append(g);
  });
  return el('section', {}, el('h2', {}, title), chart);
}
const tally = (list, key) => { const m = new Map(); for (const f of list) m.set(key(f), (m.get(key(f)) || 0) + 1); return [...m].sort((a, b) => b[1] - a[1]); };

// Units by chapters: which there are, and a table of some of the columns with what makes a row of it.
function mapped() {
  // In the order of the document: by the least of the clauses that a chapter's rules cite.
  const byNumber = (a, b) => a.localeCompare(b, 'en', {numeric: true}), column = r => r.policy + '/' + chapterOf(r), least = new Map();
  for (const r of RULES) for (const [id] of r.clauses) if (!least.has(column(r)) || byNumber(id, least.get(column(r))) < 0) least.set(column(r), id);
  const columns = [...new Set(FINDINGS.map(f => column(RULES[f[R]])))].sort((a, b) => POLICIES.indexOf(a.split('/')[0]) - POLICIES.indexOf(b.split('/')[0]) || byNumber(least.get(a) || '', least.get(b) || ''));
  const worst = new Map(), failed = new Map();
  for (const f of FINDINGS) {
    const r = RULES[f[R]], key = f[U] + '|' + r.policy + '/' + chapterOf(r), cell = worst.get(key) || {s: 9, n: 0};
    if (f[S] < cell.s) { cell.s = f[S]; cell.n = 1; } else if (f[S] === cell.s) ++cell.n;
    worst.set(key, cell);
    if (f[S] === 0) failed.set(f[U], (failed.get(f[U]) || 0) + 1);
  }
  const units = UNITS.map((_, i) => i).sort((a, b) => (failed.get(b) || 0) - (failed.get(a) || 0) || a - b);
  const table = (some, body) => {
    // Over the chapters of several policies their titles, whole.
    const several = POLICIES.length > 1, groups = tally(some.map(c => c.split('/')[0]), p => p).sort((a, b) => POLICIES.indexOf(a[0]) - POLICIES.indexOf(b[0]));
    const chapters = some.map(c => el('th', {scope: 'col', class: 'chapter'}, c.split('/')[1] || '—')), first = el('th', {scope: 'col', rowspan: several ? '2' : null}, W.head_unit);
    const head = several ? [el('tr', {}, first, groups.map(([p, n]) => el('th', {scope: 'colgroup', colspan: String(n), class: 'group'}, titleOf[p]))), el('tr', {}, chapters)] : el('tr', {}, first, chapters);
    const row = i => el('tr', {}, el('th', {scope: 'row'}, el('a', {href: address({view: 'findings', unit: String(i), sort: 'rule'})}, UNITS[i].name)),
      some.map(c => { const cell = worst.get(i + '|' + c), s = cell && STATUSES[cell.s];
        return el('td', {class: 'cell' + (s ? ' b-' + s : '')}, s ? el('button', {'aria-label': `${UNITS[i].name} ${c} ${W[s]} ${cell.n}`, onclick: () => go({view: 'findings', unit: String(i), chapter: c})}, MARKS[s] + (cell.n > 1 ? cell.n : '')) : null); }));
    return [el('table', {class: 'map'}, el('caption', {class: 'facts'}, W.map_caption), el('thead', {}, head), body), row];
  };
  return {columns, units, table, has: (i, some) => some.some(c => worst.has(i + '|' + c))};
}

// The same on paper, which does not scroll: a policy after the other, as many chapters beside each other as a page holds, all units that have any of it.
function printedMaps() {
  const {columns, units, table, has} = mapped(), ACROSS = 10, maps = [];
  for (const policy of POLICIES) {
    const own = columns.filter(c => c.split('/')[0] === policy);
    for (let from = 0; from < own.length; from += ACROSS) {
      const some = own.slice(from, from + ACROSS), body = el('tbody'), [map, row] = table(some, body);
      body.append(...units.filter(i => has(i, some)).map(row));
      maps.push(map);
    }
  }
  return maps;
}

function overview() {
  const fails = FINDINGS.filter(f => f[S] === 0);
  const cards = el('ul', {class: 'cards'}, STATUSES.map(s => el('li', {class: 't-' + s}, el('button', {onclick: () => go({view: 'findings', status: s})}, badge(s), el('strong', {}, String(RUN.counts[s])),
    s === 'fail' ? el('span', {class: 'facts'}, FORCES.filter(m => RUN.failures[m]).map(m => W[m] + ' ' + RUN.failures[m]).join(' · ')) : null))));
  const {columns, units, table} = mapped(), body = el('tbody'), [map, row] = table(columns, body);
  const rows = growing(units, row, 100, body);
  const notes = RUN.notes.map(n => el('p', {class: 'note'}, n));
  return [...notes, cards,
    el('div', {class: 'two'}, bars(W.by_rule, tally(fails, f => f[R]).slice(0, 10).map(([i, n]) => [RULES[i].title, n, address({view: 'findings', status: 'fail', rule: RULES[i].id})])),
      bars(W.by_unit, tally(fails, f => f[U]).slice(0, 10).map(([i, n]) => [i < 0 ? W.all_units : UNITS[i].name, n, address({view: 'findings', status: 'fail', unit: String(i)})]))),
    bars(W.chart_facts, LACKING.map(([name, n]) => [name, n, address({view: 'findings', q: name})])),
    el('h2', {}, W.map), el('div', {class: 'scroll screen', tabindex: '0', role: 'region', 'aria-label': W.map}, map), rows[1]];
}
const choice = (key, label, options) => el('div', {}, el('label', {for: 'f-' + key}, label), el('select', {id: 'f-' + key, onchange: e => go({[key]: e.target.value})},
  el('option', {value: ''}, key === 'sort' ? W.sort_weight : W.any), options.map(([value, name]) => el('option', {value, selected: state[key] === value}, name))));
function findings() {
  const found = seen(state).sort(ORDERS[state.sort] || ORDERS.weight);
  let wait = 0;
  const search = el('input', {id: 'f-q', type: 'search', value: state.q || '', oninput: e => { clearTimeout(wait); wait = setTimeout(() => go({q: e.target.value}), 200); }});
  const panel = el('form', {class: 'filters', role: 'search', 'aria-label': W.filters, onsubmit: e => e.preventDefault()},
    el('div', {}, el('label', {for: 'f-q'}, W.search), search),
    choice('status', W.head_status, STATUSES.map(s => [s, W[s]])), choice('force', W.head_force, FORCES.map(m => [m, W[m]])),
    POLICIES.length > 1 ? choice('policy', W.policy, POLICIES.map(p => [p, titleOf[p]])) : null,
    REGIONS.length > 1 ? choice('region', W.head_region, REGIONS.map(r => [r, r])) : null,
    choice('rule', W.head_rule, RULES.map(r => [r.id, r.title])),
    choice('sort', W.sort, [ ['unit', W.head_unit], ['rule', W.head_rule]]),
    el('div', {}, el('label', {for: 'f-clear'}, ' '), el('button', {id: 'f-clear', type: 'button', onclick: () => { location.hash = address({view: 'findings'}); }}, W.clear)));
  const heading = state.unit ? unitOf([Number(state.unit)]).name : state.rule ? (RULES.find(r => r.id === state.rule) || {title: state.rule}).title : W.findings;
  return [panel, el('h2', {}, heading), el('p', {class: 'count', role: 'status'}, filled(W.count, found.length, FINDINGS.length)), ...growing(found, f => item(f, found.length === 1), 100, el('ul', {class: 'list'}))];
}
function sortable(head, rows, first) {
  const holder = el('div');
  const draw = (by, down) => {
    const sorted = [...rows].sort((a, b) => (typeof a[by].v === 'number' ? a[by].v - b[by].v : String(a[by].v).localeCompare(String(b[by].v), document.documentElement.lang)) * (down ? -1 : 1));
    const body = el('tbody');
    const grown = growing(sorted, r => el('tr', {}, r.map(c => el('td', {class: typeof c.v === 'number' ? 'n' : null}, c.node || String(c.v)))), 200, body);
    holder.replaceChildren(el('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': head[0]}, el('table', {}, el('thead', {}, el('tr', {}, head.map((h, i) => el('th', {scope: 'col', class: rows.length && typeof rows[0][i].v === 'number' ? 'n' : null, 'aria-sort': i === by ? (down ? 'descending' : 'ascending') : null}, el('button', {onclick: () => draw(i, i === by ? !down : typeof (rows[0] || [])[i].v === 'number')}, h))))), body)), grown[1]);
  };
  draw(first, true);
  return holder;
}
function units() {
  return [el('h2', {}, W.units), sortable([W.head_unit, W.head_region, W.head_period, ...STATUSES.map(s => W[s])],
    UNITS.map((u, i) => [{v: u.name, node: el('a', {href: address({view: 'findings', unit: String(i), sort: 'rule'})}, u.name)}, {v: u.region}, {v: u.period || ''}, ...STATUSES.map(s => ({v: u.counts[s]}))]), 3)];
}
function rules() {
  const by = RULES.map(() => STATUSES.map(() => 0));
  for (const f of FINDINGS) ++by[f[R]][f[S]];
  return [el('h2', {}, W.rules), el('p', {class: 'facts'}, W.listed_only), sortable([W.head_rule, W.head_force, W.label_clause, ...STATUSES.map(s => W[s])],
    RULES.map((r, i) => [{v: r.title, node: el('a', {href: address({view: 'findings', rule: r.id})}, r.title)}, {v: W[forceOf(r)] || forceOf(r)}, {v: r.clauses.map(c => c[1] || c[0]).join(W.between_clauses)}, ...by[i].map(n => ({v: n}))]), 3)];
}
function problems() {
  return [el('h2', {}, W.problems), PROBLEMS.length ? el('ul', {class: 'list'}, PROBLEMS.map(p => el('li', {}, el('p', {}, el('strong', {}, p[0]), ' ', p[2] ? place(p[2]) : null, ' ', p[1], p[3].map(n => el('span', {class: 'who'}, el('br'), n)))))) : el('p', {}, W.no_problems)];
}
// Scores, as the run reckoned them: cells that are numbers sort as numbers.
function scores() {
  const cell = text => ({v: /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text});
  const table = (rows, by) => sortable(rows[0], rows.slice(1).map(r => r.map(cell)), by);
  return [el('h2', {}, LEAGUE.title), el('p', {class: 'facts'}, LEAGUE.note), LEAGUE.units.length > 1 ? table(LEAGUE.units, 3) : null,
    ...(LEAGUE.regions.length > 1 ? [el('h2', {}, W.league_regions), table(LEAGUE.regions, 3)] : [])];
}
const VIEWS = Object.assign({overview, findings, units, rules}, LEAGUE ? {scores} : {}, {problems});

const main = document.getElementById('main');
let drawn = '';
function draw() {
  parse();
  const focused = document.activeElement && document.activeElement.id, at = document.activeElement && document.activeElement.selectionStart;
  main.replaceChildren(...VIEWS[state.view]().filter(Boolean));
  for (const link of document.querySelectorAll('nav a')) if (link.dataset.view === state.view) link.setAttribute('aria-current', 'page'); else link.removeAttribute('aria-current');
  const again = focused && document.getElementById(focused);
  if (again) { again.focus(); if (focused === 'f-q') again.setSelectionRange(at, at); } else if (drawn && drawn !== state.view) scrollTo(0, 0);
  drawn = state.view;
}
document.getElementById('nav').append(...Object.keys(VIEWS).map(v => el('li', {}, el('a', {href: address({view: v}), 'data-view': v}, W['view_' + v] + (v === 'problems' && PROBLEMS.length ? ` (${PROBLEMS.length})` : '')))),
  el('li', {}, el('button', {onclick: () => print()}, W.print)), el('li', {}, el('button', {onclick: () => { const d = document.documentElement, dark = d.dataset.theme ? d.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches; d.dataset.theme = dark ? 'light' : 'dark'; }}, W.theme)));
addEventListener('hashchange', draw);
// A unit a page, with what is wrong of it.
addEventListener('beforeprint', () => {
  parse();
  const shown = seen(state.view === 'findings' ? state : {status: 'fail,error,unknown,pending,waived'}), byUnit = new Map();
  for (const f of shown.sort(ORDERS.unit)) { if (!byUnit.has(f[U])) byUnit.set(f[U], []); byUnit.get(f[U]).push(f); }
  // Paper holds all of a table that grows by a click.
  for (let more; (more = main.querySelector('button.more:not([hidden])')) && state.view !== 'findings' && state.view !== 'overview';) more.click();
  const pages = el('div', {id: 'printed'}, state.view === 'overview' ? printedMaps() : null);
  for (const [u, list] of byUnit) { const unit = u < 0 ? {name: W.all_units} : UNITS[u];
    pages.append(el('section', {class: 'unit'}, el('h2', {}, unit.name), el('p', {class: 'facts'}, [unit.level, unit.period, unit.region, unit.file].filter(Boolean).join(' · ')), el('ul', {class: 'list'}, list.map(f => item(f, true))))); }
  main.append(pages);
});
addEventListener('afterprint', draw);
addEventListener('keydown', e => {
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  const typing = /INPUT|SELECT|TEXTAREA/.test(document.activeElement.tagName);
  if (e.key === 'Escape' && typing) document.activeElement.blur();
  if (typing) return;
  if (e.key === '/') { e.preventDefault(); if (state.view !== 'findings') { go({view: 'findings'}); setTimeout(() => document.getElementById('f-q').focus(), 50); } else document.getElementById('f-q').focus(); }
  if (e.key === 'j' || e.key === 'k') { const rows = [...document.querySelectorAll('.row')], i = rows.indexOf(document.activeElement), next = rows[i < 0 ? 0 : i + (e.key === 'j' ? 1 : -1)]; if (next) next.focus(); }
});
draw();
})();
