package app;

// System.loadLibrary("scanner");
new Truck().loadLibrary("books");
new java.util.Properties().load(new java.io.StringReader(""));
FIELD static class Truck { void loadLibrary(String what) {} }
