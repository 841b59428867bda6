package shop;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

public class Desk {
    void open() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(Integer.getInteger("port")), 0);
        server.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
        server.start();
    }
}
