package dev.lepton.transform.internal.helm;

import dev.lepton.transform.internal.manifest.ManifestText;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An object in which expressions of Helm's template language stand for some of the values. Not
 * thread-safe.
 */
final class Template {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private final Map<String, Object> root;
  private final List<String> values = new ArrayList<>();
  private final List<String> blocks = new ArrayList<>();

  @SuppressWarnings("unchecked")
  Template(HasMetadata object) {
    this.root = YAML.unmarshal(ManifestText.of(object), LinkedHashMap.class);
  }

  /** Leaves out what the chart or the release decides. */
  Template without(String... path) {
    parent(path).remove(path[path.length - 1]);
    return this;
  }

  /** Lets an expression stand for one value. */
  Template value(String expression, String... path) {
    return literal("{{ " + expression + " }}", path);
  }

  /** As {@link #value}, with text around the expressions. */
  Template literal(String text, String... path) {
    parent(path).put(path[path.length - 1], "__value_" + values.size() + "__");
    values.add(text);
    return this;
  }

  /** Lets a map or list of the chart's values stand for one here. */
  Template block(String expression, String... path) {
    parent(path).put(path[path.length - 1], "__block_" + blocks.size() + "__");
    blocks.add(expression);
    return this;
  }

  boolean has(String... path) {
    return parent(path).containsKey(path[path.length - 1]);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> parent(String... path) {
    Object node = root;
    for (int depth = 0; depth < path.length - 1; depth++) {
      node =
          node instanceof List<?> list
              ? list.get(Integer.parseInt(path[depth]))
              : ((Map<String, Object>) node)
                  .computeIfAbsent(path[depth], key -> new LinkedHashMap<String, Object>());
    }
    return (Map<String, Object>) node;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (String line : escaped(ManifestText.of(root)).lines().toList()) {
      text.append(withBlocks(withValues(line))).append('\n');
    }
    return text.toString();
  }

  /** What is a template itself, such as an alert's text, comes out of Helm as it is. */
  private static String escaped(String text) {
    return text.replace("{{", "{{ `{{` }}");
  }

  private String withValues(String line) {
    String result = line;
    for (int index = 0; index < values.size(); index++) {
      String mark = "__value_" + index + "__";
      result = result.replace('"' + mark + '"', values.get(index)).replace(mark, values.get(index));
    }
    return result;
  }

  private String withBlocks(String line) {
    for (int index = 0; index < blocks.size(); index++) {
      String mark = "\"__block_" + index + "__\"";
      if (line.contains(mark)) {
        int indent = line.length() - line.stripLeading().length() + 2;
        return line.replace(" " + mark, "")
            + "\n"
            + " ".repeat(indent)
            + "{{- toYaml "
            + blocks.get(index)
            + " | nindent "
            + indent
            + " }}";
      }
    }
    return line;
  }
}
