package dev.lepton.accept.security.image.archive;

import java.io.IOException;
import java.io.InputStream;

/** The named parts of an image: descriptions and layers. Not thread-safe. */
sealed interface Parts extends AutoCloseable permits TarParts, FolderParts {
  boolean has(String name);

  /**
   * @throws IOException when there is none of this name
   */
  InputStream open(String name) throws IOException;

  @Override
  void close() throws IOException;
}
