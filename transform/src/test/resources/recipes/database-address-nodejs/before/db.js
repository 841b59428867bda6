const { Pool } = require('pg');

module.exports = new Pool({
  host: 'db1.corp', // the old machine
  port: 5432,
  database: 'shop',
});
module.exports.labels = { host: 'Host', ghost: 'localhost' };
