package dev.lepton.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.plan.PlanInput;
import dev.lepton.model.plan.PlanInput.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The hash of what a plan is made from: of the migration only what the planner reads, so that a
 * changed acceptance threshold does not make a plan stale, but a changed price, weight, usage file
 * or finding does.
 */
final class InputHash {
  private static final int BUFFER_BYTES = 1 << 16;

  private InputHash() {}

  static String of(Migration migration, Assessment assessment, PlanSettings settings) {
    MessageDigest digest = digest();
    parts(migration, assessment, settings)
        .forEach(part -> digest.update((part.what() + "=" + part.sha256() + ";").getBytes(UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What goes into the hash, one by one, so that a reader learns what has changed. */
  static List<PlanInput> parts(Migration migration, Assessment assessment, PlanSettings settings) {
    List<PlanInput> parts = new ArrayList<>();
    parts.add(part("metadata.name", migration.name()));
    parts.add(part("spec.asIs", migration.asIs()));
    parts.add(
        part("spec.databases", migration.databases().stream().map(DatabaseSpec::name).toList()));
    parts.add(part("spec.requirements", migration.requirements()));
    parts.add(part("spec.target.type", migration.target().type()));
    parts.add(part("the assessment", assessment));
    parts.add(part("the planner's settings", settings));
    parts.add(new PlanInput(Kind.CATALOGUE, "the price lists", settings.catalogue().version()));
    migration
        .asIs()
        .flatMap(servers -> servers.usage())
        .ifPresent(usage -> parts.add(new PlanInput(Kind.PART, "spec.asIs.usage", file(usage))));
    return List.copyOf(parts);
  }

  /** Of anything that {@link CanonicalText} can write. */
  static String of(Object value) {
    return HexFormat.of()
        .formatHex(digest().digest(CanonicalText.of(List.of(value)).getBytes(UTF_8)));
  }

  private static PlanInput part(String what, Object value) {
    return new PlanInput(Kind.PART, what, of(value));
  }

  private static String file(Path usage) {
    MessageDigest digest = digest();
    update(digest, usage);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void update(MessageDigest digest, Path usage) {
    try (InputStream in = Files.newInputStream(usage)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the usage file cannot be read: " + usage.getFileName(),
          usage.toString(),
          "point spec.asIs.usage at a readable CSV, or leave it out to plan with today's sizes",
          e);
    }
  }
}
