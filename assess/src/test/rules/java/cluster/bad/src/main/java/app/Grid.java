package app;

import com.hazelcast.config.MulticastConfig;

class Grid {
  void group(MulticastConfig config) {
    config.setMulticastGroup("224.2.2.3");
  }
}
