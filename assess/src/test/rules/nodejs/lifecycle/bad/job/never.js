process.on('uncaughtException', (e) => console.error(e));
