package dev.lepton.accept.security.endpoint;

import dev.lepton.accept.http.Browser;
import dev.lepton.accept.http.Site;
import dev.lepton.accept.security.check.Check;
import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.RequestSpec;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reviews a running release over HTTP, and what it shows in handshakes over TLS. Sends only GET,
 * OPTIONS and TRACE: nothing changes by it.
 */
public final class EndpointReview {
  private EndpointReview() {}

  /**
   * The outcome of every check, in a fixed order. Pages are looked at whatever the certificate,
   * which is judged apart.
   *
   * @param safeRequests known pages; the GETs among them are visited
   * @throws LeptonException TARGET_UNREACHABLE if not one page can be had: nothing would be found
   *     wrong with it
   */
  public static List<SecurityCheck> review(Site site, List<RequestSpec> safeRequests) {
    Browser browser = Browser.onlooking(site);
    Pages pages = Pages.fetch(browser, safeRequests);
    if (pages.all().findAny().isEmpty()) {
      throw new LeptonException(
          ErrorCode.TARGET_UNREACHABLE,
          "the site answers no request, so nothing of it was reviewed",
          site.toString(),
          "start it, or correct the address");
    }
    Outcomes outcomes = new Outcomes(site.toString(), new ArrayList<>());
    outcomes.add(Disclosure.VERSIONS, Disclosure.versionHeaders(pages));
    outcomes.add(Disclosure.STACK_TRACES, Disclosure.stackTraces(pages));
    outcomes.add(Disclosure.LISTINGS, Disclosure.listings(pages));
    outcomes.add(Disclosure.DEFAULT_PAGES, Disclosure.defaultPages(pages));
    outcomes.add(Cookies.HTTP_ONLY, Cookies.withoutHttpOnly(pages));
    outcomes.add(Cookies.SAME_SITE, Cookies.withoutSameSite(pages));
    if (site.base().getScheme().equals("https")) {
      outcomes.add(Cookies.SECURE, Cookies.withoutSecure(pages));
    }
    outcomes.add(Exposure.METHODS, Exposure.methods(browser));
    outcomes.add(Exposure.TRACE, Exposure.trace(browser));
    outcomes.add(Exposure.FILES, Exposure.files(browser));
    if (site.isSecure()) {
      transport(site, outcomes);
    }
    return List.copyOf(outcomes.checks());
  }

  private static void transport(Site site, Outcomes outcomes) {
    Handshake handshake = new Handshake(site);
    List<X509Certificate> chain = handshake.certificates();
    Instant now = Instant.now();
    outcomes.add(Transport.EXPIRED, Transport.expired(chain, now));
    outcomes.add(Transport.EXPIRING, Transport.expiring(chain, now));
    outcomes.add(Transport.NAME, Transport.wrongName(chain, site.base().getHost()));
    outcomes.add(Transport.TRUST, handshake.untrusted().stream().toList());
    outcomes.add(Transport.WEAK, Transport.weak(chain));
    outcomes.add(Transport.OLD_VERSIONS, Transport.oldVersions(handshake));
  }

  private record Outcomes(String site, List<SecurityCheck> checks) {
    void add(Check check, List<String> violations) {
      checks.addAll(
          check.outcome(violations.stream().map(place -> site + ", " + place).toList(), site));
    }
  }
}
