package app;

import java.nio.charset.StandardCharsets;
byte[] bytes = "müde".getBytes(StandardCharsets.UTF_8);
new java.io.FileReader("names.txt", StandardCharsets.UTF_8).close();
new Bag().getBytes();
FIELD static class Bag { void getBytes() {} }
