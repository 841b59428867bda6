package dev.lepton.accept.security.packages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a program of Go was built from, which the linker has written into it since Go 1.18 (package
 * debug/buildinfo). The program is streamed: only what follows the mark is kept.
 */
public final class GoBinary {
  private static final byte[] MARK = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);

  /** Mark, pointer size, flags and padding. */
  private static final int HEADER = 32;

  private static final int FLAGS = 15;
  private static final int INLINE = 2;
  private static final int MOST_INFORMATION = 4 << 20;
  private static final int PIECE = 1 << 16;

  /** Sentinels around the module information. */
  private static final int SENTINEL = 16;

  private GoBinary() {}

  /** Whether a file begins as a program of Linux does. */
  public static boolean isProgram(byte[] first) {
    return first.length >= 4
        && first[0] == 0x7f
        && first[1] == 'E'
        && first[2] == 'L'
        && first[3] == 'F';
  }

  /** Empty for what is no program of Go, or of an older one. */
  public static List<InstalledPackage> read(String where, InputStream content) throws IOException {
    byte[] window = new byte[2 * PIECE];
    int kept = 0;
    for (int read = content.readNBytes(window, 0, PIECE);
        read > 0;
        read = content.readNBytes(window, kept, PIECE)) {
      int end = kept + read;
      for (int at = find(window, 0, end); at >= 0; at = find(window, at + 1, end)) {
        byte[] found = Arrays.copyOfRange(window, at, end);
        Optional<List<InstalledPackage>> packages = information(where, found, content);
        if (packages.isPresent()) {
          return packages.get();
        }
      }
      kept = Math.min(end, HEADER);
      System.arraycopy(window, end - kept, window, 0, kept);
    }
    return List.of();
  }

  private static int find(byte[] bytes, int from, int end) {
    for (int at = from; at + HEADER <= end; at++) {
      if (bytes[at] == MARK[0]
          && Arrays.equals(bytes, at, at + MARK.length, MARK, 0, MARK.length)) {
        return at;
      }
    }
    return -1;
  }

  /** The mark also stands in programs that look for it: only a header after it counts. */
  private static Optional<List<InstalledPackage>> information(
      String where, byte[] begun, InputStream content) throws IOException {
    boolean padded = true;
    for (int at = FLAGS + 1; at < HEADER; at++) {
      padded &= begun[at] == 0;
    }
    if ((begun[FLAGS] & INLINE) == 0 || !padded) {
      return Optional.empty();
    }
    byte[] rest = content.readNBytes(MOST_INFORMATION);
    byte[] all = Arrays.copyOf(begun, begun.length + rest.length);
    System.arraycopy(rest, 0, all, begun.length, rest.length);
    Texts texts = new Texts(all, HEADER);
    Optional<String> version = texts.next();
    Optional<String> modules = texts.next();
    if (version.isEmpty() || !version.get().startsWith("go1")) {
      return Optional.empty();
    }
    List<InstalledPackage> packages = new ArrayList<>();
    String number = version.get().substring(2).split("[ -]", 2)[0];
    packages.add(InstalledPackage.of("Go", "stdlib", number, where));
    modules.ifPresent(text -> modules(where, text, packages));
    return Optional.of(packages);
  }

  private static void modules(String where, String text, List<InstalledPackage> packages) {
    if (text.length() < 2 * SENTINEL) {
      return;
    }
    text.substring(SENTINEL, text.length() - SENTINEL)
        .lines()
        .map(line -> line.split("\t"))
        .filter(words -> words.length >= 3)
        .forEach(
            words -> {
              if (words[0].equals("=>") && packages.size() > 1) {
                // It stands for the module in the line before.
                packages.remove(packages.size() - 1);
              }
              // A version in brackets is none: it was built from a working copy.
              if (List.of("mod", "dep", "=>").contains(words[0]) && !words[2].startsWith("(")) {
                packages.add(InstalledPackage.of("Go", words[1], bare(words[2]), where));
              }
            });
  }

  /** As advisories have it: 1.2.3, not v1.2.3+incompatible. */
  private static String bare(String version) {
    return version.replaceFirst("^v", "").replaceFirst("\\+incompatible$", "");
  }

  /** Texts after their lengths, which are written in groups of seven bits. */
  private static final class Texts {
    private final byte[] bytes;
    private int at;

    Texts(byte[] bytes, int at) {
      this.bytes = bytes;
      this.at = at;
    }

    Optional<String> next() {
      long length = 0;
      for (int shift = 0; at < bytes.length && shift <= 28; shift += 7) {
        byte group = bytes[at++];
        length |= (long) (group & 0x7f) << shift;
        if (group >= 0) {
          if (length > bytes.length - at) {
            return Optional.empty();
          }
          at += (int) length;
          return Optional.of(
              new String(bytes, at - (int) length, (int) length, StandardCharsets.UTF_8));
        }
      }
      return Optional.empty();
    }
  }
}
