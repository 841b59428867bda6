package dev.lepton.assess.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Lists what archives hold, archives within archives included. Nothing is unpacked by name. */
final class Archives {
  private static final Set<String> EXTENSIONS = Set.of("jar", "war", "ear", "rar", "sar", "har");

  /** Below this, no ratio is suspicious: it costs nothing to read. */
  private static final long HARMLESS = 16L << 20;

  private final WalkedFiles walked;

  private static final Pattern UNOPENED =
      Pattern.compile("(?i).+\\.(tar(\\.\\w{1,4})?|tgz|tbz2?|txz|7z|rar|cpio|rpm|deb)");

  Archives(WalkedFiles walked) {
    this.walked = walked;
  }

  static boolean isArchive(String name) {
    return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  /** Whether it is an archive of a kind that is known, and not read. */
  static boolean isUnopened(String name) {
    return UNOPENED.matcher(name).matches();
  }

  /** Adds the entries of an archive. One that is corrupt is noted. */
  void expand(InputFile archive, Path location, Origin origin, int depth) {
    ZipFile zip;
    try {
      zip = new ZipFile(location.toFile());
    } catch (IOException e) {
      walked.failedWithin(
          archive.container(), archive.uri(), "is not a readable archive: " + e.getMessage());
      return;
    }
    walked.keepOpen(zip);
    for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
      ZipEntry entry = entries.nextElement();
      if (walked.isFull()) {
        walked.failedWithin(
            archive.container(), archive.uri(), "holds more files than one run takes on");
        return;
      }
      if (!entry.isDirectory()) {
        take(archive, zip, entry, origin, depth);
      }
    }
  }

  private void take(InputFile archive, ZipFile zip, ZipEntry entry, Origin origin, int depth) {
    String name = entry.getName().replace('\\', '/');
    if (name.startsWith("/") || ("/" + name + "/").contains("/../")) {
      walked.failedWithin(
          archive.container(), archive.uri(), "holds an entry that reaches out of it: " + name);
      return;
    }
    long size = entry.getSize();
    if (size < 0 || isBomb(entry)) {
      walked.failedWithin(
          archive.container(),
          URI.create(Addresses.of(archive.address(), name)),
          "claims a size that cannot be trusted");
      return;
    }
    InputFile file =
        InputFile.entry(
            archive,
            name,
            new InputFile.Entry(Addresses.of(archive.address(), name), size, origin),
            () -> new BoundedStream(zip.getInputStream(entry), size));
    walked.add(file);
    if (isArchive(name)) {
      String content = entry.getSize() + " " + entry.getCrc();
      Optional<String> refusal =
          depth < walked.limits().depth()
              ? walked.refusal(file.container(), depth + 1, content)
              : Optional.of("lies too deep in archives within archives");
      if (refusal.isPresent()) {
        walked.failedWithin(file.container(), file.uri(), refusal.get());
      } else {
        expandNested(file, name, origin, depth + 1);
      }
    }
  }

  private boolean isBomb(ZipEntry entry) {
    long packed = Math.max(1, entry.getCompressedSize());
    return entry.getSize() > HARMLESS && entry.getSize() / packed > walked.limits().ratio();
  }

  private void expandNested(InputFile file, String name, Origin origin, int depth) {
    boolean library =
        origin == Origin.LIBRARY || name.contains("lib/") && file.extension().equals("jar");
    try {
      Path copy = walked.makeRoom(file.size());
      if (copy == null) {
        walked.failedWithin(
            file.container(), file.uri(), "would need more temporary space than one run takes");
        return;
      }
      try (InputStream in = file.open();
          OutputStream out = Files.newOutputStream(copy)) {
        in.transferTo(out);
      }
      expand(file, copy, library ? Origin.LIBRARY : Origin.APPLICATION, depth);
    } catch (IOException e) {
      walked.failedWithin(file.container(), file.uri(), "cannot be unpacked: " + e.getMessage());
    }
  }
}
