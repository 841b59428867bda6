import * as store from './store.js';

// fs.writeFileSync('orders.json', '[]')
store.writeFile('orders.json', '[]');
const text = 'fs.writeFileSync()';
