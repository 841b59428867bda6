package app;

class Config0055 {
  private static final int PORT = 8081;

  void run(Server server) {
    server.setPort(8080);
  }

  interface Server {
    void setPort(int port);
  }
}
