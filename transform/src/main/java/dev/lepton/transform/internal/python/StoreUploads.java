package dev.lepton.transform.internal.python;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Language;
import dev.lepton.transform.internal.refactor.Recipe;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Django's uploads go to an S3-compatible store where the environment names a bucket, by
 * django-storages: the application's own code uses Django's interface and stays as it is. Flask's
 * are {@link FlaskUploads}'.
 */
record StoreUploads(PythonSources sources) implements Recipe {
  private static final Concern CONCERN = Concern.OBJECT_STORAGE;
  private static final String SETTINGS =
      """

      if os.environ.get("S3_BUCKET"):
          STORAGES = {
              "default": {
                  "BACKEND": "storages.backends.s3.S3Storage",
                  "OPTIONS": {
                      "bucket_name": os.environ["S3_BUCKET"],
                      "endpoint_url": os.environ.get("S3_ENDPOINT"),
                  },
              },
              "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
          }\
      """;

  @Override
  public String id() {
    return "uploads";
  }

  @Override
  public Language language() {
    return Language.PYTHON;
  }

  @Override
  public void run(Refactoring refactoring) {
    Map<Boolean, List<Finding>> open =
        refactoring.open(this).stream()
            .collect(
                Collectors.partitioningBy(finding -> finding.ruleId().equals(FlaskUploads.RULE)));
    new FlaskUploads(sources).answer(refactoring, open.getOrDefault(true, List.of()));
    for (Finding finding : open.getOrDefault(false, List.of())) {
      Optional<PythonModule> module = sources.module(finding.file());
      Optional<SyntaxNode> root =
          module.stream()
              .flatMap(found -> found.script().on(finding.line(), "assignment").stream())
              .filter(node -> module.get().script().source(node, "left").equals("MEDIA_ROOT"))
              .findFirst();
      String obstacle =
          root.isEmpty() ? "The code names a storage by itself." : obstacle(module.get());
      if (obstacle.isEmpty()
          && !Requirements.add(refactoring, CONCERN, "django-storages[s3]>=1.14.2")) {
        obstacle = "django-storages must be added to a lock file, which only its tool can do.";
      }
      if (!obstacle.isEmpty()) {
        refactoring.leave(finding, obstacle);
        continue;
      }
      wire(refactoring, module.get(), root.get());
      refactoring.answer(finding);
    }
  }

  private static String obstacle(PythonModule module) {
    String text = module.script().file().content();
    return text.contains("STORAGES") || text.contains("DEFAULT_FILE_STORAGE")
        ? "The settings choose a storage already."
        : "";
  }

  private static void wire(Refactoring refactoring, PythonModule module, SyntaxNode root) {
    String lines = SETTINGS.replace("\n", module.script().file().newline());
    refactoring.insertOnce(CONCERN, module.path(), module.endOfLine(root), lines);
    module.need(refactoring, CONCERN, "os");
  }
}
