// process.exit(1)
process.exitCode = 1;
door.exit();
const text = 'process.exit()';
