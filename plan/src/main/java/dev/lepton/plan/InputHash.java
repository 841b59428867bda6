package dev.lepton.plan;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.DatabaseSpec;
import dev.lepton.model.migration.Migration;
import dev.lepton.plan.catalogue.PriceCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The hash of what a plan is made from: of the migration only what the planner reads, so that a
 * changed acceptance threshold does not make a plan stale, but a changed price, weight, usage file
 * or finding does.
 */
final class InputHash {
  private static final int BUFFER_BYTES = 1 << 16;

  private InputHash() {}

  static String of(Migration migration, Assessment assessment, PlanSettings settings) {
    PriceCatalogue catalogue = settings.catalogue();
    List<Object> inputs =
        List.of(
            migration.name(),
            migration.asIs(),
            migration.databases().stream().map(DatabaseSpec::name).toList(),
            migration.requirements(),
            migration.target().type(),
            assessment,
            settings,
            catalogue.version());
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(CanonicalText.of(inputs).getBytes(StandardCharsets.UTF_8));
      Optional<Path> usage = migration.asIs().flatMap(servers -> servers.usage());
      if (usage.isPresent()) {
        update(digest, usage.get());
      }
      return HexFormat.of().formatHex(digest.digest());
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
