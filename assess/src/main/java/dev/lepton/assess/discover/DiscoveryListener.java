package dev.lepton.assess.discover;

import dev.lepton.model.error.LeptonException;

/** Is told how looking goes on; by several threads at once. */
public interface DiscoveryListener {
  /** A reading was taken. */
  void read(String address, long number, long of);

  /** A server was seen as far as it will be. */
  void finished(HostRecord host);

  /** A server could not be looked at. */
  void failed(String address, LeptonException failure);
}
