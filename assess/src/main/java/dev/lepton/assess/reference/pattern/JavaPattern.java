package dev.lepton.assess.reference.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One {@code java.referenced} condition, compiled.
 *
 * @param query the condition's id
 * @param types for sites that name a type
 * @param members for sites that name a member
 */
record JavaPattern(
    int query,
    JavaLocation location,
    List<JavaNames> types,
    List<MemberPattern> members,
    Optional<Annotated> annotated) {

  /**
   * @throws IllegalArgumentException when the pattern is missing or an element's value is no
   *     regular expression; the message says so in the rule author's words
   */
  static JavaPattern of(int query, Map<String, Object> fields) {
    String text = String.valueOf(fields.getOrDefault("pattern", ""));
    if (text.isBlank()) {
      throw new IllegalArgumentException("java.referenced has no pattern");
    }
    JavaLocation location =
        JavaLocation.of(String.valueOf(fields.getOrDefault("location", "")))
            .orElse(JavaLocation.ANYWHERE);
    List<JavaNames> types = new ArrayList<>();
    List<MemberPattern> members = new ArrayList<>();
    for (String one : Alternatives.of(text)) {
      if (!location.namesMembers()) {
        String type = typePart(one, location);
        types.add(location == JavaLocation.IMPORT ? JavaNames.ofImport(type) : JavaNames.of(type));
      }
      members.add(MemberPattern.of(one.replace('$', '.')));
    }
    return new JavaPattern(
        query, location, List.copyOf(types), List.copyOf(members), annotated(fields));
  }

  /** A field's pattern may name the field before its type; a constructor's has parameters. */
  private static String typePart(String text, JavaLocation location) {
    int open = text.indexOf('(');
    if (open >= 0) {
      return text.substring(0, open).strip();
    }
    return location == JavaLocation.FIELD ? text.substring(text.lastIndexOf(' ') + 1) : text;
  }

  private static Optional<Annotated> annotated(Map<String, Object> fields) {
    if (!(fields.get("annotated") instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    List<Annotated.Element> elements = new ArrayList<>();
    if (map.get("elements") instanceof List<?> list) {
      for (Object one : list) {
        if (one instanceof Map<?, ?> element) {
          elements.add(
              new Annotated.Element(
                  String.valueOf(element.get("name")),
                  regex(String.valueOf(element.get("value")))));
        }
      }
    }
    Object pattern = map.get("pattern");
    List<String> names = pattern == null ? List.of() : Alternatives.of(String.valueOf(pattern));
    if (names.size() > 1) {
      throw new IllegalArgumentException("annotated takes one annotation, not " + pattern);
    }
    return Optional.of(
        new Annotated(names.stream().map(JavaNames::of).findFirst(), List.copyOf(elements)));
  }

  private static Pattern regex(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      return Pattern.compile(Pattern.quote(text));
    }
  }

  /** Whether a mention of that type, or of a member of it, can match. */
  boolean namesType(String type) {
    for (JavaNames name : types) {
      if (name.matches(type)) {
        return true;
      }
    }
    for (MemberPattern member : members) {
      if (member.owner().map(owner -> owner.matches(type)).orElse(false)) {
        return true;
      }
    }
    return matchesDeclared(List.of(type));
  }

  /** Whether a mention of a member of that name can match, whoever it belongs to. */
  boolean namesMember(String name) {
    for (MemberPattern member : members) {
      if (member.member().matches(name)
          && (member.member().isLiteral() || member.owner().isEmpty())) {
        return true;
      }
    }
    return false;
  }

  /** Whether it names that member of one of these types. */
  boolean namesMember(List<String> owners, String name) {
    for (MemberPattern member : members) {
      if (member.member().matches(name)
          && member.owner().map(owner -> owner.matchesAny(owners)).orElse(true)) {
        return true;
      }
    }
    return false;
  }

  boolean matches(Mention mention) {
    if (!location.accepts(mention.site())) {
      return false;
    }
    boolean named =
        switch (mention.site()) {
          case METHOD_CALL, METHOD, ENUM_CONSTANT -> matchesMember(mention);
          case CONSTRUCTOR_CALL -> matchesConstructor(mention);
          case DECLARATION ->
              location == JavaLocation.CLASS
                  ? matchesType(mention)
                  : matchesDeclared(mention.types());
          default -> matchesType(mention);
        };
    return named && annotated.map(wanted -> annotatedAs(mention, wanted)).orElse(true);
  }

  private static boolean annotatedAs(Mention mention, Annotated wanted) {
    return mention.annotations().stream().anyMatch(wanted::accepts);
  }

  private boolean matchesType(Mention mention) {
    for (JavaNames type : types) {
      if (type.matchesAny(mention.types()) && type.fits(mention.written())) {
        return true;
      }
    }
    return false;
  }

  /** A declared type must lie in the very package: {@code a.b*} is no pattern for a.b.C itself. */
  private boolean matchesDeclared(List<String> declared) {
    for (String type : declared) {
      int dot = type.lastIndexOf('.');
      String outer = type.substring(0, Math.max(dot, 0));
      for (MemberPattern pattern : members) {
        if (pattern.member().matches(type.substring(dot + 1))
            && pattern.owner().map(owner -> owner.glob().matches(outer)).orElse(true)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean matchesConstructor(Mention mention) {
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i).matchesAny(mention.types())
          && types.get(i).fits(mention.written())
          && members.get(i).acceptsParameters(mention)) {
        return true;
      }
    }
    return false;
  }

  private boolean matchesMember(Mention mention) {
    for (MemberPattern member : members) {
      if (member.member().matches(mention.member())
          && member.owner().map(owner -> owner.matchesAny(mention.types())).orElse(true)
          && member.acceptsParameters(mention)
          && (member.result().isEmpty() || member.result().get().matchesAny(mention.results()))) {
        return true;
      }
    }
    return false;
  }
}
