package app;

class Scanner {
  private static native byte[] scan(int page, String name) throws java.io.IOException;
}
