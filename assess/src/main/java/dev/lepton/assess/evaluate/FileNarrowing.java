package dev.lepton.assess.evaluate;

import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.input.PathPatterns;
import dev.lepton.assess.ruleset.Condition.Ask;
import dev.lepton.assess.ruleset.Template;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What {@code filepaths} leaves over: files that earlier conditions found, and files named.
 *
 * @param narrows whether there is anything to narrow
 * @param files found by conditions
 * @param written patterns
 */
record FileNarrowing(boolean narrows, Set<URI> files, List<PathPatterns> written) {
  static FileNarrowing of(Ask ask, Map<String, List<Hit>> named) {
    Set<URI> files = new HashSet<>();
    List<PathPatterns> patterns = new ArrayList<>();
    boolean narrows = false;
    for (String text : Fields.texts(ask.fields().get("filepaths"))) {
      List<String> names = Template.names(text);
      for (String name : names) {
        narrows |= collect(name, named, files);
      }
      if (names.isEmpty() && !text.isBlank()) {
        narrows = true;
        patterns.add(PathPatterns.whole(List.of(text)));
      }
    }
    return new FileNarrowing(narrows, files, patterns);
  }

  /** Unknown names narrow nothing: that is how the format has it, and lint reports them. */
  private static boolean collect(String name, Map<String, List<Hit>> named, Set<URI> files) {
    int dot = name.indexOf('.');
    List<Hit> hits = dot < 0 ? null : named.get(name.substring(0, dot));
    if (hits == null || !name.substring(dot + 1).toLowerCase(Locale.ROOT).equals("filepaths")) {
      return false;
    }
    hits.forEach(hit -> files.add(hit.uri()));
    return true;
  }

  List<Hit> apply(List<Hit> hits) {
    return narrows ? hits.stream().filter(this::keeps).toList() : hits;
  }

  private boolean keeps(Hit hit) {
    String path = hit.file().map(InputFile::path).orElse(hit.uri().toString());
    return files.contains(hit.uri()) || written.stream().anyMatch(pattern -> pattern.match(path));
  }
}
