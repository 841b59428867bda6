package dev.lepton.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.deploy.internal.kubernetes.Cluster;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubeconfigTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "a: [", "hello", "[1, 2]", "clusters: 5", "\u0000"})
  void aFileThatIsNoKubeconfigIsNamed(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("config"), text);
    ClusterAddress address =
        new ClusterAddress(
            Optional.of(file), Optional.empty(), Optional.empty(), Duration.ofSeconds(1));

    LeptonException failure =
        catchThrowableOfType(LeptonException.class, () -> Cluster.connect(address).close());

    assertThat(failure.code()).isEqualTo(ErrorCode.CONFIG_UNREADABLE);
    assertThat(failure.problems()).extracting(Problem::where).containsExactly(file.toString());
  }
}
