package app;

// System.exit(1);
new Door().exit(1);
FIELD static class Door { void exit(int code) {} }
