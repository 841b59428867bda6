package app;

java.util.List.of(1, 2).stream().forEach(n -> {});
new Delta().parallelStream();
FIELD static class Delta { void parallelStream() {} }
