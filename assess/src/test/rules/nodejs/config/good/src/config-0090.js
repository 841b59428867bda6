const os = require('os');
// new Date().toLocaleDateString()
const shown = new Date().toLocaleDateString('de-DE', { timeZone: 'UTC' });
if (process.env.TZ === 'UTC') start();
