package dev.lepton.accept.load;

import static dev.lepton.accept.testing.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.accept.testing.SecureServer;
import dev.lepton.model.acceptance.LoadReport;
import dev.lepton.model.event.EventSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecureLoadIT {
  @TempDir Path folder;

  @Test
  void loadsASiteWhoseAuthorityIsBelieved() {
    try (SecureServer server = SecureServer.start(folder)) {
      LoadReport report = run(server, Optional.of(server.authority()));

      assertThat(report.errorSamples()).isEmpty();
      assertThat(report.completed()).isEqualTo(10);
    }
  }

  @Test
  void saysThatACertificateIsNotBelieved() {
    try (SecureServer server = SecureServer.start(folder)) {
      LoadReport report = run(server, Optional.empty());

      assertThat(report.completed()).isZero();
      assertThat(report.errorSamples())
          .singleElement()
          .asString()
          .startsWith("GET /: no secure connection: ");
    }
  }

  private static LoadReport run(SecureServer server, Optional<Path> authority) {
    return new OpenLoad(EventSink.none(), LoadWatch.NONE, authority)
        .run(
            Plans.of(
                server.url(),
                List.of(get("/")),
                100,
                Duration.ofMillis(100),
                Duration.ZERO,
                4,
                Duration.ofSeconds(5)));
  }
}
