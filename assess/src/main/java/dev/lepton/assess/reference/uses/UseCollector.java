package dev.lepton.assess.reference.uses;

import dev.lepton.assess.reference.pattern.AnnotationUse;
import dev.lepton.assess.reference.pattern.Mention;
import dev.lepton.assess.reference.pattern.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Gathers what one file says; equal uses are counted. Not thread-safe. */
public final class UseCollector {
  private static final Pattern QUERY =
      Pattern.compile(
          "(?i)\\b(?:select|insert|update|delete|merge|replace|truncate|with|from|join|into)\\b");

  private static final Set<Site> LEFT_OUT =
      Set.of(Site.IMPORT, Site.PACKAGE, Site.DECLARATION, Site.METHOD);

  private final List<FileUses.Declared> types = new ArrayList<>();
  private final Map<Key, int[]> uses = new LinkedHashMap<>();
  private final List<FileUses.Mark> marks = new ArrayList<>();
  private final List<FileUses.Argument> arguments = new ArrayList<>();
  private final List<FileUses.Said> texts = new ArrayList<>();
  private final TreeMap<String, Phrase> constants = new TreeMap<>();
  private boolean generated;

  private record Key(String from, Site site, List<String> types, String member) {}

  public void declared(String type, int line) {
    types.add(new FileUses.Declared(type, line));
  }

  /** Whether a mention of such types is of interest: the JDK's own hold no application together. */
  public static boolean concerns(Site site, List<String> types) {
    return !LEFT_OUT.contains(site) && types.stream().anyMatch(type -> !type.startsWith("java."));
  }

  /** Takes any mention; those that are of no interest are dropped. */
  public void mention(String from, Mention mention, int line) {
    if (mention.site() == Site.ANNOTATION) {
      mention.annotations().forEach(use -> marks.add(new FileUses.Mark(from, use, line)));
    }
    if (mention.site() == Site.DECLARATION) {
      generated |= mention.annotations().stream().anyMatch(UseCollector::isGenerated);
    }
    if (concerns(mention.site(), mention.types())) {
      Key key = new Key(from, mention.site(), List.copyOf(mention.types()), mention.member());
      int[] seen = uses.computeIfAbsent(key, any -> new int[] {line, 0});
      seen[0] = seen[0] == 0 ? line : Math.min(seen[0], line == 0 ? seen[0] : line);
      seen[1]++;
    }
  }

  /** Lombok marks what it adds to a class; the class itself is written by people. */
  private static boolean isGenerated(AnnotationUse use) {
    return use.types().stream()
        .anyMatch(type -> type.endsWith(".Generated") && !type.startsWith("lombok."));
  }

  public void argument(String type, String parent, List<String> argument, int line) {
    arguments.add(new FileUses.Argument(type, parent, List.copyOf(argument), line));
  }

  /** Takes any text; those that can be no part of a query are dropped. */
  public void text(String type, Phrase phrase, int line) {
    boolean possible =
        phrase.parts().stream()
            .anyMatch(
                part ->
                    part instanceof Phrase.Constant
                        || part instanceof Phrase.Words words
                            && QUERY.matcher(words.text()).find());
    if (possible) {
      texts.add(new FileUses.Said(type, phrase, line));
    }
  }

  public void constant(String name, Phrase value) {
    constants.putIfAbsent(name, value);
  }

  public void generated() {
    generated = true;
  }

  public FileUses build(String path) {
    List<FileUses.Use> all = new ArrayList<>();
    uses.forEach(
        (key, seen) ->
            all.add(
                new FileUses.Use(
                    key.from(), key.site(), key.types(), key.member(), seen[0], seen[1])));
    return new FileUses(
        path,
        generated,
        List.copyOf(types),
        all,
        List.copyOf(marks),
        List.copyOf(arguments),
        List.copyOf(texts),
        constants);
  }
}
