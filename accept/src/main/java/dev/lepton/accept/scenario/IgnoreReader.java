package dev.lepton.accept.scenario;

import dev.lepton.accept.functional.Ignored;
import dev.lepton.accept.functional.Ignored.Rule;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads what answers of old and new may differ in: a list of rules, each with {@code json}, {@code
 * header} or {@code regex}, and {@code request} where it is not for all; a rule with {@code
 * request} alone leaves these requests out.
 */
public final class IgnoreReader {
  private static final Set<String> KEYS = Set.of("request", "json", "header", "regex");

  private IgnoreReader() {}

  /**
   * @throws LeptonException CONFIG_UNREADABLE or CONFIG_INVALID with all that is wrong, each with
   *     file and line
   */
  public static Ignored read(Path file) {
    YamlNode root = YamlNode.parse(file.toString(), Scenario.text(file));
    YamlNode list = root.isMapping() ? root.entries(Set.of("ignore")).get("ignore") : root;
    List<Rule> rules = new ArrayList<>();
    if (list == null) {
      root.problem("there are no rules", "write ignore: and a list");
    } else {
      list.items().forEach(item -> rule(item, rules));
    }
    if (!root.problems().isEmpty()) {
      throw new LeptonException(ErrorCode.CONFIG_INVALID, root.problems());
    }
    return new Ignored(rules);
  }

  private static void rule(YamlNode node, List<Rule> rules) {
    Map<String, YamlNode> entries = node.entries(KEYS);
    Pattern request =
        YamlNode.of(entries, "request")
            .map(YamlNode::text)
            .map(IgnoreReader::request)
            .orElse(Pattern.compile(".*"));
    int before = rules.size();
    YamlNode.of(entries, "json")
        .ifPresent(one -> rules.add(new Rule.Value(request, Ignored.glob(one.text()))));
    YamlNode.of(entries, "header")
        .ifPresent(one -> rules.add(new Rule.Header(request, one.text().toLowerCase(Locale.ROOT))));
    YamlNode.of(entries, "regex").ifPresent(one -> text(one, request, rules));
    if (rules.size() == before && entries.containsKey("request")) {
      rules.add(new Rule.Whole(request));
    }
  }

  private static void text(YamlNode node, Pattern request, List<Rule> rules) {
    try {
      rules.add(new Rule.Text(request, Pattern.compile(node.text())));
    } catch (PatternSyntaxException e) {
      node.problem("not a regular expression: " + e.getDescription(), "correct it");
    }
  }

  /** "/a/*" is meant for any method and query. */
  private static Pattern request(String text) {
    String method = text.startsWith("/") ? "[A-Z]+ " : "";
    return Pattern.compile(method + Ignored.glob(text).pattern() + "(\\?.*)?");
  }
}
