package dev.lepton.assess.reference.pattern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * All patterns of all rules, found by the names they can match: a mention is compared with the few
 * patterns that share its name or the beginning of its package. Immutable, thread-safe.
 */
public final class PatternIndex {
  private static final String ANY = "";

  private final Map<String, List<JavaPattern>> byKey = new HashMap<>();
  private final Map<String, Set<String>> owners = new HashMap<>();
  private final Set<JavaLocation> locations = new LinkedHashSet<>();

  /** Compiles conditions, by their ids. */
  public static final class Builder {
    private final PatternIndex index = new PatternIndex();

    /**
     * @throws IllegalArgumentException when the condition cannot be understood, in words for the
     *     rule's author
     */
    public void add(int query, Map<String, Object> fields) {
      index.add(JavaPattern.of(query, fields));
    }

    public PatternIndex build() {
      return index;
    }
  }

  private PatternIndex() {}

  private void add(JavaPattern pattern) {
    locations.add(pattern.location());
    Set<String> keys = new LinkedHashSet<>();
    for (JavaNames type : pattern.types()) {
      keys.add(typeKey(type));
    }
    if (pattern.location().namesMembers() || pattern.location() == JavaLocation.ANYWHERE) {
      for (MemberPattern member : pattern.members()) {
        keys.add(memberKey(member));
        addOwner(member);
      }
    }
    for (String key : keys) {
      byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(pattern);
    }
  }

  private void addOwner(MemberPattern member) {
    if (member.member().isLiteral()) {
      member
          .owner()
          .filter(owner -> !owner.simple() && owner.glob().isLiteral())
          .ifPresent(
              owner ->
                  owners
                      .computeIfAbsent(member.member().text(), any -> new LinkedHashSet<>())
                      .add(owner.glob().text()));
    }
  }

  private static String typeKey(JavaNames type) {
    Glob glob = type.glob();
    if (type.simple() && glob.isLiteral()) {
      return "=" + glob.text();
    }
    return glob.isLiteral() ? "@" + glob.text() : packageKey(glob.prefix());
  }

  private static String memberKey(MemberPattern member) {
    if (member.member().isLiteral()) {
      return "#" + member.member().text();
    }
    return member
        .owner()
        .filter(owner -> !owner.simple())
        .map(owner -> ownerKey(owner.glob()))
        .orElse(ANY);
  }

  private static String ownerKey(Glob owner) {
    return owner.isLiteral() ? "@" + owner.text() : packageKey(owner.prefix());
  }

  /** The first two whole parts of a package: few enough to look up, many enough to tell apart. */
  private static String packageKey(String prefix) {
    int first = prefix.indexOf('.');
    if (first < 0) {
      return ANY;
    }
    int second = prefix.indexOf('.', first + 1);
    return prefix.substring(0, second < 0 ? first : second);
  }

  /** Whether any pattern asks for that location; what nobody asks for need not be looked up. */
  public boolean asksFor(JavaLocation location) {
    return locations.contains(location);
  }

  /** The types whose method of that name some pattern asks for, where they are named in full. */
  public Set<String> ownersOf(String method) {
    return owners.getOrDefault(method, Set.of());
  }

  public boolean isEmpty() {
    return locations.isEmpty();
  }

  /** Tells the ids of all conditions that the mention satisfies, each once. */
  public void match(Mention mention, IntConsumer found) {
    Set<String> keys = new LinkedHashSet<>();
    keys.add(ANY);
    for (String type : mention.types()) {
      typeKeys(type, keys);
    }
    if (!mention.member().isEmpty()) {
      keys.add("#" + mention.member());
    }
    Set<Integer> told = new LinkedHashSet<>();
    for (String key : keys) {
      for (JavaPattern pattern : byKey.getOrDefault(key, List.of())) {
        if (!told.contains(pattern.query()) && pattern.matches(mention)) {
          told.add(pattern.query());
        }
      }
    }
    told.forEach(found::accept);
  }

  private static void typeKeys(String type, Set<String> keys) {
    keys.add("@" + type);
    keys.add("=" + type.substring(type.lastIndexOf('.') + 1));
    int first = type.indexOf('.');
    if (first > 0) {
      keys.add(type.substring(0, first));
      int second = type.indexOf('.', first + 1);
      if (second > 0) {
        keys.add(type.substring(0, second));
      }
    }
  }
}
