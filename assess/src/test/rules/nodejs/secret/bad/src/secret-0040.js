https.createServer({ key: fs.readFileSync('/etc/ssl/shop.key') });
