package dev.lepton.cli.traffic;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Acknowledged writes in a file, one line each. A line is with the operating system when {@link
 * #append} returns: it outlives the process, though not the machine. Thread-safe.
 */
final class WriteJournal implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  private WriteJournal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Goes on behind the last whole line; what a killed process left of its last line is cut off. */
  static WriteJournal open(Path file) {
    try {
      long end = Files.exists(file) ? wholeLines(Files.readAllBytes(file)) : 0;
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.truncate(end).position(end);
      return new WriteJournal(file, channel);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  static List<AcknowledgedWrite> read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      List<AcknowledgedWrite> writes = new ArrayList<>();
      new String(bytes, 0, wholeLines(bytes), StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> writes.add(parse(file, line)));
      return writes;
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.DOCUMENT_MISSING,
          "the journal of acknowledged writes cannot be read: " + e.getMessage(),
          file.toString(),
          "name the file that the traffic wrote",
          e);
    }
  }

  synchronized void append(AcknowledgedWrite write) {
    try {
      ByteBuffer line = StandardCharsets.UTF_8.encode(write.line() + "\n");
      while (line.hasRemaining()) {
        channel.write(line);
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static int wholeLines(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private static AcknowledgedWrite parse(Path file, String line) {
    return AcknowledgedWrite.parse(line)
        .orElseThrow(
            () ->
                new LeptonException(
                    ErrorCode.DOCUMENT_MISSING,
                    "not a journal of acknowledged writes: " + line,
                    file.toString(),
                    "name the file that the traffic wrote"));
  }

  private static LeptonException unwritable(Path file, IOException cause) {
    return new LeptonException(
        ErrorCode.DISK_FULL,
        "the journal of acknowledged writes cannot be written: " + cause.getMessage(),
        file.toString(),
        "make room on the disk and let the folder be writable",
        cause);
  }
}
