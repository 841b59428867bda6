package dev.lepton.transform.internal.container.python;

import dev.lepton.model.assessment.Profile;
import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.container.Role;
import dev.lepton.transform.internal.container.Stack;
import dev.lepton.transform.internal.container.language.Folder;
import dev.lepton.transform.internal.container.language.Found;
import dev.lepton.transform.internal.container.language.Language;
import dev.lepton.transform.internal.container.language.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** Python projects. */
public final class PythonLanguage implements Language {
  private static final Set<String> MARKS =
      Set.of("requirements.txt", "pyproject.toml", "Pipfile", "manage.py", "setup.py");
  private static final Pattern PORT =
      Pattern.compile(
          "\\b(?:run|run_app|serve|listen|HTTPServer|TCPServer)\\(.*?(?:port\\s*=\\s*|['\"],\\s*)(\\d{2,5})");
  private static final Pattern PORT_VARIABLE =
      Pattern.compile(
          "environ(?:\\.get\\(|\\[)\\s*['\"](\\w*PORT)['\"]|getenv\\(\\s*['\"](\\w*PORT)['\"]");
  private static final Pattern SERVES =
      Pattern.compile(
          "\\b(HTTPServer|ThreadingHTTPServer|TCPServer|run_app|HTTPServer|tornado|aiohttp\\.web|make_server|start_server)\\b");
  private static final Pattern MAIN = Pattern.compile("^if __name__ == ['\"]__main__['\"]");
  private static final Pattern CELERY = Pattern.compile("^(\\w+)\\s*=\\s*(?:celery\\.)?Celery\\(");

  private final BooleanSupplier gunicornHere;

  /**
   * @param gunicornHere whether this machine's Python can start gunicorn; asked only for
   *     applications that need it
   */
  public PythonLanguage(BooleanSupplier gunicornHere) {
    this.gunicornHere = gunicornHere;
  }

  @Override
  public boolean marks(String fileName) {
    return MARKS.contains(fileName);
  }

  @Override
  public Search search(Folder folder, Profile profile) {
    PythonLibraries libraries = new PythonLibraries(folder);
    PythonStack stack = new PythonStack(libraries.version(profile), libraries);
    List<PythonApplication> applications = PythonApplication.in(folder);
    List<Found> found = new ArrayList<>();
    for (PythonApplication application : applications) {
      found.add(served(folder, stack, application));
    }
    if (found.isEmpty()) {
      found.addAll(scripts(folder, stack));
    }
    celery(folder, stack).ifPresent(found::add);
    if (found.isEmpty() && !libraries.described()) {
      return Search.nothing();
    }
    Stack bare = stack.script(List.of(), false, Optional.empty());
    if (found.isEmpty()) {
      return Search.missing(
              "The Python project has no application that a server could serve (Flask, Django, FastAPI) and no script"
                  + " with a main part",
              folder.path().isEmpty() ? "." : folder.path(),
              "Say what starts it in a Procfile, for instance \"web: python app.py\".")
          .orRun(bare);
    }
    return Search.of(found).orRun(bare);
  }

  private Found served(Folder folder, PythonStack stack, PythonApplication application) {
    List<Evidence> evidence = new ArrayList<>(List.of(application.evidence()));
    boolean wsgi = application.kind() == PythonApplication.Kind.FLASK;
    Stack served = stack.served(application, !wsgi || gunicornHere.getAsBoolean());
    Optional<Folder.Line> port = folder.line(application.file(), PORT);
    port.ifPresent(line -> evidence.add(portEvidence(line)));
    return Found.alone(
        folder,
        application.target(),
        Role.WEB,
        served,
        port.map(line -> Integer.parseInt(line.found().group(1))),
        evidence);
  }

  private static Evidence portEvidence(Folder.Line line) {
    return new Evidence("listens on port " + line.found().group(1), line.place());
  }

  /** Scripts at the top that are meant to be started. */
  private static List<Found> scripts(Folder folder, PythonStack stack) {
    return folder.files(".py").stream()
        .filter(file -> !file.contains("/"))
        .flatMap(
            file -> folder.line(file, MAIN).map(line -> script(folder, stack, file, line)).stream())
        .toList();
  }

  private static Found script(Folder folder, PythonStack stack, String file, Folder.Line main) {
    boolean listens = folder.line(file, SERVES).isPresent();
    Optional<Folder.Line> port = folder.line(file, PORT);
    Optional<String> variable =
        folder
            .line(file, PORT_VARIABLE)
            .map(
                line ->
                    Optional.ofNullable(line.found().group(1))
                        .orElseGet(() -> line.found().group(2)));
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence("script " + file, main.place()));
    port.ifPresent(line -> evidence.add(portEvidence(line)));
    return Found.alone(
        folder,
        file,
        listens ? Role.WEB : Role.WORKER,
        stack.script(List.of("python3", file), listens, listens ? variable : Optional.empty()),
        port.map(line -> Integer.parseInt(line.found().group(1))),
        evidence);
  }

  private static Optional<Found> celery(Folder folder, PythonStack stack) {
    return folder
        .anywhere(".py", CELERY)
        .map(
            line -> {
              String file =
                  folder.path().isEmpty()
                      ? line.file()
                      : line.file().substring(folder.path().length() + 1);
              String module = file.replaceAll("(/__init__)?\\.py$", "").replace('/', '.');
              String target = module + "." + line.found().group(1);
              List<String> command = List.of("python3", "-m", "celery", "-A", target, "worker");
              return new Found(
                  Optional.of("worker"),
                  "celery " + target,
                  false,
                  folder.path(),
                  Role.WORKER,
                  stack.script(command, false, Optional.empty()),
                  Optional.empty(),
                  List.of(new Evidence("Celery worker of " + target, line.place())));
            });
  }

  @Override
  public String lookedFor() {
    return "Python: a Flask, Django, FastAPI, Starlette, Quart, Bottle or Falcon application, a Celery worker, or a"
        + " script with a main part";
  }
}
