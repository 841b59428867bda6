package dev.lepton.assess.reference.pattern;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/**
 * All patterns of all rules, found by the names they can match: a mention is compared with the few
 * patterns that share its name or the beginning of its package, worked out once for each name.
 * Thread-safe.
 */
public final class PatternIndex {
  private static final String ANY = "";
  private static final JavaPattern[] NONE = {};
  private static final int MOST_NAMES = 100_000;

  private final Map<String, List<JavaPattern>> byKey = new HashMap<>();
  private final Map<String, Set<String>> owners = new HashMap<>();
  private final Set<JavaLocation> locations = new LinkedHashSet<>();
  private final Map<String, JavaPattern[]> knownTypes = new ConcurrentHashMap<>();
  private final Map<String, Integer> knownSites = new ConcurrentHashMap<>();
  private final Map<String, JavaPattern[]> knownMembers = new ConcurrentHashMap<>();

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

  /**
   * Whether any pattern can match there; where none can, a mention need not be made at all.
   *
   * @param member empty for a type
   */
  public boolean concerns(Site site, List<String> types, String member) {
    for (String type : types) {
      if ((sites(type) >> site.ordinal() & 1) != 0) {
        return true;
      }
    }
    if (member.isEmpty()) {
      return false;
    }
    for (JavaPattern pattern : forMember(member)) {
      if (pattern.location().accepts(site) && pattern.namesMember(types, member)) {
        return true;
      }
    }
    return false;
  }

  /** Tells the ids of all conditions that the mention satisfies, each once. */
  public void match(Mention mention, IntConsumer found) {
    Set<Integer> told = new LinkedHashSet<>();
    for (String type : mention.types()) {
      match(forType(type), mention, told);
    }
    if (!mention.member().isEmpty()) {
      match(forMember(mention.member()), mention, told);
    }
    told.forEach(found::accept);
  }

  private static void match(JavaPattern[] patterns, Mention mention, Set<Integer> told) {
    for (JavaPattern pattern : patterns) {
      if (!told.contains(pattern.query()) && pattern.matches(mention)) {
        told.add(pattern.query());
      }
    }
  }

  private JavaPattern[] forType(String type) {
    JavaPattern[] known = knownTypes.get(type);
    if (known == null) {
      known = select(typeKeys(type), pattern -> pattern.namesType(type));
      remember(knownTypes, type, known);
    }
    return known;
  }

  /** The sites where some pattern wants that type, one bit each: asked for every instruction. */
  private int sites(String type) {
    Integer known = knownSites.get(type);
    if (known == null) {
      int sites = 0;
      for (Site site : Site.values()) {
        for (JavaPattern pattern : forType(type)) {
          sites |= pattern.location().accepts(site) ? 1 << site.ordinal() : 0;
        }
      }
      known = sites;
      if (knownSites.size() >= MOST_NAMES) {
        knownSites.clear();
      }
      knownSites.put(type, known);
    }
    return known;
  }

  private JavaPattern[] forMember(String member) {
    JavaPattern[] known = knownMembers.get(member);
    if (known == null) {
      known = select(List.of("#" + member, ANY), pattern -> pattern.namesMember(member));
      remember(knownMembers, member, known);
    }
    return known;
  }

  private JavaPattern[] select(Collection<String> keys, Predicate<JavaPattern> wanted) {
    // Comparing patterns in depth would cost more than all else.
    Set<JavaPattern> selected = Collections.newSetFromMap(new IdentityHashMap<>());
    for (String key : keys) {
      byKey.getOrDefault(key, List.of()).stream().filter(wanted).forEach(selected::add);
    }
    return selected.isEmpty() ? NONE : selected.toArray(NONE);
  }

  /** Names repeat, but an endless input must not fill the memory with them. */
  private static void remember(
      Map<String, JavaPattern[]> names, String name, JavaPattern[] patterns) {
    if (names.size() >= MOST_NAMES) {
      names.clear();
    }
    names.put(name, patterns);
  }

  private static Set<String> typeKeys(String type) {
    Set<String> keys = new LinkedHashSet<>();
    keys.add(ANY);
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
    return keys;
  }
}
