package dev.lepton.transform.internal.nodejs;

import dev.lepton.transform.internal.source.SourceTree;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a package's tsconfig.json says of where its sources are and where they are compiled to.
 *
 * @param folder of the package, with a slash at its end, or empty
 */
record TypeScript(SourceTree tree, String folder) {
  private static final Pattern OUT = option("outDir");
  private static final Pattern ROOT = option("rootDir");
  private static final String USUAL_ROOT = "src/";

  private static Pattern option(String name) {
    return Pattern.compile("(?m)^[^/\\n]*\"" + name + "\"\\s*:\\s*\"(?:\\./)?([^\"]*?)/?\"");
  }

  static boolean is(String path) {
    return path.matches(".*\\.(ts|tsx|mts|cts)");
  }

  /** The file of a package that another one is compiled from; empty when that is not told. */
  Optional<String> source(String compiled) {
    String path = compiled.replaceFirst("^\\./", "");
    return said(OUT)
        .filter(out -> path.startsWith(out + "/"))
        .map(out -> root() + path.substring(out.length() + 1))
        .map(file -> file.replaceFirst("\\.([cm]?)js$", ".$1ts"));
  }

  /** The folder of the sources in the package, with a slash at its end, or empty. */
  String root() {
    Optional<String> said =
        said(ROOT).map(root -> root.isEmpty() || root.equals(".") ? "" : root + "/");
    boolean usual =
        tree.files(".ts").stream().anyMatch(path -> path.startsWith(folder + USUAL_ROOT));
    return said.orElse(usual ? USUAL_ROOT : "");
  }

  private Optional<String> said(Pattern option) {
    return tree.text(folder + "tsconfig.json")
        .map(file -> option.matcher(file.content()))
        .filter(Matcher::find)
        .map(found -> found.group(1));
  }
}
