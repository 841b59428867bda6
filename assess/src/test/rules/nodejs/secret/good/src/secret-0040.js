// key: fs.readFileSync('/etc/ssl/shop.key')
https.createServer({ key: fs.readFileSync(process.env.TLS_KEY) });
