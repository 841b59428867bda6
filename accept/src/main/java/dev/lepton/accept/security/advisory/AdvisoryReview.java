package dev.lepton.accept.security.advisory;

import dev.lepton.accept.security.check.Check;
import dev.lepton.accept.security.check.Reviewed;
import dev.lepton.accept.security.check.Severity;
import dev.lepton.accept.security.packages.InstalledPackage;
import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reviews packages by what is known about them. Not thread-safe. */
public final class AdvisoryReview {
  private static final String FIX =
      "upgrade to the version that is named, or rebuild upon a newer base image; where there is no"
          + " fix, see whether the vulnerable part is used at all";

  /** One installed package and what it is in. */
  private record Place(String where, InstalledPackage installed) {
    boolean isSame(String elsewhere, InstalledPackage other) {
      return where.equals(elsewhere)
          && installed.version().equals(other.version())
          && installed.release().equals(other.release())
          && installed.where().equals(other.where());
    }
  }

  private final Map<String, List<Place>> installed = new HashMap<>();
  private final List<Vulnerability> found = new ArrayList<>();
  private String newest = "";

  private AdvisoryReview() {}

  /**
   * The outcome: one check for each severity.
   *
   * @param advisories files, zips or folders in OSV's format
   * @throws dev.lepton.model.error.LeptonException DOCUMENT_MISSING or CONFIG_INVALID when there is
   *     no advisory to be had from one of them
   */
  public static Reviewed review(List<Subject> subjects, List<Path> advisories) {
    AdvisoryReview review = new AdvisoryReview();
    subjects.forEach(review::add);
    AdvisoryFiles files = new AdvisoryFiles(review::record);
    advisories.forEach(files::read);
    String scope =
        files.count() + " advisories, the newest of " + review.newest.replaceFirst("T.*", "");
    return new Reviewed(review.checks(scope), notTested(subjects, files));
  }

  private static List<String> notTested(List<Subject> subjects, AdvisoryFiles files) {
    Stream<String> unknown =
        subjects.stream()
            .flatMap(
                subject ->
                    subject.packages().stream()
                        .filter(one -> one.release().isEmpty() && hasReleases(one.ecosystem()))
                        .limit(1)
                        .map(
                            one ->
                                subject.where()
                                    + ": advisories of "
                                    + one.ecosystem()
                                    + " are for its releases, and which one it is is not said"));
    return Stream.concat(
            unknown, files.unread().stream().map(one -> "advisories that are none: " + one))
        .toList();
  }

  private static boolean hasReleases(String ecosystem) {
    return List.of("Debian", "Ubuntu", "Alpine", "Rocky Linux", "AlmaLinux").contains(ecosystem);
  }

  private void add(Subject subject) {
    for (InstalledPackage one : subject.packages()) {
      List<Place> places =
          installed.computeIfAbsent(key(one.ecosystem(), one.name()), key -> new ArrayList<>());
      // A source package that several packages were made from is told once.
      if (places.stream().noneMatch(place -> place.isSame(subject.where(), one))) {
        places.add(new Place(subject.where(), one));
      }
    }
  }

  private static String key(String ecosystem, String name) {
    return ecosystem + " " + InstalledPackage.normalName(ecosystem, name);
  }

  private void record(JsonNode node) {
    String modified = node.path("modified").asString();
    newest = modified.compareTo(newest) > 0 ? modified : newest;
    AdvisoryReader.read(node)
        .ifPresent(
            advisory -> advisory.affected().forEach(affected -> compare(advisory, affected)));
  }

  private void compare(Advisory advisory, Affected affected) {
    for (Place place :
        installed.getOrDefault(key(affected.ecosystem(), affected.name()), List.of())) {
      if (affected.hits(place.installed())) {
        note(
            new Vulnerability(
                place.where(),
                place.installed(),
                advisory.names(),
                affected.rating(),
                affected.fixedAfter(place.installed().version())));
      }
    }
  }

  /** One advisory may be the link between two that did not seem to be the same. */
  private void note(Vulnerability one) {
    Vulnerability whole = one;
    for (Vulnerability other : List.copyOf(found)) {
      if (other.isSame(whole)) {
        found.remove(other);
        whole = whole.and(other);
      }
    }
    found.add(whole);
  }

  private List<SecurityCheck> checks(String scope) {
    List<SecurityCheck> checks = new ArrayList<>();
    for (Severity severity : List.of(Severity.HIGH, Severity.MEDIUM, Severity.LOW, Severity.INFO)) {
      checks.addAll(check(severity.id(), severity).outcome(lines(Optional.of(severity)), scope));
    }
    checks.addAll(check("unrated", Severity.MEDIUM).outcome(lines(Optional.empty()), scope));
    return checks;
  }

  private static Check check(String rated, Severity severity) {
    return new Check(
        "package-vulnerability-" + rated,
        "no package has a known vulnerability, rated " + rated,
        severity,
        FIX);
  }

  private List<String> lines(Optional<Severity> severity) {
    return found.stream()
        .filter(one -> one.rating().severity().equals(severity))
        .sorted(
            Comparator.comparing((Vulnerability one) -> -one.rating().score())
                .thenComparing(Vulnerability::line))
        .map(Vulnerability::line)
        .toList();
  }
}
