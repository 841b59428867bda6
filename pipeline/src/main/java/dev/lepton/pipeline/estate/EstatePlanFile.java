package dev.lepton.pipeline.estate;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.EstatePlan;
import dev.lepton.pipeline.workspace.Documents;
import dev.lepton.pipeline.workspace.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A plan as it is saved: JSON, whose last line holds the SHA-256 of everything before it. Whoever
 * changes a byte breaks it. Stateless.
 */
public final class EstatePlanFile {
  private static final String KIND = "estate-plan";
  private static final Pattern SEAL =
      Pattern.compile(",\\s*\"sha256\" : \"([0-9a-f]{64})\"\\s*\\}\\s*$");
  private static final int SEAL_CHARACTERS = 120;

  private EstatePlanFile() {}

  /** Saves a plan; a reader sees the old file or the new one, never half of it. */
  public static void write(Path file, EstatePlan plan) {
    String body =
        "{\n  \"schemaVersion\" : "
            + Documents.SCHEMA_VERSION
            + ",\n  \"kind\" : \""
            + KIND
            + "\",\n  \"document\" : "
            + Documents.mapper().writeValueAsString(plan);
    Documents.writeAtomically(
        file.toAbsolutePath(), body + ",\n  \"sha256\" : \"" + hash(body) + "\"\n}\n");
  }

  private static String hash(String body) {
    return new Fingerprint().bytes(body.getBytes(StandardCharsets.UTF_8)).hex();
  }

  /**
   * @throws LeptonException CONFIG_UNREADABLE if there is no such file, CONFIG_INVALID if it is no
   *     plan, PLAN_STALE if it was changed since it was saved
   */
  public static EstatePlan read(Path file) {
    String fix = "make it anew with `lepton plan --inventory FILE`";
    try {
      String text = Files.readString(file);
      int near = Math.max(0, text.length() - SEAL_CHARACTERS);
      Matcher seal = SEAL.matcher(text.substring(near));
      if (!text.contains("\"kind\" : \"" + KIND + "\"") || !seal.find()) {
        throw new LeptonException(
            ErrorCode.CONFIG_INVALID, "this is no plan of an inventory", file.toString(), fix);
      }
      if (!hash(text.substring(0, near + seal.start())).equals(seal.group(1))) {
        throw new LeptonException(
            ErrorCode.PLAN_STALE,
            "the plan was changed by hand since it was made: its hash does not fit",
            file.toString(),
            fix);
      }
      JsonNode tree = Documents.mapper().readTree(text);
      if (tree.path("schemaVersion").asInt(0) != Documents.SCHEMA_VERSION) {
        throw new LeptonException(
            ErrorCode.CONFIG_INVALID, "the plan is of another version", file.toString(), fix);
      }
      return Documents.mapper().treeToValue(tree.get("document"), EstatePlan.class);
    } catch (JacksonException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID, "the plan is damaged", file.toString(), fix, e);
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          Files.exists(file) ? "the plan cannot be read" : "there is no such plan",
          file.toString(),
          fix,
          e);
    }
  }

  /**
   * A plan that may be carried out.
   *
   * @throws LeptonException PLAN_STALE with everything that has changed since it was made; else as
   *     {@link #read}
   */
  public static EstatePlan fresh(Path file, PlanInputs now) {
    EstatePlan plan = read(file);
    List<String> changed = now.changed(plan.inputs());
    if (!changed.isEmpty()) {
      throw new LeptonException(
          ErrorCode.PLAN_STALE,
          "what the plan was made from has changed since: " + String.join("; ", changed),
          file.toString(),
          "plan again with the same options, and look at the new plan before it is carried out");
    }
    return plan;
  }
}
