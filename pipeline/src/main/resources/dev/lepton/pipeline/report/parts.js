'use strict';
// What the pages have in common.
const parts = (() => {
  const low = text => String(text).toLowerCase().replace(/_/g, ' ');

  // Text from outside only ever becomes text: no markup is put together here.
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    for (const child of children) if (child !== null) element.append(child);
    return element;
  };
  const badge = (tone, text) => make('span', {class: 'badge ' + tone}, text);
  const table = (caption, columns, rows) => make('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption},
    make('table', {'aria-label': caption},
      make('thead', {}, make('tr', {}, ...columns.map(c => make('th', {scope: 'col', class: c.endsWith('#') ? 'n' : ''}, c.replace('#', ''))))),
      make('tbody', {}, ...rows.map(cells => make('tr', {}, ...cells.map((cell, i) =>
        make(i ? 'td' : 'th', i ? {class: columns[i].endsWith('#') ? 'n' : ''} : {scope: 'row'}, cell)))))));

  // A long list, one page at a time; says where one is.
  const paged = (items, size, noun, view) => {
    const box = make('div');
    let at = 0;
    const draw = focus => {
      const last = Math.max(0, Math.ceil(items.length / size) - 1);
      at = Math.min(Math.max(0, at), last);
      const go = (text, page, off) => {
        const button = make('button', {type: 'button'}, text);
        button.disabled = off;
        button.onclick = () => { at = page; draw(text); };
        return button;
      };
      const status = items.length ? `${(at * size + 1).toLocaleString('en')} to ${Math.min(items.length, (at + 1) * size).toLocaleString('en')} of ${items.length.toLocaleString('en')} ${noun}` : `no ${noun}`;
      const pages = make('div', {class: 'pages'}, make('span', {role: 'status'}, status));
      if (last > 0) pages.append(go('First', 0, at === 0), go('Previous', at - 1, at === 0), go('Next', at + 1, at === last), go('Last', last, at === last));
      box.replaceChildren(pages, ...(items.length ? [view(items.slice(at * size, (at + 1) * size))] : []));
      if (focus) {
        const buttons = [...box.querySelectorAll('button')];
        (buttons.find(b => b.textContent === focus && !b.disabled) || buttons.find(b => !b.disabled) || box).focus();
      }
    };
    draw();
    return box;
  };
  const choice = (label, options, change) => {
    const select = make('select', {}, ...options.map(([value, text]) => make('option', {value}, text)));
    select.onchange = () => change(select.value);
    return make('label', {}, label, select);
  };
  const counted = (items, key) => {
    const counts = new Map();
    for (const item of items) counts.set(key(item), (counts.get(key(item)) || 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  };
  return {low, make, badge, table, paged, choice, counted};
})();
