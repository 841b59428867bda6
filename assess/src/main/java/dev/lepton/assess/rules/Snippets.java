package dev.lepton.assess.rules;

import dev.lepton.assess.application.Application;
import dev.lepton.assess.code.Place;
import dev.lepton.assess.source.SourceFile;
import dev.lepton.assess.source.SourceText;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shows lines of the source, secrets masked. Not thread-safe. */
final class Snippets {
  static final String MASK = "***";
  private static final int LONGEST = 160;
  private static final Pattern URL_PASSWORD = Pattern.compile("(://[^:/@\\s\"']+:)[^@/\\s\"']+(@)");
  private static final Pattern QUOTED = Pattern.compile("([\"'])(?:\\\\.|(?!\\1)[^\\\\])*+\\1");
  private static final Pattern PASSWORD_PARAMETER =
      Pattern.compile("(?i)([?&;](?:password|pwd)=)[^&;\\s\"']+");

  private final Map<String, SourceFile> files;
  private final Map<Place, Set<String>> secrets;
  private final Map<String, List<String>> lines = new HashMap<>();

  /**
   * @param secrets texts that must not be shown, and where they were found
   */
  Snippets(Application application, Map<Place, Set<String>> secrets) {
    this.files =
        application.tree().files().stream()
            .collect(Collectors.toMap(SourceFile::path, Function.identity()));
    this.secrets = secrets;
  }

  /** The line at a place; for a binary file its name. */
  String at(Place place) {
    List<String> text = lines.computeIfAbsent(place.file(), this::read);
    String line = place.line() <= text.size() ? text.get(place.line() - 1).strip() : place.file();
    Set<String> hidden =
        secrets.entrySet().stream()
            .filter(entry -> entry.getKey().file().equals(place.file()))
            .flatMap(entry -> entry.getValue().stream())
            .collect(Collectors.toSet());
    String masked = mask(line, hidden);
    if (secrets.containsKey(place) && !masked.contains(MASK)) {
      masked = maskTexts(line);
    }
    return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST - 1) + "…";
  }

  private List<String> read(String path) {
    try {
      SourceFile file = files.get(path);
      return file == null
          ? List.of()
          : SourceText.read(file).map(SourceText::lines).orElse(List.of());
    } catch (IOException e) {
      // It was readable a moment ago; the finding stays true without its line.
      return List.of();
    }
  }

  /**
   * The last resort, for a secret that the source writes otherwise than it reads, with escapes for
   * instance.
   */
  private static String maskTexts(String line) {
    String masked = QUOTED.matcher(line).replaceAll("$1" + MASK + "$1");
    return masked.contains(MASK) ? masked : MASK;
  }

  static String mask(String line, Set<String> secrets) {
    String masked = URL_PASSWORD.matcher(line).replaceAll("$1" + MASK + "$2");
    masked = PASSWORD_PARAMETER.matcher(masked).replaceAll("$1" + MASK);
    List<String> longestFirst =
        secrets.stream()
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(s -> s))
            .toList();
    for (String secret : longestFirst) {
      String quoted = Pattern.quote(secret);
      masked = masked.replaceAll("([\"'])" + quoted + "\\1", "$1" + MASK + "$1");
      masked = masked.replaceAll("(?<=[=:>]\\s{0,3})" + quoted + "(?=\\s*(#.*|<.*|,)?$)", MASK);
    }
    return masked;
  }
}
