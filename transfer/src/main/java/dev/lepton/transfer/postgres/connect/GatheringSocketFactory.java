package dev.lepton.transfer.postgres.connect;

import java.net.Socket;

/** Makes the sockets that change streams are read from; created by the driver, by name. */
public final class GatheringSocketFactory extends KeptSocketFactory {
  @Override
  public Socket createSocket() {
    return Keepalive.on(new GatheringSocket());
  }
}
