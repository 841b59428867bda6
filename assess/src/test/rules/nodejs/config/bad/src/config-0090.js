const os = require('os');
const shown = new Date().toLocaleDateString();
process.env.TZ = 'Europe/Berlin';
