package dev.lepton.operate.rightsize.manifest;

import dev.lepton.model.operation.RightsizeReport.Change;
import dev.lepton.model.operation.RightsizeReport.Kind;
import dev.lepton.model.operation.RightsizeReport.Recommendation;
import dev.lepton.model.operation.RightsizeReport.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;

/** Recommendations written into manifests, character by character beside what people wrote. */
public final class ManifestPatch {
  private final ManifestFolder folder;
  private final Map<Path, String> texts = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();

  private ManifestPatch(ManifestFolder folder) {
    this.folder = folder;
  }

  /**
   * @param file as it was found
   * @param before its text
   * @param after the text that it should have
   */
  public record Edited(Path file, String before, String after) {}

  /**
   * @param files that change, by path
   * @param notes what could not be written
   */
  public record Outcome(List<Edited> files, List<String> notes) {}

  public static Outcome of(ManifestFolder folder, List<Recommendation> recommendations) {
    ManifestPatch patch = new ManifestPatch(folder);
    for (Recommendation one : recommendations) {
      if (one.kind() != Kind.IDLE && one.kind() != Kind.ZOMBIE) {
        one.changes().forEach(change -> patch.write(one.target(), change));
      }
    }
    List<Edited> files = new ArrayList<>();
    patch.texts.forEach(
        (file, after) -> {
          if (!after.equals(folder.text(file))) {
            files.add(new Edited(file, folder.text(file), after));
          }
        });
    return new Outcome(files, List.copyOf(patch.notes));
  }

  private void write(Target target, Change change) {
    Optional<Path> place =
        target.container().isEmpty() ? folder.placeOfWorkload(target) : folder.place(target);
    if (place.isEmpty()) {
      notes.add(target.title() + " is in no manifest");
      return;
    }
    Path file = place.get();
    String text = texts.getOrDefault(file, folder.text(file));
    // Every change moves what comes after it, so the text is read anew.
    Optional<String> written =
        find(text, target)
            .flatMap(node -> new YamlEdit(text).set(node, keys(target, change), change.to()));
    if (written.isPresent()) {
      texts.put(file, written.get());
    } else {
      notes.add(
          target.title()
              + ": "
              + change.field()
              + " should be "
              + change.to()
              + ", but "
              + file
              + " takes it from somewhere else (an anchor); change it by hand");
    }
  }

  private static List<String> keys(Target target, Change change) {
    List<String> keys =
        new ArrayList<>(List.of(target.container().isEmpty() ? "spec" : "resources"));
    keys.addAll(Arrays.asList(change.field().split("\\.")));
    return keys;
  }

  private static Optional<Node> find(String text, Target target) {
    for (Node document : ManifestFolder.compose(text)) {
      if (YamlPath.text(document, "kind").equals(target.kind())
          && YamlPath.text(document, "metadata", "name").equals(target.name())
          && YamlPath.text(document, "metadata", "namespace").equals(target.namespace())) {
        return target.container().isEmpty()
            ? Optional.of(document)
            : YamlPath.items(document, "spec", "template", "spec", "containers").stream()
                .filter(one -> YamlPath.text(one, "name").equals(target.container()))
                .findFirst();
      }
    }
    return Optional.empty();
  }
}
