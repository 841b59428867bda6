package dev.lepton.assess.portfolio;

import dev.lepton.model.assessment.Decision.Strategy;
import dev.lepton.model.assessment.Evidence.Kind;
import dev.lepton.model.inventory.Metric;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.inventory.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Lets everything that is known of an application vote. Not thread-safe. */
final class StrategyVote {
  private static final double IDLE_PERCENT = 5;
  private static final double ZOMBIE_PERCENT = 1;
  private static final int MANY = 5;
  private static final int NAMED = 20;

  private final Subject subject;
  private final EvidenceBook book;
  private final Ballot ballot = new Ballot();

  StrategyVote(Subject subject, EvidenceBook book) {
    this.subject = subject;
    this.book = book;
  }

  Ballot vote() {
    answers();
    subject
        .assessment()
        .ifPresentOrElse(known -> new CodeVote(known, book, ballot).vote(), this::noCode);
    if (!subject.servers().isEmpty()) {
      platform();
      systems();
      load();
    }
    dependencies();
    return ballot;
  }

  private void answers() {
    subject
        .answers()
        .forEach(
            (question, given) -> {
              String text = subject.questionnaire().question(question).orElseThrow().text();
              String id =
                  book.note(
                      Kind.ANSWER,
                      "answer:" + question,
                      text + " " + given.answer().text(),
                      given.where().toString());
              given
                  .answer()
                  .strategies()
                  .forEach(
                      (strategy, points) ->
                          ballot.give(strategy, points, text + " " + given.answer().text(), id));
            });
  }

  private void noCode() {
    ballot.give(
        Strategy.REFACTOR,
        -20,
        "no source code has been analysed",
        book.note(
            Kind.PROFILE,
            "no-analysis",
            "no findings were given for this application",
            subject.where()));
  }

  private void platform() {
    List<Server> virtual =
        subject.servers().stream()
            .filter(s -> s.identity().moRef().isPresent() || s.placement().cluster().isPresent())
            .toList();
    boolean all = virtual.size() == subject.servers().size();
    ballot.give(
        Strategy.RELOCATE,
        all ? 15 : -40,
        all ? "all its servers run on VMware" : "not all its servers run on VMware",
        each(all ? virtual : subject.servers(), "platform", "virtual machine of VMware: " + all));
    List<Server> off = where(s -> s.placement().poweredOn().equals(Optional.of(false)));
    if (off.size() == subject.servers().size()) {
      ballot.give(
          Strategy.RETIRE, 60, "all its servers are switched off", each(off, "power", "is off"));
    }
  }

  private void systems() {
    List<Server> foreign = where(s -> OperatingSystems.needsOtherHardware(system(s)));
    if (!foreign.isEmpty()) {
      List<String> ids = each(foreign, "system", "runs a system that clouds do not offer");
      String why = "its system needs hardware that clouds do not have";
      ballot.give(Strategy.REHOST, -60, why, ids);
      ballot.give(Strategy.RELOCATE, -60, why, ids);
      ballot.give(Strategy.RETAIN, 40, why, ids);
    }
    List<Server> ended = where(s -> OperatingSystems.isOutOfSupport(system(s)));
    if (!ended.isEmpty()) {
      List<String> ids = each(ended, "support", "runs a system whose support has ended");
      ballot.give(Strategy.REPLATFORM, 15, "its system is out of support", ids);
      ballot.give(Strategy.REHOST, -10, "its system is out of support", ids);
    }
  }

  static String system(Server server) {
    return server.software().osName().orElse("")
        + server.software().osVersion().map(version -> " " + version).orElse("");
  }

  private void load() {
    List<Double> busy = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (Server server : subject.servers()) {
      Usage usage = server.usage().get(Metric.CPU_PERCENT);
      if (usage != null && usage.p95().or(usage::average).isPresent()) {
        double percent = usage.p95().or(usage::average).get();
        busy.add(percent);
        ids.add(
            book.note(
                Kind.USAGE,
                "usage:cpu@" + server.id(),
                String.format(Locale.ROOT, "%s uses %.1f %% of its cores", server.name(), percent),
                usage.where().toString()));
      }
    }
    if (busy.size() < subject.servers().size() || busy.isEmpty()) {
      return;
    }
    double most = busy.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    if (most < ZOMBIE_PERCENT) {
      ballot.give(Strategy.RETIRE, 35, "its servers do next to nothing", ids);
    } else if (most < IDLE_PERCENT) {
      ballot.give(Strategy.RETIRE, 10, "its servers are nearly idle", ids);
      ballot.give(Strategy.REPLATFORM, 5, "its servers are nearly idle, and can be shared", ids);
    }
  }

  private void dependencies() {
    List<String> by =
        subject.neededBy().stream()
            .map(
                d ->
                    book.note(
                        Kind.DEPENDENCY,
                        "needed-by:" + d.from(),
                        d.from() + " needs " + subject.name(),
                        d.where().toString()))
            .distinct()
            .toList();
    subject
        .needs()
        .forEach(
            d ->
                book.note(
                    Kind.DEPENDENCY,
                    "needs:" + d.to(),
                    subject.name() + " needs " + d.to(),
                    d.where().toString()));
    if (!by.isEmpty()) {
      int weight = by.size() >= MANY ? 2 : 1;
      ballot.give(Strategy.RETIRE, -25 * weight, by.size() + " other application(s) need it", by);
    }
  }

  private List<Server> where(Predicate<Server> condition) {
    return subject.servers().stream().filter(condition).toList();
  }

  private List<String> each(List<Server> servers, String what, String text) {
    return servers.stream()
        .limit(NAMED)
        .map(
            server ->
                book.note(
                    Kind.INVENTORY,
                    what + "@" + server.id(),
                    server.name() + " (" + system(server) + "): " + text,
                    server.saidBy().values().stream()
                        .findFirst()
                        .map(Object::toString)
                        .orElse(server.id())))
        .toList();
  }
}
