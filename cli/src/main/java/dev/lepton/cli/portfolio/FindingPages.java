package dev.lepton.cli.portfolio;

import dev.lepton.cli.output.RelativeLink;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the findings pages lie, seen from the portfolio's page. Stateless. */
final class FindingPages {
  private FindingPages() {}

  /** Pages beside saved findings, by the application's name in small letters. */
  static Map<String, Path> beside(List<Path> findings) {
    Map<String, Path> pages = new TreeMap<>();
    for (Path page : FilesIn.all(findings, ".html")) {
      String name = String.valueOf(page.getFileName());
      if (name.toLowerCase(java.util.Locale.ROOT).endsWith(".html")) {
        pages.put(name.substring(0, name.length() - 5).toLowerCase(java.util.Locale.ROOT), page);
      }
    }
    return pages;
  }

  /** Links that hold as long as page and portfolio are moved together. */
  static Map<String, String> links(Map<String, Path> pages, Path portfolio) {
    Map<String, String> links = new TreeMap<>();
    pages.forEach((name, page) -> links.put(name, RelativeLink.of(portfolio, page)));
    return links;
  }
}
