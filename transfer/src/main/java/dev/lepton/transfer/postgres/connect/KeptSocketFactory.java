package dev.lepton.transfer.postgres.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/** Makes the sockets of the driver's connections, which creates it by name. */
public class KeptSocketFactory extends SocketFactory {
  @Override
  public Socket createSocket() {
    return Keepalive.on(new Socket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), local, localPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), local, localPort);
  }

  private Socket connected(SocketAddress address) throws IOException {
    return connect(createSocket(), address);
  }

  private Socket connected(SocketAddress address, InetAddress local, int localPort)
      throws IOException {
    Socket socket = createSocket();
    try {
      socket.bind(new InetSocketAddress(local, localPort));
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    return connect(socket, address);
  }

  private static Socket connect(Socket socket, SocketAddress address) throws IOException {
    try {
      socket.connect(address);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
