package app;

new Timer("poll", true);
// new java.util.Timer("poll")
FIELD static class Timer { Timer(String name, boolean daemon) {} }
