package dev.lepton.transform.internal.container;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.transform.internal.container.dotnet.DotnetLanguage;
import dev.lepton.transform.internal.container.go.GoLanguage;
import dev.lepton.transform.internal.container.image.ReadyImage;
import dev.lepton.transform.internal.container.java.JavaLanguage;
import dev.lepton.transform.internal.container.language.Folder;
import dev.lepton.transform.internal.container.language.Language;
import dev.lepton.transform.internal.container.node.NodeLanguage;
import dev.lepton.transform.internal.container.php.PhpLanguage;
import dev.lepton.transform.internal.container.process.ComposeFile;
import dev.lepton.transform.internal.container.process.Crontab;
import dev.lepton.transform.internal.container.process.Process;
import dev.lepton.transform.internal.container.process.Procfile;
import dev.lepton.transform.internal.container.process.SystemdUnits;
import dev.lepton.transform.internal.container.python.PythonLanguage;
import dev.lepton.transform.internal.container.ruby.RubyLanguage;
import dev.lepton.transform.internal.container.web.StaticSite;
import dev.lepton.transform.internal.source.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Finds the services of a source tree: the languages tell what each project could start; Procfiles,
 * compose files, systemd units and crontabs confirm it and add processes. Thread-safe for different
 * trees.
 */
public final class ServiceFinder {
  private final List<Language> languages;

  /**
   * @param gunicornHere whether this machine's Python can start gunicorn; asked only for Python
   *     applications
   */
  public ServiceFinder(BooleanSupplier gunicornHere) {
    this.languages =
        List.of(
            new JavaLanguage(),
            new DotnetLanguage(),
            new GoLanguage(),
            new PythonLanguage(gunicornHere),
            new PhpLanguage(),
            new RubyLanguage(),
            new NodeLanguage(),
            new StaticSite());
  }

  /**
   * @return at least one service; those of the root first, then by folder
   * @throws LeptonException NOT_SUPPORTED when nothing is found that could be started, when several
   *     things could and none is chosen, or when two services cannot share a machine for their
   *     ports; SOURCE_FAILED when a build file cannot be read
   */
  public List<Service> find(SourceTree tree, Hints hints) {
    return find(tree, hints, Ports.Fixed.MUST_DIFFER);
  }

  /**
   * As {@link #find}, for a tree that recipes are still to change: two services may have one port
   * in their code.
   */
  public List<Service> findBeforeChange(SourceTree tree, Hints hints) {
    return find(tree, hints, Ports.Fixed.MAY_MEET);
  }

  private List<Service> find(SourceTree tree, Hints hints, Ports.Fixed fixed) {
    Outcome outcome = outcome(tree, hints);
    List<Draft> named = named(outcome.drafts(), hints);
    if (named.isEmpty()) {
      outcome.search().doubts().values().stream()
          .findFirst()
          .ifPresent(
              doubt -> {
                throw doubt;
              });
    }
    if (outcome.drafts().isEmpty()) {
      return List.of(otherwise(tree, hints, outcome.search().missing()));
    }
    ServiceNames names = new ServiceNames();
    List<Service> services = new ArrayList<>();
    for (Draft draft : Ports.apart(named.isEmpty() ? all(outcome.drafts(), hints) : named, fixed)) {
      services.add(draft.service(names.unique(draft.name())));
    }
    return List.copyOf(services);
  }

  /**
   * The first service whose image is built from the whole tree, whatever is in its folders.
   *
   * @throws LeptonException NOT_SUPPORTED when there is none, or several and none is chosen
   */
  public Service atRoot(SourceTree tree, Hints hints) {
    Outcome outcome = outcome(tree, hints);
    Optional.ofNullable(outcome.search().doubts().get(""))
        .ifPresent(
            doubt -> {
              throw doubt;
            });
    if (outcome.drafts().isEmpty()) {
      return otherwise(tree, hints, outcome.search().missing());
    }
    return outcome.drafts().stream()
        .filter(draft -> draft.context().isEmpty())
        .findFirst()
        .map(draft -> draft.service(ServiceNames.label(draft.name())))
        .orElseThrow(
            () ->
                new LeptonException(
                    ErrorCode.NOT_SUPPORTED,
                    "The application is in folders, and none is the root: "
                        + outcome.drafts().stream()
                            .map(draft -> draft.name() + " in " + draft.context())
                            .collect(Collectors.joining(", ")),
                    tree.root().toString(),
                    "Point spec.application.path at one of the folders."));
  }

