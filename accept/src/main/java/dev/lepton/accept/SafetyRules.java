package dev.lepton.accept;

import dev.lepton.accept.http.Site;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What must hold before the first request is sent, so that a test never writes where it must not.
 */
final class SafetyRules {
  /** Safe by RFC 9110, section 9.2.1. */
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

  private SafetyRules() {}

  static void require(AcceptRequest request) {
    List<Problem> problems = new ArrayList<>();
    request.spec().safeRequests().stream()
        .filter(safe -> !SAFE_METHODS.contains(safe.method()))
        .map(
            safe ->
                new Problem(
                    "a safe request must not write, and " + safe.method() + " may",
                    "accept.safeRequests: " + safe.method() + " " + safe.path(),
                    "move it to accept.writeRequests: those go to a throw-away clone"))
        .forEach(problems::add);
    request
        .cloneUrl()
        .filter(clone -> isLive(request, Site.of(clone)))
        .map(
            clone ->
                new Problem(
                    "the clone is the live release itself",
                    clone,
                    "give the address of a copy on a throw-away database, or none"))
        .ifPresent(problems::add);
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.CONFIG_INVALID, problems);
    }
  }

  private static boolean isLive(AcceptRequest request, Site clone) {
    return Stream.of(request.oldUrl(), Optional.of(request.newUrl()))
        .flatMap(Optional::stream)
        .anyMatch(url -> clone.owns(Site.of(url).base()));
  }
}
