package dev.lepton.accept.security.packages;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What apk has installed. Advisories are about origins. Stateless. */
final class ApkInstalled {
  private ApkInstalled() {}

  static List<InstalledPackage> read(String where, InputStream content) throws IOException {
    List<InstalledPackage> packages = new ArrayList<>();
    Stanzas.read(content, block -> add(block, where, packages));
    return packages;
  }

  private static void add(
      Map<String, String> block, String where, List<InstalledPackage> packages) {
    String name = block.getOrDefault("P", "");
    String version = block.getOrDefault("V", "");
    if (!name.isEmpty() && !version.isEmpty()) {
      String origin = block.getOrDefault("o", name);
      packages.add(new InstalledPackage("Alpine", "", origin, version, name, where));
    }
  }
}
