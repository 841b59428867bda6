package dev.lepton.transform.internal.helm;

import dev.lepton.transform.internal.manifest.ManifestText;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The few expressions that our templates are made of, evaluated where Helm itself is not there.
 * {@link HelmIT} asks Helm.
 */
final class Rendering {
  private static final Pattern BLOCK =
      Pattern.compile("\\n? *\\{\\{- toYaml (\\S+) \\| nindent (\\d+) }}");
  private static final Pattern VALUE = Pattern.compile("\\{\\{ ?(.+?) ?}}");
  private static final Pattern WITH =
      Pattern.compile(" *\\{\\{- with (\\S+) }}\\n(.*\\n) *\\{\\{- end }}\\n");

  private static final Pattern BOTH = Pattern.compile("and (\\S+) \\(not (\\S+)\\)");

  private final Map<?, ?> values;

  Rendering(String values) {
    this.values = new KubernetesSerialization().unmarshal(values, Map.class);
  }

  String of(String template) {
    String text = template;
    if (text.startsWith("{{- if ")) {
      String condition = text.substring(7, text.indexOf(" }}"));
      if (!holds(condition)) {
        return "";
      }
      text = text.substring(text.indexOf('\n') + 1, text.lastIndexOf("{{- end }}"));
    }
    text = WITH.matcher(text).replaceAll(found -> quoted(with(found.group(1), found.group(2))));
    text = BLOCK.matcher(text).replaceAll(found -> quoted(block(found)));
    return VALUE.matcher(text).replaceAll(found -> quoted(expression(found.group(1))));
  }

  private boolean holds(String condition) {
    Matcher both = BOTH.matcher(condition);
    return both.matches()
        ? holds(both.group(1)) && !holds(both.group(2))
        : Boolean.TRUE.equals(value(condition));
  }

  private static String quoted(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }

  private String with(String path, String body) {
    String value = String.valueOf(value(path));
    return value.isEmpty() ? "" : body.replace("{{ . | quote }}", '"' + value + '"');
  }

  private String block(java.util.regex.MatchResult found) {
    String indent = " ".repeat(Integer.parseInt(found.group(2)));
    return "\n" + ManifestText.of(value(found.group(1))).indent(indent.length()).stripTrailing();
  }

  private String expression(String text) {
    String[] words = text.split(" \\| ");
    String result =
        switch (words[0]) {
          case ".Release.Name" -> "shop";
          case ".Release.Service" -> "Helm";
          case ".Chart.Name" -> "shop";
          case ".Chart.Version" -> "0.1.0";
          case ".Chart.AppVersion" -> "1.0+7";
          default -> words[0].startsWith("include ") ? words[0] : String.valueOf(value(words[0]));
        };
    for (int index = 1; index < words.length; index++) {
      result =
          switch (words[index]) {
            case "quote" -> '"' + result + '"';
            case "sha256sum" -> "sum";
            case "replace \"+\" \"-\"" -> result.replace('+', '-');
            default -> throw new IllegalArgumentException("not known: " + text);
          };
    }
    return result;
  }

  private Object value(String path) {
    Object node = values;
    for (String step : path.replace(".Values.", "").split("\\.")) {
      if (!(node instanceof Map<?, ?> map) || !map.containsKey(step)) {
        throw new IllegalArgumentException("no value " + path);
      }
      node = map.get(step);
    }
    return node;
  }
}
