const os = require('os');

exports.workers = os.cpus().length;
exports.model = 'cpus';
