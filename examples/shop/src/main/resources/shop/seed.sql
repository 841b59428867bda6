-- Rows for the shop, about ${rows} of them and never fewer. The same number gives the same rows: nothing is random,
-- everything follows from the row's own number.

SET synchronous_commit = off;
SET maintenance_work_mem = '128MB';
SET timezone = 'UTC';

-- Helpers, gone with the session. share: so many percent of all rows, but at least so many.
CREATE FUNCTION pg_temp.share(percent numeric, at_least bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT greatest(at_least, ceil(${rows}::numeric * percent / 100)::bigint)
$$;
-- pick: a number from 0 to n - 1 that looks random; salt tells the columns apart.
CREATE FUNCTION pg_temp.pick(i bigint, salt integer, n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT ((hashint8extended(i, salt) & 2147483647) % n)::integer
$$;

-- 1. The rows of every day.

INSERT INTO customers (id, name, email, address, tags, preferences, note, discount, newsletter, born, last_ip, registered_at, updated_at)
SELECT i,
  (ARRAY['Ada', 'Zoë', 'Jürgen', 'Łucja', 'محمد', 'שרה', '美咲', 'Νίκος', 'Ирина', 'André', 'İpek', '👩‍🚀 Sam'])[1 + pg_temp.pick(i, 1, 12)]
    || ' ' || (ARRAY['Smith', 'Müller', 'García', 'O''Hara', '王', 'Şahin', 'van ''t Hof', 'Łoś'])[1 + pg_temp.pick(i, 2, 8)],
  CASE WHEN pg_temp.pick(i, 3, 10) > 0 THEN 'customer' || i || '@example.com' END,
  CASE WHEN pg_temp.pick(i, 4, 8) > 0 THEN
    ROW(pg_temp.pick(i, 5, 200) || ' High Street, "Rear"', (ARRAY['Köln', '東京', 'Paris', 'Kraków', NULL])[1 + pg_temp.pick(i, 6, 5)],
      lpad(pg_temp.pick(i, 7, 99999)::text, 5, '0'), (ARRAY['DE', 'JP', 'FR', 'PL'])[1 + pg_temp.pick(i, 8, 4)])::postal_address END,
  CASE pg_temp.pick(i, 9, 4) WHEN 0 THEN NULL WHEN 1 THEN '{}' WHEN 2 THEN ARRAY['vip', NULL, 'with, comma'] ELSE ARRAY['regular'] END,
  jsonb_build_object('language', (ARRAY['de', 'en', 'ja'])[1 + pg_temp.pick(i, 10, 3)], 'theme', NULL, 'visits', pg_temp.pick(i, 11, 500)),
  CASE WHEN pg_temp.pick(i, 12, 5) = 0 THEN E'called twice\nline two\ttab \\ backslash ' || i END,
  CASE WHEN pg_temp.pick(i, 13, 3) = 0 THEN pg_temp.pick(i, 14, 10001) / 100.0 END,
  (ARRAY[true, false, NULL])[1 + pg_temp.pick(i, 15, 3)],
  CASE WHEN pg_temp.pick(i, 16, 4) > 0 THEN date '1930-01-01' + pg_temp.pick(i, 17, 29000) END,
  CASE WHEN pg_temp.pick(i, 18, 3) > 0 THEN inet '10.0.0.0' + pg_temp.pick(i, 19, 16000000) END,
  timestamptz '2019-01-01 00:00:00Z' + pg_temp.pick(i, 20, 240000000) * interval '1 second',
  timestamptz '2026-11-01 00:00:00Z' - pg_temp.pick(i, 21, 900000) * interval '1 second'
FROM generate_series(1, pg_temp.share(6, 300)) AS i;

INSERT INTO products (id, sku, name, category, price, weight_kg, tags, dimensions, sold_at_age, public_id, thumbnail, updated_at)
SELECT i, 'P' || lpad(i::text, 6, '0'),
  (ARRAY['Chair', 'Tafel', '椅子', 'Lámpara', 'Café ☕', 'Ne\\w "lamp"'])[1 + pg_temp.pick(i, 31, 6)] || ' ' || i,
  (ARRAY['furniture', 'light', 'kitchen', 'garden', 'books'])[1 + pg_temp.pick(i, 32, 5)],
  1 + pg_temp.pick(i, 33, 50000) / 100.0,
  CASE WHEN pg_temp.pick(i, 34, 4) > 0 THEN pg_temp.pick(i, 35, 100000) / 1000.0 END,
  ARRAY['tag' || pg_temp.pick(i, 36, 50), 'tag' || pg_temp.pick(i, 37, 50)],
  CASE WHEN pg_temp.pick(i, 38, 3) > 0 THEN ARRAY[[pg_temp.pick(i, 39, 300), pg_temp.pick(i, 40, 300)], [NULL, 1]] END,
  CASE pg_temp.pick(i, 41, 4) WHEN 0 THEN int4range(18, NULL) WHEN 1 THEN 'empty'::int4range WHEN 2 THEN int4range(3, 12, '[]') END,
  md5('product ' || i)::uuid,
  CASE WHEN pg_temp.pick(i, 42, 2) = 0 THEN decode('0000' || md5('thumbnail ' || i) || '00ff', 'hex') END,
  timestamptz '2026-10-01 00:00:00Z'
FROM generate_series(1, pg_temp.share(2, 1000)) AS i;

INSERT INTO product_manuals (product_id, body)
SELECT i, (SELECT string_agg(md5(i || ' ' || part), CASE part % 9 WHEN 0 THEN E'\n§ ' ELSE ' ' END ORDER BY part)
           FROM generate_series(1, 260 + pg_temp.pick(i, 51, 900)) AS part)
FROM generate_series(1, 300) AS i;

INSERT INTO stock (product_id, quantity, shelf)
SELECT id, 1000 + pg_temp.pick(id, 61, 100000), CASE WHEN pg_temp.pick(id, 62, 5) > 0 THEN 'S' || pg_temp.pick(id, 63, 999) END
FROM products;

-- Lines before their orders: an order's total is then known when it is written.
INSERT INTO order_lines (order_id, line_no, product_id, quantity, unit_price)
SELECT o.i, line, p.id, 1 + pg_temp.pick(o.i * 8 + line, 82, 5), p.price
FROM generate_series(1, pg_temp.share(18, 600)) AS o(i)
CROSS JOIN LATERAL generate_series(1, 1 + pg_temp.pick(o.i, 81, 3)) AS line
JOIN products p ON p.id = 1 + pg_temp.pick(o.i * 8 + line, 83, pg_temp.share(2, 1000)::integer)
ORDER BY o.i, line;

INSERT INTO orders (id, customer_id, reference, invoice_no, status, total, coupons, placed_at, updated_at)
SELECT i, 1 + pg_temp.pick(i, 71, pg_temp.share(6, 300)::integer), 'seed-' || i, 993 + 7 * i,
  (ARRAY['new', 'paid', 'shipped', 'shipped', 'cancelled'])[1 + pg_temp.pick(i, 72, 5)]::order_status, lines.total,
  CASE WHEN pg_temp.pick(i, 73, 6) = 0 THEN ARRAY['WELCOME', 'C' || pg_temp.pick(i, 74, 999)] END,
  timestamptz '2024-12-01 00:00:00Z' + i * (62000000.0 / pg_temp.share(18, 600)) * interval '1 second',
  timestamptz '2026-11-22 00:00:00Z'
FROM (SELECT order_id AS i, sum(line_total) AS total FROM order_lines GROUP BY order_id ORDER BY order_id) AS lines;

INSERT INTO payments (order_id, payment_key, amount, method, paid_at)
SELECT o.id, 'seed-' || o.id, o.total,
  (ARRAY['card', 'invoice', 'sepa', 'gift card', 'Überweisung'])[1 + pg_temp.pick(o.id, 92, 5)]::payment_method,
  o.placed_at + pg_temp.pick(o.id, 93, 86400) * interval '1 second'
FROM orders o WHERE o.status IN ('paid', 'shipped') ORDER BY o.id;

INSERT INTO daily_sales (day, orders, revenue)
SELECT date '2024-11-22' + i, 100 + pg_temp.pick(i, 101, 400), round((500000 + pg_temp.pick(i, 102, 9000000)) / 100.0, 2)
FROM generate_series(0, 729) AS i;

-- Every seventh line stands there twice, and some lines are all alike.
INSERT INTO audit_log (logged_at, actor, action, detail)
SELECT CASE WHEN i % 100 > 0 THEN timestamptz '2026-01-01 00:00:00Z' + i * interval '37 seconds' END,
  (ARRAY['shop', 'night job', 'Jörg', NULL])[1 + pg_temp.pick(i, 111, 4)],
  (ARRAY['order placed', 'order paid', 'login'])[1 + pg_temp.pick(i, 112, 3)],
  CASE WHEN i % 50 > 0 THEN 'seed ' || i END
FROM (SELECT n - n % 7 / 6 AS i FROM generate_series(1, pg_temp.share(11, 400)) AS n) AS numbered;
INSERT INTO audit_log SELECT NULL, NULL, NULL, NULL FROM generate_series(1, 5);

INSERT INTO page_views (id, viewed_at, path, visitor, took)
SELECT i, timestamp '2026-07-25 00:00:00' + pg_temp.pick(i, 121, 10300000) * interval '1 second',
  '/product?id=' || pg_temp.pick(i, 122, 1000),
  CASE WHEN i % 5 = 0 THEN inet '2001:db8::' + pg_temp.pick(i, 123, 1000000) ELSE inet '192.168.0.0/16' + pg_temp.pick(i, 123, 65000) END,
  pg_temp.pick(i, 124, 3000) * interval '1 millisecond'
FROM generate_series(1, pg_temp.share(14, 400)) AS i;

INSERT INTO "Legacy Notes" ("Id", "Order", "Text ""quoted""", "select")
SELECT i, CASE WHEN i % 3 > 0 THEN 1 + pg_temp.pick(i, 131, 500) END, 'Note "' || i || '"; -- é', i % 2 = 0
FROM generate_series(1, pg_temp.share(1, 50)) AS i;

-- 2. The odd ones.

INSERT INTO curiosities (id, label, amount, anything, ratio, small, tiny) VALUES
  (1, NULL, NULL, NULL, NULL, NULL, NULL),
  (2, '', 0, 'NaN', 'NaN', 'NaN', 0),
  (3, 'infinite', 9999999999.99, 'Infinity', 'Infinity', 'Infinity', 32767),
  (4, 'minus infinite', -9999999999.99, '-Infinity', '-Infinity', '-Infinity', -32768),
  (5, 'minus zero', 0.00, 0.000, '-0', '-0', 0),
  (6, 'thin', 0.01, 1e-130, 5e-324, 1e-45, 1),
  (7, 'wide', 1.50, 123456789012345678901234567890123456789012345678901234567890.123456789, 1.7976931348623157e308, 3.4028235e38, 1),
  (8, 'not quite', 0.10, 1.500, 0.1, 0.1, 1),
  (9, 'not quite either', 0.1, 1.5, 0.30000000000000004, 0.3, 1);

INSERT INTO curiosities (id, label, document, words, grid, raw) VALUES
  (20, 'emoji 👨‍👩‍👧‍👦 🇳🇵', '{"emoji": "🚀", "nested": {"list": [1, null, {"deep": true}]}}', ARRAY['🙂', '', NULL], '{{1,2},{3,4}}', '\x00'),
  (21, 'عربي עברית right to left', '[]', '{}', '{}', ''),
  (22, 'combining é versus precomposed é', '"text"', ARRAY['a"b', 'c\d', 'e,f', '{g}', 'NULL'], '[2:3][0:1]={{5,6},{7,8}}', '\xdeadbeef00ff'),
  (23, '漢字かな交じり文 한국어', 'null', ARRAY[' leading', 'trailing '], NULL, decode(repeat('00', 1000), 'hex')),
  (24, E'tab\t newline\n return\r bell\a backslash\\ \\. \\N', '12345678901234567890.12345', NULL, '{{{1},{2}},{{3},{NULL}}}', NULL),
  (25, 'zero width ​joiner and BOM ﻿', '{"a": 1.0, "b": 1e3, "": "", "quote\"": "\\"}', ARRAY[E'line\nbreak'], '{{-2147483648,2147483647}}', '\x5c5c');

INSERT INTO curiosities (id, label, seen_at, wall_clock, on_day, at_time, duration, period) VALUES
  (40, 'for ever', 'infinity', 'infinity', 'infinity', '24:00:00', '178000000 years', '[2026-01-01 00:00:00Z,infinity)'),
  (41, 'since ever', '-infinity', '-infinity', '-infinity', '00:00:00', '-178000000 years', '(-infinity,2026-01-01 00:00:00Z]'),
  (42, 'long ago', '0044-03-15 12:00:00Z BC', '4713-01-01 00:00:00 BC', '4713-01-01 BC', '12:00:00.000001', '1 month -30 days', '(,)'),
  (43, 'far away', '294276-12-31 23:59:59.999999Z', '294276-12-31 23:59:59.999999', '5874897-12-31', '23:59:59.999999', '30 days', 'empty'),
  (44, 'hour that comes twice', '2026-10-25 02:30:00 Europe/Berlin', '2026-10-25 02:30:00', '2026-10-25', '02:30', '1 month', '[2026-01-01 00:00:00Z,2026-01-01 00:00:00Z]'),
  (45, 'first microsecond', '1970-01-01 00:00:00.000001Z', '1969-12-31 23:59:59.999999', '1970-01-01', '00:00:00.1', '-1 day +02:03:04.000005', NULL);

INSERT INTO curiosities (id, label, mood, contact, home, uid, address, flag, padded, span) VALUES
  (60, 'empty address', 'new', 'a@b', ROW('', '', '', '')::postal_address, '00000000-0000-0000-0000-000000000000', '0.0.0.0/0', true, '', 'empty'),
  (61, 'address of nulls', 'cancelled', 'ü@例え.jp', ROW(NULL, NULL, NULL, NULL)::postal_address, 'ffffffff-ffff-ffff-ffff-ffffffffffff', '::1', false, 'x', '[1,1]'),
  (62, 'quoted address', 'paid', NULL, ROW('a "b", (c)', E'd\\e\nf', 'x', 'GB')::postal_address, NULL, 'fe80::1/64', NULL, '  both  ', '(,5)');

INSERT INTO curiosities
SELECT i, CASE WHEN i % 7 > 0 THEN 'curiosity ' || i || ' ' || chr(8364 + pg_temp.pick(i, 201, 500)) END,
  pg_temp.pick(i, 202, 2000000) / 100.0 - 10000, pg_temp.pick(i, 203, 1000000) / (1.0 + pg_temp.pick(i, 204, 997)),
  pg_temp.pick(i, 205, 1000000) / 7.0::float8, pg_temp.pick(i, 206, 1000) / 3.0::real, pg_temp.pick(i, 207, 60000) - 30000,
  jsonb_build_object('n', i, 'list', jsonb_build_array(i, md5(i::text), NULL), 'price', pg_temp.pick(i, 208, 1000) / 10.0),
  ARRAY['w' || i, CASE WHEN i % 2 = 0 THEN 'ß' END], ARRAY[[i, -i], [NULL, 0]],
  (ARRAY['new', 'paid', 'shipped', 'cancelled'])[1 + pg_temp.pick(i, 209, 4)]::order_status,
  CASE WHEN i % 2 = 0 THEN 'c' || i || '@example.org' END, ROW(i, NULL, 'z', 'DE')::postal_address,
  decode(md5('raw ' || i) || '00' || md5('more ' || i), 'hex'),
  timestamptz '1900-01-01 00:00:00Z' + pg_temp.pick(i, 210, 2000000000) * interval '2 seconds',
  timestamp '1950-01-01 00:00:00' + pg_temp.pick(i, 211, 2000000000) * interval '1 second',
  date '1900-01-01' + pg_temp.pick(i, 212, 60000), time '00:00' + pg_temp.pick(i, 213, 86400) * interval '1 second',
  make_interval(months => pg_temp.pick(i, 214, 40), days => pg_temp.pick(i, 215, 60), secs => pg_temp.pick(i, 216, 90000) / 1000.0),
  md5('uid ' || i)::uuid, inet '172.16.0.0/12' + pg_temp.pick(i, 217, 1000000), i % 3 = 0, 'p' || i % 1000,
  int4range(pg_temp.pick(i, 218, 100), 100 + pg_temp.pick(i, 219, 100)),
  tstzrange(timestamptz '2026-01-01 00:00:00Z', timestamptz '2026-01-02 00:00:00Z' + pg_temp.pick(i, 220, 90) * interval '1 day')
FROM generate_series(100, 100 + pg_temp.share(1, 100)::integer) AS i;

-- 3. What is quicker after the rows: indexes, foreign keys, triggers, counters, views.

CREATE INDEX orders_customer ON orders (customer_id) INCLUDE (status, total);
CREATE INDEX orders_open ON orders (placed_at) WHERE status = 'new';
CREATE INDEX orders_placed ON orders USING brin (placed_at);
CREATE UNIQUE INDEX orders_invoice ON orders (invoice_no);
CREATE INDEX order_lines_product ON order_lines (product_id);
CREATE INDEX payments_order ON payments (order_id);
CREATE UNIQUE INDEX products_sku ON products (sku);
CREATE INDEX products_category ON products (category, price DESC NULLS LAST);
CREATE INDEX products_tags ON products USING gin (tags);
CREATE INDEX customers_email ON customers (lower(email::text));
CREATE INDEX customers_preferences ON customers USING gin (preferences jsonb_path_ops);
CREATE INDEX curiosities_period ON curiosities USING gist (period);
CREATE INDEX page_views_path ON page_views (path, viewed_at);
COMMENT ON INDEX orders_open IS 'Only the few that still need work';

ALTER TABLE stock ADD CONSTRAINT stock_product FOREIGN KEY (product_id) REFERENCES products (id);
ALTER TABLE product_manuals ADD CONSTRAINT manual_product FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE;
ALTER TABLE orders ADD CONSTRAINT orders_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id);
ALTER TABLE order_lines ADD CONSTRAINT order_lines_order_fk FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE;
ALTER TABLE order_lines ADD CONSTRAINT order_lines_product_fk FOREIGN KEY (product_id) REFERENCES products (id);
ALTER TABLE payments ADD CONSTRAINT payments_order_fk FOREIGN KEY (order_id) REFERENCES orders (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "Legacy Notes" ADD CONSTRAINT "Legacy Notes: Order" FOREIGN KEY ("Order") REFERENCES orders (id) ON DELETE SET NULL;

CREATE TRIGGER customers_touch BEFORE UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER products_touch BEFORE UPDATE ON products FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER orders_touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();

SELECT setval(pg_get_serial_sequence('customers', 'id'), (SELECT max(id) FROM customers));
SELECT setval(pg_get_serial_sequence('products', 'id'), (SELECT max(id) FROM products));
SELECT setval(pg_get_serial_sequence('orders', 'id'), (SELECT max(id) FROM orders));
SELECT setval('invoice_no_seq', (SELECT max(invoice_no) FROM orders));
SELECT nextval('coupon_no_seq');

REFRESH MATERIALIZED VIEW reporting.monthly_revenue;
CREATE UNIQUE INDEX monthly_revenue_month ON reporting.monthly_revenue (month);
ANALYZE;
RESET ALL;
