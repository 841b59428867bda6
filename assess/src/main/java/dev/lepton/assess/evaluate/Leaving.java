package dev.lepton.assess.evaluate;

import dev.lepton.assess.input.DecodedText;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.ruleset.Condition;
import dev.lepton.assess.skip.Comments;
import dev.lepton.assess.skip.OtherPaths;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Leaves out what a rule's labels ask for: {@value #TESTS} whatever lies in tests and pipelines,
 * {@value #COPIES} in copies of others' code, {@value #COMMENTS} contents of files that are
 * comments. Other analysers know no such labels, and report all of it. For one thread.
 */
final class Leaving {
  static final String TESTS = "lepton.dev/skip=tests";
  static final String COPIES = "lepton.dev/skip=copies";
  static final String COMMENTS = "lepton.dev/skip=comments";

  private static final int LARGEST = 16 << 20;
  private static final int KEPT = 64;

  private final Map<URI, Optional<Comments>> comments =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, Optional<Comments>> eldest) {
          return size() > KEPT;
        }
      };

  List<Hit> apply(List<String> labels, Condition.Ask ask, List<Hit> hits) {
    boolean tests = labels.contains(TESTS);
    boolean copies = labels.contains(COPIES);
    boolean contents = labels.contains(COMMENTS) && ask.name().equals("builtin.filecontent");
    return tests || copies || contents
        ? hits.stream()
            .filter(hit -> !(tests && lies(hit, OtherPaths::isTest)))
            .filter(hit -> !(copies && lies(hit, OtherPaths::isCopied)))
            .filter(hit -> !(contents && isComment(hit)))
            .toList()
        : hits;
  }

  private static boolean lies(Hit hit, Predicate<String> paths) {
    return hit.file().map(file -> paths.test(file.path())).orElse(false);
  }

  private boolean isComment(Hit hit) {
    if (hit.file().isEmpty() || hit.location().isEmpty()) {
      return false;
    }
    Location place = hit.location().get();
    return comments
        .computeIfAbsent(hit.uri(), uri -> read(hit.file().get()))
        .map(found -> found.cover(place.startLine(), place.startColumn()))
        .orElse(false);
  }

  private static Optional<Comments> read(InputFile file) {
    try {
      return DecodedText.of(file, LARGEST).map(text -> Comments.of(file.name(), text));
    } catch (IOException e) {
      // The provider has just read it; a hit too many is better than none.
      return Optional.empty();
    }
  }
}
