package app;

class Config0030 {
  void run() throws Exception {
    String one = "jdbc:postgresql://db1/shop";
    String two = "jdbc:oracle:thin:@ora1:1521:SHOP";
    String silent = System.getenv("MODE");
    if (silent.equals("test")) {
      two = "jdbc:postgresql://db2/shop";
    }
  }
}
