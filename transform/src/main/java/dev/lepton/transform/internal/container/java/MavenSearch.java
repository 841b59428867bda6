package dev.lepton.transform.internal.container.java;

import dev.lepton.model.assessment.Profile;
import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.container.Role;
import dev.lepton.transform.internal.container.Stack;
import dev.lepton.transform.internal.container.language.Folder;
import dev.lepton.transform.internal.container.language.Found;
import dev.lepton.transform.internal.container.language.Search;
import dev.lepton.transform.internal.source.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a Maven project makes that can be started. */
final class MavenSearch {
  private static final Pattern JAKARTA = Pattern.compile("jakarta\\.servlet");
  private static final Pattern PACKAGING = Pattern.compile("<packaging>");

  private final MavenProject project;
  private final Profile profile;
  private final Framework framework;
  private final int release;

  private MavenSearch(MavenProject project, Profile profile) {
    this.project = project;
    this.profile = profile;
    this.framework = Framework.of(project::uses);
    this.release = Jvm.release(project.javaRelease(), profile.runtimeVersion());
  }

  static Search search(Folder folder, TextFile file, Profile profile) {
    return new MavenSearch(MavenProject.of(folder, file), profile).search();
  }

  private Search search() {
    return switch (project.pom().packaging()) {
      case "pom" -> Search.nothing();
      case "war" -> war();
      case "ear" -> Search.missing(EarAdvice.what(project.pom()), packagingPlace(), earAdvice());
      default -> jar();
    };
  }

  private String earAdvice() {
    return EarAdvice.fix(project.pom(), project.folder().tree());
  }

  private String packagingPlace() {
    return project
        .folder()
        .line(MavenProject.FILE, PACKAGING)
        .map(Folder.Line::place)
        .orElse(project.folder().at(MavenProject.FILE));
  }

  private Search war() {
    if (executableJar()) {
      return jar();
    }
    boolean jakarta =
        project.uses(Pattern.compile("jakarta\\..*"))
            || project.folder().anywhere(".java", JAKARTA).isPresent();
    boolean jetty =
        project.pom().hasPlugin("jetty-maven-plugin")
            || project.pom().hasPlugin("jetty-ee10-maven-plugin");
    JavaBuild build = project.build(release, List.of());
    String war = project.pom().finalName();
    Stack stack =
        jetty
            ? ServletContainer.jetty(build, release, war, jakarta)
            : ServletContainer.tomcat(build, release, war, jakarta, fonts());
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(
        new Evidence("a web archive, served by " + (jetty ? "Jetty" : "Tomcat"), packagingPlace()));
    evidence.addAll(EarAdvice.ofWar(project.pom().artifact(), project.folder().tree()));
    return Search.of(List.of(found("", Role.WEB, stack, Optional.empty(), evidence)));
  }

  private boolean executableJar() {
    return project.pom().hasPlugin("spring-boot-maven-plugin");
  }

  private Search jar() {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(
        new Evidence(
            framework.title() + ", built by Maven", project.folder().at(MavenProject.FILE)));
    Optional<ServerPort> port = ServerPort.in(project.folder());
    port.ifPresent(found -> evidence.add(found.evidence()));
    if (executableJar()) {
      Role role = framework.role(project::uses, project.folder());
      Stack stack = springBoot(jarStack(port, List.of()));
      return Search.of(List.of(found("", role, stack, port, evidence)));
    }
    Optional<Stack> selfContained = selfContained(port);
    if (selfContained.isPresent()) {
      return Search.of(
          List.of(
              found(
                  project.pom().mainClass().orElse(""),
                  role(),
                  selfContained.get(),
                  port,
                  evidence)));
    }
    return byMainClass(port, evidence);
  }

  /** A jar that can be started without knowing its main class. */
  private Optional<Stack> selfContained(Optional<ServerPort> port) {
    Pom pom = project.pom();
    if (pom.hasPlugin("quarkus-maven-plugin")) {
      JarStack quarkus = jarStack(port, List.of());
      return Optional.of(quarkus.directory("quarkus-app", "quarkus-run.jar"));
    }
    if (pom.makesFatJar()) {
      return Optional.of(jarStack(port, List.of()).fatJar(pom.fatJar()));
    }
    return pom.libraryFolder()
        .map(folder -> jarStack(port, List.of()).librariesBeside(pom.finalName(), folder));
  }

  private Search byMainClass(Optional<ServerPort> port, List<Evidence> evidence) {
    List<MainClasses.Main> mains =
        profile
            .entryPoint()
            .or(() -> project.pom().mainClass())
            .map(
                name ->
                    List.of(
                        new MainClasses.Main(
                            name,
                            new Evidence(
                                "main class " + name, project.folder().at(MavenProject.FILE)))))
            .orElseGet(() -> MainClasses.in(project.folder()));
    if (mains.isEmpty()) {
      return project.module().isEmpty()
          ? Search.missing(
              "The Maven project makes a jar that nothing starts: it has no class with a main"
                  + " method, and no plugin that packs an executable jar",
              project.folder().at(MavenProject.FILE),
              "Name the main class with --entry, or point at the module that has one.")
          : Search.nothing();
    }
    JarStack stack =
        jarStack(port, List.of("dependency:copy-dependencies", "-DincludeScope=runtime"));
    return Search.of(
        mains.stream()
            .map(
                main -> {
                  List<Evidence> all = new ArrayList<>(evidence);
                  all.add(main.evidence());
                  return found(
                      main.name(),
                      role(),
                      stack.classPath(List.of("classes", "dependency/*"), main.name()),
                      port,
                      all);
                })
            .toList());
  }

  private Role role() {
    return profile.port().isPresent() ? Role.WEB : framework.role(project::uses, project.folder());
  }

  private Stack springBoot(JarStack stack) {
    String jar = project.pom().finalName();
    return project
        .versionOf("org.springframework.boot")
        .filter(SpringBoot::hasLayers)
        .map(version -> stack.layers(jar, version, project.folder()))
        .orElseGet(() -> stack.fatJar(jar));
  }

  private JarStack jarStack(Optional<ServerPort> port, List<String> goals) {
    return new JarStack(
        framework.title(),
        project.build(release, goals),
        release,
        fonts(),
        port.flatMap(ServerPort::variable).or(framework::portVariable));
  }

  private boolean fonts() {
    return Fonts.areUsed(project::uses, project.folder());
  }

  private Found found(
      String entry, Role role, Stack stack, Optional<ServerPort> port, List<Evidence> evidence) {
    return new Found(
        project.module().isEmpty() ? Optional.empty() : Optional.of(project.pom().artifact()),
        entry,
        true,
        project.context(),
        role,
        stack,
        port.map(ServerPort::port),
        List.copyOf(evidence));
  }
}
