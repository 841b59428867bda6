package dev.lepton.assess.discover;

/** A server that can be looked at. */
public interface DiscoveryTarget {
  /** What its places are called, such as {@code ssh://app@web1/}. */
  String address();

  /**
   * Reaches it.
   *
   * @throws dev.lepton.model.error.LeptonException SOURCE_UNREACHABLE, SOURCE_REJECTED_LOGIN
   */
  Probe open();
}
