const test = require('node:test');
const assert = require('node:assert');
const app = require('../app');

test('visits are counted', async () => {
  const server = app.listen(0);
  const url = `http://127.0.0.1:${server.address().port}/`;
  const first = await fetch(url);
  assert.strictEqual((await first.json()).visits, 1);
  const cookie = first.headers.get('set-cookie').split(';')[0];
  const second = await fetch(url, { headers: { cookie } });
  assert.deepStrictEqual(await second.json(), { visits: 2, avatars: 'http://avatars.corp/api' });
  server.close();
});
