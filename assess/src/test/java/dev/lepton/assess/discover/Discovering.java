package dev.lepton.assess.discover;

import dev.lepton.assess.inventory.InventoryImporter;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.inventory.Inventory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Discovery with its failures kept. */
public final class Discovering implements DiscoveryListener {
  private final Map<String, LeptonException> failures = new ConcurrentHashMap<>();

  /** Two readings, one second apart. */
  public static Watch shortly() {
    return new Watch(Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  public static Watch once() {
    return new Watch(Duration.ZERO, Duration.ofSeconds(1));
  }

  public Inventory inventory(
      Watch watch, Optional<Path> samples, List<? extends DiscoveryTarget> targets) {
    InventoryImporter importer = new InventoryImporter();
    new Discovery(watch, 4, samples.map(SampleFolder::new))
        .run(targets, this)
        .forEach(host -> importer.discovered(host.address(), host::write));
    return importer.inventory();
  }

  public Map<String, LeptonException> failures() {
    return failures;
  }

  @Override
  public void read(String address, long number, long of) {}

  @Override
  public void finished(HostRecord host) {}

  @Override
  public void failed(String address, LeptonException failure) {
    failures.put(address, failure);
  }
}
