package app;

long size = new Machine().maxMemory();
FIELD static class Machine { long maxMemory() { return 1; } }
