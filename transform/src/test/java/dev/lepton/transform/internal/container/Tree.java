package dev.lepton.transform.internal.container;

import dev.lepton.transform.internal.source.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small source tree on disk. */
record Tree(Path root) {
  static final String FLASK = "from flask import Flask\napp = Flask(__name__)\n";

  Tree with(String file, String text) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Service> services() {
    return services(Hints.none());
  }

  List<Service> services(Hints hints) {
    return new ServiceFinder(() -> true).find(SourceTree.scan(root), hints);
  }
}
