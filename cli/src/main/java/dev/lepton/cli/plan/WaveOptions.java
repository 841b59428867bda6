package dev.lepton.cli.plan;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.plan.waves.Tie;
import dev.lepton.plan.waves.WaveLimits;
import dev.lepton.plan.waves.WaveRequestBuilder.Bridge;
import dev.lepton.plan.waves.WaveRequestBuilder.Wishes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How large waves may be, and what stays together. */
public final class WaveOptions {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");

  @Option(
      names = "--wave-size",
      paramLabel = "LEAST-MOST",
      description =
          "Applications of a wave, such as 5-30, or only the most (default: 1-25; that yields to"
              + " what cannot move apart, a size that is asked for does not).")
  private Optional<String> size = Optional.empty();

  @Option(
      names = "--max-servers",
      paramLabel = "N",
      description = "Most servers of a wave (default: no limit).")
  private Optional<Integer> servers = Optional.empty();

  @Option(
      names = "--max-effort",
      paramLabel = "DAYS",
      description = "Most days of work of a wave (default: no limit).")
  private Optional<Double> effort = Optional.empty();

  @Option(
      names = "--careful-first",
      description = "Lets applications of high criticality or complexity into the first wave.")
  private boolean carefulFirst;

  @Option(
      names = "--together",
      split = ",",
      paramLabel = "WHAT",
      description =
          "What else moves together: group (of --applications, or a tag Move Group), server"
              + " (applications on one server), business-service, or none (default: group,server).")
  private List<String> together = new ArrayList<>();

  @Option(
      names = "--bridge",
      paramLabel = "FROM:TO",
      description =
          "A dependency that may reach over for a while, so that TO may move later than FROM. May"
              + " be repeated.")
  private List<String> bridges = new ArrayList<>();

  /**
   * @throws LeptonException USAGE with everything that cannot be meant
   */
  Wishes wishes(CalendarOptions calendar) {
    List<Problem> problems = new ArrayList<>();
    WaveLimits limits = limits(problems);
    Set<Tie.Kind> kinds = kinds(problems);
    List<Bridge> named = new ArrayList<>();
    for (String bridge : bridges) {
      int colon = bridge.indexOf(':');
      if (colon < 1 || colon == bridge.length() - 1) {
        problems.add(new Problem("--bridge " + bridge + " cannot be meant", "--bridge", "FROM:TO"));
      } else {
        named.add(
            new Bridge(bridge.substring(0, colon).strip(), bridge.substring(colon + 1).strip()));
      }
    }
    calendar.check(problems);
    if (!problems.isEmpty()) {
      throw new LeptonException(ErrorCode.USAGE, problems);
    }
    return new Wishes(limits, kinds, named, calendar.settings());
  }

  private WaveLimits limits(List<Problem> problems) {
    WaveLimits defaults = WaveLimits.defaults();
    int least = defaults.least();
    int most = defaults.most();
    if (size.isPresent()) {
      Matcher matcher = RANGE.matcher(size.get());
      boolean meant = matcher.matches();
      if (meant) {
        least = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(1));
        most = Integer.parseInt(matcher.group(matcher.group(2) == null ? 1 : 2));
      }
      if (!meant || least < 1 || most < least) {
        problems.add(
            new Problem(
                "--wave-size " + size.get() + " cannot be meant",
                "--wave-size",
                "give the least and the most applications, such as 5-30"));
      }
    }
    if (servers.orElse(1) < 1) {
      problems.add(
          new Problem(
              "--max-servers " + servers.get() + " cannot be meant", "--max-servers", "1+"));
    }
    if (!(effort.orElse(1.0) > 0) || effort.orElse(1.0).isInfinite()) {
      problems.add(
          new Problem(
              "--max-effort " + effort.get() + " cannot be meant",
              "--max-effort",
              "give days of work above 0"));
    }
    return new WaveLimits(
        least,
        most,
        size.isPresent(),
        servers.orElse(Integer.MAX_VALUE),
        effort.orElse(Double.POSITIVE_INFINITY),
        carefulFirst);
  }

  private Set<Tie.Kind> kinds(List<Problem> problems) {
    if (together.isEmpty()) {
      return EnumSet.of(Tie.Kind.GROUP, Tie.Kind.SERVER);
    }
    Set<Tie.Kind> kinds = EnumSet.noneOf(Tie.Kind.class);
    for (String word : together) {
      switch (word.strip().toLowerCase(Locale.ROOT)) {
        case "group" -> kinds.add(Tie.Kind.GROUP);
        case "server" -> kinds.add(Tie.Kind.SERVER);
        case "business-service" -> kinds.add(Tie.Kind.BUSINESS_SERVICE);
        case "none" -> kinds.clear();
        default ->
            problems.add(
                new Problem(
                    "--together " + word + " cannot be meant",
                    "--together",
                    "use group, server, business-service or none"));
      }
    }
    return kinds;
  }
}
