(() => {
  const {low, make, badge, table, paged, choice, counted} = parts;
  const data = JSON.parse(document.getElementById('data').textContent);
  const apps = data.applications;
  const pages = JSON.parse(document.getElementById('pages').textContent);
  const whole = number => Math.round(number).toLocaleString('en');
  const days = app => app.effortDaysHigh < 10 ? `${app.effortDaysLow.toFixed(1)} to ${app.effortDaysHigh.toFixed(1)}` : `${whole(app.effortDaysLow)} to ${whole(app.effortDaysHigh)}`;

  // The list of applications, with search.
  const list = document.getElementById('list');
  const state = {text: '', strategy: ''};
  const results = make('div');
  const search = () => {
    const found = apps.map((app, number) => ({app, number})).filter(({app}) =>
      (!state.strategy || app.strategy === state.strategy) && low(app.name).includes(low(state.text)));
    results.replaceChildren(paged(found, 50, 'applications', some => table('Applications', ['application', 'strategy', 'effort, days#', 'value#', 'confidence#', 'findings#'],
      some.map(({app, number}) => [make('a', {href: '#app-' + number}, app.name), low(app.strategy), days(app),
        String(app.value), Math.round(100 * app.confidence) + ' %', app.findings.length.toLocaleString('en')]))));
  };
  const input = make('input', {type: 'search', autocomplete: 'off'});
  input.oninput = () => { state.text = input.value; search(); };
  list.replaceChildren(make('div', {class: 'tools'}, make('label', {}, 'Name contains', input),
    choice('Strategy', [['', 'all'], ...counted(apps, a => a.strategy).map(([s, n]) => [s, `${low(s)} (${n})`])], value => { state.strategy = value; search(); })), results);
  search();

  // One application.
  const evidence = (app, ids, said) => {
    if (!ids.length) return null;
    const known = new Map(app.evidence.map(e => [e.id, e]));
    const texts = ids.slice(0, 5).map(id => known.has(id) ? (known.get(id).text === said ? known.get(id).where : `${known.get(id).text} [${known.get(id).where}]`) : id);
    return make('div', {class: 'evidence'}, texts.join('; ') + (ids.length > 5 ? `; and ${ids.length - 5} more` : ''));
  };
  const points = (app, option) => make('ul', {class: 'points'}, ...option.reasons.map(reason => make('li', {},
    make('span', {class: 'n'}, (reason.points > 0 ? '+' : '−') + Math.abs(reason.points)), make('div', {}, reason.why, evidence(app, reason.evidence, reason.why)))));
  const finding = f => make('details', {class: 'finding'},
    make('summary', {}, badge(f.severity === 'MANDATORY' ? 'bad' : f.severity === 'OPTIONAL' ? 'warn' : 'plain', low(f.severity)), ' ',
      make('strong', {}, f.title), ' ', make('span', {class: 'soft'}, `${f.file}:${f.line}`)),
    make('p', {}, f.reason), make('p', {}, f.fix), f.snippet ? make('pre', {tabindex: '0'}, f.snippet) : null, make('p', {class: 'soft'}, `rule ${f.ruleId}, ${low(f.category)}`));
  const findings = app => {
    const box = make('div');
    const chosen = {category: '', severity: ''};
    const draw = () => box.replaceChildren(paged(app.findings.filter(f => (!chosen.category || f.category === chosen.category) && (!chosen.severity || f.severity === chosen.severity)),
      25, 'findings', some => make('div', {}, ...some.map(finding))));
    draw();
    const options = key => [['', 'all'], ...counted(app.findings, key).map(([name, count]) => [name, `${low(name)} (${count.toLocaleString('en')})`])];
    return make('div', {}, make('div', {class: 'tools'}, choice('Category', options(f => f.category), v => { chosen.category = v; draw(); }),
      choice('Severity', options(f => f.severity), v => { chosen.severity = v; draw(); })), box);
  };
  const page = document.getElementById('page');
  const show = number => {
    const app = apps[number];
    const parts = [make('h2', {id: 'h-page'}, app.name), make('p', {}, make('a', {href: '#applications'}, 'All applications'))];
    const chosen = app.options.find(o => o.strategy === app.strategy);
    parts.push(make('p', {}, badge('good', low(app.strategy)), ` ${days(app)} days, value ${app.value}, confidence ${Math.round(100 * app.confidence)} %, ${app.servers.length} server(s)`));
    if (app.override) parts.push(make('p', {}, `${app.override.author} decided so on ${app.override.date}; the points say ${low(app.override.proposed)}. “${app.override.reason}” (${app.override.where})`));
    if (app.notKnown.length) parts.push(make('p', {class: 'soft'}, 'Not known: ' + app.notKnown.join('; ') + '.'));
    parts.push(make('h3', {}, `Why ${low(app.strategy)}: ${chosen.points} points`), points(app, chosen));
    for (const option of app.options.filter(o => o !== chosen)) {
      parts.push(make('details', {}, make('summary', {}, `${low(option.strategy)}: ${option.points < 0 ? '−' : ''}${Math.abs(option.points)} points`), points(app, option)));
    }
    parts.push(make('h3', {}, 'Effort'), make('ul', {}, ...app.effortReasons.map(r => make('li', {}, r))));
    if (app.requirements.length) parts.push(make('h3', {}, 'What the industry requires'), make('ul', {}, ...app.requirements.map(r => make('li', {},
      badge(r.state === 'MET' ? 'good' : r.state === 'OPEN' ? 'warn' : 'bad', low(r.state)), ` ${r.title}. ${r.why}${r.sources.length ? ` Asked for by ${r.sources.join('; ')}.` : ''} ${r.state === 'MET' ? '' : r.action}`, evidence(app, r.evidence)))));
    if (app.risks.length) parts.push(make('h3', {}, 'Risks'), make('ul', {}, ...app.risks.map(r => make('li', {},
      badge(r.likelihood * r.impact >= 15 ? 'bad' : r.likelihood * r.impact >= 8 ? 'warn' : 'plain', `${r.likelihood} × ${r.impact}`), ` ${r.title.replace(/\.?$/, '.')} `, make('em', {}, r.mitigation), evidence(app, r.evidence)))));
    parts.push(make('h3', {}, 'Findings in the code'));
    if (pages[number]) parts.push(make('p', {}, make('a', {href: pages[number]}, 'All findings with their code, by rule')));
    parts.push(app.findings.length ? findings(app) : make('p', {}, 'None are known.'));
    page.replaceChildren(...parts);
    page.hidden = false;
    page.focus({preventScroll: true});
    page.scrollIntoView();
  };
  const route = () => {
    const match = /^#app-(\d+)$/.exec(location.hash);
    if (match && apps[Number(match[1])]) show(Number(match[1]));
  };
  // What a node is tied to shows while it is pointed at.
  document.querySelectorAll('svg .thing').forEach(thing => {
    const drawing = thing.closest('svg');
    const name = thing.dataset.name;
    const look = on => () => {
      drawing.classList.toggle('looking', on);
      drawing.querySelectorAll('.tie').forEach(({classList, dataset}) => classList.toggle('near', on && (dataset.from === name || dataset.to === name)));
    };
    thing.onmouseenter = look(true);
    thing.onmouseleave = look(false);
  });
  addEventListener('hashchange', route);
  route();
})();
