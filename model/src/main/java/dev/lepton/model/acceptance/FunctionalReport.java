package dev.lepton.model.acceptance;

import java.util.List;
import java.util.Optional;

/**
 * Whether a release does what it should, and what the old one did.
 *
 * @param checked each request of the smoke checks
 * @param compared requests that old and new both answered
 * @param differing those of them that were answered differently
 * @param differences what differs, at most some of each request
 * @param unsteady what already differs between two answers of the old release, and was left out
 * @param notes what was not tested, and why
 */
public record FunctionalReport(
    List<Checked> checked,
    int compared,
    int differing,
    List<Difference> differences,
    List<String> unsteady,
    List<String> notes) {

  public long failed() {
    return checked.stream().filter(one -> one.failure().isPresent()).count();
  }

  /**
   * A request of a smoke check.
   *
   * @param where file and line
   * @param failure empty when it was answered as it should be
   */
  public record Checked(
      String journey, String request, String where, double millis, Optional<String> failure) {}

  /**
   * @param where file and line of the request
   * @param at status, a header, or a place in the body as JSON pointer or line
   */
  public record Difference(String request, String where, String at, String before, String now) {}
}
