package dev.lepton.assess.memory;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * What is kept of one analysis.
 *
 * @param key what it depends on besides files: rules, options, program
 * @param taken when the files were looked at, in nanoseconds since 1970
 * @param values of the input as a whole
 * @param files in the order of their paths
 */
record State(String key, long taken, Map<String, Bytes> values, List<Kept> files) {
  private static final byte[] MAGIC = "LEPTONM1".getBytes(StandardCharsets.US_ASCII);
  private static final int CHECKSUM = Long.BYTES;

  /** A part of what was read, not decoded yet. */
  record Bytes(byte[] all, int offset, int length) {
    static Bytes of(byte[] bytes) {
      return new Bytes(bytes, 0, bytes.length);
    }

    Object value() throws IOException {
      return Values.value(all, offset, length);
    }

    boolean equalsBytes(Bytes other) {
      return Arrays.equals(
          all, offset, offset + length, other.all, other.offset, other.offset + other.length);
    }
  }

  /**
   * One file, and what was found out about it by part.
   *
   * @param stamp of the file on the disk that holds it
   * @param hash of that file
   * @param written all of this as it stands in what was read; empty for what is new
   */
  record Kept(
      String uri,
      FileStamp stamp,
      String hash,
      Map<String, Bytes> parts,
      Optional<Bytes> written) {}

  /** The file holds something else, or not all of it. */
  static final class Damaged extends IOException {
    private static final long serialVersionUID = 1L;

    Damaged(String message) {
      super(message);
    }
  }

  /**
   * Reads what was kept.
   *
   * @return empty when there is nothing, or only of other rules, options or another program
   * @throws IOException when it cannot be read, or is not what was written
   */
  static Optional<State> read(Path file, String key) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    byte[] all = Files.readAllBytes(file);
    int end = all.length - CHECKSUM;
    if (end < MAGIC.length || !Arrays.equals(all, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new Damaged("is not a cache of this program");
    }
    CRC32C sum = new CRC32C();
    sum.update(all, 0, end);
    if (sum.getValue() != new Cursor(all, end, all.length).readLong()) {
      throw new Damaged("is damaged or cut off");
    }
    try {
      return new Reader(all, end).state(key);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new IOException("is not as it was written", e);
    }
  }

  private static final class Reader {
    private final byte[] all;
    private final Cursor in;

    Reader(byte[] all, int end) {
      this.all = all;
      this.in = new Cursor(all, MAGIC.length, end);
    }

    Optional<State> state(String wanted) throws IOException {
      String key = in.readShortText();
      if (!key.equals(wanted)) {
        return Optional.empty();
      }
      long taken = in.readLong();
      Map<String, Bytes> values = parts();
      int count = in.readInt();
      List<Kept> files = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int begin = in.position();
        String uri = text();
        FileStamp stamp = new FileStamp(in.readLong(), in.readLong(), in.readLong(), in.readLong());
        String hash = in.readShortText();
        Map<String, Bytes> parts = parts();
        Bytes written = new Bytes(all, begin, in.position() - begin);
        files.add(new Kept(uri, stamp, hash, parts, Optional.of(written)));
      }
      return Optional.of(new State(key, taken, values, files));
    }

    private String text() throws IOException {
      return in.readText(in.readInt(), StandardCharsets.UTF_8);
    }

    private Map<String, Bytes> parts() throws IOException {
      int count = in.readInt();
      Map<String, Bytes> parts = new LinkedHashMap<>();
      for (int i = 0; i < count; i++) {
        String name = in.readShortText().intern();
        int length = in.readInt();
        parts.put(name, new Bytes(all, in.position(), length));
        in.skip(length);
      }
      return parts;
    }
  }

  /**
   * Writes it in one step: whoever reads at the same time sees the old or the new one. Nobody else
   * may read it, since it quotes what rules found.
   */
  void write(Path file) throws IOException {
    Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "writing-", ".tmp");
    try {
      CRC32C sum = new CRC32C();
      try (DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(
                  new CheckedOutputStream(Files.newOutputStream(fresh), sum), 1 << 16))) {
        write(out);
        out.flush();
        out.writeLong(sum.getValue());
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private void write(DataOutputStream out) throws IOException {
    out.write(MAGIC);
    out.writeUTF(key);
    out.writeLong(taken);
    write(out, values);
    out.writeInt(files.size());
    for (int next = 0; next < files.size(); ) {
      Kept kept = files.get(next);
      if (kept.written().isPresent()) {
        next = copy(out, kept.written().get(), next + 1);
      } else {
        write(out, kept);
        next++;
      }
    }
  }

  /**
   * Files that stood one after the other in what was read, in one piece: of thousands a few change.
   *
   * @return the first file behind them
   */
  private int copy(DataOutputStream out, Bytes first, int next) throws IOException {
    int behind = next;
    int end = first.offset() + first.length();
    while (behind < files.size()) {
      Optional<Bytes> more = files.get(behind).written();
      if (more.isEmpty() || more.get().offset() != end) {
        break;
      }
      end += more.get().length();
      behind++;
    }
    out.write(first.all(), first.offset(), end - first.offset());
    return behind;
  }

  private static void write(DataOutputStream out, Kept kept) throws IOException {
    byte[] uri = kept.uri().getBytes(StandardCharsets.UTF_8);
    out.writeInt(uri.length);
    out.write(uri);
    out.writeLong(kept.stamp().size());
    out.writeLong(kept.stamp().modified());
    out.writeLong(kept.stamp().changed());
    out.writeLong(kept.stamp().inode());
    out.writeUTF(kept.hash());
    write(out, kept.parts());
  }

  private static void write(DataOutputStream out, Map<String, Bytes> parts) throws IOException {
    out.writeInt(parts.size());
    for (Map.Entry<String, Bytes> part : parts.entrySet()) {
      Bytes bytes = part.getValue();
      out.writeUTF(part.getKey());
      out.writeInt(bytes.length());
      out.write(bytes.all(), bytes.offset(), bytes.length());
    }
  }
}
