package dev.lepton.transform.internal.container.python;

import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.container.language.Folder;
import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object in a Python module that a server can serve.
 *
 * @param target module and object, as servers take it
 * @param file that makes it, relative to the project
 */
record PythonApplication(Kind kind, String target, String file, Evidence evidence) {

  /** The interface between the server and the application, and the framework behind it. */
  enum Kind {
    FLASK("Flask", false, 5000),
    DJANGO("Django", false, 8000),
    BOTTLE("Bottle", false, 8080),
    FALCON("Falcon", false, 8000),
    QUART("Quart", true, 5000),
    FASTAPI("FastAPI", true, 8000),
    STARLETTE("Starlette", true, 8000);

    private final String title;
    private final boolean asynchronous;
    private final int port;

    Kind(String title, boolean asynchronous, int port) {
      this.title = title;
      this.asynchronous = asynchronous;
      this.port = port;
    }

    String title() {
      return title;
    }

    /** Whether it speaks ASGI; otherwise WSGI. */
    boolean asynchronous() {
      return asynchronous;
    }

    int port() {
      return port;
    }
  }

  private static final Pattern CREATION =
      Pattern.compile(
          "^([ \\t]*)(\\w+)\\s*(?::\\s*[\\w.]+\\s*)?=\\s*(?:\\w+\\.)?(Flask|Quart|FastAPI|Starlette|Bottle|falcon\\.App)\\(");
  private static final Pattern FUNCTION = Pattern.compile("^(?:async )?def (\\w+)\\(([^)]*)\\)");
  private static final Pattern SETTINGS =
      Pattern.compile("DJANGO_SETTINGS_MODULE['\"]\\s*,\\s*['\"]([\\w.]+)['\"]");

  /** All applications of a project, those in files at the top first. */
  static List<PythonApplication> in(Folder folder) {
    List<PythonApplication> all = new ArrayList<>();
    for (String file : folder.files(".py")) {
      if (file.equals("manage.py") || file.endsWith("/manage.py")) {
        django(folder, file).ifPresent(all::add);
      } else {
        folder.text(file).flatMap(text -> created(folder, file, text)).ifPresent(all::add);
      }
    }
    return List.copyOf(all);
  }

  private static Optional<PythonApplication> django(Folder folder, String manage) {
    String below = manage.contains("/") ? manage.substring(0, manage.lastIndexOf('/') + 1) : "";
    return folder
        .line(manage, SETTINGS)
        .map(
            line -> {
              String start = line.found().group(1).replaceFirst("\\.settings.*|\\.\\w+$", "");
              String module =
                  folder.has(below + start.replace('.', '/') + "/wsgi.py") ? start : topOf(start);
              return new PythonApplication(
                  Kind.DJANGO,
                  module + ".wsgi:application",
                  manage,
                  new Evidence("Django, settings in " + line.found().group(1), line.place()));
            });
  }

  private static String topOf(String module) {
    return module.contains(".") ? module.substring(0, module.indexOf('.')) : module;
  }

  private static Optional<PythonApplication> created(Folder folder, String file, TextFile text) {
    String factory = "";
    int number = 0;
    for (String line : text.lines()) {
      number++;
      Matcher function = FUNCTION.matcher(line);
      if (function.find()) {
        factory = callableWithout(function.group(2)) ? function.group(1) : "";
      }
      Matcher creation = CREATION.matcher(line);
      if (creation.find()) {
        boolean inside = !creation.group(1).isEmpty();
        if (inside && factory.isEmpty()) {
          continue;
        }
        Kind kind = Kind.valueOf(creation.group(3).replace(".App", "").toUpperCase(Locale.ROOT));
        String target = module(file) + ":" + (inside ? factory + "()" : creation.group(2));
        return Optional.of(
            new PythonApplication(
                kind,
                target,
                file,
                new Evidence(
                    kind.title() + " application " + target, folder.at(file) + ":" + number)));
      }
    }
    return Optional.empty();
  }

  /** Whether a function with these parameters can be called with none. */
  private static boolean callableWithout(String parameters) {
    return List.of(parameters.split(",")).stream()
        .map(String::strip)
        .allMatch(one -> one.isEmpty() || one.contains("=") || one.startsWith("*"));
  }

  private static String module(String file) {
    // Below src/ the packages begin.
    return file.replaceAll("(/__init__)?\\.py$", "").replaceFirst("^src/", "").replace('/', '.');
  }

  /** The folder that modules are imported from; empty for the project's own. */
  String importFolder() {
    if (kind == Kind.DJANGO) {
      return file.contains("/") ? file.substring(0, file.lastIndexOf('/')) : "";
    }
    return file.startsWith("src/") ? "src" : "";
  }
}
