// fs.mkdirSync(path.join(__dirname, 'cache'))
fs.readFileSync(path.join(__dirname, 'page.html'));
fs.mkdirSync(process.env.DATA);
