package dev.lepton.accept.security.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table in the documentation names checks that there are, and leaves none out unexplained. */
class KubeLinterTableTest {
  private static final Pattern ROW = Pattern.compile("\\| ([a-z0-9-]+) \\| (\\S+) \\| (.*) \\|");

  @TempDir private Path folder;

  private List<String> checks() throws IOException {
    Path file = Files.writeString(folder.resolve("all.yaml"), SafeManifests.TEXT);
    return ManifestReview.review(Map.of("all.yaml", file), Optional.of(34)).stream()
        .map(SecurityCheck::id)
        .distinct()
        .toList();
  }

  @Test
  void everyRowNamesACheckOrSaysWhyThereIsNone() throws IOException {
    List<String> checks = checks();
    List<String> rows =
        Files.readAllLines(Path.of("../docs/kube-linter.md")).stream()
            .filter(line -> ROW.matcher(line).matches())
            .filter(line -> !line.startsWith("| kube-linter |"))
            .toList();

    assertThat(rows).hasSizeGreaterThan(60);
    assertThat(rows)
        .allSatisfy(
            row -> {
              String[] cells = row.split("\\|");
              String ours = cells[2].strip().replace("`", "");
              if (ours.equals("–")) {
                assertThat(cells[3]).as(row).isNotBlank();
              } else {
                assertThat(checks).as(row).contains(ours);
              }
            });
  }
}
