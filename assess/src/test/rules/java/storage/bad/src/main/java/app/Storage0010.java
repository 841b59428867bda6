package app;

import java.io.*;

class Storage0010 {
  private final File target = new File("orders.dat");
  void run() throws Exception {
    new FileOutputStream(target).close();
    new FileWriter(target, true).close();
    new RandomAccessFile(target, "rw").close();
    new PrintWriter(target).close();
  }
}
