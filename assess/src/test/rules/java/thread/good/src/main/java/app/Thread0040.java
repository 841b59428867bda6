package app;

Executors.newCachedThreadPool();
java.util.concurrent.Executors.newFixedThreadPool(4).shutdown();
FIELD static class Executors { static void newCachedThreadPool() {} }
