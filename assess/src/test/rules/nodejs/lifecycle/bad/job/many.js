const os = require('os');
const cluster = require('cluster');

const n = os.cpus().length;
cluster.fork();
