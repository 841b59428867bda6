package dev.lepton.transform.internal.container;

import dev.lepton.model.assessment.Profile;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import dev.lepton.transform.internal.container.image.OwnDockerfile;
import dev.lepton.transform.internal.container.language.Folder;
import dev.lepton.transform.internal.container.language.Found;
import dev.lepton.transform.internal.container.language.Language;
import dev.lepton.transform.internal.container.language.Search;
import dev.lepton.transform.internal.container.process.Process;
import dev.lepton.transform.internal.container.process.Variables;
import dev.lepton.transform.internal.container.web.StaticSite;
import dev.lepton.transform.internal.source.SourceTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Asks every language about a project and settles what starts it. Not thread-safe. */
final class ProjectSearch {
  private static final Pattern EXPOSE =
      Pattern.compile("^\\s*EXPOSE\\s+(\\d{1,5})", Pattern.CASE_INSENSITIVE);

  private final List<Language> languages;
  private final Hints hints;
  private final List<Process> processes;
  private final List<Problem> missing = new ArrayList<>();
  private final Map<String, LeptonException> doubts = new TreeMap<>();

  ProjectSearch(List<Language> languages, Hints hints, List<Process> processes) {
    this.languages = languages;
    this.hints = hints;
    this.processes = processes;
  }

  /** What projects lack to be started, of all that were searched so far. */
  List<Problem> missing() {
    return List.copyOf(missing);
  }

  /** By folder, why nothing was chosen of several things that could be started. */
  Map<String, LeptonException> doubts() {
    return Collections.unmodifiableMap(doubts);
  }

  static String rootName(SourceTree tree) {
    return tree.root().toAbsolutePath().normalize().getFileName().toString();
  }

  /** What could be started in the folder; nothing when several things could and none is chosen. */
  Project project(Folder folder) {
    boolean root = folder.path().isEmpty();
    Profile profile = root ? hints.profile() : Hints.none().profile();
    List<Found> found = new ArrayList<>();
    List<Problem> lacking = new ArrayList<>();
    Optional<Stack> bare = Optional.empty();
    for (Language language : languages) {
      // Plain files are a site of their own only where nothing else hands them out.
      if (language instanceof StaticSite && !found.isEmpty()) {
        continue;
      }
      Search search = language.search(folder, profile);
      found.addAll(search.found());
      lacking.addAll(search.missing());
      Optional<Stack> next = search.bare();
      bare = bare.or(() -> next);
    }
    String name = root ? rootName(folder.tree()) : folder.path().replaceFirst(".*/", "");
    Optional<OwnDockerfile> own = dockerfile(folder);
    EntryChoice.Choice choice = choice(folder, profile, found);
    if (own.isEmpty()) {
      choice.doubt().ifPresent(doubt -> doubts.put(folder.path(), doubt));
    }
    List<Draft> drafts = drafts(folder, name, choice.chosen());
    own.ifPresent(file -> respect(folder, name, file, drafts));
    if (drafts.isEmpty()) {
      missing.addAll(lacking);
    }
    return new Project(
        folder, name, List.copyOf(drafts), bare.map(stack -> bareDraft(folder, name, stack)));
  }

  private EntryChoice.Choice choice(Folder folder, Profile profile, List<Found> found) {
    List<Process> own =
        processes.stream()
            .filter(process -> process.folder().map(folder.path()::equals).orElse(true))
            .toList();
    return new EntryChoice(hints.entry(), profile.entryPoint(), own).of(folder.path(), found);
  }

  private List<Draft> drafts(Folder folder, String name, List<Found> chosen) {
    List<Draft> drafts = new ArrayList<>();
    for (Found found : chosen) {
      String own =
          found.name().map(part -> part.equals("worker") ? name + "-" + part : part).orElse(name);
      Draft draft = Draft.of(own, folder.path(), found);
      boolean assessed =
          folder.path().isEmpty() && draft.port().isEmpty() && found.role() == Role.WEB;
      drafts.add(
          assessed
              ? hints
                  .profile()
                  .port()
                  .map(
                      port ->
                          draft.listeningOn(
                              port, new Evidence("listens on port " + port, "the assessment")))
                  .orElse(draft)
              : draft);
    }
    return drafts;
  }

  private static Optional<OwnDockerfile> dockerfile(Folder folder) {
    return folder
        .text(Projects.DOCKERFILE)
        .map(file -> new OwnDockerfile(file.path(), file.content()));
  }

  /** The Dockerfile that is there makes the image of the first service. */
  private static void respect(Folder folder, String name, OwnDockerfile own, List<Draft> drafts) {
    Evidence evidence = new Evidence("brings its own Dockerfile", own.path());
    Optional<Integer> exposed =
        folder
            .line(Projects.DOCKERFILE, EXPOSE)
            .map(line -> Integer.parseInt(line.found().group(1)));
    if (drafts.isEmpty()) {
      Stack stack = new Stack("own Dockerfile", List.of(), List.of(), 8080, Optional.empty(), own);
      drafts.add(bareDraft(folder, name, stack).believing(evidence));
    } else {
      Draft first = drafts.get(0);
      drafts.set(0, first.in(first.stack().in(own)).believing(evidence));
    }
    exposed.ifPresent(
        port ->
            drafts.set(
                0,
                drafts.get(0).listeningOn(port, new Evidence("exposes port " + port, own.path()))));
  }

  private static Draft bareDraft(Folder folder, String name, Stack stack) {
    return new Draft(
        name,
        "",
        false,
        folder.path(),
        folder.path(),
        Role.WEB,
        Optional.empty(),
        stack,
        Optional.empty(),
        new Variables(Map.of(), List.of()),
        List.of(),
        List.of());
  }
}
