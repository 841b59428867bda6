package dev.lepton.cli.transfer;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.OwnerSpec;
import dev.lepton.model.migration.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say which part of a database is moved, and how fast. */
final class SelectionOptions {
  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Tasks at a time (default: as many as this machine has processors).")
  private int jobs = Math.max(2, Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--schema",
      paramLabel = "PATTERN",
      description = "Only what lies in these schemas. May be repeated.")
  private List<String> schemas = new ArrayList<>();

  @Option(
      names = "--table",
      paramLabel = "PATTERN",
      description = "Only these tables (schema.table, * for anything). May be repeated.")
  private List<String> tables = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "PATTERN",
      description = "Leave these tables out. May be repeated.")
  private List<String> exclude = new ArrayList<>();

  @Option(
      names = "--where",
      paramLabel = "TABLE=SQL",
      description = "Only the rows of TABLE for which the condition holds. May be repeated.")
  private List<String> rows = new ArrayList<>();

  @Option(
      names = "--rename-schema",
      paramLabel = "A=B",
      description = "Schema A is called B at the target. May be repeated.")
  private Map<String, String> renames = new LinkedHashMap<>();

  @Option(
      names = "--skip",
      paramLabel = "KIND",
      description =
          "Leave objects of this kind behind, as the assessment names it. May be repeated.")
  private List<String> skip = new ArrayList<>();

  @Option(names = "--no-owner", description = "Everything belongs to the target's user.")
  private boolean noOwner;

  @Option(
      names = "--owner-map",
      paramLabel = "A=B",
      description = "Role A is called B at the target. May be repeated.")
  private Map<String, String> owners = new LinkedHashMap<>();

  int jobs() {
    if (jobs < 1 || jobs > 256) {
      throw usage("there cannot be " + jobs + " jobs", "--jobs", "choose 1 to 256");
    }
    return jobs;
  }

  Selection selection() {
    try {
      return new Selection(
          schemas,
          tables,
          exclude,
          rows.stream().map(SelectionOptions::condition).toList(),
          renames,
          Set.copyOf(skip),
          new OwnerSpec(!noOwner, owners));
    } catch (IllegalArgumentException e) {
      throw usage(
          String.valueOf(e.getMessage()),
          "--schema, --table, --exclude, --rename-schema",
          "write names as SQL does, * for anything");
    }
  }

  private static Selection.RowCondition condition(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw usage(
          "--where " + text + " is no condition",
          "--where",
          "write for instance --where public.orders='placed >= date $$2026-01-01$$'");
    }
    return new Selection.RowCondition(text.substring(0, equals), text.substring(equals + 1));
  }

  private static LeptonException usage(String what, String where, String fix) {
    return new LeptonException(ErrorCode.USAGE, what, where, fix);
  }
}