  private record Outcome(List<Draft> drafts, ProjectSearch search) {}

  private Outcome outcome(SourceTree tree, Hints hints) {
    List<Process> processes = new ArrayList<>(ComposeFile.in(tree));
    List<String> contexts = processes.stream().flatMap(one -> one.folder().stream()).toList();
    List<Folder> folders = Projects.in(tree, languages, contexts);
    folders.forEach(folder -> processes.addAll(Procfile.in(folder)));
    processes.addAll(SystemdUnits.in(tree));
    processes.addAll(Crontab.in(tree));
    ProjectSearch search = new ProjectSearch(languages, hints, processes);
    List<Project> projects = folders.stream().map(search::project).toList();
    return new Outcome(new ProcessMerge(projects).drafts(processes), search);
  }

  /** The services that the user's choice names, by their names or their folder. */
  private static List<Draft> named(List<Draft> drafts, Hints hints) {
    return drafts.stream()
        .filter(
            draft ->
                hints
                    .entry()
                    .filter(
                        entry ->
                            ServiceNames.label(draft.name()).equals(entry)
                                || draft.folder().equals(entry.replaceFirst("/$", "")))
                    .isPresent())
        .toList();
  }

  private static List<Draft> all(List<Draft> drafts, Hints hints) {
    String entry = hints.entry().orElse("");
    if (hints.entry().isEmpty()
        || drafts.stream().anyMatch(draft -> EntryChoice.isCalled(draft.entry(), entry))) {
      return drafts;
    }
    throw new LeptonException(
        ErrorCode.NOT_SUPPORTED,
        "Nothing in this application is called " + entry,
        "--entry",
        "Name one of these: "
            + drafts.stream()
                .map(
                    draft ->
                        ServiceNames.label(draft.name())
                            + (draft.entry().isEmpty() ? "" : " (" + draft.entry() + ")"))
                .collect(Collectors.joining(", "))
            + ".");
  }

  /** The user's own image, when nothing else runs the application. */
  private Service otherwise(SourceTree tree, Hints hints, List<Problem> missing) {
    String name = ServiceNames.label(ProjectSearch.rootName(tree));
    if (hints.image().isEmpty()) {
      throw nothingFound(tree, missing);
    }
    Stack given =
        new Stack(
            "given image",
            List.of(),
            List.of(),
            8080,
            Optional.empty(),
            new ReadyImage(hints.image().get()));
    return new Service(
        name,
        "",
        "",
        Role.WEB,
        Optional.empty(),
        given,
        Optional.of(hints.profile().port().orElse(given.usualPort())),
        Map.of(),
        List.of(),
        List.of(),
        List.of(new Evidence("run from the given image " + hints.image().get(), "--image")));
  }

  private LeptonException nothingFound(SourceTree tree, List<Problem> missing) {
    Optional<String> unknown = UnsupportedLanguage.of(tree);
    // Who knows what is missing says it better than a list of all that there could be.
    if (!missing.isEmpty() && unknown.isEmpty()) {
      return new LeptonException(ErrorCode.NOT_SUPPORTED, missing);
    }
    List<Problem> problems = new ArrayList<>(missing);
    String language =
        unknown
            .map(name -> "It is written in " + name + ", for which no image can be made yet. ")
            .orElse("");
    problems.add(
        new Problem(
            "No way is known to build and start this application. "
                + language
                + "Looked for, in every folder: "
                + languages.stream().map(Language::lookedFor).collect(Collectors.joining("; "))
                + "; a Dockerfile, a Procfile, compose services that are built here",
            tree.root().toString(),
            "Put a Dockerfile into the folder, name an image that runs the application with --image, or point at the"
                + " folder that has one of these."));
    return new LeptonException(ErrorCode.NOT_SUPPORTED, problems);
  }
}
