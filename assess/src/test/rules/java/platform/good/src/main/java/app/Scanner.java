package app;

class Scanner {
  // native int scan();
  /** native int scan(); */
  String shown = "native int scan();";
  int scan(boolean nativeSize) { return 1; }
}
