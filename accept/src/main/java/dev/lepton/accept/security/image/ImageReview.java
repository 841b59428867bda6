package dev.lepton.accept.security.image;

import dev.lepton.accept.security.advisory.Subject;
import dev.lepton.accept.security.check.Check;
import dev.lepton.accept.security.check.Reviewed;
import dev.lepton.accept.security.image.archive.Image;
import dev.lepton.accept.security.image.archive.ImageFile;
import dev.lepton.accept.security.packages.Distribution;
import dev.lepton.accept.security.packages.InstalledPackage;
import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reviews images as they are in a file. Not thread-safe. */
public final class ImageReview {
  private final List<SecurityCheck> checks = new ArrayList<>();
  private final List<String> notTested = new ArrayList<>();
  private final List<Subject> subjects = new ArrayList<>();

  /**
   * Reviews every image of a file.
   *
   * @throws dev.lepton.model.error.LeptonException DOCUMENT_MISSING when it cannot be read,
   *     CONFIG_INVALID when it holds no image or is damaged
   */
  public void review(Path file) {
    try (ImageFile archive = ImageFile.open(file)) {
      String name = String.valueOf(file.getFileName());
      for (Image image : archive.images()) {
        ImageContents contents = new ImageContents();
        archive.walk(image, contents);
        String called = archive.images().size() > 1 ? name + " " + image.name() : name;
        review(called, image, contents);
      }
    }
  }

  private void review(String name, Image image, ImageContents contents) {
    ConfigRules config = new ConfigRules(image, contents.text("etc/passwd"));
    add(name, DockerfileRules.NON_ROOT, config.runsAsRoot());
    add(name, DockerfileRules.NUMERIC_USER, config.namedUser());
    add(
        name,
        SecretRule.CHECK,
        Stream.concat(config.secrets().stream(), contents.secrets().stream()).toList());
    add(name, FileRules.SETUID, FileRules.privileged(contents));
    add(name, FileRules.BASE_SETUID, FileRules.privilegedBase(contents));
    add(name, FileRules.CAPABILITIES, FileRules.capable(contents));
    add(name, FileRules.WRITABLE, FileRules.writable(contents));
    add(name, ConfigRules.PORTS, config.privilegedPorts());
    add(name, ConfigRules.EXEC_FORM, config.shellForm());
    add(name, ConfigRules.LABELS, config.missingLabels());
    add(name, ConfigRules.HEALTH, config.noHealthCheck());
    add(name, FileRules.CACHE, FileRules.caches(contents));
    if (config.saysDistroless()) {
      add(name, FileRules.SHELL, FileRules.shells(contents));
    }
    notTested.add(
        name + ": capabilities of processes: an image has none, its manifest declares them");
    contents.unread().forEach(line -> notTested.add(name + ": " + line));
    subjects.add(new Subject(name, packages(name, contents)));
  }

  private void add(String name, Check check, List<String> violations) {
    checks.addAll(
        check.outcome(violations.stream().map(place -> name + ": " + place).toList(), name));
  }

  private List<InstalledPackage> packages(String name, ImageContents contents) {
    Optional<String> release =
        contents.text("etc/os-release").or(() -> contents.text("usr/lib/os-release"));
    Optional<Distribution> distribution = release.flatMap(Distribution::of);
    List<InstalledPackage> packages = new ArrayList<>();
    boolean unknown = false;
    for (InstalledPackage one : contents.packages()) {
      boolean ofDistribution = List.of("Debian", "Alpine", "rpm").contains(one.ecosystem());
      unknown |= ofDistribution && distribution.isEmpty();
      packages.add(ofDistribution && distribution.isPresent() ? one.of(distribution.get()) : one);
    }
    if (unknown) {
      notTested.add(name + ": which distribution it is: no etc/os-release names one that is known");
    }
    return packages;
  }

  /** What all reviews so far came to. */
  public Reviewed reviewed() {
    return new Reviewed(checks, notTested);
  }

  /** The packages of all images so far. */
  public List<Subject> subjects() {
    return List.copyOf(subjects);
  }
}
