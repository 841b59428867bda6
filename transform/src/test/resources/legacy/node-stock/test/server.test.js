'use strict';

const test = require('node:test');
const assert = require('node:assert');
const { server, queue, apiKey, workers } = require('../server');

test('the stock is served', async () => {
  await new Promise(resolve => server.listen(0, resolve));
  const answer = await fetch(`http://127.0.0.1:${server.address().port}/stock`);
  assert.deepStrictEqual(await answer.json(), { warehouse: 'http://warehouse.corp:8080/api', path: '/stock' });
  await new Promise(resolve => server.close(resolve));
});

test('others are known by their logins', () => {
  assert.strictEqual(queue.password, 'st0ck-2016');
  assert.strictEqual(apiKey, 'k3y-4-warehouse');
  assert.ok(workers > 0);
});
