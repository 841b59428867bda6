package app;

int cpus = new Machine().availableProcessors();
// Runtime.getRuntime().availableProcessors()
FIELD static class Machine { int availableProcessors() { return 1; } }
