package dev.lepton.accept.traffic;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** A value that later requests of the same journey use. Immutable. */
public sealed interface Extraction {
  /** What later requests call it. */
  String name();

  /** The value, if the answer has one. */
  Optional<String> from(Answer answer);

  /** As a person would say where it comes from. */
  String source();

  record FromJson(String name, JsonPointer pointer) implements Extraction {
    @Override
    public Optional<String> from(Answer answer) {
      JsonNode value = Check.Json.at(answer, pointer);
      return value.isMissingNode() || value.isNull()
          ? Optional.empty()
          : Optional.of(value.asString(value.toString()));
    }

    @Override
    public String source() {
      return "JSON " + pointer;
    }
  }

  /**
   * @param pattern its first group is the value, or all of it where there is none
   */
  record FromBody(String name, Pattern pattern) implements Extraction {
    @Override
    public Optional<String> from(Answer answer) {
      return firstGroup(pattern, answer.text());
    }

    @Override
    public String source() {
      return "/" + pattern + "/";
    }
  }

  /**
   * @param pattern as above, upon the first header of that name
   */
  record FromHeader(String name, String header, Pattern pattern) implements Extraction {
    @Override
    public Optional<String> from(Answer answer) {
      return answer.header(header).flatMap(value -> firstGroup(pattern, value));
    }

    @Override
    public String source() {
      return "header " + header;
    }
  }

  private static Optional<String> firstGroup(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find()
        ? Optional.ofNullable(matcher.group(matcher.groupCount() == 0 ? 0 : 1))
        : Optional.empty();
  }
}
