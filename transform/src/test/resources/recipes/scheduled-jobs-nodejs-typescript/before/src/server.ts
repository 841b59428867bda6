import { createServer } from 'http';
import './jobs/nightly';

const server = createServer((request, response) => response.end('up'));
server.listen(Number(process.env.PORT || 3000));

process.on('SIGTERM', () => {
  server.close();
});
