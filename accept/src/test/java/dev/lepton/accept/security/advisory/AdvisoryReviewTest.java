package dev.lepton.accept.security.advisory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.accept.security.check.Reviewed;
import dev.lepton.accept.security.packages.InstalledPackage;
import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvisoryReviewTest {
  private static final String VECTOR = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

  private static final String RECORD =
      """
      {"id": "GHSA-1", "modified": "2026-11-02T10:00:00Z", "aliases": ["CVE-1"],
       "severity": [{"type": "CVSS_V3", "score": "%s"}],
       "affected": [{"package": {"ecosystem": "Maven", "name": "org.acme:json"},
         "ranges": [{"type": "ECOSYSTEM", "events": [
           {"introduced": "2.0"}, {"fixed": "2.4.1"}, {"introduced": "3.0"}, {"fixed": "3.0.2"}]}]}]}
      """
          .formatted(VECTOR);

  @TempDir private Path folder;

  private Reviewed review(InstalledPackage installed, String... records) throws IOException {
    for (int i = 0; i < records.length; i++) {
      Files.writeString(folder.resolve("record" + i + ".json"), records[i]);
    }
    return AdvisoryReview.review(
        List.of(new Subject("shop.tar", List.of(installed))), List.of(folder));
  }

  private List<SecurityCheck> failed(InstalledPackage installed, String... records)
      throws IOException {
    return review(installed, records).checks().stream().filter(check -> !check.passed()).toList();
  }

  private static InstalledPackage json(String version) {
    return InstalledPackage.of("Maven", "org.acme:json", version, "app/shop.jar");
  }

  @ParameterizedTest
  @CsvSource({"2.0, 2.4.1", "2.4.0, 2.4.1", "2.4.1-rc1, 2.4.1", "3.0.1, 3.0.2"})
  void tellsPackageVersionAndFix(String version, String fixed) throws IOException {
    assertThat(failed(json(version), RECORD))
        .singleElement()
        .satisfies(check -> assertThat(check.id()).isEqualTo("package-vulnerability-high"))
        .satisfies(
            check ->
                assertThat(check.where())
                    .isEqualTo(
                        "shop.tar: org.acme:json "
                            + version
                            + " in app/shop.jar: GHSA-1, CVE-1, CVSS 9.8, fixed in "
                            + fixed));
  }

  @ParameterizedTest
  @CsvSource({"1.9", "2.4.1", "2.10", "3.0.2", "4.0", "2.0-rc1"})
  void leavesOtherVersionsAlone(String version) throws IOException {
    Reviewed reviewed = review(json(version), RECORD);

    assertThat(reviewed.checks()).hasSize(5).allMatch(SecurityCheck::passed);
    assertThat(reviewed.checks().get(0).where())
        .isEqualTo("1 advisories, the newest of 2026-11-02");
  }

  @Test
  void aWithdrawnRecordDoesNotCount() throws IOException {
    String withdrawn = RECORD.replace("\"aliases\"", "\"withdrawn\": \"2026-11-03\", \"aliases\"");
    assertThat(failed(json("2.1"), withdrawn)).isEmpty();
  }

  @Test
  void recordsOfTheSameVulnerabilityAreToldOnceWithTheWorseRating() throws IOException {
    String other =
        RECORD
            .replace("GHSA-1", "CVE-1")
            .replace("[\"CVE-1\"]", "[]")
            .replace("CVSS_V3", "CVSS_V4")
            .replace(
                "\"affected\"", "\"database_specific\": {\"severity\": \"LOW\"}, \"affected\"");
    String third = other.replace("\"CVE-1\"", "\"PYSEC-9\"").replace("[]", "[\"GHSA-1\"]");

    assertThat(failed(json("2.1"), other, third, RECORD))
        .singleElement()
        .satisfies(check -> assertThat(check.severity()).isEqualTo("high"))
        .satisfies(check -> assertThat(check.where()).contains("CVE-1, GHSA-1, PYSEC-9, CVSS 9.8"));
  }

  /** Scores as FIRST publishes them for these vectors. */
  @ParameterizedTest
  @CsvSource({
    "AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H, 10.0, high",
    "AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N, 9.3, high",
    "AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N, 8.7, high",
    "AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N, 7.7, high",
    "AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N, 7.3, high",
  })
  void vectorsOfCvss4AreScored(String vector, String score, String rated) throws IOException {
    String record =
        RECORD.replace("CVSS_V3", "CVSS_V4").replaceFirst("CVSS:3[^\"]*", "CVSS:4.0/" + vector);

    assertThat(failed(json("2.1"), record))
        .singleElement()
        .satisfies(check -> assertThat(check.severity()).isEqualTo(rated))
        .satisfies(check -> assertThat(check.where()).contains("CVSS " + score));
  }

  @ParameterizedTest
  @CsvSource({
    "CRITICAL, high",
    "HIGH, high",
    "MODERATE, medium",
    "LOW, low",
    "something, unrated",
  })
  void aWordRatesWhereThereIsNoScore(String word, String rated) throws IOException {
    String record =
        RECORD
            .replace("CVSS_V3", "CVSS_V4")
            .replace(
                "\"affected\"",
                "\"database_specific\": {\"severity\": \"" + word + "\"}, \"affected\"");

    assertThat(failed(json("2.1"), record))
        .extracting(SecurityCheck::id)
        .containsExactly("package-vulnerability-" + rated);
  }

  @Test
  void aBrokenVectorIsNoRating() throws IOException {
    assertThat(failed(json("2.1"), RECORD.replace(VECTOR, "CVSS:3.1/AV:N")))
        .extracting(SecurityCheck::id)
        .containsExactly("package-vulnerability-unrated");
  }

  private static final String DEBIAN =
      """
      {"id": "DSA-1", "modified": "2026-01-01T00:00:00Z",
       "affected": [{"package": {"ecosystem": "Debian:12", "name": "openssl"},
         "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "3.0.11-1~deb12u2"}]}],
         "ecosystem_specific": {"urgency": "low"}}]}
      """;

  private static InstalledPackage openssl(String release, String version) {
    return new InstalledPackage(
        "Debian", release, "openssl", version, "libssl3", "var/lib/dpkg/status");
  }

  @Test
  void aDistributionsAdvisoryIsForItsReleaseAndItsSourcePackage() throws IOException {
    assertThat(failed(openssl("12", "3.0.11-1~deb12u1"), DEBIAN))
        .extracting(SecurityCheck::where)
        .containsExactly(
            "shop.tar: libssl3 (of openssl) 3.0.11-1~deb12u1 in var/lib/dpkg/status: DSA-1, low,"
                + " fixed in 3.0.11-1~deb12u2");
    assertThat(failed(openssl("12", "3.0.11-1~deb12u2"), DEBIAN)).isEmpty();
    assertThat(failed(openssl("11", "3.0.11-1~deb12u1"), DEBIAN)).isEmpty();
  }

  @Test
  void aDistributionWithoutItsReleaseIsToldAsNotTested() throws IOException {
    assertThat(review(openssl("", "1"), DEBIAN).notTested())
        .singleElement()
        .asString()
        .contains("advisories of Debian are for its releases");
  }

  @Test
  void versionsMayBeListedAndTheLastAffectedNamed() throws IOException {
    String listed =
        """
        {"id": "PYSEC-1", "modified": "2026-01-01T00:00:00Z",
         "affected": [{"package": {"ecosystem": "PyPI", "name": "Flask_Login"}, "versions": ["0.9"],
           "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "1.0"}, {"last_affected": "1.2"}]}]}]}
        """;
    for (String version : List.of("0.9", "1.0", "1.2", "1.2.0")) {
      assertThat(failed(InstalledPackage.of("PyPI", "flask-login", version, "x"), listed))
          .as(version)
          .singleElement()
          .satisfies(check -> assertThat(check.where()).endsWith("not rated, no fix is known"));
    }
    for (String version : List.of("0.9.1", "1.0rc1", "1.2.post1", "1.3")) {
      assertThat(failed(InstalledPackage.of("PyPI", "flask-login", version, "x"), listed))
          .as(version)
          .isEmpty();
    }
  }

  @Test
  void readsTheZipThatIsPublished() throws IOException {
    Path zip = folder.resolve("all.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("GHSA-1.json"));
      out.write(RECORD.getBytes(StandardCharsets.UTF_8));
    }
    Reviewed reviewed =
        AdvisoryReview.review(List.of(new Subject("shop.tar", List.of(json("2.1")))), List.of(zip));

    assertThat(reviewed.checks()).filteredOn(check -> !check.passed()).hasSize(1);
  }

  @Test
  void filesWithoutAdvisoriesAreRefusedAndSingleOnesNamed() throws IOException {
    Path none = Files.writeString(folder.resolve("none.json"), "{\"name\": 1}");
    LeptonException refused =
        catchThrowableOfType(
            LeptonException.class, () -> AdvisoryReview.review(List.of(), List.of(none)));
    assertThat(refused.code()).isEqualTo(ErrorCode.CONFIG_INVALID);

    assertThat(review(json("9"), RECORD).notTested())
        .singleElement()
        .asString()
        .contains("none.json");
  }
}
