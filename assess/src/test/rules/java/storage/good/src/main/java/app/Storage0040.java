package app;

new Folder().mkdirs();
new java.io.File("reports").exists();
FIELD static class Folder { void mkdirs() {} }
