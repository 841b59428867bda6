package dev.lepton.accept.security.packages;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files that say what is installed, told by their paths. */
public enum PackageFile {
  DPKG("var/lib/dpkg/status(\\.d/[^/]+)?(?<!\\.md5sums)", DpkgStatus::read),
  RPM("(var/lib|usr/lib/sysimage)/rpm/rpmdb\\.sqlite", RpmDatabase::read),
  APK("(usr/)?lib/apk/db/installed", ApkInstalled::read),
  JAVA(".*\\.(jar|war|ear)", JavaArchive::read),
  NODE("(.*/)?node_modules/(@[^/]+/)?[^/]+/package\\.json", NodePackage::read),
  PYTHON("(.*/)?[^/]+\\.(dist-info/METADATA|egg-info/PKG-INFO|egg-info)", PythonMetadata::read);

  /** Turns a file's contents into packages. */
  @FunctionalInterface
  interface Reader {
    List<InstalledPackage> read(String path, InputStream content) throws IOException;
  }

  /** What rpm kept before SQLite, and SUSE's: these databases are not understood. */
  private static final Pattern UNREAD =
      Pattern.compile("(var/lib|usr/lib/sysimage)/rpm/Packages(\\.db)?");

  private final Pattern path;
  private final Reader reader;

  PackageFile(String path, Reader reader) {
    this.path = Pattern.compile(path);
    this.reader = reader;
  }

  /**
   * @param path relative to the image's root
   */
  public static Optional<PackageFile> of(String path) {
    for (PackageFile one : values()) {
      if (one.path.matcher(path).matches()) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** Whether the file lists packages in a way that is not read here. */
  public static boolean isUnread(String path) {
    return UNREAD.matcher(path).matches();
  }

  /**
   * @throws IOException when it is damaged, or larger than any real one
   */
  public List<InstalledPackage> read(String where, InputStream content) throws IOException {
    return reader.read(where, content);
  }
}
