package dev.lepton.accept.security;

import dev.lepton.accept.http.Site;
import dev.lepton.accept.security.advisory.AdvisoryReview;
import dev.lepton.accept.security.advisory.Subject;
import dev.lepton.accept.security.check.Reviewed;
import dev.lepton.accept.security.endpoint.EndpointReview;
import dev.lepton.accept.security.image.DockerfileReview;
import dev.lepton.accept.security.image.ImageReview;
import dev.lepton.accept.security.manifest.ManifestReview;
import dev.lepton.accept.security.manifest.ServicePorts;
import dev.lepton.accept.security.packages.MaterialsFile;
import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.RequestSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The whole security review. A failed check of high severity blocks the migration. */
public final class SecurityReview {
  /**
   * Where a bundle may have its Dockerfile; the generated one goes before one of the user's own.
   */
  private static final List<String> DOCKERFILES =
      List.of("container/Dockerfile", "source/Dockerfile", "Dockerfile");

  private SecurityReview() {}

  /**
   * Reviews the bundle and the running release.
   *
   * @throws LeptonException DOCUMENT_MISSING when a file of the bundle is there but cannot be read
   */
  public static Reviewed review(
      Path bundleDirectory, Site release, List<RequestSpec> safeRequests) {
    List<SecurityCheck> checks = new ArrayList<>();
    List<String> notTested = new ArrayList<>();
    Path manifests = bundleDirectory.resolve("manifests");
    if (Files.isDirectory(manifests)) {
      checks.addAll(
          ManifestReview.review(
              ReviewedFiles.below(List.of(manifests)).manifests(), Optional.empty()));
    } else {
      notTested.add("security of manifests: the bundle has none");
    }
    dockerfile(bundleDirectory)
        .ifPresentOrElse(
            name ->
                checks.addAll(DockerfileReview.review(name, read(bundleDirectory.resolve(name)))),
            () -> notTested.add("security of the image: the bundle has no Dockerfile"));
    checks.addAll(EndpointReview.review(release, safeRequests));
    return new Reviewed(checks, notTested);
  }

  /**
   * Reviews whatever is below some paths: manifests, all of them together, and Dockerfiles.
   *
   * @param paths files, or folders with everything in them
   * @param minor of the Kubernetes 1 that manifests are for; empty for any that is served today
   * @throws LeptonException DOCUMENT_MISSING when one is not there or cannot be read
   */
  public static Reviewed review(List<Path> paths, Optional<Integer> minor) {
    ReviewedFiles files = ReviewedFiles.below(paths);
    List<SecurityCheck> checks = new ArrayList<>();
    List<String> notTested = new ArrayList<>(files.leftOut());
    if (files.manifests().isEmpty()) {
      notTested.add("security of manifests: there are no YAML files");
    } else {
      checks.addAll(ManifestReview.review(files.manifests(), minor));
    }
    if (files.dockerfiles().isEmpty()) {
      notTested.add("security of images: there is no Dockerfile");
    }
    files
        .dockerfiles()
        .forEach((name, file) -> checks.addAll(DockerfileReview.review(name, read(file))));
    return new Reviewed(checks, notTested);
  }

  /**
   * Reviews images in files, and the packages in them and in bills of materials.
   *
   * @param images tar files, or folders in OCI's layout
   * @param materials bills of materials in CycloneDX's JSON
   * @param advisories in OSV's format, as files, zips or folders; without any, packages are not
   *     reviewed
   * @throws LeptonException DOCUMENT_MISSING or CONFIG_INVALID when one of them is not there or not
   *     what it should be
   */
  public static Reviewed review(List<Path> images, List<Path> materials, List<Path> advisories) {
    ImageReview review = new ImageReview();
    images.forEach(review::review);
    List<Subject> subjects = new ArrayList<>(review.subjects());
    materials.forEach(
        file ->
            subjects.add(
                new Subject(String.valueOf(file.getFileName()), MaterialsFile.read(file))));
    List<SecurityCheck> checks = new ArrayList<>(review.reviewed().checks());
    List<String> notTested = new ArrayList<>(review.reviewed().notTested());
    if (advisories.isEmpty()) {
      subjects.forEach(
          subject ->
              notTested.add(
                  subject.where()
                      + ": known vulnerabilities of its "
                      + subject.packages().size()
                      + " packages: give advisories with --osv"));
    } else {
      Reviewed known = AdvisoryReview.review(subjects, advisories);
      checks.addAll(known.checks());
      notTested.addAll(known.notTested());
    }
    return new Reviewed(checks, notTested);
  }

  /**
   * Reviews what answers at an address.
   *
   * @param safeRequests to look at the answers to
   */
  public static List<SecurityCheck> review(Site release, List<RequestSpec> safeRequests) {
    return EndpointReview.review(release, safeRequests);
  }

  /**
   * The ports that the manifests below some paths open to others.
   *
   * @throws LeptonException DOCUMENT_MISSING when a path is not there or cannot be read
   */
  public static Set<Integer> servicePorts(List<Path> paths) {
    return ServicePorts.of(ReviewedFiles.below(paths).manifests());
  }

  private static Optional<String> dockerfile(Path bundleDirectory) {
    return DOCKERFILES.stream()
        .filter(name -> Files.isRegularFile(bundleDirectory.resolve(name)))
        .findFirst();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.DOCUMENT_MISSING,
          "the Dockerfile cannot be read: " + e.getMessage(),
          file.toString(),
          "make it readable UTF-8 text, or run the transform phase again",
          e);
    }
  }
}
