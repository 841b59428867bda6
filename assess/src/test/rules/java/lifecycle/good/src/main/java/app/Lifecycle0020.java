package app;

Signal.handle("TERM");
Runtime.getRuntime().addShutdownHook(new Thread());
FIELD static class Signal { static void handle(String name) {} }
