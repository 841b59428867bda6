package dev.lepton.transform;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.assessment.Finding;
import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.TransformSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A small application on disk, what is found in it, and the bundle that is made of it. */
final class Workspace {
  private final Path root;
  private final List<Finding> findings = new ArrayList<>();
  private TransformSpec spec = new TransformSpec("auto", Optional.empty(), false);

  Workspace(Path directory) {
    this.root = directory;
  }

  Path source() {
    return root.resolve("app");
  }

  Path bundle() {
    return root.resolve("bundle");
  }

  Workspace with(String file, String text) {
    return with(file, text.getBytes(StandardCharsets.UTF_8));
  }

  Workspace with(String file, byte[] bytes) {
    try {
      Path path = source().resolve(file);
      Files.createDirectories(path.getParent());
      Files.write(path, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A project that builds to a jar, around the given class. */
  Workspace withJava(String file, String text) {
    return with(
            "pom.xml",
            "<project><groupId>g</groupId><artifactId>app</artifactId><version>1</version><build><plugins><plugin><artifactId>maven-shade-plugin</artifactId></plugin></plugins></build></project>")
        .with(file, text);
  }

  /** Adds a finding on the first line that contains the text. */
  Workspace finding(String rule, String file, String onLineWith) {
    List<String> lines = read(source().resolve(file)).lines().toList();
    for (int index = 0; index < lines.size(); index++) {
      if (lines.get(index).contains(onLineWith)) {
        findings.add(Documents.finding(rule, file, index + 1));
        return this;
      }
    }
    throw new IllegalArgumentException(file + " has no line with " + onLineWith);
  }

  Workspace spec(TransformSpec wanted) {
    spec = wanted;
    return this;
  }

  Assessment assessment() {
    return Documents.assessment(findings);
  }

  Bundle transform() {
    return new Transformer(EventSink.none(), () -> true)
        .transform(
            Documents.migration("app", source(), spec), assessment(), Documents.plan(2), bundle());
  }

  /** The text of a file in the bundle's copy of the source. */
  String changed(String file) {
    return read(bundle().resolve("source").resolve(file));
  }

  String generated(String file) {
    return read(bundle().resolve(file));
  }

  /** Every file of the bundle with its content, by path. */
  TreeMap<String, String> everything() {
    return everything(bundle());
  }

  static TreeMap<String, String> everything(Path folder) {
    TreeMap<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> all.put(folder.relativize(file).toString(), read(file)));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
