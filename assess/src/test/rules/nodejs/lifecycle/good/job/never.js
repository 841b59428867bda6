// process.on('uncaughtException', log)
process.on('warning', log);
bus.on('uncaughtException', log);
