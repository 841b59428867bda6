package dev.lepton.transform.internal.container.go;

import dev.lepton.model.assessment.Profile;
import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.container.Role;
import dev.lepton.transform.internal.container.Stack;
import dev.lepton.transform.internal.container.image.BuildStage;
import dev.lepton.transform.internal.container.image.Copy;
import dev.lepton.transform.internal.container.image.Probe;
import dev.lepton.transform.internal.container.image.Recipe;
import dev.lepton.transform.internal.container.language.Folder;
import dev.lepton.transform.internal.container.language.Found;
import dev.lepton.transform.internal.container.language.Language;
import dev.lepton.transform.internal.container.language.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Go modules: each main package is a program of its own. */
public final class GoLanguage implements Language {
  private static final String MODULE = "go.mod";
  private static final int USUAL_PORT = 8080;

  /** Older tool chains are not used: newer ones build older modules, and have been mended. */
  private static final int OLDEST_MINOR = 22;

  private static final Pattern PACKAGE = Pattern.compile("^package main\\b");
  private static final Pattern MAIN = Pattern.compile("^func main\\(\\)");
  private static final Pattern HELPER =
      Pattern.compile("(?:.*/)?(?:examples?|tools|scripts|hack|vendor)/.*");
  private static final Pattern NAME = Pattern.compile("^module\\s+(\\S+)");
  private static final Pattern VERSION = Pattern.compile("^go\\s+1\\.(\\d+)");
  private static final Pattern REQUIRE = Pattern.compile("^require\\b");
  private static final Pattern C = Pattern.compile("^import \"C\"");
  private static final Pattern LISTENS =
      Pattern.compile(
          "ListenAndServe|net\\.Listen\\(|http\\.Serve\\(|gin\\.(Default|New)\\(|echo\\.New\\(|fiber\\.New\\(|grpc\\.NewServer\\(");
  private static final Pattern PORT =
      Pattern.compile("\"[\\w.]*:(\\d{2,5})\"|[pP]ort\\s*:?=\\s*\"?(\\d{2,5})");
  private static final Pattern VARIABLE =
      Pattern.compile("(?:Getenv|LookupEnv)\\(\"(\\w*PORT)\"\\)");

  @Override
  public boolean marks(String fileName) {
    return fileName.equals(MODULE);
  }

  @Override
  public Search search(Folder folder, Profile profile) {
    if (!folder.has(MODULE)) {
      return Search.nothing();
    }
    List<String> mains =
        folder.files(".go").stream()
            .filter(file -> !HELPER.matcher(file).matches())
            .filter(
                file ->
                    folder.line(file, PACKAGE).isPresent() && folder.line(file, MAIN).isPresent())
            .toList();
    if (mains.isEmpty()) {
      return Search.missing(
          "The Go module has no main package",
          folder.at(MODULE),
          "Point at the module that has one, or name an image that runs the application.");
    }
    return Search.of(mains.stream().map(file -> program(folder, file, mains.size() == 1)).toList());
  }

  private static Found program(Folder folder, String file, boolean only) {
    String where = file.contains("/") ? file.substring(0, file.lastIndexOf('/')) : "";
    String name = where.isEmpty() ? moduleName(folder) : where.replaceFirst(".*/", "");
    Optional<Folder.Line> listens = inProgram(folder, where, only, LISTENS);
    Optional<Folder.Line> port =
        inProgram(folder, where, only, PORT).filter(line -> listens.isPresent());
    Optional<String> variable =
        inProgram(folder, where, only, VARIABLE)
            .filter(line -> listens.isPresent())
            .map(line -> line.found().group(1));
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(
        new Evidence(
            "Go program " + name, folder.line(file, MAIN).map(Folder.Line::place).orElseThrow()));
    listens.ifPresent(line -> evidence.add(new Evidence("listens", line.place())));
    port.ifPresent(
        line -> evidence.add(new Evidence("listens on port " + number(line), line.place())));
    return new Found(
        only ? Optional.empty() : Optional.of(name),
        "./" + where,
        false,
        folder.path(),
        listens.isPresent() ? Role.WEB : Role.WORKER,
        stack(folder, "./" + where, name, listens.isPresent(), variable),
        port.map(GoLanguage::number),
        List.copyOf(evidence));
  }

  private static int number(Folder.Line line) {
    String first = line.found().group(1);
    return Integer.parseInt(first == null ? line.found().group(2) : first);
  }

  /** In the program's own package; of a module with one program, in all of it. */
  private static Optional<Folder.Line> inProgram(
      Folder folder, String where, boolean only, Pattern wanted) {
    String prefix = where.isEmpty() ? "" : where + "/";
    return folder.files(".go").stream()
        .filter(
            file ->
                only || file.startsWith(prefix) && !file.substring(prefix.length()).contains("/"))
        .flatMap(file -> folder.line(file, wanted).stream())
        .findFirst();
  }

  private static String moduleName(Folder folder) {
    return folder
        .line(MODULE, NAME)
        .map(line -> line.found().group(1).replaceFirst("/v\\d+$", "").replaceFirst(".*/", ""))
        .orElse("app");
  }

  private static Stack stack(
      Folder folder, String program, String name, boolean listens, Optional<String> variable) {
    boolean c = folder.anywhere(".go", C).isPresent();
    int minor =
        folder
            .line(MODULE, VERSION)
            .map(line -> Integer.parseInt(line.found().group(1)))
            .orElse(OLDEST_MINOR);
    boolean fetches = folder.line(MODULE, REQUIRE).isPresent() && !folder.has("vendor/modules.txt");
    List<String> descriptions = new ArrayList<>(List.of(MODULE));
    if (folder.has("go.sum")) {
      descriptions.add("go.sum");
    }
    BuildStage stage =
        new BuildStage(
            Optional.of("golang:1." + Math.max(minor, OLDEST_MINOR)),
            Map.of("CGO_ENABLED", c ? "1" : "0"),
            fetches ? descriptions : List.of(),
            fetches ? List.of("go mod download") : List.of(),
            // Neither paths nor a build's own number get into the program, so that it is the same
            // every time; time zones do, since the image may have none.
            List.of(
                "go build -trimpath -buildvcs=false -tags timetzdata -ldflags='-s -w -buildid=' -o /out/"
                    + name
                    + " "
                    + program));
    Recipe.Builder recipe =
        Recipe.upon(c ? "debian:bookworm-slim" : "alpine:3.22")
            .build(stage)
            .copy(Copy.built("/out", "/app"))
            .folder("/tmp")
            .moved("./bin/" + name, "/app/" + name)
            .probe(listens ? Probe.SHELL : Probe.NONE);
    variable.ifPresent(recipe::portVariable);
    return new Stack(
        "Go",
        List.of("go", "build", "-o", "bin/" + name, program),
        List.of("./bin/" + name),
        USUAL_PORT,
        variable,
        recipe.entryPoint(List.of("/app/" + name)));
  }

  @Override
  public String lookedFor() {
    return "Go: a go.mod with a main package";
  }
}
