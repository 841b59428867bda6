package dev.lepton.accept.security.image.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The parts in a folder of OCI's layout. Names and links that lead out of it lead nowhere.
 *
 * @param folder without symbolic links in its path
 */
record FolderParts(Path folder) implements Parts {
  @Override
  public boolean has(String name) {
    try {
      return Files.isRegularFile(place(name));
    } catch (IOException e) {
      // No file of this name, or one that is none of ours.
      return false;
    }
  }

  @Override
  public InputStream open(String name) throws IOException {
    return new BufferedInputStream(Files.newInputStream(place(name)), 1 << 16);
  }

  private Path place(String name) throws IOException {
    Path place = folder.resolve(name).toRealPath();
    if (!place.startsWith(folder)) {
      throw new IOException(name + " leads out of the folder");
    }
    return place;
  }

  @Override
  public void close() {
    // Nothing stays open.
  }
}
