package dev.lepton.transform.internal.container;

import dev.lepton.model.assessment.Profile;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.transform.internal.python.FlaskApplication;
import dev.lepton.transform.internal.source.SourceTree;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Tells from the source tree and the assessment how an application is built and started. */
public final class StackDetector {
  private final BooleanSupplier gunicornHere;

  /**
   * @param gunicornHere asked only for Python applications
   */
  public StackDetector(BooleanSupplier gunicornHere) {
    this.gunicornHere = gunicornHere;
  }

  /**
   * @throws LeptonException NOT_SUPPORTED when the application is of no known kind and brings no
   *     Dockerfile
   */
  public Stack detect(SourceTree tree, Profile profile) {
    Optional<Stack> known = maven(tree, profile).or(() -> flask(tree, profile));
    Optional<Stack> own =
        tree.text("Dockerfile").map(file -> new OwnDockerfile(file.content(), known));
    return own.or(() -> known)
        .orElseThrow(
            () ->
                new LeptonException(
                    ErrorCode.NOT_SUPPORTED,
                    "No way is known to build and start this application: neither a pom.xml with a"
                        + " main class, nor a Flask application, nor a Dockerfile was found",
                    tree.root().toString(),
                    "Put a Dockerfile into the folder, or point spec.application.path at the folder"
                        + " with the pom.xml or the Flask application."));
  }

  private static Optional<Stack> maven(SourceTree tree, Profile profile) {
    Optional<Pom> pom = tree.text("pom.xml").map(file -> Pom.parse(file.content()));
    return pom.map(found -> MavenStack.of(found, profile.entryPoint(), profile.runtimeVersion()))
        .filter(
            stack -> stack.layout() != MavenStack.Layout.CLASS_PATH || !stack.mainClass().isEmpty())
        .map(Stack.class::cast);
  }

  private Optional<Stack> flask(SourceTree tree, Profile profile) {
    String version =
        profile
            .runtimeVersion()
            .filter(found -> found.matches("3\\.\\d+.*"))
            .map(found -> found.replaceAll("^(3\\.\\d+).*", "$1"))
            .orElse("3.12");
    return FlaskApplication.find(tree)
        .map(
            found ->
                new PythonStack(
                    found.target(),
                    found.file().path(),
                    version,
                    tree.contains("requirements.txt"),
                    gunicornHere.getAsBoolean()));
  }
}
