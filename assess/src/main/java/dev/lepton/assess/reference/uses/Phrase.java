package dev.lepton.assess.reference.uses;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A text of a program, put together from parts of which some may be known elsewhere only. */
public record Phrase(List<Part> parts) {
  /** Stands in a text for what only the running program knows. */
  public static final char UNKNOWN = '\uFFFC';

  private static final int DEEPEST = 8;

  /** One part of a text. */
  public sealed interface Part {}

  /** What is written. */
  public record Words(String text) implements Part {}

  /**
   * A constant by its name.
   *
   * @param names what it may be, qualified
   */
  public record Constant(List<String> names) implements Part {}

  /** What only the running program knows. */
  public record Open() implements Part {}

  public static Phrase of(String text) {
    return new Phrase(List.of(new Words(text)));
  }

  /** Whether it is no more than the name of a constant. */
  public boolean isConstant() {
    return parts.size() == 1 && parts.get(0) instanceof Constant;
  }

  /** Whether the compiler knows all of it. */
  public boolean isFixed() {
    return parts.stream().noneMatch(Open.class::isInstance);
  }

  /** Whether anything of it is written where it is used. */
  public boolean hasWords() {
    return parts.stream().anyMatch(Words.class::isInstance);
  }

  public Phrase plus(Phrase next) {
    List<Part> both = new ArrayList<>(parts);
    both.addAll(next.parts);
    return new Phrase(List.copyOf(both));
  }

  /**
   * The text, with {@link #UNKNOWN} for what is not known.
   *
   * @param constants finds a constant's value by its qualified name
   */
  public String text(Function<String, Optional<Phrase>> constants) {
    StringBuilder text = new StringBuilder();
    write(constants, 0, text);
    return text.toString();
  }

  private void write(Function<String, Optional<Phrase>> constants, int depth, StringBuilder into) {
    for (Part part : parts) {
      if (part instanceof Words words) {
        into.append(words.text());
      } else if (part instanceof Constant constant && depth < DEEPEST) {
        constant.names().stream()
            .flatMap(name -> constants.apply(name).stream())
            .findFirst()
            .ifPresentOrElse(
                value -> value.write(constants, depth + 1, into), () -> into.append(UNKNOWN));
      } else {
        into.append(UNKNOWN);
      }
    }
  }
}
