import fs from 'node:fs';
// setInterval(sendMails, 60 * 60 * 1000)
setInterval(tick, 1000);
setTimeout(later, 60 * 1000);
