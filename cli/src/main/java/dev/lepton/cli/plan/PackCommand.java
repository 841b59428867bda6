package dev.lepton.cli.plan;

import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.plan.NodePacking;
import dev.lepton.plan.pack.NodePacker;
import dev.lepton.plan.pack.PackRequest;
import dev.lepton.plan.pack.WorkloadFile;
import dev.lepton.plan.pack.WorkloadReader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Packs a list of pods onto the nodes of a region. */
@Command(
    name = "pack",
    mixinStandardHelpOptions = true,
    description = {
      "Packs pods onto the cheapest nodes of a region, with a lower bound that no packing can go"
          + " below, and every node with its price and pods.",
      "The CSV names name,cpu,memory_gib,count (cores and GiB that one pod requests) and may name"
          + " architecture (amd64, arm64, any), anti_affinity (a group: one of its pods on a node),"
          + " max_per_node, zone_spread (yes: evenly over all zones), spot (yes: bears spot nodes) and"
          + " base (so many pods run at all times, the others at the peak).",
      "While it searches, cost, bound and gap are told on standard error. Ctrl-C ends the search: the"
          + " best packing so far is answered, with its bound.",
      "Exit status 3 if rows were left out, 4 if the requirements conflict, 8 if workloads fit nowhere"
          + " and the rest was packed, 130 after Ctrl-C."
    })
public final class PackCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--workloads",
      required = true,
      paramLabel = "FILE",
      description = "CSV with a row for each workload.")
  private Path workloads = Path.of("workloads.csv");

  @Option(
      names = "--architecture",
      paramLabel = "ARCH",
      defaultValue = "any",
      description =
          "amd64, arm64 or any, for workloads that do not say (default: ${DEFAULT-VALUE}).")
  private String architecture = "any";

  @Mixin private PackOptions options = new PackOptions();
  @Mixin private OutputOption output = new OutputOption();

  public PackCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    options.check(architecture);
    WorkloadFile file = new WorkloadReader(workloads, architecture).read();
    PackRequest request = options.request(file);
    RegionOffers.note(options.catalogue()).ifPresent(terminal.err()::println);
    file.leftOut().forEach(row -> terminal.err().println("row left out: " + row));
    file.notes().forEach(note -> terminal.err().println("warning: " + note));
    try (PackView view = new PackView(terminal)) {
      NodePacking packing = NodePacker.pack(request, options.catalogue(), file.leftOut(), view);
      view.end();
      output.print(terminal, packing, PackLines.of(packing));
      return status(packing).status();
    }
  }

  private static ExitCode status(NodePacking packing) {
    if (!packing.unplaced().isEmpty()) {
      return ExitCode.PARTIAL;
    }
    return packing.leftOut().isEmpty() ? ExitCode.OK : ExitCode.CONFIGURATION;
  }
}
