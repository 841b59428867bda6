package dev.lepton.deploy.cluster;

import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A port of this machine that leads to a service of a cluster. */
public record Forwarding(LocalPortForward tunnel) implements AutoCloseable {
  /** Where it answers: scheme, host and port. */
  public String url() {
    return "http://127.0.0.1:" + tunnel.getLocalPort();
  }

  @Override
  public void close() {
    try {
      tunnel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
