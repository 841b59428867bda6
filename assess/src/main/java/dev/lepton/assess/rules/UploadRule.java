package dev.lepton.assess.rules;

import dev.lepton.assess.code.Call;
import dev.lepton.assess.code.CodeFile;
import dev.lepton.assess.code.Reference;
import dev.lepton.model.assessment.Finding.Category;
import dev.lepton.model.assessment.Finding.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What users upload is stored on the local disk. */
final class UploadRule {
  private static final Set<String> UPLOAD_TYPES =
      Set.of(
          "org.springframework.web.multipart.MultipartFile",
          "org.apache.commons.fileupload.FileItem");

  private UploadRule() {}

  static Rule rule() {
    return new Rule(
        "local-file-upload",
        Category.STATE,
        Severity.MANDATORY,
        new Advice(
            "Uploads stored on the local disk",
            "A container's disk goes with the container, and other replicas do not see it: uploaded"
                + " files would be lost.",
            "Store uploads in object storage or on a volume that all replicas mount, and move the"
                + " files there are."),
        Repair.person(5),
        List.of(Matcher.java(UploadRule::java), Matcher.python(UploadRule::python)));
  }

  private static Stream<Match> java(CodeFile file) {
    Stream<Match> parts =
        file.calls().stream()
            .filter(
                call ->
                    call.name().equals("write") && Servlets.is(call.owner(), "http.Part")
                        || Set.of("transferTo", "write").contains(call.name())
                            && call.owner().isOneOf(UPLOAD_TYPES))
            .map(Match::at);
    // Within one method: a request's body is read, and a file is written.
    Set<String> reading =
        file.calls().stream()
            .filter(UploadRule::readsBody)
            .map(Call::scope)
            .filter(s -> !s.isEmpty())
            .collect(Collectors.toSet());
    Stream<Match> copies =
        file.calls().stream()
            .filter(
                call -> reading.contains(call.scope()) && !call.name().startsWith("createDirector"))
            .filter(
                call ->
                    FileWrites.target(call)
                        .filter(target -> !FileWrites.isLog(target.text()))
                        .isPresent())
            .map(Match::at);
    return Stream.concat(parts, copies);
  }

  private static boolean readsBody(Call call) {
    boolean stream = Set.of("getInputStream", "getPart", "getParts").contains(call.name());
    return stream
        && (Servlets.is(call.owner(), "http.HttpServletRequest")
            || Servlets.is(call.owner(), "http.Part")
            || call.owner().isOneOf(UPLOAD_TYPES));
  }

  private static Stream<Match> python(CodeFile file) {
    Stream<Match> uploads =
        file.references(Reference.Kind.ATTRIBUTE)
            .filter(
                reference ->
                    reference.name().is("flask.request.files")
                        || reference.name().is("request.FILES"))
            .map(reference -> Match.at(reference.place()));
    boolean saves =
        file.calls().stream()
            .anyMatch(call -> call.name().equals("save") || call.name().equals("open"));
    return saves ? uploads : Stream.empty();
  }
}
