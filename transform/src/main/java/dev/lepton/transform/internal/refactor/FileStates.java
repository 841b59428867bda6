package dev.lepton.transform.internal.refactor;

import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A file as it stands between two concerns. Pure.
 *
 * @param masked whether secrets that still stand in the text are shown as stars
 */
record FileStates(Refactoring refactoring, String file, boolean masked) {

  /** With the edits of all earlier concerns; empty while the file does not exist. */
  Optional<String> before(Concern concern) {
    return created().isPresent()
        ? created().flatMap(created -> created.before(concern.ordinal()))
        : refactoring.tree().text(file).map(text -> edited(text, concern.ordinal()));
  }

  /** With the edits of all concerns up to this one. */
  String after(Concern concern) {
    return created()
        .flatMap(created -> created.before(concern.ordinal() + 1))
        .orElseGet(
            () -> edited(refactoring.tree().text(file).orElseThrow(), concern.ordinal() + 1));
  }

  private Optional<Refactoring.NewFile> created() {
    return Optional.ofNullable(refactoring.newFiles().get(file));
  }

  private String edited(TextFile text, int limit) {
    List<Edit> edits =
        new ArrayList<>(
            refactoring.edits().of(file).stream()
                .filter(edit -> edit.concern().ordinal() < limit)
                .toList());
    if (masked) {
      refactoring.hidden(file).stream()
          .filter(one -> edits.stream().noneMatch(one::touches))
          .map(
              one ->
                  new Edit(
                      Concern.EXTERNALISE_CREDENTIALS,
                      file,
                      one.offset(),
                      one.length(),
                      one.shown(),
                      ""))
          .toList()
          .forEach(edits::add);
    }
    // What is inserted where something is taken away comes before it.
    edits.sort(Comparator.comparingInt(Edit::offset).thenComparing(edit -> edit.length() > 0));
    return apply(text.content(), edits);
  }

  private static String apply(String original, List<Edit> ascending) {
    StringBuilder result = new StringBuilder();
    int copied = 0;
    for (Edit edit : ascending) {
      result.append(original, copied, edit.offset()).append(edit.replacement());
      copied = edit.offset() + edit.length();
    }
    return result.append(original, copied, original.length()).toString();
  }
}
