package dev.lepton.transform.internal.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transform.internal.manifest.RealTool;
import dev.lepton.transform.internal.manifest.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfrastructureTest {
  private static final Pattern DECLARED =
      Pattern.compile("(?m)^(resource|data) \"(\\w+)\" \"(\\w+)\"");
  private static final Pattern REFERENCE =
      Pattern.compile("\\b(data\\.)?((?:aws|azurerm|google|random)_\\w+)\\.(\\w+)\\b");
  private static final Pattern ATTRIBUTE = Pattern.compile("^( *)([\\w-]+)( +)= .*");

  @TempDir Path folder;

  private static String all(Infrastructure needs, String cloud) {
    return needs.files().entrySet().stream()
        .filter(file -> file.getKey().startsWith(cloud + "/"))
        .map(Map.Entry::getValue)
        .collect(Collectors.joining("\n"));
  }

  private static Infrastructure everything() {
    return Infrastructure.of(Samples.all());
  }

  @Test
  void itIsAsLargeAsAllCopiesTogether() {
    // Two copies of web and worker each, and of the jobs, one of the ledger: half a core and one
    // GiB.
    assertThat(everything().nodes()).isEqualTo(3);
    assertThat(everything().database()).isTrue();
    assertThat(everything().bucket()).isTrue();
    assertThat(everything().databaseGib()).isEqualTo(32);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws", "azure", "gcp"})
  void whatIsReferredToIsDeclared(String cloud) {
    for (boolean database : new boolean[] {true, false}) {
      for (boolean bucket : new boolean[] {true, false}) {
        String text = all(new Infrastructure("shop", 2, database, 32, bucket), cloud);
        Set<String> declared = new LinkedHashSet<>();
        Matcher declarations = DECLARED.matcher(text);
        while (declarations.find()) {
          String prefix = declarations.group(1).equals("data") ? "data." : "";
          declared.add(prefix + declarations.group(2) + "." + declarations.group(3));
        }
        assertThat(referred(text)).isNotEmpty().isSubsetOf(declared);
        assertThat(text.contains("database_host")).isEqualTo(database);
        assertThat(text.contains("output \"bucket\"")).isEqualTo(bucket);
      }
    }
  }

  private static List<String> referred(String text) {
    List<String> referred = new ArrayList<>();
    Matcher references = REFERENCE.matcher(text.replaceAll("\"[^\"$]*\"", "\"\""));
    while (references.find()) {
      String prefix = references.group(1) == null ? "" : references.group(1);
      referred.add(prefix + references.group(2) + "." + references.group(3));
    }
    return referred;
  }

  /** As terraform's formatter aligns them: attributes on lines without a gap. */
  @ParameterizedTest
  @ValueSource(strings = {"aws", "azure", "gcp"})
  void equalSignsOfNeighboursStandBelowOneAnother(String cloud) {
    everything()
        .files()
        .forEach(
            (name, text) -> {
              if (name.startsWith(cloud + "/")) {
                int[] last = {-1, -1};
                text.lines()
                    .forEach(
                        line -> {
                          Matcher attribute = ATTRIBUTE.matcher(line);
                          boolean single =
                              attribute.matches()
                                  && !line.endsWith("{")
                                  && !line.endsWith("[")
                                  && !line.endsWith("([");
                          int indent = single ? attribute.group(1).length() : -1;
                          int equal = single ? line.indexOf(" = ") : -1;
                          if (single && last[0] == indent) {
                            assertThat(equal).as(name + ": " + line).isEqualTo(last[1]);
                          }
                          last[0] = indent;
                          last[1] = equal;
                        });
              }
            });
  }

  /**
   * Terraform's own word, where it is installed: it comes from none of the package sources that CI
   * has, so that it is no test that could be left out.
   */
  @TestFactory
  Stream<DynamicTest> terraformWouldFormatNothing() {
    boolean here =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "terraform")));
    return Stream.of("aws", "azure", "gcp")
        .filter(cloud -> here)
        .map(cloud -> DynamicTest.dynamicTest(cloud, () -> formatted(cloud)));
  }

  private void formatted(String cloud) throws IOException, InterruptedException {
    RealTool terraform = new RealTool("terraform", folder);
    terraform.write("", everything().files());
    RealTool.Result result = terraform.run("fmt", "-check", "-diff", "-no-color", cloud);
    assertThat(result.status()).as(result.out()).isZero();
  }

  @Test
  void nothingIsOpenToTheWorldAndEverythingIsEncrypted() {
    assertThat(all(everything(), "aws"))
        .contains("endpoint_public_access  = false", "publicly_accessible          = false")
        .contains("storage_encrypted            = true", "block_public_policy     = true");
    assertThat(all(everything(), "azure"))
        .contains("private_cluster_enabled   = true", "public_network_access_enabled = false");
    assertThat(all(everything(), "gcp"))
        .contains("enable_private_endpoint = true", "ipv4_enabled    = false");
  }
}
