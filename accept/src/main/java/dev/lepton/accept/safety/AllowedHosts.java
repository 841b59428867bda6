package dev.lepton.accept.safety;

import dev.lepton.accept.http.Site;
import dev.lepton.accept.traffic.RequestTemplate;
import dev.lepton.accept.traffic.Traffic;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.migration.AcceptSpec;
import dev.lepton.model.migration.GatewaySpec;
import dev.lepton.model.migration.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hosts that tests may send requests to: those that migration.yaml names, and this machine.
 * Requests that write go only to what is marked there as a throw-away clone. Immutable.
 */
public final class AllowedHosts {
  /** Names and literal addresses; nothing is looked up. */
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private static final int MOST_PROBLEMS = 20;

  private final List<Site> named;
  private final List<Site> throwAway;
  private final String file;

  private AllowedHosts(List<Site> named, List<Site> throwAway, String file) {
    this.named = named;
    this.throwAway = throwAway;
    this.file = file;
  }

  /** This machine alone, for reading. */
  public static AllowedHosts loopback() {
    return new AllowedHosts(List.of(), List.of(), "migration.yaml");
  }

  /**
   * @param file where the migration was read from, for advice
   * @throws LeptonException CONFIG_INVALID when an address there is none
   */
  public static AllowedHosts of(Migration migration, String file) {
    AcceptSpec spec = migration.accept();
    List<Site> named =
        Stream.of(
                migration.application().url().stream(),
                migration.target().gateway().map(GatewaySpec::url).stream(),
                spec.hosts().stream().map(AcceptSpec.Host::url))
            .flatMap(urls -> urls)
            .map(Site::of)
            .toList();
    List<Site> throwAway =
        spec.hosts().stream()
            .filter(AcceptSpec.Host::throwAway)
            .map(host -> Site.of(host.url()))
            .toList();
    return new AllowedHosts(named, throwAway, file);
  }

  /** Whether requests that change nothing may go there. */
  public boolean mayRead(Site site) {
    return LOOPBACK.matcher(site.base().getHost()).matches() || owned(named, site);
  }

  /** Whether anything may go there. */
  public boolean mayWrite(Site site) {
    return owned(throwAway, site);
  }

  private static boolean owned(List<Site> sites, Site site) {
    return sites.stream().anyMatch(one -> one.owns(site.base()));
  }

  /**
   * @param where how the site was given, for instance {@code --url}
   * @throws LeptonException CONFIG_INVALID when nothing may go there
   */
  public void requireReadable(Site site, String where) {
    if (!mayRead(site)) {
      throw new LeptonException(ErrorCode.CONFIG_INVALID, List.of(foreign(site, where)));
    }
  }

  /**
   * To be called before the first request is sent.
   *
   * @throws LeptonException CONFIG_INVALID with every request that must not be sent, and where it
   *     was written
   */
  public void require(Traffic traffic) {
    require(traffic.requests().map(this::problem));
  }

  /**
   * The same for traffic of which only what changes nothing is sent.
   *
   * @throws LeptonException CONFIG_INVALID with every request to a host that is not named
   */
  public void requireReadable(Traffic traffic) {
    require(
        traffic
            .requests()
            .filter(request -> !mayRead(request.site()))
            .map(request -> Optional.of(foreign(request.site(), request.where()))));
  }

  private static void require(Stream<Optional<Problem>> found) {
    List<Problem> problems = new ArrayList<>();
    found.flatMap(Optional::stream).distinct().limit(MOST_PROBLEMS).forEach(problems::add);
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.CONFIG_INVALID, problems);
    }
  }

  private Optional<Problem> problem(RequestTemplate request) {
    Site site = request.site();
    if (!mayRead(site)) {
      return Optional.of(foreign(site, request.where()));
    }
    if (request.isSafe() || mayWrite(site)) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            request.method() + " may write, and " + site + " is not known to be a throw-away clone",
            request.where(),
            "test a clone that nobody will miss, and say so in "
                + file
                + ": accept.hosts: [{url: "
                + origin(site)
                + ", throwAway: true}]"));
  }

  private Problem foreign(Site site, String where) {
    return new Problem(
        "requests would go to " + origin(site) + ", which " + file + " does not name",
        where,
        "take the request out, or, if the host is yours to test, add to "
            + file
            + ": accept.hosts: [{url: "
            + origin(site)
            + "}]");
  }

  private static String origin(Site site) {
    return site.base().getScheme() + "://" + site.authority();
  }
}
