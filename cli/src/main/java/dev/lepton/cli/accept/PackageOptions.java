package dev.lepton.cli.accept;

import dev.lepton.accept.security.SecurityReview;
import dev.lepton.accept.security.check.Reviewed;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say which packages are reviewed, and by what is known of them. */
public final class PackageOptions {
  @Option(
      names = "--osv",
      paramLabel = "PATH",
      description = {
        "Known vulnerabilities: records of OSV as JSON, a folder of them, or a zip as osv.dev publishes"
            + " one for each ecosystem. The packages of images and of --sbom are compared with them."
      })
  private List<Path> advisories = new ArrayList<>();

  @Option(
      names = "--sbom",
      paramLabel = "FILE",
      description = "A bill of materials (CycloneDX, JSON) whose packages are reviewed.")
  private List<Path> materials = new ArrayList<>();

  boolean isGiven() {
    return !materials.isEmpty();
  }

  /**
   * @throws LeptonException USAGE when there is nothing to compare the advisories with
   */
  Reviewed review(List<Path> images) {
    if (!advisories.isEmpty() && images.isEmpty() && materials.isEmpty()) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "there are no packages to compare the advisories with",
          "--osv",
          "name an image (a tar file), or a bill of materials with --sbom");
    }
    return SecurityReview.review(images, materials, advisories);
  }
}
