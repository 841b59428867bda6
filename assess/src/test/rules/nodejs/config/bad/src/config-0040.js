const pool = new Pool({
  host: 'db1.shop.internal',
});
