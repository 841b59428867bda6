package dev.lepton.cli.inventory;

import dev.lepton.assess.discover.DiscoveryListener;
import dev.lepton.assess.discover.HostRecord;
import dev.lepton.cli.terminal.Failures;
import dev.lepton.cli.terminal.Terminal;
import dev.lepton.model.error.LeptonException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Tells on standard error which server is done, and every 30 s how far it is. Thread-safe. */
final class DiscoverProgress implements DiscoveryListener {
  private static final Duration QUIET = Duration.ofSeconds(30);

  private final Terminal terminal;
  private final int servers;
  private Instant told = Instant.now();
  private Optional<LeptonException> first = Optional.empty();
  private int done;

  DiscoverProgress(Terminal terminal, int servers) {
    this.terminal = terminal;
    this.servers = servers;
  }

  synchronized Optional<LeptonException> firstFailure() {
    return first;
  }

  @Override
  public synchronized void read(String address, long number, long of) {
    if (Duration.between(told, Instant.now()).compareTo(QUIET) >= 0) {
      tell(address + ": sample " + number + " of " + of);
    }
  }

  @Override
  public synchronized void finished(HostRecord host) {
    done++;
    tell(host.address() + ": seen as " + host.look().server().label());
  }

  @Override
  public synchronized void failed(String address, LeptonException failure) {
    done++;
    first = first.or(() -> Optional.of(failure));
    tell(address + ": failed");
    new Failures(terminal).explain(failure);
  }

  private void tell(String line) {
    told = Instant.now();
    terminal.err().println(String.format(Locale.ROOT, "%d of %d servers, %s", done, servers, line));
  }
}
