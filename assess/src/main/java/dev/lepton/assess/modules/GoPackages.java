package dev.lepton.assess.modules;

import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.reference.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Folders of Go packages by the path that they are imported by. Stateless. */
final class GoPackages {
  private static final Pattern MODULE = Pattern.compile("(?m)^module\\s+\"?([^\\s\"]+)");

  private GoPackages() {}

  /** The folder of a file, which has a name even at the root. */
  static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "." : path.substring(0, slash);
  }

  static Map<String, String> read(List<InputFile> all, List<Module> modules) {
    Map<String, String> packages = new HashMap<>();
    for (InputFile file : all) {
      if (file.name().equals("go.mod")) {
        Texts.read(file)
            .map(MODULE::matcher)
            .filter(Matcher::find)
            .ifPresent(name -> add(name.group(1), folder(file.path()), modules, packages));
      }
    }
    return packages;
  }

  private static void add(
      String name, String root, List<Module> modules, Map<String, String> packages) {
    for (Module module : modules) {
      String folder = folder(module.path());
      if (folder.equals(root)) {
        packages.put(name, folder);
      } else if (root.equals(".") || folder.startsWith(root + "/")) {
        String inside = root.equals(".") ? folder : folder.substring(root.length() + 1);
        packages.put(name + "/" + inside, folder);
      }
    }
  }
}
