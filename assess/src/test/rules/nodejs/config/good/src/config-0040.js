const pool = new Pool({
  // host: 'db1.shop.internal',
  host: process.env.DB_HOST,
});
const ghost = { ghost: 'localhost' };
