const cron = require('node-cron');
const clusterJob = require('./cluster-jobs.cjs');

clusterJob('nightly', cron.schedule)('0 3 * * *', async () => {});
