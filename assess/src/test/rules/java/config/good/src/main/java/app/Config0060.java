package app;

import java.net.Socket;
// new Socket("printer1", 9100)
new Socket(System.getenv("PRINTER"), 9100).close();
new Rocket("printer1", 9100);
new java.net.InetSocketAddress("localhost", 0);
FIELD static class Rocket { Rocket(String name, int size) {} }
