package dev.lepton.accept.security.check;

import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import java.util.List;

/**
 * What a review came to.
 *
 * @param checks in the order of the review
 * @param notTested what could not be looked at, each with the reason
 */
public record Reviewed(List<SecurityCheck> checks, List<String> notTested) {
  public Reviewed {
    checks = List.copyOf(checks);
    notTested = List.copyOf(notTested);
  }
}
