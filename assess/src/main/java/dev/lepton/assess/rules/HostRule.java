package dev.lepton.assess.rules;

import dev.lepton.assess.code.Call;
import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.code.NamedValue;
import dev.lepton.assess.code.Text;
import dev.lepton.assess.code.Value;
import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Finding.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The code names a machine that only exists where the application runs today. */
final class HostRule {
  private static final Set<String> TAKE_HOST =
      Set.of("java.net.Socket#" + Call.CONSTRUCTOR, "java.net.InetAddress#getByName");
  private static final Set<String> HOST_WORDS = Set.of("host", "hostname");

  private HostRule() {}

  static Rule rule() {
    return new Rule(
        "hardcoded-host",
        Category.NETWORK,
        Severity.MANDATORY,
        new Advice(
            "Host fixed in code",
            "The address belongs to the old network; on the target it leads nowhere, or to the"
                + " container itself.",
            "Read the address from an environment variable, and use names that the platform"
                + " resolves."),
        Repair.person(1),
        List.of(Matcher.java(HostRule::find), Matcher.python(HostRule::find)));
  }

  private static Stream<Match> find(CodeFile file) {
    Stream<Value> urls =
        file.texts().stream()
            .filter(text -> !text.inAnnotation())
            .map(Text::value)
            .filter(value -> Urls.host(value.text()).filter(Urls::isTiedToPlace).isPresent());
    Stream<Value> calls =
        file.calls().stream()
            .filter(
                call ->
                    call.owner().candidates().stream()
                        .anyMatch(type -> TAKE_HOST.contains(type + "#" + call.name())))
            .flatMap(call -> call.argument(0).stream())
            .filter(HostRule::isForeignHost);
    Stream<Value> named =
        file.values().stream()
            .filter(value -> HOST_WORDS.contains(Words.last(value.name())))
            .map(NamedValue::value)
            .filter(HostRule::isForeignHost);
    return Stream.of(urls, calls, named).flatMap(s -> s).filter(Value::isFixedText).map(Match::of);
  }

  private static boolean isForeignHost(Value value) {
    String host = value.text().toLowerCase(Locale.ROOT);
    return host.matches("[a-z0-9_][a-z0-9_.-]*")
        && Urls.isTiedToPlace(host)
        && !Urls.isLoopbackOrAny(host);
  }
}
