fs.mkdirSync(path.join(__dirname, 'cache'));
writeFile(__dirname + '/state.json', data);
