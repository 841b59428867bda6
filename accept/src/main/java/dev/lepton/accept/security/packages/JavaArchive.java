package dev.lepton.accept.security.packages;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What a Java archive is made of, by the pom.properties that Maven leaves; archives within archives
 * too. Not thread-safe.
 */
final class JavaArchive {
  private static final int DEEPEST = 3;
  private static final int MOST_ENTRIES = 500_000;
  private static final long MOST_BYTES = 8L << 30;
  private static final int MOST_PROPERTIES = 1 << 16;

  private final List<InstalledPackage> packages = new ArrayList<>();
  private int entries;
  private long bytes;

  private JavaArchive() {}

  static List<InstalledPackage> read(String where, InputStream content) throws IOException {
    JavaArchive archive = new JavaArchive();
    archive.read(where, content, 1);
    return archive.packages;
  }

  private void read(String where, InputStream content, int depth) throws IOException {
    // The outer stream goes on after an inner archive, so it stays open.
    ZipInputStream zip = new ZipInputStream(content);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (++entries > MOST_ENTRIES) {
        throw new IOException("it has more than " + MOST_ENTRIES + " entries");
      }
      String name = entry.getName();
      InputStream counted = new Counted(zip);
      if (name.startsWith("META-INF/maven/") && name.endsWith("/pom.properties")) {
        pom(where, counted.readNBytes(MOST_PROPERTIES));
      } else if (depth < DEEPEST && name.toLowerCase(Locale.ROOT).matches(".*\\.(jar|war)")) {
        read(where + "!/" + name, counted, depth + 1);
      }
      counted.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }

  private void pom(String where, byte[] text) throws IOException {
    Properties pom = new Properties();
    try {
      pom.load(new ByteArrayInputStream(text));
    } catch (IllegalArgumentException e) {
      // A broken escape: one library stays unknown, the others count.
      return;
    }
    String group = pom.getProperty("groupId", "").strip();
    String artifact = pom.getProperty("artifactId", "").strip();
    String version = pom.getProperty("version", "").strip();
    if (!group.isEmpty() && !artifact.isEmpty() && !version.isEmpty()) {
      packages.add(InstalledPackage.of("Maven", group + ":" + artifact, version, where));
    }
  }

  /** What is unpacked from all archives together is bounded. */
  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      bytes += Math.max(0, read);
      if (bytes > MOST_BYTES) {
        throw new IOException("it unpacks to more than " + (MOST_BYTES >> 30) + " GiB");
      }
      return read;
    }
  }
}
