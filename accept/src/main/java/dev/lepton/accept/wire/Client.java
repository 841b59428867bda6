package dev.lepton.accept.wire;

import dev.lepton.accept.http.Site;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sends requests to the sites it was made for and to no others. One thread does everything: an
 * exchange is submitted, and told of its ending, on the {@link #loop}.
 */
public final class Client implements AutoCloseable {
  private final MultiThreadIoEventLoopGroup group;
  private final EventLoop loop;
  private final Map<Site, SitePool> pools = new HashMap<>();

  /**
   * @param security for sites over HTTPS
   * @throws LeptonException TARGET_UNREACHABLE when a site's name is not known
   */
  public Client(Set<Site> sites, Limits limits, Supplier<SslContext> security) {
    Map<Site, InetSocketAddress> addresses = new HashMap<>();
    sites.forEach(site -> addresses.put(site, address(site)));
    Optional<SslContext> context =
        sites.stream().anyMatch(Site::isSecure) ? Optional.of(security.get()) : Optional.empty();
    group = new MultiThreadIoEventLoopGroup(1, Transport.loops());
    loop = group.next();
    SitePool.Wiring wiring = new SitePool.Wiring(loop, limits, context);
    addresses.forEach((site, address) -> pools.put(site, new SitePool(site, address, wiring)));
    Duration period = sweepEvery(limits.timeout());
    loop.scheduleAtFixedRate(
        () -> pools.values().forEach(pool -> pool.sweep(System.nanoTime())),
        period.toNanos(),
        period.toNanos(),
        TimeUnit.NANOSECONDS);
  }

  /** A hundredth of the time-out, 10 to 100 ms. */
  private static Duration sweepEvery(Duration timeout) {
    return Duration.ofMillis(Math.min(100, Math.max(10, timeout.toMillis() / 100)));
  }

  private static InetSocketAddress address(Site site) {
    try {
      return new InetSocketAddress(InetAddress.getByName(site.base().getHost()), site.port());
    } catch (UnknownHostException e) {
      throw new LeptonException(
          ErrorCode.TARGET_UNREACHABLE,
          "the host is not known: " + site.base().getHost(),
          site.toString(),
          "correct the address, or the name service",
          e);
    }
  }

  /** Where everything happens. */
  public EventLoop loop() {
    return loop;
  }

  /** Whether a request to that site would not wait for others to end; to be asked on the loop. */
  public boolean hasRoom(Site site) {
    return pools.get(site).hasRoom();
  }

  /** To be called on the loop. */
  public void submit(Exchange exchange) {
    pools.get(exchange.call().site()).submit(exchange);
  }

  /** Ends all connections; whoever still waits is told nothing. */
  @Override
  public void close() {
    loop.execute(() -> pools.values().forEach(SitePool::close));
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
