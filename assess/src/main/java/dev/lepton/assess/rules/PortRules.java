package dev.lepton.assess.rules;

import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.code.NamedValue;
import dev.lepton.assess.code.Value;
import dev.lepton.assess.profile.Ports;
import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Finding.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Ports in code: fixed ones, and ones that only a privileged user may open. */
final class PortRules {
  private static final int FIRST_UNPRIVILEGED = 1024;
  private static final int HIGHEST = 65_535;

  private PortRules() {}

  static Rule fixed() {
    return new Rule(
        "hardcoded-port",
        Category.NETWORK,
        Severity.OPTIONAL,
        new Advice(
            "Port fixed in code",
            "Two releases cannot stand side by side on one host, and platforms that hand out the"
                + " port are not obeyed.",
            "Read the port from an environment variable such as PORT, with today's number as the"
                + " default."),
        Repair.machine(1),
        List.of(Matcher.java(PortRules::fixed), Matcher.python(PortRules::fixed)));
  }

  static Rule privileged() {
    return new Rule(
        "privileged-port",
        Category.NETWORK,
        Severity.MANDATORY,
        new Advice(
            "Listens on a port below 1024",
            "Containers should run without root, and only root may open such a port.",
            "Listen on a high port, for instance 8080, and let the service or the gateway offer the"
                + " low one."),
        Repair.person(1),
        List.of(Matcher.java(PortRules::low), Matcher.python(PortRules::low)));
  }

  private static Stream<Match> fixed(CodeFile file) {
    Stream<Value> named =
        file.values().stream()
            .filter(value -> Set.of("port").contains(Words.last(value.name())))
            .map(NamedValue::value);
    return Stream.concat(Ports.listening(file), named)
        .filter(value -> value.number().stream().anyMatch(port -> port > 0 && port <= HIGHEST))
        .map(Match::of);
  }

  private static Stream<Match> low(CodeFile file) {
    return Ports.listening(file)
        .filter(
            value ->
                value.number().stream().anyMatch(port -> port > 0 && port < FIRST_UNPRIVILEGED))
        .map(Match::of);
  }
}
