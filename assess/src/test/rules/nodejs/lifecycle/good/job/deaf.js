// process.on('SIGTERM', () => {})
process.on('SIGTERM', () => { stop(); });
process.on('SIGPIPE', () => {});
