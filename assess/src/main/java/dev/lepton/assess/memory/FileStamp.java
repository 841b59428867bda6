package dev.lepton.assess.memory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the file system says of a file.
 *
 * @param modified in nanoseconds since 1970
 * @param changed the same of the inode, which no program can set; negative where there is no such
 *     time, as on Windows
 * @param inode negative where there is none
 */
record FileStamp(long size, long modified, long changed, long inode) {
  /** File systems count time in steps of up to two seconds. */
  private static final long COARSEST_NANOS = TimeUnit.SECONDS.toNanos(3);

  /** Empty when the file cannot even be looked at. */
  static Optional<FileStamp> of(Path file) {
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
        Map<String, Object> all =
            Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,ino");
        return Optional.of(
            new FileStamp(
                ((Number) all.get("size")).longValue(),
                nanos((FileTime) all.get("lastModifiedTime")),
                nanos((FileTime) all.get("ctime")),
                ((Number) all.get("ino")).longValue()));
      }
      BasicFileAttributes plain = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(new FileStamp(plain.size(), nanos(plain.lastModifiedTime()), -1, -1));
    } catch (IOException e) {
      // It is read again, and whoever reads it tells what is wrong with it.
      return Optional.empty();
    }
  }

  // Written out: thousands are compared within the first tenths of a second, in which what the
  // language makes for records is still interpreted.
  @Override
  public boolean equals(Object other) {
    return other instanceof FileStamp stamp
        && size == stamp.size
        && modified == stamp.modified
        && changed == stamp.changed
        && inode == stamp.inode;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(inode) ^ Long.hashCode(changed);
  }

  /** In nanoseconds since 1970. */
  static long nanos(Instant time) {
    return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }

  /**
   * Whether an equal stamp means equal bytes. It does not where anybody can set the time, nor when
   * the file was written so shortly before that a later change could bear the same time.
   *
   * @param taken when, in nanoseconds since 1970
   */
  boolean isProof(long taken) {
    return changed >= 0 && Math.max(changed, modified) < taken - COARSEST_NANOS;
  }

  /**
   * SHA-256 of the bytes.
   *
   * @throws IOException when they cannot be read
   */
  static String hash(Path file) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
