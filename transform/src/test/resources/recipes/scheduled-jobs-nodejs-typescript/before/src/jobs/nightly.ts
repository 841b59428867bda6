import cron from 'node-cron';
import { closeBooks } from './books';

cron.schedule('30 2 * * *', async () => {
  await closeBooks();
});
