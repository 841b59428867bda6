package dev.lepton.assess.questionnaire;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.model.inventory.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A part of a YAML file that knows where it stands. What does not fit is added to the problems and
 * read as if it were absent, so that all problems are told at once. Not thread-safe.
 */
public final class YamlValue {
  private static final int DEEPEST = 50;

  private final Node node;
  private final String file;
  private final List<Problem> problems;

  private YamlValue(Node node, String file, List<Problem> problems) {
    this.node = node;
    this.file = file;
    this.problems = problems;
  }

  /**
   * @throws LeptonException CONFIG_UNREADABLE when there is no such file; CONFIG_INVALID when it is
   *     no YAML
   */
  public static YamlValue read(Path path, List<Problem> problems) {
    try {
      return parse(Files.readString(path), path.toString(), problems);
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          Files.exists(path) ? "the file is no UTF-8 text" : "there is no such file",
          path.toString(),
          "check the path, its rights and its encoding",
          e);
    }
  }

  static YamlValue parse(String text, String file, List<Problem> problems) {
    LoadSettings settings = LoadSettings.builder().setLabel(file).build();
    try {
      requireShallow(new Parse(settings).parseString(text), file);
      Node root =
          new Compose(settings)
              .composeString(text)
              .orElseThrow(() -> invalid("the file is empty", file + ":1", null));
      return new YamlValue(root, file, problems);
    } catch (MarkedYamlEngineException e) {
      String at =
          e.getProblemMark()
              .map(m -> ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1))
              .orElse("");
      throw invalid("not valid YAML: " + e.getProblem(), file + at, e);
    } catch (YamlEngineException e) {
      throw invalid("not valid YAML: " + e.getMessage(), file, e);
    }
  }

  private static void requireShallow(Iterable<Event> events, String file) {
    int depth = 0;
    for (Event event : events) {
      depth +=
          event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
      if (depth > DEEPEST) {
        throw invalid("the file is nested more than " + DEEPEST + " levels deep", file, null);
      }
    }
  }

  private static LeptonException invalid(String what, String where, Exception cause) {
    String fix = "correct the file at this place";
    return cause == null
        ? new LeptonException(ErrorCode.CONFIG_INVALID, what, where, fix)
        : new LeptonException(ErrorCode.CONFIG_INVALID, what, where, fix, cause);
  }

  public Place where() {
    return node.getStartMark()
        .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(Place.of(file));
  }

  public void problem(String what, String fix) {
    problems.add(new Problem(what, where().toString(), fix));
  }

  /** Tells every key that is not among the known. */
  public YamlValue only(String... known) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (!Set.of(known).contains(text(tuple.getKeyNode()))) {
          new YamlValue(tuple.getKeyNode(), file, problems)
              .problem(
                  "unknown key \"" + text(tuple.getKeyNode()) + "\"",
                  "use one of " + String.join(", ", known));
        }
      }
    } else {
      problem("names with values are expected here", "write key: value lines");
    }
    return this;
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  public Optional<YamlValue> get(String key) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        Node value = tuple.getValueNode();
        if (text(tuple.getKeyNode()).equals(key) && !value.getTag().equals(Tag.NULL)) {
          return Optional.of(new YamlValue(value, file, problems));
        }
      }
    }
    return Optional.empty();
  }

  public List<String> keys() {
    return node instanceof MappingNode mapping
        ? mapping.getValue().stream().map(tuple -> text(tuple.getKeyNode())).toList()
        : List.of();
  }

  public List<YamlValue> list(String key) {
    List<YamlValue> items = new ArrayList<>();
    get(key)
        .ifPresent(
            value -> {
              if (value.node instanceof SequenceNode sequence) {
                sequence.getValue().forEach(item -> items.add(new YamlValue(item, file, problems)));
              } else {
                value.problem(key + " is a list", "begin each item with a dash");
              }
            });
    return items;
  }

  /** The text of a key; told when it is missing. */
  public String required(String key) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      problem(key + " is missing", "add " + key + ": …");
    }
    return text.orElse("");
  }

  public Optional<String> text(String key) {
    return get(key).map(YamlValue::text).filter(text -> !text.isBlank());
  }

  public String text() {
    return text(node).strip();
  }

  public Optional<Integer> integer(String key, int least, int most) {
    return get(key)
        .flatMap(
            value -> {
              if (value.text().matches("[-+]?[0-9]{1,6}")) {
                int number = Integer.parseInt(value.text());
                if (number >= least && number <= most) {
                  return Optional.of(number);
                }
              }
              value.problem(
                  key + " is no number from " + least + " to " + most, "write such a number");
              return Optional.empty();
            });
  }
}
