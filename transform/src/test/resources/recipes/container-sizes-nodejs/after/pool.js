const os = require('os');

exports.workers = Number(process.env.WEB_CONCURRENCY) || 1;
exports.model = 'cpus';
