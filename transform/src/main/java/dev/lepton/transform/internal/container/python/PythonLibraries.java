package dev.lepton.transform.internal.container.python;

import dev.lepton.model.assessment.Profile;
import dev.lepton.transform.internal.container.image.BuildStage;
import dev.lepton.transform.internal.container.language.DataFile;
import dev.lepton.transform.internal.container.language.Folder;
import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** How the libraries of a Python project get into an environment of its own, /opt/venv. */
final class PythonLibraries {
  static final String ENVIRONMENT = "/opt/venv";

  private static final String INTERPRETER = ENVIRONMENT + "/bin/python3";
  private static final String USUAL_VERSION = "3.12";
  private static final Pattern VERSION = Pattern.compile("3\\.\\d+");

  /** A requirement that is part of the project itself. */
  private static final Pattern LOCAL = Pattern.compile("^\\s*(-e\\s|--editable|\\.|file:)");

  private final Folder folder;

  PythonLibraries(Folder folder) {
    this.folder = folder;
  }

  /** Whether anything says what the project needs. */
  boolean described() {
    return Stream.of("requirements.txt", "pyproject.toml", "Pipfile", "setup.py")
        .anyMatch(folder::has);
  }

  /** Whether a library is named by any of the files. */
  boolean names(String library) {
    Pattern name = Pattern.compile("(?im)^[\\s\"']*" + Pattern.quote(library) + "\\b");
    return Stream.of("requirements.txt", "pyproject.toml", "Pipfile", "setup.py")
        .flatMap(file -> folder.text(file).stream())
        .anyMatch(file -> name.matcher(file.content()).find());
  }

  /** The Python version that the project asks for, as {@code 3.12}. */
  String version(Profile profile) {
    return Stream.of(".python-version", "runtime.txt", "Pipfile", "pyproject.toml")
        .flatMap(file -> folder.text(file).stream())
        .flatMap(PythonLibraries::versionLine)
        .findFirst()
        .or(profile::runtimeVersion)
        .flatMap(PythonLibraries::first)
        .orElse(USUAL_VERSION);
  }

  private static Stream<String> versionLine(TextFile file) {
    return file.lines().stream()
        .filter(
            line ->
                !file.path().matches(".*(Pipfile|pyproject\\.toml)")
                    || line.matches("\\s*(python_version|requires-python|python)\\s*=.*"))
        .filter(line -> VERSION.matcher(line).find());
  }

  /** A range that is open above takes the usual version in. */
  private static Optional<String> first(String text) {
    Matcher found = VERSION.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    boolean open = text.matches(".*[>^~].*") && !text.contains("<");
    return Optional.of(
        open && minor(found.group()) < minor(USUAL_VERSION) ? USUAL_VERSION : found.group());
  }

  private static int minor(String version) {
    return Integer.parseInt(version.substring(version.indexOf('.') + 1));
  }

  /**
   * @param servers libraries that the project may not name but that the image starts it with
   */
  BuildStage stage(List<String> servers) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PIP_DISABLE_PIP_VERSION_CHECK", "1");
    environment.put("PIP_NO_CACHE_DIR", "1");
    // Compiled files carry the time of their making.
    environment.put("PIP_NO_COMPILE", "1");
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    List<String> commands = new ArrayList<>();
    // The environment sees what the base image brings along, which need not be downloaded.
    commands.add("python3 -m venv --without-pip --system-site-packages " + ENVIRONMENT);
    commands.addAll(install(servers));
    if (needsSources()) {
      return new BuildStage(Optional.empty(), environment, List.of(), List.of(), commands);
    }
    return new BuildStage(Optional.empty(), environment, descriptions(), commands, List.of());
  }

  private boolean needsSources() {
    return (folder.has("setup.py")
            && !folder.has("requirements.txt")
            && !folder.has("pyproject.toml"))
        || folder.line("requirements.txt", LOCAL).isPresent();
  }

  private List<String> install(List<String> servers) {
    String more = servers.isEmpty() ? "" : " " + String.join(" ", servers);
    if (folder.has("uv.lock")) {
      return exported(
          "uv",
          "uv",
          "uv export --frozen --no-dev --no-emit-project --format requirements-txt -o",
          more);
    }
    if (folder.has("poetry.lock")) {
      return exported(
          "poetry",
          "poetry poetry-plugin-export",
          "poetry export --only main --format requirements.txt --output",
          more);
    }
    if (folder.has("requirements.txt")) {
      return List.of(pip("-r requirements.txt" + more));
    }
    if (folder.has("Pipfile.lock")) {
      return exported("pipenv", "pipenv", "pipenv requirements >", more);
    }
    List<String> declared = declared();
    if (!declared.isEmpty()) {
      return List.of(pip(quoted(declared) + more));
    }
    return folder.has("setup.py")
        ? List.of(pip("." + more))
        : more.isEmpty() ? List.of() : List.of(pip(more.strip()));
  }

  /** The tool that knows the lock file stays in an environment that is thrown away. */
  private static List<String> exported(String tool, String packages, String export, String more) {
    List<String> commands = new ArrayList<>();
    commands.add("python3 -m venv /opt/" + tool);
    commands.add("/opt/" + tool + "/bin/pip install " + packages);
    commands.add("/opt/" + tool + "/bin/" + export + " /tmp/requirements.txt");
    commands.add(pip("-r /tmp/requirements.txt"));
    if (!more.isEmpty()) {
      commands.add(pip(more.strip()));
    }
    return commands;
  }

  /** What pyproject.toml lists under its standard name. */
  private List<String> declared() {
    return folder.text("pyproject.toml").map(DataFile::read).stream()
        .flatMap(file -> file.path("project").path("dependencies").valueStream())
        .map(JsonNode::asString)
        .toList();
  }

  private static String quoted(List<String> requirements) {
    return String.join(
        " ", requirements.stream().map(one -> "'" + one.replace("'", "\"") + "'").toList());
  }

  private static String pip(String what) {
    return "python3 -m pip --python " + INTERPRETER + " install " + what;
  }

  private List<String> descriptions() {
    return folder.tree().files().stream()
        .filter(file -> folder.path().isEmpty() || file.startsWith(folder.path() + "/"))
        .map(file -> folder.path().isEmpty() ? file : file.substring(folder.path().length() + 1))
        .filter(
            file ->
                file.matches(
                    "requirements[\\w.-]*\\.txt|requirements/[\\w.-]+\\.txt|constraints[\\w.-]*\\.txt|pyproject\\.toml"
                        + "|poetry\\.lock|uv\\.lock|Pipfile|Pipfile\\.lock"))
        .toList();
  }
}
