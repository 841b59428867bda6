process.on('SIGTERM', () => {});
