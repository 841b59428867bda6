import fs from 'node:fs';
setInterval(sendMails, 60 * 60 * 1000);
setInterval(() => poll(), 3600000);
