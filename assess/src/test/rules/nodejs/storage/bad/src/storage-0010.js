import fs from 'node:fs';
const other = require('fs');

fs.writeFileSync('orders.json', '[]');
fs.createWriteStream('export.csv');
