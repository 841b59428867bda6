package dev.lepton.assess.reference.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A type or a member of one, as a rule writes it: {@code org.acme.Shop.open(java.lang.String)
 * void}.
 *
 * @param owner the declaring type; empty when any will do
 * @param member the member's name, or for locations that look for types the type's
 * @param parameters empty when any will do
 * @param result the return type; empty when any will do
 */
record MemberPattern(
    Optional<JavaNames> owner,
    Glob member,
    Optional<List<String>> parameters,
    Optional<JavaNames> result) {

  /** A wildcard without an owner is nothing about case, as in the searches rules are made for. */
  static MemberPattern of(String text) {
    String rest = text.strip();
    Optional<List<String>> parameters = Optional.empty();
    Optional<JavaNames> result = Optional.empty();
    int open = rest.indexOf('(');
    if (open >= 0) {
      int close = rest.lastIndexOf(')');
      parameters =
          Optional.of(split(rest.substring(open + 1, close < open ? rest.length() : close)));
      String after = close < open ? "" : rest.substring(close + 1).strip();
      rest = rest.substring(0, open).strip();
      result = returned(after);
    } else if (rest.indexOf(' ') > 0) {
      int space = rest.indexOf(' ');
      result = returned(rest.substring(space + 1).strip());
      rest = rest.substring(0, space);
    }
    rest = rest.replaceAll("<[^>]*>", "");
    int dot = rest.lastIndexOf('.');
    Optional<JavaNames> owner =
        dot < 0 ? Optional.empty() : Optional.of(JavaNames.of(rest.substring(0, dot)));
    String name = rest.substring(dot + 1);
    Glob member = owner.isPresent() ? Glob.ofMember(name) : Glob.ofType(name);
    return new MemberPattern(owner, member, parameters, result);
  }

  /** A star after the parameters belongs to the name in front of them; it names no type. */
  private static Optional<JavaNames> returned(String text) {
    return text.isEmpty() || text.equals("*") ? Optional.empty() : Optional.of(JavaNames.of(text));
  }

  /** Splits at commas outside of type arguments. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '<' ? 1 : c == '>' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    if (!text.isBlank()) {
      parts.add(text.substring(start).strip());
    }
    return parts;
  }

  boolean acceptsParameters(Mention mention) {
    if (parameters.isEmpty() || mention.parameters().isEmpty()) {
      return true;
    }
    List<String> wanted = parameters.get();
    List<List<String>> found = mention.parameters().get();
    if (wanted.equals(List.of("*"))) {
      return true;
    }
    if (wanted.size() != found.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!accepts(wanted.get(i), found.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean accepts(String wanted, List<String> found) {
    String plain = wanted.replaceAll("<.*>", "").strip();
    return found.isEmpty()
        || JavaNames.of(plain).matchesAny(found)
        || found.stream().anyMatch(name -> Boxes.same(plain, name));
  }
}
