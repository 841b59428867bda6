package dev.lepton.accept.security.packages;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What dpkg has installed. Advisories are about source packages. Stateless. */
final class DpkgStatus {
  private static final Pattern SOURCE = Pattern.compile("(\\S+)(?:\\s+\\(([^)]+)\\))?");

  private DpkgStatus() {}

  static List<InstalledPackage> read(String where, InputStream content) throws IOException {
    List<InstalledPackage> packages = new ArrayList<>();
    Stanzas.read(content, block -> add(block, where, packages));
    return packages;
  }

  private static void add(
      Map<String, String> block, String where, List<InstalledPackage> packages) {
    String name = block.getOrDefault("Package", "");
    String version = block.getOrDefault("Version", "");
    // Where only settings are left, the software is gone. Single files have no state at all.
    String status = block.getOrDefault("Status", "install ok installed");
    if (name.isEmpty() || version.isEmpty() || !status.endsWith(" installed")) {
      return;
    }
    Matcher source = SOURCE.matcher(block.getOrDefault("Source", name));
    boolean known = source.matches();
    packages.add(
        new InstalledPackage(
            "Debian",
            "",
            known ? source.group(1) : name,
            known && source.group(2) != null ? source.group(2) : version,
            name,
            where));
  }
}
