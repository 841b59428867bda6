import cron from 'node-cron';
import clusterJob from '../cluster-jobs';
import { closeBooks } from './books';

clusterJob('nightly', cron.schedule)('30 2 * * *', async () => {
  await closeBooks();
});
