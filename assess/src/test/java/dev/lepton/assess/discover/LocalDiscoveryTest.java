package dev.lepton.assess.discover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.discover.local.LocalProbe;
import dev.lepton.assess.inventory.InventoryFormat;
import dev.lepton.assess.inventory.InventoryImporter;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.model.inventory.Metric;
import dev.lepton.model.inventory.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDiscoveryTest {
  private final Discovering discovering = new Discovering();

  @Test
  void aProcessItsPortAndItsClientAreSeen() throws IOException {
    try (Listener listener = new Listener()) {
      Inventory inventory =
          discovering.inventory(Discovering.once(), Optional.empty(), List.of(LocalProbe.target()));
      Server server = inventory.servers().get(0);
      assertThat(server.software().services())
          .anySatisfy(
              service -> {
                assertThat(service.ports()).contains(listener.port());
                assertThat(service.command().orElseThrow())
                    .contains("--password=***")
                    .doesNotContain("hunter2");
              });
      assertThat(inventory.dependencies())
          .anySatisfy(
              needs -> {
                assertThat(needs.port()).contains(listener.port());
                assertThat(needs.from()).isEqualTo(server.id());
                assertThat(needs.to()).isEqualTo(server.id());
                assertThat(needs.client()).isPresent();
                assertThat(needs.service()).isPresent();
              });
    }
  }

  @Test
  void samplesAreKeptAndALaterWatchGoesOnWithThem(@TempDir Path folder) throws IOException {
    Path samples = folder.resolve("samples");
    discovering.inventory(
        Discovering.shortly(), Optional.of(samples), List.of(LocalProbe.target()));
    discovering.inventory(
        Discovering.shortly(), Optional.of(samples), List.of(LocalProbe.target()));
    Path file = new SampleFolder(samples).earlier().get(0);
    assertThat(Files.readAllLines(file)).hasSize(3);
    InventoryImporter importer = new InventoryImporter();
    importer.file(file, Optional.of(InventoryFormat.USAGE));
    assertThat(importer.inventory().servers().get(0).usage().get(Metric.MEMORY_MB).samples())
        .isEqualTo(2);
  }
}
