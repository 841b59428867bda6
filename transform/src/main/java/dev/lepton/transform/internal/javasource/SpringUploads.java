package dev.lepton.transform.internal.javasource;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.config.Dependencies;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jdt.core.dom.MethodInvocation;

/**
 * Uploads of Spring's MultipartFile go to an S3-compatible store where the environment names a
 * bucket, if one class both saves and reads them. All of an application go or none.
 */
record SpringUploads(JavaSources sources) implements Recipe {
  private static final Concern CONCERN = Concern.OBJECT_STORAGE;
  private static final String RULE = "lepton-java-storage-0060";
  private static final String NAME = "UploadStore";

  /** Later ones add checksums that not every compatible store understands. */
  private static final String VERSION = "2.29.52";

  private static final String LIBRARY = "software.amazon.awssdk:s3";

  @Override
  public String id() {
    return "uploads";
  }

  @Override
  public Language language() {
    return Language.JAVA;
  }

  @Override
  public void run(Refactoring refactoring) {
    List<Finding> findings = refactoring.open(this);
    if (findings.isEmpty()) {
      return;
    }
    Map<String, UploadFolder> folders = new LinkedHashMap<>();
    Set<String> obstacles = new LinkedHashSet<>();
    for (Finding finding : findings) {
      Optional<JavaUnit> unit = sources.unit(finding.file());
      Optional<UploadFolder> folder = unit.flatMap(one -> folder(one, finding.line()));
      folder.ifPresentOrElse(
          found -> folders.putIfAbsent(finding.file(), found),
          () ->
              obstacles.add(
                  "The upload is not handed to a file in a folder that a field of the class names ("
                      + finding.where()
                      + ")."));
    }
    if (folders.size() > 1) {
      obstacles.add("More than one class stores uploads.");
    }
    folders.forEach((file, folder) -> obstacles.addAll(inTheWay(refactoring, file, folder)));
    if (obstacles.isEmpty() && !addLibrary(refactoring, folders.keySet().iterator().next())) {
      obstacles.add(
          "The build has no dependency of Spring Boot that " + LIBRARY + " could stand beside.");
    }
    if (!obstacles.isEmpty()) {
      String why = String.join(" ", obstacles);
      findings.forEach(finding -> refactoring.leave(finding, why));
      return;
    }
    folders.forEach(
        (file, folder) -> change(refactoring, sources.unit(file).orElseThrow(), folder));
    findings.forEach(refactoring::answer);
  }

  private static Optional<UploadFolder> folder(JavaUnit unit, int line) {
    return unit
        .all(
            MethodInvocation.class,
            call ->
                call.getName().getIdentifier().equals("transferTo")
                    && call.arguments().size() == 1
                    && call.getExpression() != null
                    && unit.line(call) <= line
                    && line
                        <= unit.root()
                            .getLineNumber(call.getStartPosition() + call.getLength() - 1))
        .stream()
        .findFirst()
        .flatMap(call -> UploadFolder.of(unit, call));
  }

  private List<String> inTheWay(Refactoring refactoring, String file, UploadFolder folder) {
    List<String> obstacles = new ArrayList<>(folder.obstacles());
    if (folder.uses().stream().noneMatch(UploadFolder.Use::saves) || folder.type().equals("both")) {
      obstacles.add("Where uploads are saved and read does not stand here plainly.");
    }
    if (refactoring
        .tree()
        .contains(ScheduledJobs.folder(sources.unit(file).orElseThrow()) + NAME + ".java")) {
      obstacles.add("There is a class " + NAME + " already.");
    }
    if (folder.value().isEmpty()) {
      obstacles.add("Where the folder is does not stand in the class.");
    }
    Optional<String> elsewhere =
        Stream.of(".java", ".html", ".xml")
            .flatMap(suffix -> refactoring.tree().files(suffix).stream())
            .filter(path -> !path.equals(file) && !path.contains("src/test/"))
            .filter(
                path ->
                    refactoring
                        .tree()
                        .text(path)
                        .filter(text -> names(text.content(), folder))
                        .isPresent())
            .findFirst();
    elsewhere.ifPresent(
        path -> obstacles.add("The folder is used elsewhere as well (" + path + ")."));
    return obstacles;
  }

  private static boolean names(String content, UploadFolder folder) {
    return folder.value().filter(value -> value.length() > 2 && content.contains(value)).isPresent()
        || content.matches("(?s).*\\.\\Q" + folder.field() + "\\E\\b.*");
  }

  private static boolean addLibrary(Refactoring refactoring, String file) {
    int sources = file.indexOf("src/main/java/");
    String module = sources < 0 ? "" : file.substring(0, sources);
    Dependencies.Added library =
        new Dependencies.Added(LIBRARY, "org.springframework.boot", Optional.of(VERSION));
    return !refactoring.tree().contains(module + "gradle.lockfile")
        && Stream.of("pom.xml", "build.gradle", "build.gradle.kts")
            .flatMap(name -> refactoring.tree().text(module + name).stream())
            .findFirst()
            .filter(build -> Dependencies.add(refactoring, CONCERN, build, library, RULE))
            .isPresent();
  }

  private static void change(Refactoring refactoring, JavaUnit unit, UploadFolder folder) {
    for (UploadFolder.Use use : folder.uses()) {
      refactoring.edit(
          new Edit(
              CONCERN,
              unit.path(),
              use.node().getStartPosition(),
              use.node().getLength(),
              use.text(),
              RULE));
    }
    String source =
        new UploadStore(unit.packageName(), folder.type(), folder.isAddressed()).source();
    refactoring.create(
        CONCERN,
        ScheduledJobs.folder(unit) + NAME + ".java",
        Indentation.of(unit).apply(source, 0) + "\n",
        RULE);
  }
}
