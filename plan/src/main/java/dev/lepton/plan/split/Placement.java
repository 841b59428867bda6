package dev.lepton.plan.split;

import dev.lepton.plan.table.SheetRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where an application may be.
 *
 * @param site {@value #OWN} if it stays there, {@value #CLOUD} if it must leave it, empty for both
 * @param regions of clouds in which it may be (residency), with * for any end; empty for all
 * @param notProviders in whose clouds it may not be
 * @param row where that is said
 */
public record Placement(
    String application,
    Optional<String> site,
    List<String> regions,
    List<String> notProviders,
    SheetRow row) {
  static final String OWN = "on-premises";
  static final String CLOUD = "cloud";

  /** Whether it may stay where it is. */
  public boolean mayStay() {
    return !site.equals(Optional.of(CLOUD));
  }

  /** Whether it may be in a region of a provider. */
  public boolean mayGo(String provider, String region) {
    return !site.equals(Optional.of(OWN))
        && notProviders.stream().noneMatch(one -> one.equalsIgnoreCase(provider))
        && resident(region);
  }

  /** Whether its data may be in a region. */
  public boolean resident(String region) {
    return regions.isEmpty() || regions.stream().anyMatch(one -> matches(one, region));
  }

  private static boolean matches(String pattern, String region) {
    String wanted = pattern.toLowerCase(Locale.ROOT);
    return wanted.endsWith("*")
        ? region.startsWith(wanted.substring(0, wanted.length() - 1))
        : region.equals(wanted);
  }

  /** In words, for people. */
  public String words() {
    List<String> words = new ArrayList<>();
    site.ifPresent(one -> words.add(one.equals(OWN) ? "stays on-premises" : "must leave the site"));
    if (!regions.isEmpty()) {
      words.add("only in " + String.join(" ", regions));
    }
    if (!notProviders.isEmpty()) {
      words.add("not with " + String.join(" ", notProviders));
    }
    return String.join(", ", words);
  }
}
