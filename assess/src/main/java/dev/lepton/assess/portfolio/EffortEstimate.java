package dev.lepton.assess.portfolio;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.inventory.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Days of work: a base by strategy, and what servers, data, dependencies and code add. The factors
 * are our own, to be calibrated on finished migrations; what is not known widens the range.
 *
 * @param low in days
 * @param high in days
 * @param reasons how it adds up
 */
record EffortEstimate(double low, double high, List<String> reasons) {
  private static final double MIB_PER_TIB = 1 << 20;

  static EffortEstimate of(Subject subject, Strategy strategy) {
    Sum sum = new Sum();
    int servers = Math.max(1, subject.servers().size());
    int ties = subject.needs().size() + subject.neededBy().size();
    switch (strategy) {
      case RETIRE -> sum.add(1, 3, "switching off, and keeping the data readable");
      case RETAIN -> sum.add(0.5, 1, "looking at it again later");
      case REPURCHASE -> sum.add(10, 30, "choosing, configuring, moving data, teaching users");
      case RELOCATE -> {
        sum.add(1, 3, "preparing");
        sum.add(0.1 * servers, 0.3 * servers, servers + " server(s)");
      }
      case REHOST -> {
        sum.add(2, 5, "preparing, trial run, acceptance, switch");
        sum.add(0.5 * servers, servers, servers + " server(s)");
      }
      case REPLATFORM -> {
        sum.add(4, 10, "image, platform services, trial run, acceptance, switch");
        sum.add(0.5 * servers, 1.5 * servers, servers + " server(s)");
        code(subject, false, sum);
      }
      case REFACTOR -> {
        sum.add(8, 20, "design, trial run, acceptance, switch");
        sum.add(0.5 * servers, 1.5 * servers, servers + " server(s)");
        code(subject, true, sum);
      }
    }
    if (strategy != Strategy.RETAIN && strategy != Strategy.RETIRE) {
      double tebibytes =
          subject.servers().stream().mapToLong(Server::storageMb).sum() / MIB_PER_TIB;
      sum.add(
          0.3 * tebibytes, tebibytes, String.format(Locale.ROOT, "%.1f TiB to carry", tebibytes));
    }
    if (strategy != Strategy.RETAIN) {
      sum.add(0.25 * ties, 0.75 * ties, ties + " dependencies to keep or cut");
    }
    return new EffortEstimate(round(sum.low), round(sum.high), List.copyOf(sum.reasons));
  }

  private static void code(Subject subject, boolean machine, Sum sum) {
    if (subject.assessment().isPresent()) {
      Assessment assessment = subject.assessment().get();
      CodeEffort effort = CodeEffort.of(assessment.findings(), machine);
      sum.add(effort.low(), effort.high(), assessment.findings().size() + " findings in the code");
    } else {
      sum.add(machine ? 10 : 2, machine ? 60 : 15, "code that nobody has analysed");
    }
  }

  private static double round(double days) {
    return Math.round(days * 10) / 10.0;
  }

  private static final class Sum {
    private double low;
    private double high;
    private final List<String> reasons = new ArrayList<>();

    void add(double least, double most, String what) {
      low += least;
      high += most;
      if (most > 0) {
        reasons.add(String.format(Locale.ROOT, "%.1f to %.1f days: %s", least, most, what));
      }
    }
  }
}
