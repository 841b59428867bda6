(() => {
  const {low, make, badge, paged, choice, counted} = parts;
  const data = JSON.parse(document.getElementById('data').textContent);
  const KINDS = ['mandatory', 'optional', 'potential', 'insight'];
  const TONES = {mandatory: 'bad', optional: 'warn', potential: 'plain', insight: 'plain'};
  const number = value => value.toLocaleString('en');
  const many = (count, one, more) => `${number(count)} ${count === 1 ? one : more}`;
  const place = incident => (incident.path || 'the application') + (incident.line ? ':' + incident.line : '');

  // Rules write a little Markdown. Links go to the web only, and nothing but text is ever taken over.
  const inline = text => {
    const nodes = [];
    const pattern = /`([^`\n]+)`|\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)|(https?:\/\/[^\s<>)"'`\]]+[^\s<>)"'`\].,;:])/g;
    let at = 0;
    for (const match of text.matchAll(pattern)) {
      nodes.push(text.slice(at, match.index));
      if (match[1]) nodes.push(make('code', {}, match[1]));
      else nodes.push(make('a', {href: match[3] || match[4], rel: 'noopener noreferrer'}, match[2] || match[4]));
      at = match.index + match[0].length;
    }
    nodes.push(text.slice(at));
    return nodes;
  };
  const prose = text => make('div', {class: 'text'}, ...text.split(/^[ \t]*```.*$/m).flatMap((part, i) => {
    if (i % 2) return [make('pre', {tabindex: '0'}, part.replace(/^\n|\s+$/g, ''))];
    return part.split(/\n\s*\n/).filter(one => one.trim()).map(one => make('p', {}, ...inline(one.trim().replace(/[ \t]*\n(?!\s*([-*+]|\d+[.)])\s)/g, ' '))));
  }));
  const link = ({url, title}) => /^https?:\/\//.test(url) ? make('a', {href: url, rel: 'noopener noreferrer'}, title || url) : `${title} ${url}`;

  const snippet = incident => {
    const code = make('pre', {tabindex: '0', 'aria-label': 'Code at ' + place(incident)});
    incident.snippet.split('\n').forEach((line, i) => {
      const here = Number((/^\s*(\d+)  /.exec(line + '  ') || [])[1]) === incident.line;
      if (i) code.append('\n');
      code.append(here ? make('mark', {}, line) : line);
    });
    return code;
  };
  // What is folded away is made when it is unfolded.
  const folded = (attributes, summary, body) => {
    const details = make('details', attributes, summary);
    const fill = () => { if (details.children.length === 1) details.append(body()); };
    details.ontoggle = () => { if (details.open) fill(); };
    details.fill = fill;
    return details;
  };
  const shown = (incident, rule, common) => {
    const said = rule ? make('div', {}, badge(TONES[rule.kind], rule.kind), ' ', rule.title) : null;
    const message = common || !incident.message ? null : prose(incident.message);
    return make('div', {class: 'place'}, make('div', {class: 'where'}, rule ? 'line ' + (incident.line || '–') : place(incident)), said, message,
      incident.snippet ? snippet(incident) : null);
  };

  const ruleBody = ({rule, incidents}) => {
    const first = incidents[0].message;
    const common = incidents.every(incident => incident.message === first);
    const body = make('div', {class: 'body'});
    if (rule.description && rule.description.trim() !== rule.title) body.append(make('h4', {}, 'Why'), prose(rule.description));
    if (common && first) body.append(make('h4', {}, 'What to do'), prose(first));
    if (rule.links.length) body.append(make('h4', {}, 'Read on'), make('ul', {}, ...rule.links.map(one => make('li', {}, link(one)))));
    body.append(make('p', {class: 'soft'}, `Rule ${rule.id} of ${rule.ruleset}; effort ${rule.effort} for each place.`));
    if (rule.labels.length) body.append(folded({}, make('summary', {}, many(rule.labels.length, 'label', 'labels')),
      () => make('ul', {class: 'chips'}, ...rule.labels.map(label => make('li', {}, badge('plain', label))))));
    body.append(make('h4', {}, 'Where'), paged(incidents, 10, 'places', some => make('div', {}, ...some.map(one => shown(one, null, common)))));
    return body;
  };
  const ruleEntry = entry => folded({class: 'rule'}, make('summary', {}, badge(TONES[entry.rule.kind], entry.rule.kind),
    make('span', {class: 'name'}, entry.rule.title), make('span', {class: 'figures'}, `${many(entry.incidents.length, 'place', 'places')}, effort ${number(entry.effort)}`)), () => ruleBody(entry));
  const fileEntry = entry => folded({class: 'rule'}, make('summary', {}, badge(TONES[entry.worst], entry.worst),
    make('span', {class: 'name'}, entry.path), make('span', {class: 'figures'}, `${many(entry.found.length, 'finding', 'findings')}, effort ${number(entry.effort)}`)),
  () => make('div', {class: 'body'}, paged(entry.found, 10, 'findings', some => make('div', {}, ...some.map(({rule, incident}) => shown(incident, rule, false))))));

  const rules = data.rules;
  const state = {text: '', kind: '', ruleset: '', group: 'rule', sort: 'weight'};
  const has = (text, words) => words.every(word => text.includes(word));
  for (const rule of rules) {
    rule.searched = [rule.id, rule.title, rule.description, rule.ruleset, ...rule.labels].join(' ').toLowerCase();
    for (const incident of rule.incidents) incident.searched = (incident.path + ' ' + incident.message).toLowerCase();
  }
  const matching = () => {
    const words = state.text.toLowerCase().split(/\s+/).filter(word => word);
    const found = [];
    for (const rule of rules) {
      if (state.kind && rule.kind !== state.kind || state.ruleset && rule.ruleset !== state.ruleset) continue;
      const incidents = has(rule.searched, words) ? rule.incidents : rule.incidents.filter(one => has(rule.searched + ' ' + one.searched, words));
      if (incidents.length) found.push({rule, incidents, effort: rule.effort * incidents.length});
    }
    return found;
  };
  const SORTS = {
    weight: (a, b) => KINDS.indexOf(a.rule.kind) - KINDS.indexOf(b.rule.kind) || b.effort - a.effort || b.incidents.length - a.incidents.length,
    effort: (a, b) => b.effort - a.effort,
    places: (a, b) => b.incidents.length - a.incidents.length,
    name: (a, b) => (a.rule.title < b.rule.title ? -1 : a.rule.title > b.rule.title ? 1 : 0),
  };
  const byFile = found => {
    const files = new Map();
    for (const {rule, incidents} of found) for (const incident of incidents) {
      const path = incident.path || 'the application';
      if (!files.has(path)) files.set(path, {path, found: [], effort: 0, worst: 'insight'});
      const entry = files.get(path);
      entry.found.push({rule, incident});
      entry.effort += rule.effort;
      if (KINDS.indexOf(rule.kind) < KINDS.indexOf(entry.worst)) entry.worst = rule.kind;
    }
    for (const entry of files.values()) entry.found.sort((a, b) => a.incident.line - b.incident.line);
    return [...files.values()].sort((a, b) => b.effort - a.effort || b.found.length - a.found.length || (a.path < b.path ? -1 : 1));
  };

  const list = document.getElementById('list');
  const results = make('div');
  const draw = () => {
    const found = matching().sort(SORTS[state.sort]);
    const entries = state.group === 'file' ? byFile(found) : found;
    if (!entries.length) {
      results.replaceChildren(make('p', {class: 'empty', role: 'status'}, rules.length ? 'Nothing matches what is chosen above.' : 'No rule found anything.'));
      return;
    }
    results.replaceChildren(paged(entries, 50, state.group === 'file' ? 'files' : 'rules',
      some => make('div', {class: 'rules'}, ...some.map(state.group === 'file' ? fileEntry : ruleEntry))));
  };
  const options = (key, names) => [['', 'all'], ...counted(rules, key).map(([name, count]) => [name, `${name} (${number(count)})`])
    .sort((a, b) => names ? names.indexOf(a[0]) - names.indexOf(b[0]) : 0)];
  const input = make('input', {type: 'search', autocomplete: 'off'});
  let waiting = 0;
  input.oninput = () => { clearTimeout(waiting); waiting = setTimeout(() => { state.text = input.value; draw(); }, 120); };
  const set = key => value => { state[key] = value; draw(); };
  list.replaceChildren(make('div', {class: 'tools'}, make('label', {class: 'wide'}, 'Search rules, files and messages', input),
    choice('Category', options(rule => rule.kind, KINDS), set('kind')), choice('Ruleset', options(rule => rule.ruleset), set('ruleset')),
    choice('Group by', [['rule', 'rule'], ['file', 'file']], set('group')),
    choice('Order', [['weight', 'category'], ['effort', 'effort'], ['places', 'places'], ['name', 'name']], set('sort'))), results);
  draw();
  // On paper everything of the page that is shown is unfolded.
  addEventListener('beforeprint', () => document.querySelectorAll('details').forEach(details => { if (details.fill) details.fill(); details.open = true; }));
})();
