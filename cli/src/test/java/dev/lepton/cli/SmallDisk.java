package dev.lepton.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A file system of a few kilobytes. */
record SmallDisk(Path folder) implements AutoCloseable {

  /**
   * @param size as mount's tmpfs takes it, for instance 160k
   * @return empty where this user may not mount
   */
  static Optional<SmallDisk> mount(Path parent, String size)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectory(parent.resolve("disk"));
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + size, "none", folder.toString());
    return mounted ? Optional.of(new SmallDisk(folder)) : Optional.empty();
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      // No such program here, so nothing to mount with.
      return false;
    }
  }

  /** Unmounts lazily: a journal that could not be opened may still have its file open. */
  @Override
  public void close() throws IOException, InterruptedException {
    if (!run("umount", "-l", folder.toString())) {
      throw new IOException(folder + " is still mounted");
    }
  }
}
