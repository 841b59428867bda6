package dev.lepton.cli.accept;

import dev.lepton.accept.load.LoadWatch;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads the processor time of a server's process on this machine while it is measured. Not
 * thread-safe.
 */
final class ServerMeter implements LoadWatch {
  private final LoadWatch rest;
  private final ProcessHandle process;
  private Optional<Duration> before = Optional.empty();

  /**
   * @param rest is asked and told too
   * @throws LeptonException USAGE when there is no such process, or none that may be looked at
   */
  ServerMeter(LoadWatch rest, long pid) {
    this.rest = rest;
    this.process =
        ProcessHandle.of(pid)
            .filter(one -> one.info().totalCpuDuration().isPresent())
            .orElseThrow(
                () ->
                    new LeptonException(
                        ErrorCode.USAGE,
                        "there is no process " + pid + " whose processor time can be read",
                        "--server-pid",
                        "give the id of the server's process on this machine"));
  }

  @Override
  public boolean enough() {
    return rest.enough();
  }

  @Override
  public void measuringBegins() {
    before = process.info().totalCpuDuration();
    rest.measuringBegins();
  }

  @Override
  public void measuringEnds() {
    rest.measuringEnds();
  }

  /**
   * To be asked when the last answer is there.
   *
   * @param requests that were measured
   */
  Optional<Double> cpuMillisPerRequest(long requests) {
    Optional<Duration> after = process.info().totalCpuDuration();
    return requests == 0 || before.isEmpty() || after.isEmpty()
        ? Optional.empty()
        : Optional.of(after.get().minus(before.get()).toNanos() / 1e6 / requests);
  }
}
