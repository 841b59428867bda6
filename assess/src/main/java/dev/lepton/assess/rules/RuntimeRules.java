package dev.lepton.assess.rules;

import dev.lepton.assess.application.Application;
import dev.lepton.assess.code.Call;
import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.code.Place;
import dev.lepton.assess.code.Reference;
import dev.lepton.assess.profile.Dependencies;
import dev.lepton.assess.profile.RuntimeVersions;
import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Finding.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the application needs of the machine below it. */
final class RuntimeRules {
  private static final Set<String> LOADERS = Set.of("java.lang.System", "java.lang.Runtime");
  private static final Set<String> LOADING = Set.of("loadLibrary", "load");
  private static final Set<String> REMOTE =
      Set.of("java.rmi.", "javax.rmi.", "javax.ejb.", "org.omg.CORBA");

  private RuntimeRules() {}

  static Rule nativeLibrary() {
    return new Rule(
        "native-library",
        Category.RUNTIME,
        Severity.POTENTIAL,
        new Advice(
            "Native library",
            "It is built for one operating system, C library and processor; slim images and ARM"
                + " machines may not load it.",
            "Add the library to the image for the target's processor, or replace it by a portable"
                + " one."),
        Repair.person(3),
        List.of(
            Matcher.java(RuntimeRules::javaNative),
            Matcher.python(RuntimeRules::pythonNative),
            Matcher.application(RuntimeRules::shippedNative)));
  }

  static Rule endOfLife() {
    return new Rule(
        "end-of-life-runtime",
        Category.RUNTIME,
        Severity.OPTIONAL,
        new Advice(
            "Runtime or framework without security updates",
            "Known holes stay open, and base images for it are no longer rebuilt.",
            "Move to a version that is maintained; test the application on it before the switch,"
                + " not after."),
        Repair.person(5),
        List.of(Matcher.application(RuntimeRules::ended)));
  }

  static Rule remoteObjects() {
    return new Rule(
        "remote-objects",
        Category.NETWORK,
        Severity.POTENTIAL,
        new Advice(
            "Remote objects over RMI, EJB or CORBA",
            "They open ports chosen at run time and hand out addresses of the machine, which"
                + " gateways and services cannot follow.",
            "Offer the interface over HTTP or messaging, or keep both ends on one network and fix"
                + " the ports."),
        Repair.person(7),
        List.of(Matcher.java(RuntimeRules::remote)));
  }

  static Rule multicast() {
    return new Rule(
        "multicast-clustering",
        Category.NETWORK,
        Severity.MANDATORY,
        new Advice(
            "Members found by multicast",
            "Clouds and most Kubernetes networks do not carry multicast: the members would not find"
                + " each other.",
            "Use discovery by DNS or by the platform's interface, or give up clustering for a"
                + " shared store."),
        Repair.person(5),
        List.of(
            Matcher.java(RuntimeRules::multicastSockets),
            Matcher.application(RuntimeRules::groups)));
  }

  private static Stream<Match> javaNative(CodeFile file) {
    Stream<Match> loads =
        file.calls().stream().filter(call -> call.isOn(LOADERS, LOADING)).map(Match::at);
    return Stream.concat(
        loads, file.references(Reference.Kind.NATIVE_METHOD).map(r -> Match.at(r.place())));
  }

  private static Stream<Match> pythonNative(CodeFile file) {
    return file.calls().stream()
        .filter(
            call ->
                call.is("ctypes", "CDLL")
                    || call.is("ctypes.cdll", "LoadLibrary")
                    || call.is("ctypes", "WinDLL"))
        .map(Match::at);
  }

  private static Stream<Match> shippedNative(Application application) {
    return application.tree().files().stream()
        .filter(file -> !file.isTest() && file.name().matches(".+\\.(so(\\.\\d+)*|dll|dylib)"))
        .map(file -> Match.at(new Place(file.path(), 1)));
  }

  private static Stream<Match> ended(Application application) {
    Stream<Match> runtimes =
        RuntimeVersions.of(application).stream()
            .filter(
                runtime ->
                    runtime.exact() && EndOfLife.hasEnded(runtime.platform(), runtime.version()))
            .map(runtime -> Match.at(runtime.place()));
    Stream<Match> libraries =
        Dependencies.of(application).stream()
            .filter(
                library ->
                    library
                        .version()
                        .filter(version -> EndOfLife.hasEnded(library.name(), version))
                        .isPresent())
            .map(library -> Match.at(library.place()));
    return Stream.concat(runtimes, libraries);
  }

  private static Stream<Match> remote(CodeFile file) {
    return file.references(Reference.Kind.IMPORT)
        .filter(
            reference ->
                reference.name().candidates().stream()
                    .anyMatch(name -> REMOTE.stream().anyMatch(name::startsWith)))
        .map(reference -> Match.at(reference.place()));
  }

  private static Stream<Match> multicastSockets(CodeFile file) {
    return file.calls("java.net.MulticastSocket", Call.CONSTRUCTOR).map(Match::at);
  }

  private static Stream<Match> groups(Application application) {
    return Dependencies.of(application).stream()
        .filter(dependency -> dependency.name().startsWith("maven:org.jgroups:"))
        .map(dependency -> Match.at(dependency.place()));
  }
}
