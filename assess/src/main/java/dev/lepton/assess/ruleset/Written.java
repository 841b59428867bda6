package dev.lepton.assess.ruleset;

import dev.lepton.model.error.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One YAML file as it is written: every value with its place, every problem noted. */
final class Written {
  /** Rule files are written by hand; the largest public one has 200 kB. */
  private static final int LARGEST = 32 << 20;

  private final Path file;
  private final List<Problem> problems;

  private final List<Problem> remarks;

  Written(Path file, List<Problem> problems) {
    this(file, problems, new ArrayList<>());
  }

  Written(Path file, List<Problem> problems, List<Problem> remarks) {
    this.file = file;
    this.problems = problems;
    this.remarks = remarks;
  }

  /** Something that harms nothing. */
  void remark(Node node, String what, String fix) {
    remarks.add(new Problem(what, place(node).toString(), fix));
  }

  /** The file's one document; empty when it is empty or broken, which is then noted. */
  Optional<Node> document() {
    try {
      if (Files.size(file) > LARGEST) {
        problem(null, "is too large for a rule file", "split it");
        return Optional.empty();
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      LoadSettings settings =
          LoadSettings.builder().setUseMarks(true).setCodePointLimit(LARGEST).build();
      return new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
      note(new Place(file, line, column), "is not YAML: " + e.getProblem(), "correct the line");
    } catch (YamlEngineException e) {
      problem(null, "is not YAML: " + e.getMessage(), "correct the file");
    } catch (IOException e) {
      problem(null, "cannot be read: " + e.getMessage(), "check the file's permissions");
    }
    return Optional.empty();
  }

  void problem(@Nullable Node node, String what, String fix) {
    note(place(node), what, fix);
  }

  private void note(Place place, String what, String fix) {
    problems.add(new Problem(what, place.toString(), fix));
  }

  Place place(@Nullable Node node) {
    return node == null
        ? new Place(file, 1, 1)
        : node.getStartMark()
            .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1))
            .orElseGet(() -> new Place(file, 1, 1));
  }

  /** A map's keys and values; anything else is noted and empty. */
  Map<String, Node> map(Node node) {
    Map<String, Node> map = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      problem(node, "must be a map of keys and values", "write `key: value` lines");
      return map;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (map.put(key, tuple.getValueNode()) != null) {
        problem(tuple.getKeyNode(), "the key " + key + " occurs twice", "remove one of them");
      }
    }
    return map;
  }

  Optional<Node> get(Node node, String key) {
    return node instanceof MappingNode ? Optional.ofNullable(map(node).get(key)) : Optional.empty();
  }

  /** The items of a list; a lone value is a list of one. */
  List<Node> items(Node node) {
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
  }

  Optional<String> text(Node node, String key) {
    return get(node, key).flatMap(this::text);
  }

  /** A scalar as it is written; empty for null. */
  Optional<String> text(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getTag().equals(Tag.NULL) ? Optional.empty() : Optional.of(scalar.getValue());
    }
    problem(node, "must be a single value", "write a text, not a list or a map");
    return Optional.empty();
  }

  List<String> texts(Node node, String key) {
    return get(node, key)
        .map(list -> items(list).stream().flatMap(item -> text(item).stream()).toList())
        .orElse(List.of());
  }

  boolean flag(Node node, String key) {
    return text(node, key).filter("true"::equalsIgnoreCase).isPresent();
  }

  /** The value as plain Java: text, number, truth value, list, map. */
  Object value(Node node) {
    if (node instanceof SequenceNode sequence) {
      List<Object> list = new ArrayList<>();
      sequence.getValue().forEach(item -> list.add(value(item)));
      return List.copyOf(list);
    }
    if (node instanceof MappingNode) {
      Map<String, Object> values = new LinkedHashMap<>();
      map(node).forEach((key, item) -> values.put(key, value(item)));
      return java.util.Collections.unmodifiableMap(values);
    }
    return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
        ? scalar.getValue()
        : "";
  }
}
