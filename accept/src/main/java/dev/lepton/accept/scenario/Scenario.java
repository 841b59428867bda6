package dev.lepton.accept.scenario;

import dev.lepton.accept.http.Site;
import dev.lepton.accept.load.Arrivals;
import dev.lepton.accept.traffic.Traffic;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Traffic that somebody has written down or recorded. Immutable.
 *
 * @param recorded when visitors came; empty where the file does not say
 * @param notes what was left out, and why
 */
public record Scenario(Traffic traffic, Optional<Arrivals.Recorded> recorded, List<String> notes) {

  /**
   * What must be known to read one.
   *
   * @param site where requests go whose address says nothing else
   * @param recordedAt the only host of a recording whose requests are wanted, and sent to the site;
   *     empty to take all as they are, but for those of hosts in {@code same}
   * @param same sites that stand for the same application: what was recorded there goes to the site
   * @param environment for <code>${env:NAME}</code>
   */
  public record Context(
      Site site, Optional<String> recordedAt, List<Site> same, Map<String, String> environment) {

    /** Where a recorded request goes; empty if nobody wants it. */
    Optional<Site> destination(Site recorded) {
      if (recordedAt.isPresent()) {
        String host = recordedAt.get();
        boolean wanted =
            host.equalsIgnoreCase(recorded.base().getHost())
                || host.equalsIgnoreCase(recorded.authority());
        return wanted ? Optional.of(site) : Optional.empty();
      }
      boolean ours = same.stream().anyMatch(one -> one.owns(recorded.base()));
      return Optional.of(ours ? site : recorded);
    }
  }

  /**
   * Reads a file by its ending: {@code .yaml}, {@code .yml}, {@code .har}, else an access log.
   *
   * @throws LeptonException CONFIG_UNREADABLE or CONFIG_INVALID with all that is wrong, each with
   *     file and line
   */
  public static Scenario read(Path file, Context context) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return new ScenarioReader(file, context).read(text(file));
    }
    return name.endsWith(".har")
        ? new HarReader(file, context).read()
        : new AccessLogReader(file, context).read();
  }

  static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  static LeptonException unreadable(Path file, IOException e) {
    String reason = Files.exists(file) ? String.valueOf(e.getMessage()) : "there is no such file";
    return new LeptonException(
        ErrorCode.CONFIG_UNREADABLE,
        "the scenario cannot be read: " + reason,
        file.toString(),
        "name a readable file: a scenario in YAML, a HAR file or an access log",
        e);
  }

  /**
   * A recording with another length and number of visitors, in the same order and with the same
   * course.
   *
   * @param visitors at least 1
   */
  public Scenario stretched(long visitors, Duration length) {
    List<Integer> order = new ArrayList<>();
    List<Integer> all = traffic.order();
    for (long i = 0; i < visitors; i++) {
      order.add(all.get((int) ((i + 0.5) / visitors * all.size())));
    }
    return new Scenario(
        new Traffic(traffic.journeys(), order, traffic.feeds()),
        recorded.map(one -> one.stretched(visitors, length)),
        notes);
  }
}
