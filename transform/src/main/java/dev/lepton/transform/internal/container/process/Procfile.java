package dev.lepton.transform.internal.container.process;

import dev.lepton.transform.internal.container.Evidence;
import dev.lepton.transform.internal.container.Role;
import dev.lepton.transform.internal.container.language.Folder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The processes of a Procfile, one a line. Pure. */
public final class Procfile {
  public static final String NAME = "Procfile";

  /** What Procfiles call that which runs before a release, and not as long as it. */
  private static final String RELEASE = "release";

  private static final Pattern LINE = Pattern.compile("^([A-Za-z0-9_-]+):\\s*(\\S.*)$");

  private Procfile() {}

  private static Role role(String name) {
    return switch (name) {
      case "web" -> Role.WEB;
      case RELEASE -> Role.TASK;
      default -> Role.WORKER;
    };
  }

  public static List<Process> in(Folder folder) {
    return folder.lines(NAME, LINE).stream()
        .map(
            line -> {
              String name = line.found().group(1);
              return Process.of(
                      Process.Source.PROCFILE,
                      name,
                      Optional.of(role(name)),
                      CommandLine.words(line.found().group(2)),
                      new Evidence("process " + name + " of the Procfile", line.place()))
                  .in(folder.path());
            })
        .toList();
  }
}
