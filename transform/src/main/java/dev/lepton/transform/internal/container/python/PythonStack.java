package dev.lepton.transform.internal.container.python;

import dev.lepton.transform.internal.container.Stack;
import dev.lepton.transform.internal.container.image.BuildStage;
import dev.lepton.transform.internal.container.image.Copy;
import dev.lepton.transform.internal.container.image.Probe;
import dev.lepton.transform.internal.container.image.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How Python applications are started and put into an image.
 *
 * @param version of Python, as {@code 3.12}
 */
record PythonStack(String version, PythonLibraries libraries) {
  static final String GUNICORN_PORT = "PORT";
  private static final String UVICORN_PORT = "UVICORN_PORT";

  /**
   * An application behind a server: gunicorn for WSGI, which listens where PORT says by itself, and
   * uvicorn for ASGI.
   *
   * @param serverHere whether this machine can start the server, outside of an image
   */
  Stack served(PythonApplication application, boolean serverHere) {
    PythonApplication.Kind kind = application.kind();
    List<String> server = kind.asynchronous() ? uvicorn(application) : gunicorn(application);
    String variable = kind.asynchronous() ? UVICORN_PORT : GUNICORN_PORT;
    boolean usable = serverHere || kind.asynchronous() || kind == PythonApplication.Kind.DJANGO;
    List<String> needs = new ArrayList<>();
    if (!libraries.described()) {
      needs.add(kind.title().toLowerCase(Locale.ROOT));
    }
    needs.add(kind.asynchronous() ? "uvicorn" : "gunicorn");
    List<String> inImage = new ArrayList<>(server);
    if (!kind.asynchronous()) {
      // The heartbeat files need memory behind them: on a slow disk the server would shoot its own
      // workers.
      inImage.addAll(
          inImage.size() - 1, List.of("--worker-tmp-dir", "/dev/shm", "--access-logfile", "-"));
    }
    return new Stack(
        kind.title(),
        List.of(),
        usable ? server : List.of("python3", application.file()),
        kind.port(),
        usable ? Optional.of(variable) : Optional.empty(),
        recipe(needs).portVariable(variable).entryPoint(inImage));
  }

  private static List<String> gunicorn(PythonApplication application) {
    List<String> words =
        new ArrayList<>(List.of("python3", "-m", "gunicorn", "--workers", "2", "--threads", "4"));
    if (!application.importFolder().isEmpty()) {
      words.addAll(List.of("--chdir", application.importFolder()));
    }
    words.add(application.target());
    return List.copyOf(words);
  }

  private static List<String> uvicorn(PythonApplication application) {
    List<String> words =
        new ArrayList<>(List.of("python3", "-m", "uvicorn", "--host", "0.0.0.0", "--workers", "2"));
    if (!application.importFolder().isEmpty()) {
      words.addAll(List.of("--app-dir", application.importFolder()));
    }
    boolean factory = application.target().endsWith("()");
    if (factory) {
      words.add("--factory");
    }
    words.add(application.target().replace("()", ""));
    return List.copyOf(words);
  }

  /** A script that does its work, or serves, by itself. */
  Stack script(List<String> command, boolean listens, Optional<String> variable) {
    Recipe.Builder recipe = recipe(List.of());
    variable.ifPresent(recipe::portVariable);
    if (!listens) {
      recipe.probe(Probe.NONE);
    }
    return new Stack("Python", List.of(), command, 8000, variable, recipe.entryPoint(command));
  }

  private Recipe.Builder recipe(List<String> needs) {
    Recipe.Builder recipe = Recipe.upon("python:" + version + "-slim").probe(Probe.PYTHON);
    if (libraries.described() || !needs.isEmpty()) {
      BuildStage stage = libraries.stage(needs);
      String environment = PythonLibraries.ENVIRONMENT;
      recipe
          .build(stage)
          .copy(Copy.built(environment, environment))
          .environment("PATH", environment + "/bin:$PATH");
    }
    return recipe
        .copy(Copy.source(".", "."))
        .environment("PYTHONUNBUFFERED", "1")
        .environment("PYTHONDONTWRITEBYTECODE", "1")
        .environment("HOME", "/tmp");
  }
}
