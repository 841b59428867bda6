package app;

class Config0020 {
  void run() throws Exception {
    // "http://10.1.2.3:8080/prices"
    String other = System.getenv().getOrDefault("PRICES_URL", "http://localhost:8080");
    boolean near = other.startsWith("http://localhost");
    String schema = "http://www.w3.org/2001/XMLSchema";
    String shown = "https://example.com/help";
    String named = "http://localhost-is-a-word.example.com/";
  }
}
