package dev.lepton.assess.ruleset;

import dev.lepton.model.error.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a {@code ruleset.yaml} says about the rules beside it. */
record RulesetHeader(String name, String description, List<String> labels) {
  static RulesetHeader read(Path file, List<Problem> problems) {
    if (!Files.isRegularFile(file)) {
      return new RulesetHeader(RulesetReader.UNNAMED, "", List.of());
    }
    Written written = new Written(file, problems);
    return written
        .document()
        .map(
            root ->
                new RulesetHeader(
                    written.text(root, "name").orElse(RulesetReader.UNNAMED),
                    written.text(root, "description").orElse(""),
                    written.texts(root, "labels")))
        .orElseGet(() -> new RulesetHeader(RulesetReader.UNNAMED, "", List.of()));
  }
}
