package dev.lepton.transform.internal.nodejs;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Edit;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Uploads that multer stores on the disk go to an S3-compatible store where the environment names a
 * bucket, if the application does nothing with its files but to serve them. All go or none.
 */
record StoreUploads(NodeSources sources) implements Recipe {
  private static final Concern CONCERN = Concern.OBJECT_STORAGE;
  private static final Map<String, String> LIBRARIES =
      new TreeMap<>(Map.of("@aws-sdk/client-s3", "^3.700.0", "@aws-sdk/lib-storage", "^3.700.0"));

  @Override
  public String id() {
    return "uploads";
  }

  @Override
  public Language language() {
    return Language.NODEJS;
  }

  @Override
  public void run(Refactoring refactoring) {
    List<Finding> findings = refactoring.open(this);
    if (findings.isEmpty()) {
      return;
    }
    UploadUse use = new UploadUse(sources);
    Set<String> obstacles = new LinkedHashSet<>(use.obstacles());
    Set<NodeModule> changed =
        use.places().stream().map(UploadUse.Place::module).collect(Collectors.toSet());
    if (changed.stream().map(NodeModule::path).anyMatch(TypeScript::is)) {
      obstacles.add("The files are TypeScript, whose compiler does not take the store along.");
    }
    if (sources.tree().contains(UploadStore.FILE)) {
      obstacles.add("There is a file " + UploadStore.FILE + " already.");
    }
    String library =
        PackageLibraries.obstacle(refactoring, LIBRARIES.keySet().toArray(String[]::new));
    if (!library.isEmpty()) {
      obstacles.add(library);
    }
    if (!obstacles.isEmpty()) {
      String why = String.join(" ", obstacles);
      findings.forEach(finding -> refactoring.leave(finding, why));
      return;
    }
    String rule = findings.get(0).ruleId();
    use.places()
        .forEach(
            place ->
                place.module().replace(refactoring, CONCERN, place.node(), place.text(), rule));
    changed.forEach(module -> load(refactoring, module, rule));
    refactoring.create(CONCERN, UploadStore.FILE, UploadStore.SOURCE, rule);
    PackageLibraries.add(refactoring, CONCERN, LIBRARIES);
    findings.forEach(refactoring::answer);
  }

  /** Behind the last module that is loaded at the top of the file. */
  private static void load(Refactoring refactoring, NodeModule module, String rule) {
    String up = "../".repeat((int) module.path().chars().filter(one -> one == '/').count());
    String file = (up.isEmpty() ? "./" : up) + UploadStore.FILE;
    String line =
        module.isModule()
            ? "import %s from '%s';".formatted(UploadStore.NAME, file)
            : "const %s = require('%s');".formatted(UploadStore.NAME, file);
    module.root().children().stream()
        .filter(node -> loads(module, node))
        .reduce((one, later) -> later)
        .ifPresent(
            last ->
                refactoring.edit(
                    new Edit(
                        CONCERN,
                        module.path(),
                        last.end(),
                        0,
                        module.script().file().newline() + line,
                        rule)));
  }

  private static boolean loads(NodeModule module, SyntaxNode node) {
    return module.isModule()
        ? node.is("import_statement")
        : node.is("lexical_declaration", "variable_declaration")
            && module.source(node).contains("require(");
  }
}
