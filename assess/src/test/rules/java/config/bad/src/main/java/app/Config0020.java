package app;

class Config0020 {
  void run() throws Exception {
    String prices = "http://10.1.2.3:8080/prices";
    String stock = "https://stock.shop.internal/api";
    String queue = "amqp://localhost";
    String mail = "smtp://192.168.7.9:25";
  }
}
