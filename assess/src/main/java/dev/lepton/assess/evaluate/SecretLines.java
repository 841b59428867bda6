package dev.lepton.assess.evaluate;

import dev.lepton.assess.ruleset.Rule;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where rules about secrets found something, so that no rule's report shows what stands there. For
 * one thread.
 */
final class SecretLines {
  private static final String TOPIC = "lepton.dev/topic=secret";
  private static final String KEY_BEGINS = "-----BEGIN ";
  private static final String KEY_ENDS = "-----END ";

  /** Key is a file; no lines mean all of them. */
  private final Map<URI, Set<Integer>> lines = new HashMap<>();

  /** Classes, with those nested in them, of which some code bears a secret. */
  private final Set<String> classes = new HashSet<>();

  static boolean concern(Rule rule) {
    return rule.labels().contains(TOPIC);
  }

  void add(List<Hit> hits) {
    for (Hit hit : hits) {
      if (hit.file().isEmpty()) {
        classes.add(outermost(hit.uri()));
      }
      Set<Integer> known = lines.get(hit.uri());
      if (hit.location().isEmpty()) {
        lines.put(hit.uri(), Set.of());
      } else if (known == null || !known.isEmpty()) {
        Set<Integer> more = lines.computeIfAbsent(hit.uri(), uri -> new HashSet<>());
        Location at = hit.location().get();
        for (int line = at.startLine(); line <= at.endLine(); line++) {
          more.add(line);
        }
      }
    }
  }

  /** A line of a file as it may be shown. */
  String shown(URI file, NumberedLines text, int line) {
    String written = text.line(line);
    Set<Integer> secret = lines.get(file);
    if (secret == null) {
      return SecretMask.anyLine(written);
    }
    return secret.isEmpty() || secret.contains(line) || isOfKey(text, line)
        ? SecretMask.secretLine(written)
        : SecretMask.anyLine(written);
  }

  private static String outermost(URI classFile) {
    String address = classFile.toString();
    int nested = address.indexOf('$', address.lastIndexOf('/') + 2);
    return nested < 0 ? address.replaceFirst("\\.class$", "") : address.substring(0, nested);
  }

  /**
   * Code that was made from a class file as it may be shown. Its lines need not be those of hits.
   */
  String shown(URI classFile, String code) {
    boolean secret = classes.contains(outermost(classFile));
    return code.lines()
        .map(
            line ->
                secret && line.indexOf('"') >= 0
                    ? SecretMask.secretLine(line)
                    : SecretMask.anyLine(line))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /** A key goes on below the line where it was found. */
  private static boolean isOfKey(NumberedLines text, int line) {
    for (int above = line; above > 0; above--) {
      String written = text.line(above);
      if (above < line && written.contains(KEY_ENDS)) {
        return false;
      }
      if (written.contains(KEY_BEGINS)) {
        return above < line;
      }
      // Nothing but a key has lines of letters and digits only.
      if (!written.strip().matches("[\\w+/=\\\\\"',-]*|-----END .*|[\\w-]+:.*")) {
        return false;
      }
    }
    return false;
  }
}
