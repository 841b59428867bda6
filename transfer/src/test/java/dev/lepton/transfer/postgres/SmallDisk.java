package dev.lepton.transfer.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/** A file system in memory that can be filled, and given room again. */
record SmallDisk(Path folder) implements AutoCloseable {
  private static final int BLOCK = 4096;

  /**
   * Skips the test where this user may not mount.
   *
   * @param size as mount's tmpfs takes it, for instance 200m
   */
  static SmallDisk mount(String size) {
    try {
      Path folder =
          Files.createTempDirectory(
              "lepton-disk-",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
      boolean mounted =
          run("mount", "-t", "tmpfs", "-o", "size=" + size, "none", folder.toString());
      if (!mounted) {
        Files.delete(folder);
      }
      assumeTrue(mounted, "a small disk cannot be mounted here");
      return new SmallDisk(folder);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Leaves so much room and no more.
   *
   * @param left bytes
   */
  void fill(long left) {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    try (FileChannel file =
        FileChannel.open(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (Files.getFileStore(folder).getUsableSpace() > left) {
        file.write(block.clear());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  void makeRoom() {
    try {
      Files.delete(ballast());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  private static boolean run(String... command) {
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
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    if (!run("umount", "-l", folder.toString())) {
      throw new AssertionError(folder + " is still mounted");
    }
    try {
      Files.delete(folder);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
