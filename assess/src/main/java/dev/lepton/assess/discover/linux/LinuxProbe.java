package dev.lepton.assess.discover.linux;

import dev.lepton.assess.discover.Look;
import dev.lepton.assess.discover.Probe;
import dev.lepton.assess.discover.Reading;
import dev.lepton.assess.discover.RunningProcess;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.util.List;

/** A Linux server, by a shell on it. Not thread-safe. */
public final class LinuxProbe implements Probe {
  private final String address;
  private final Shell shell;
  private final Runnable onClose;

  /**
   * @param address what its places are called
   */
  public LinuxProbe(String address, Shell shell, Runnable onClose) {
    this.address = address;
    this.shell = shell;
    this.onClose = onClose;
  }

  @Override
  public Look look() {
    return new LinuxFacts(run(Scripts.LOOK), address).look();
  }

  @Override
  public List<RunningProcess> processes() {
    return new ProcessTable(run(Scripts.PROCESSES)).processes();
  }

  @Override
  public Reading read() {
    Sections sections = run(Scripts.READING);
    return new Reading(new LinuxCounters(sections).counters(), new SocketTable(sections).sockets());
  }

  private Sections run(String script) {
    Sections sections = Sections.of(shell.run(script));
    if (!sections.complete()) {
      throw new LeptonException(
          ErrorCode.SOURCE_FAILED,
          sections.lines().isEmpty()
              ? "the server has no shell that runs commands"
              : "the server's answer ends in the middle",
          address,
          "check that this user can run `sh -c 'cat /proc/meminfo'` there; only Linux is looked at over SSH");
    }
    return sections;
  }

  @Override
  public void close() {
    onClose.run();
  }
}
