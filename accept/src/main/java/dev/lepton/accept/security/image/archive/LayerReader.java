package dev.lepton.accept.security.image.archive;

import dev.lepton.accept.security.image.archive.LayerFile.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.input.CloseShieldInputStream;

/** Reads one layer: a tar file with whiteouts, as OCI's image specification has it. */
final class LayerReader {
  private static final String WHITEOUT = ".wh.";
  private static final String OPAQUE = ".wh..wh..opq";
  private static final String CAPABILITY = "SCHILY.xattr.security.capability";
  private static final int PERMISSIONS = 07777;
  private static final int MOST_ENTRIES = 3_000_000;

  private final int layer;
  private final LayerVisitor visitor;

  LayerReader(int layer, LayerVisitor visitor) {
    this.layer = layer;
    this.visitor = visitor;
  }

  void read(InputStream bytes) throws IOException {
    HeaderBytes limited = new HeaderBytes(bytes);
    TarArchiveInputStream tar = new TarArchiveInputStream(limited, "UTF-8");
    int entries = 0;
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      if (++entries > MOST_ENTRIES) {
        throw new IOException("it has more than " + MOST_ENTRIES + " entries");
      }
      limited.contentBegins();
      entry(entry, tar);
      tar.transferTo(OutputStream.nullOutputStream());
      limited.contentEnds();
    }
  }

  private void entry(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
    String path = PathNames.clean(entry.getName());
    String name = PathNames.last(path);
    if (path.isEmpty()) {
      return;
    }
    if (name.equals(OPAQUE)) {
      visitor.emptied(layer, PathNames.folder(path));
    } else if (name.startsWith(WHITEOUT)) {
      String folder = PathNames.folder(path);
      String gone = name.substring(WHITEOUT.length());
      visitor.removed(layer, folder.isEmpty() ? gone : folder + "/" + gone);
    } else {
      visitor.entry(layer, file(path, entry), CloseShieldInputStream.wrap(tar));
    }
  }

  private static LayerFile file(String path, TarArchiveEntry entry) {
    Kind kind = kind(entry);
    return new LayerFile(
        path,
        kind,
        entry.getMode() & PERMISSIONS,
        kind == Kind.FILE ? entry.getSize() : 0,
        entry.getExtraPaxHeader(CAPABILITY) != null,
        entry.getLinkName());
  }

  private static Kind kind(TarArchiveEntry entry) {
    if (entry.isSymbolicLink()) {
      return Kind.SYMBOLIC_LINK;
    }
    if (entry.isLink()) {
      return Kind.HARD_LINK;
    }
    if (entry.isDirectory()) {
      return Kind.FOLDER;
    }
    boolean device = entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO();
    return device ? Kind.OTHER : Kind.FILE;
  }
}
