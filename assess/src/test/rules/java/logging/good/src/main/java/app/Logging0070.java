package app;

// e.printStackTrace();
new Printer().printStackTrace();
new Exception().printStackTrace(new java.io.PrintWriter(new java.io.StringWriter()));
FIELD static class Printer { void printStackTrace() {} }
