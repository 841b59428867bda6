package dev.lepton.cli.operate;

import dev.lepton.model.migration.HostAddress;
import dev.lepton.pipeline.recovery.Watched;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is looked at besides the release and its databases. */
public final class WatchedOptions {
  private static final Pattern ADDRESS =
      Pattern.compile("(\\[[0-9a-fA-F:.]+\\]|[^:]+):([0-9]{1,5})");

  @Option(
      names = "--dependency",
      paramLabel = "SETTING=HOST:PORT[,HOST:PORT…]",
      description = {
        "A service that the release needs, by the variable that tells it where.",
        "Further addresses are used when the first one does not answer. May be repeated."
      })
  private Map<String, String> dependencies = new LinkedHashMap<>();

  @Option(
      names = "--certificate",
      paramLabel = "HOST:PORT",
      converter = Address.class,
      description = "Where the release shows a certificate. May be repeated.")
  private List<HostAddress> certificates = new ArrayList<>();

  @Option(
      names = "--disk",
      paramLabel = "PATH[=FOLDER,…]",
      description = {
        "A folder whose file system the release writes to, and folders in it whose contents are safe",
        "to delete: caches, temporary files, old logs. Nothing else is ever deleted. May be repeated."
      })
  private List<String> disks = new ArrayList<>();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  Watched watched() {
    List<Watched.Dependency> needed = new ArrayList<>();
    dependencies.forEach(
        (setting, addresses) ->
            needed.add(
                new Watched.Dependency(
                    setting, Arrays.stream(addresses.split(",")).map(this::address).toList())));
    return new Watched(
        List.of(), needed, certificates, disks.stream().map(this::disk).toList(), Optional.empty());
  }

  private HostAddress address(String text) {
    try {
      return new Address().convert(text.trim());
    } catch (CommandLine.TypeConversionException e) {
      throw new CommandLine.ParameterException(
          command.commandLine(), "--dependency: " + e.getMessage());
    }
  }

  private Watched.Disk disk(String text) {
    int equals = text.indexOf('=');
    try {
      Path path =
          Path.of(equals < 0 ? text : text.substring(0, equals)).toAbsolutePath().normalize();
      List<Path> prunable =
          equals < 0
              ? List.of()
              : Arrays.stream(text.substring(equals + 1).split(","))
                  .filter(folder -> !folder.isBlank())
                  .map(folder -> path.resolve(folder.trim()).normalize())
                  .toList();
      for (Path folder : prunable) {
        if (!folder.startsWith(path) || folder.equals(path)) {
          throw new CommandLine.ParameterException(
              command.commandLine(),
              "--disk: " + folder + " is not a folder inside " + path + "; only those are emptied");
        }
      }
      return new Watched.Disk(path, prunable);
    } catch (InvalidPathException e) {
      throw new CommandLine.ParameterException(
          command.commandLine(), "--disk: '" + text + "' is not a path: " + e.getReason());
    }
  }

  /** host:port. */
  static final class Address implements ITypeConverter<HostAddress> {
    @Override
    public HostAddress convert(String text) {
      Matcher matcher = ADDRESS.matcher(text);
      int port = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
      if (port < 1 || port > 65_535) {
        throw new CommandLine.TypeConversionException(
            "'" + text + "' is no address; write it like payments.example:8443");
      }
      return new HostAddress(matcher.group(1).replaceAll("[\\[\\]]", ""), port);
    }
  }
}
