package dev.lepton.assess.portfolio;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@code lepton assess} found of single applications. Stateless. */
public final class AssessmentFiles {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private AssessmentFiles() {}

  /**
   * Reads the document of a workspace ({@code documents/assess.json}), or what {@code lepton assess
   * -o json} printed, with paths or without. What an analysis of paths found belongs to the
   * application that the file is named for.
   *
   * @throws LeptonException CONFIG_INVALID when it is neither
   */
  public static Assessment read(Path path) {
    try {
      JsonNode tree = MAPPER.readTree(Files.readString(path));
      JsonNode document = tree.has("document") ? tree.get("document") : tree;
      if (RuleFindings.isAnalysis(document)) {
        return RuleFindings.assessment(nameOf(path), document);
      }
      if (!document.path("application").isString()
          || !document.path("findings").isArray()
          || !document.path("profile").isObject()
          || !document.path("risks").isArray()) {
        throw invalid(path.toString(), "this is no assessment of an application", null);
      }
      return MAPPER.treeToValue(document, Assessment.class);
    } catch (JacksonException e) {
      String at = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
      throw invalid(path + at, "the assessment is damaged: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw invalid(path.toString(), "the assessment cannot be read", e);
    }
  }

  /** What an analysis by rules found, as it is written with {@code -o json}. */
  public static Assessment of(String application, Map<String, Object> analysis) {
    return RuleFindings.assessment(application, MAPPER.valueToTree(analysis));
  }

  private static String nameOf(Path path) {
    return String.valueOf(path.getFileName()).replaceFirst("(?i)\\.json$", "");
  }

  private static LeptonException invalid(String where, String what, @Nullable Exception cause) {
    String fix = "make it with `lepton assess -o json`, or name the folder of such files";
    return cause == null
        ? new LeptonException(ErrorCode.CONFIG_INVALID, what, where, fix)
        : new LeptonException(ErrorCode.CONFIG_INVALID, what, where, fix, cause);
  }
}
