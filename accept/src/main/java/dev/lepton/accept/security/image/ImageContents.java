package dev.lepton.accept.security.image;

import dev.lepton.accept.security.image.archive.LayerFile;
import dev.lepton.accept.security.image.archive.LayerFile.Kind;
import dev.lepton.accept.security.image.archive.LayerVisitor;
import dev.lepton.accept.security.packages.GoBinary;
import dev.lepton.accept.security.packages.InstalledPackage;
import dev.lepton.accept.security.packages.PackageFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is in an image after its last layer, as far as a check wants to know it; of most files
 * nothing is kept. Secrets are kept whatever later layers do. Not thread-safe.
 */
final class ImageContents implements LayerVisitor {
  /** Etc/passwd and its like are short. */
  private static final int MOST_TEXT = 1 << 20;

  private static final int FIRST_BYTES = 4;

  /** What is known of one path. */
  private record Kept(
      int layer, LayerFile file, List<InstalledPackage> packages, Optional<String> text) {}

  private final NavigableMap<String, Kept> kept = new TreeMap<>();
  private final TreeSet<String> secrets = new TreeSet<>();
  private final List<String> unread = new ArrayList<>();

  @Override
  public void entry(int layer, LayerFile file, InputStream content) throws IOException {
    if (file.kind() != Kind.FOLDER) {
      removed(layer, file.path());
    }
    Kept one = look(layer, file, content);
    if (FileRules.isNotable(file) || !one.packages().isEmpty() || one.text().isPresent()) {
      kept.put(file.path(), one);
    } else {
      kept.remove(file.path());
    }
  }

  private Kept look(int layer, LayerFile file, InputStream content) throws IOException {
    String path = file.path();
    if (file.kind() != Kind.FILE) {
      return new Kept(layer, file, List.of(), Optional.empty());
    }
    if (FileRules.isText(path)) {
      byte[] text = content.readNBytes(MOST_TEXT);
      return new Kept(
          layer, file, List.of(), Optional.of(new String(text, StandardCharsets.UTF_8)));
    }
    Optional<PackageFile> list = PackageFile.of(path);
    if (list.isPresent()) {
      return new Kept(layer, file, packages(list.get(), path, content), Optional.empty());
    }
    if (PackageFile.isUnread(path)) {
      unread.add(path + " lists packages in a form that is not read: give a --sbom");
    }
    if (FileSecrets.isCandidate(file)) {
      byte[] text = content.readNBytes(FileSecrets.MOST_BYTES);
      FileSecrets.in(path, text).ifPresent(what -> secrets.add("layer " + layer + ", " + what));
      return new Kept(layer, file, List.of(), Optional.empty());
    }
    return new Kept(layer, file, program(file, content), Optional.empty());
  }

  private List<InstalledPackage> packages(PackageFile list, String path, InputStream content) {
    try {
      return list.read(path, content);
    } catch (IOException | IllegalArgumentException e) {
      // A damaged archive in an image is a finding about that file only.
      unread.add(path + ": " + e.getMessage());
      return List.of();
    }
  }

  private static List<InstalledPackage> program(LayerFile file, InputStream content)
      throws IOException {
    if ((file.mode() & FileRules.EXECUTABLE) == 0) {
      return List.of();
    }
    byte[] first = content.readNBytes(FIRST_BYTES);
    return GoBinary.isProgram(first)
        ? GoBinary.read(
            file.path(), new SequenceInputStream(new ByteArrayInputStream(first), content))
        : List.of();
  }

  @Override
  public void removed(int layer, String path) {
    gone(layer, Optional.ofNullable(kept.get(path)).stream());
    emptied(layer, path);
  }

  @Override
  public void emptied(int layer, String folder) {
    // All that begins with the folder's name and a slash: the next sign after a slash is a zero.
    Map<String, Kept> below =
        folder.isEmpty() ? kept : kept.subMap(folder + "/", true, folder + "0", false);
    gone(layer, below.values().stream());
  }

  /** A layer takes away only what the layers below it have. */
  private void gone(int layer, Stream<Kept> places) {
    List<Kept> hidden = places.filter(one -> one.layer() < layer).toList();
    hidden.forEach(one -> kept.remove(one.file().path()));
  }

  /** Those that are there after the last layer and that a rule may want to know. */
  Stream<LayerFile> files() {
    return kept.values().stream().map(Kept::file);
  }

  List<InstalledPackage> packages() {
    return kept.values().stream().flatMap(one -> one.packages().stream()).toList();
  }

  Optional<String> text(String path) {
    return Optional.ofNullable(kept.get(path)).flatMap(Kept::text);
  }

  /** Layer, file and what is in it; never the secret itself. */
  List<String> secrets() {
    return List.copyOf(secrets);
  }

  List<String> unread() {
    return List.copyOf(unread);
  }
}
