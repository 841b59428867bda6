package app;

class Config0055 {
  private static final int PORT = Integer.parseInt(System.getenv().getOrDefault("PORT", "8081"));
  private static final int REPORT = 8081;
  // server.setPort(8080)

  void run(Server server) {
    server.setPort(0);
    server.setPorts(2);
  }

  interface Server {
    void setPort(int port);

    void setPorts(int count);
  }
}
