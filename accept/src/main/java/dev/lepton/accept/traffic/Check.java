package dev.lepton.accept.traffic;

import static java.util.stream.Collectors.joining;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an answer must be. Immutable. */
public sealed interface Check {
  /** What is wrong with the answer, the same words for all answers wrong in the same way. */
  Optional<String> failure(Answer answer);

  /**
   * @param allowed statuses
   */
  record StatusIs(Set<Integer> allowed) implements Check {
    public StatusIs {
      allowed = Set.copyOf(allowed);
    }

    @Override
    public Optional<String> failure(Answer answer) {
      return allowed.contains(answer.status())
          ? Optional.empty()
          : Optional.of("status " + answer.status() + ", expected " + expected());
    }

    private String expected() {
      return allowed.stream().sorted().map(String::valueOf).collect(joining(" or "));
    }
  }

  /** The body has this text somewhere. */
  record Contains(String text) implements Check {
    @Override
    public Optional<String> failure(Answer answer) {
      return fail(
          !answer.text().contains(text), () -> "the answer does not contain '" + text + "'");
    }
  }

  /** The body matches somewhere. */
  record Matches(Pattern pattern) implements Check {
    @Override
    public Optional<String> failure(Answer answer) {
      return fail(
          !pattern.matcher(answer.text()).find(),
          () -> "the answer does not match /" + pattern + "/");
    }
  }

  /**
   * @param pattern to be found in the first header of that name
   */
  record HeaderMatches(String name, Pattern pattern) implements Check {
    @Override
    public Optional<String> failure(Answer answer) {
      boolean found = answer.header(name).filter(v -> pattern.matcher(v).find()).isPresent();
      return fail(!found, () -> "header " + name + " does not match /" + pattern + "/");
    }
  }

  /**
   * @param expected as text; empty if any value will do
   */
  record JsonIs(JsonPointer pointer, Optional<String> expected) implements Check {
    @Override
    public Optional<String> failure(Answer answer) {
      JsonNode value = Json.at(answer, pointer);
      if (value.isMissingNode()) {
        return Optional.of("the answer has nothing at " + pointer);
      }
      boolean same = expected.isEmpty() || expected.get().equals(value.asString(value.toString()));
      return fail(!same, () -> "at " + pointer + " there is not '" + expected.orElse("") + "'");
    }
  }

  private static Optional<String> fail(boolean failed, Supplier<String> words) {
    return failed ? Optional.of(words.get()) : Optional.empty();
  }

  /** The statuses that say it went well. */
  static boolean isSuccess(int status) {
    return status / 100 == 2;
  }

  /** Values in bodies. */
  final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static JsonNode at(Answer answer, JsonPointer pointer) {
      try {
        return MAPPER.readTree(answer.body()).at(pointer);
      } catch (JacksonException e) {
        return MAPPER.missingNode();
      }
    }
  }
}
