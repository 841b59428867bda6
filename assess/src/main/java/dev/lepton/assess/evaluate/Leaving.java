package dev.lepton.assess.evaluate;

import dev.lepton.assess.input.FileMemory;
import dev.lepton.assess.ruleset.Condition;
import dev.lepton.assess.skip.OtherPaths;
import java.util.List;
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

  private final CommentPlaces comments;

  Leaving(FileMemory memory) {
    this.comments = new CommentPlaces(memory);
  }

  /** Keeps what was found out for the next analysis; called once, at the end. */
  void keep() {
    comments.keep();
  }

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
    return comments.contain(hit.file().get(), place.startLine(), place.startColumn());
  }
}
