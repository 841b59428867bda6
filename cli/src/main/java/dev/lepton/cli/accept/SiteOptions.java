package dev.lepton.cli.accept;

import dev.lepton.accept.http.Site;
import dev.lepton.accept.safety.AllowedHosts;
import dev.lepton.accept.security.SecurityReview;
import dev.lepton.accept.security.check.Reviewed;
import dev.lepton.accept.security.endpoint.PortReview;
import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.RequestSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** The options that say which running site is reviewed. */
public final class SiteOptions {
  private static final int HIGHEST_PORT = 65535;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "A site to look at. Only safe requests are sent, and only there.")
  private Optional<String> url = Optional.empty();

  @Option(
      names = "--ports",
      paramLabel = "PORT",
      split = ",",
      description =
          "The ports that may be open on the site's host, beside its own: others of a short list"
              + " are tried. Default: those of the Services among the manifests.")
  private List<Integer> ports = new ArrayList<>();

  boolean isGiven() {
    return url.isPresent() || !ports.isEmpty();
  }

  /**
   * @param manifests paths with the manifests of the site
   * @throws LeptonException USAGE when an option is wrong; CONFIG_INVALID when the host is one that
   *     may not be tested
   */
  Reviewed review(List<Path> manifests, AllowedHosts hosts) {
    if (url.isEmpty()) {
      throw usage("it is not said whose ports are looked at", "add --url");
    }
    if (ports.stream().anyMatch(port -> port < 1 || port > HIGHEST_PORT)) {
      throw usage("a port is a number from 1 to 65535", "write --ports 443,8080");
    }
    Site site = Site.of(url.get());
    hosts.requireReadable(site, ports.isEmpty() ? "--url" : "--ports");
    Set<Integer> declared = new TreeSet<>(ports);
    if (ports.isEmpty()) {
      declared.addAll(SecurityReview.servicePorts(manifests));
    }
    List<SecurityCheck> checks = new ArrayList<>(SecurityReview.review(site, home()));
    List<String> notTested = new ArrayList<>();
    if (declared.isEmpty()) {
      notTested.add("open ports of " + site + ": say with --ports which are meant to be open");
    } else {
      checks.addAll(PortReview.review(site, declared));
    }
    return new Reviewed(checks, notTested);
  }

  private static LeptonException usage(String what, String fix) {
    return new LeptonException(ErrorCode.USAGE, what, "--ports", fix);
  }

  private static List<RequestSpec> home() {
    return List.of(new RequestSpec("GET", "/", Optional.empty(), "", Optional.empty()));
  }
}
