package app;

import javax.naming.InitialContext;

class Remoting0010 {
  void run() throws Exception {
    Object source = new InitialContext().lookup("java:comp/env/jdbc/shop");
  }
}
