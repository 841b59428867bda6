package dev.lepton.pipeline.estate;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.plan.PlanInput;
import dev.lepton.model.plan.PlanInput.Kind;
import dev.lepton.pipeline.config.MigrationLoader;
import dev.lepton.pipeline.workspace.Fingerprint;
import dev.lepton.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What plans were made from, by its hash: then, and now. Thread-safe. */
public final class PlanInputs {
  private static final String PRICES = "price lists";

  private final Map<String, String> environment;

  /**
   * @param environment the process's variables, of which some are settings of a migration
   */
  public PlanInputs(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * @throws LeptonException CONFIG_UNREADABLE if it cannot be read
   */
  public static PlanInput file(Path path) {
    Path file = path.toAbsolutePath().normalize();
    try {
      return new PlanInput(Kind.FILE, file.toString(), new Fingerprint().file(file).hex());
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the file cannot be read",
          path.toString(),
          "check the path and its rights",
          e);
    }
  }

  /** What of a migration a plan of an inventory is made from, as its file says it. */
  public PlanInput migration(Path path) {
    Path file = path.toAbsolutePath().normalize();
    Migration migration = new MigrationLoader(environment).load(file, Map.of());
    return new PlanInput(Kind.MIGRATION, file.toString(), Planner.requirementsHash(migration));
  }

  public static PlanInput prices() {
    return new PlanInput(Kind.CATALOGUE, PRICES, Planner.catalogueVersion());
  }

  /** What Prometheus answered is gone; only that it was asked is kept. */
  public static PlanInput address(String address) {
    return new PlanInput(Kind.ADDRESS, address, new Fingerprint().text(address).hex());
  }

  /**
   * What has changed since, in words; empty if nothing has.
   *
   * @throws LeptonException CONFIG_INVALID if the migration is no longer one
   */
  public List<String> changed(List<PlanInput> inputs) {
    List<String> changed = new ArrayList<>();
    for (PlanInput one : inputs) {
      Path path = one.kind() == Kind.CATALOGUE ? Path.of("") : pathOf(one);
      switch (one.kind()) {
        case FILE, MIGRATION -> {
          if (!Files.exists(path)) {
            changed.add(one.what() + " is gone");
          } else if (!now(one, path).equals(one.sha256())) {
            changed.add(
                one.kind() == Kind.FILE
                    ? one.what() + " has another content"
                    : one.what() + " has other requirements or another asIs");
          }
        }
        case CATALOGUE -> {
          if (!prices().sha256().equals(one.sha256())) {
            changed.add("the " + PRICES + " are others");
          }
        }
        case PART, ADDRESS -> {
          // Of an address nobody knows what it would have answered; a part belongs to a migration.
        }
      }
    }
    return List.copyOf(changed);
  }

  private static Path pathOf(PlanInput input) {
    return input.kind() == Kind.FILE || input.kind() == Kind.MIGRATION
        ? Path.of(input.what())
        : Path.of("");
  }

  private String now(PlanInput input, Path path) {
    return (input.kind() == Kind.FILE ? file(path) : migration(path)).sha256();
  }
}
