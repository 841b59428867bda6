package dev.lepton.transform.internal.python;

import dev.lepton.model.assessment.Finding;
import dev.lepton.transform.internal.refactor.Concern;
import dev.lepton.transform.internal.refactor.Refactoring;
import dev.lepton.transform.internal.script.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Flask's uploads go to an S3-compatible store where the environment names a bucket, if the folder
 * is used in the plain way only: what is saved there is sent from there. Else nothing changes.
 */
record FlaskUploads(PythonSources sources) {
  static final String RULE = "lepton-python-storage-0080";

  private static final Concern CONCERN = Concern.OBJECT_STORAGE;
  private static final String FOLDER = "UPLOAD_FOLDER";
  private static final String MODULE = "upload_store";
  private static final String SOURCE =
      """
      \"""Uploads: in the bucket that S3_BUCKET names, else in a folder as before.\"""

      import os

      from flask import Response, abort, send_from_directory


      def _client():
          import boto3

          return boto3.client("s3", endpoint_url=os.environ.get("S3_ENDPOINT"))


      def save(upload, folder, name):
          bucket = os.environ.get("S3_BUCKET")
          if bucket:
              kind = upload.mimetype or "application/octet-stream"
              _client().upload_fileobj(upload.stream, bucket, name, ExtraArgs={"ContentType": kind})
          else:
              upload.save(os.path.join(folder, name))


      def send(folder, name):
          bucket = os.environ.get("S3_BUCKET")
          if not bucket:
              return send_from_directory(folder, name)
          client = _client()
          try:
              found = client.get_object(Bucket=bucket, Key=name)
          except client.exceptions.NoSuchKey:
              abort(404)
          return Response(found["Body"].iter_chunks(), mimetype=found["ContentType"])
      """;

  /** A place of the folder, and what becomes of the expression around it. */
  private record Use(PythonModule module, SyntaxNode node, String text) {}

  void answer(Refactoring refactoring, List<Finding> found) {
    if (found.isEmpty()) {
      return;
    }
    List<Use> uses = new ArrayList<>();
    List<String> obstacles = new ArrayList<>();
    for (PythonModule module : sources.mentioning(FOLDER)) {
      for (SyntaxNode place : places(module)) {
        Optional<Use> use = use(module, place);
        use.ifPresent(uses::add);
        if (use.isEmpty() && !isHarmless(module, place)) {
          obstacles.add(
              "The folder is used for more than to save and to send ("
                  + module.path()
                  + ":"
                  + module.script().line(place)
                  + ").");
        }
      }
    }
    boolean saves = uses.stream().anyMatch(use -> use.text().startsWith(MODULE + ".save"));
    if (!saves && obstacles.isEmpty()) {
      obstacles.add("Where uploads are saved does not stand here as save(os.path.join(…)).");
    }
    String path =
        uses.isEmpty()
            ? ""
            : ImportRoot.of(refactoring.tree(), uses.get(0).module().path()).path()
                + MODULE
                + ".py";
    if (refactoring.tree().contains(path)) {
      obstacles.add("There is a module " + MODULE + " already.");
    }
    if (obstacles.isEmpty() && !Requirements.add(refactoring, CONCERN, "boto3>=1.34")) {
      obstacles.add("boto3 must be added to a lock file, which only its tool can do.");
    }
    if (!obstacles.isEmpty()) {
      found.forEach(finding -> refactoring.leave(finding, String.join(" ", obstacles)));
      return;
    }
    for (Use use : uses) {
      use.module().replace(refactoring, CONCERN, use.node(), use.text(), RULE);
      if (use.text().startsWith(MODULE)) {
        use.module().need(refactoring, CONCERN, MODULE);
      }
    }
    refactoring.create(CONCERN, path, SOURCE, RULE);
    found.forEach(refactoring::answer);
  }

  /** The expressions that stand for the folder, each as a whole. */
  private static List<SyntaxNode> places(PythonModule module) {
    List<SyntaxNode> places = new ArrayList<>();
    for (SyntaxNode node : module.root().all("identifier", "subscript")) {
      boolean named = node.is("identifier") && module.source(node).equals(FOLDER);
      boolean configured =
          node.is("subscript")
              && module.source(node).matches("(?s)[\\w.]*config\\[['\"]" + FOLDER + "['\"]]");
      if (named || configured) {
        places.add(node);
      }
    }
    return places;
  }

  private static Optional<Use> use(PythonModule module, SyntaxNode place) {
    Optional<SyntaxNode> assignment =
        place.parent().filter(node -> node.is("assignment") && place.isField("left"));
    if (assignment.isPresent()) {
      return assignment
          .flatMap(node -> node.field("right"))
          .filter(value -> module.text(value).isPresent())
          .map(
              value ->
                  new Use(
                      module,
                      value,
                      "os.environ.get(\"" + FOLDER + "\", " + module.source(value) + ")"));
    }
    Optional<SyntaxNode> call = module.call(place);
    List<SyntaxNode> given = call.map(PythonModule::arguments).orElse(List.of());
    if (given.size() != 2
        || given.get(0) != place
        || !PythonModule.keywords(call.get()).isEmpty()) {
      return Optional.empty();
    }
    String folder = module.source(place);
    String name = module.source(given.get(1));
    if (module.callee(call.get()).matches("(flask\\.)?send_from_directory")) {
      return Optional.of(
          new Use(module, call.get(), MODULE + ".send(" + folder + ", " + name + ")"));
    }
    return module
        .call(call.get())
        .filter(outer -> module.callee(call.get()).equals("os.path.join"))
        .filter(outer -> PythonModule.arguments(outer).size() == 1)
        .filter(outer -> module.callee(outer).matches("\\w+\\.save"))
        .map(
            outer -> {
              String upload = module.callee(outer).replaceFirst("\\.save$", "");
              String text = MODULE + ".save(" + upload + ", " + folder + ", " + name + ")";
              return new Use(module, outer, text);
            });
  }

  /** What neither saves nor reads a file. */
  private static boolean isHarmless(PythonModule module, SyntaxNode place) {
    boolean assigned = place.parent().filter(node -> node.is("assignment")).isPresent();
    boolean made =
        module
            .call(place)
            .filter(call -> module.callee(call).matches("os\\.(makedirs|mkdir)"))
            .isPresent();
    return assigned || made;
  }
}
