package dev.lepton.cli.inventory;

import dev.lepton.assess.discover.Discovery;
import dev.lepton.assess.discover.DiscoveryTarget;
import dev.lepton.assess.discover.HostRecord;
import dev.lepton.assess.discover.SampleFolder;
import dev.lepton.assess.discover.Watch;
import dev.lepton.assess.discover.local.LocalProbe;
import dev.lepton.assess.discover.ssh.SshAccess;
import dev.lepton.assess.discover.ssh.SshHost;
import dev.lepton.assess.discover.ssh.SshTarget;
import dev.lepton.assess.inventory.InventoryFiles;
import dev.lepton.assess.inventory.InventoryFormat;
import dev.lepton.assess.inventory.InventoryImporter;
import dev.lepton.cli.command.OutputOption;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.ExitCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.inventory.Inventory;
import dev.lepton.pipeline.config.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an inventory of what it sees on servers. */
@Command(
    name = "discover",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at this machine, or at Linux servers over SSH: what they are, what runs and listens, who"
          + " talks to whom, and how busy they are for a while. Reads only; installs nothing.",
      "Makes the same inventory as `lepton inventory import`; --merge adds it to what is known."
          + " What could not be seen is told. Secrets on command lines are replaced. Exit status: that"
          + " of the first server that failed (5 if it cannot be reached or does not let you in); the"
          + " others are saved all the same."
    })
public final class DiscoverCommand implements Callable<Integer> {
  static final Path DEFAULT = Path.of(".lepton", "discovered.json");

  private final Terminal terminal;

  @Parameters(
      arity = "0..*",
      paramLabel = "HOST",
      description = "[user@]host[:port], or local (default: local alone).")
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = "--hosts",
      paramLabel = "FILE",
      description = "More hosts, one a line; # begins a comment.")
  private Optional<Path> list = Optional.empty();

  @Option(
      names = "--duration",
      paramLabel = "DURATION",
      defaultValue = "1m",
      description = "How long usage and connections are watched; 0s looks once (default: 1m).")
  private String duration = "1m";

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      defaultValue = "10s",
      description = "Time between two samples (default: 10s).")
  private String interval = "10s";

  @Option(
      names = "--samples",
      paramLabel = "FOLDER",
      description =
          "Keep each sample, one CSV file a server, and go on with those that are there; a plan"
              + " reads them too (spec.asIs.usage).")
  private Optional<Path> samples = Optional.empty();

  @Option(
      names = "--merge",
      paramLabel = "FILE",
      description = "Inventories, or any files that `inventory import` reads, to add; repeatable.")
  private List<Path> merged = new ArrayList<>();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "8",
      description = "How many servers at once (default: 8).")
  private int parallel = 8;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the inventory is saved (default: ${DEFAULT-VALUE}).")
  private Path saved = DEFAULT;

  @ArgGroup(exclusive = false, heading = "%nSSH:%n")
  private SshOptions ssh = new SshOptions();

  @Mixin private OutputOption output = new OutputOption();

  public DiscoverCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Watch watch = watch();
    List<DiscoveryTarget> targets = targets();
    Optional<SampleFolder> folder = samples.map(SampleFolder::new);
    DiscoverProgress progress = new DiscoverProgress(terminal, targets.size());
    // Files that cannot be read are told before anything is waited for.
    merged.forEach(file -> new InventoryImporter().file(file, Optional.empty()));
    // Earlier samples are read before the new ones are written into the same files.
    InventoryImporter importer = new InventoryImporter();
    List<Path> files = folder.map(SampleFolder::earlier).orElse(List.of());
    files.forEach(file -> importer.file(file, Optional.of(InventoryFormat.USAGE)));
    List<HostRecord> seen = new Discovery(watch, parallel, folder).run(targets, progress);
    if (seen.isEmpty()) {
      return progress.firstFailure().orElseThrow().code().exitCode().status();
    }
    seen.forEach(host -> importer.discovered(host.address(), host::write));
    merged.forEach(file -> importer.file(file, Optional.empty()));
    Inventory inventory = importer.inventory();
    InventoryFiles.write(saved, inventory);
    InventoryView view = new InventoryView(inventory);
    view.notices(terminal.err());
    List<String> table = new ArrayList<>(view.servers());
    table.add("");
    table.addAll(view.summary(targets.size() - seen.size()));
    table.add("inventory: " + saved);
    output.print(terminal, inventory, table);
    return progress
        .firstFailure()
        .map(failure -> failure.code().exitCode().status())
        .orElse(inventory.complete() ? ExitCode.OK.status() : ExitCode.CONFIGURATION.status());
  }

  private Watch watch() {
    Duration length = duration("--duration", duration);
    Duration between = duration("--interval", interval);
    if (parallel < 1) {
      throw usage("there must be at least one at a time", "--parallel", "give a number from 1");
    }
    if (between.compareTo(Duration.ofSeconds(1)) < 0) {
      throw usage("an interval is at least 1 s", "--interval", "write 1s, 10s or 1m");
    }
    return new Watch(length, between);
  }

  private List<DiscoveryTarget> targets() {
    SshAccess access = ssh.access(terminal);
    Set<DiscoveryTarget> targets = new LinkedHashSet<>();
    boolean local = hosts.isEmpty() && list.isEmpty() || hosts.contains("local");
    if (local) {
      targets.add(LocalProbe.target());
    }
    for (String host : hosts) {
      if (!host.equals("local")) {
        targets.add(new SshTarget(SshHost.parse(host, "HOST"), access));
      }
    }
    list.ifPresent(
        file -> SshHost.read(file).forEach(host -> targets.add(new SshTarget(host, access))));
    if (targets.isEmpty()) {
      throw usage("the list names no host", String.valueOf(list.orElse(saved)), "write one a line");
    }
    return List.copyOf(targets);
  }

  private static Duration duration(String option, String text) {
    try {
      return Durations.parse(text);
    } catch (IllegalArgumentException e) {
      throw usage("\"" + text + "\" is no duration", option, "write 30s, 10m or 24h");
    }
  }

  private static LeptonException usage(String what, String where, String fix) {
    return new LeptonException(ErrorCode.USAGE, what, where, fix);
  }
}
