package app;

new Thread(() -> {}).start();
new Plan().exec("convert");
// Runtime.getRuntime().exec("convert")
FIELD static class Plan { void exec(String what) {} }
