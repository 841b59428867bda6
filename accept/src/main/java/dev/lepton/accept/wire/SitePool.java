package dev.lepton.accept.wire;

import dev.lepton.accept.http.Site;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The connections to one site, and the requests that wait for one. */
final class SitePool {
  private final Site site;
  private final InetSocketAddress address;
  private final Limits limits;
  private final Optional<SslContext> security;
  private final Bootstrap bootstrap;
  private final Set<Connection> open = new LinkedHashSet<>();

  /** The one used last is used first: those that are not needed are closed by the server. */
  private final Deque<Connection> idle = new ArrayDeque<>();

  private final Deque<Exchange> waiting = new ArrayDeque<>();
  private int opening;

  SitePool(Site site, InetSocketAddress address, Wiring wiring) {
    this.site = site;
    this.address = address;
    this.limits = wiring.limits();
    this.security = wiring.security().filter(context -> site.isSecure());
    this.bootstrap =
        new Bootstrap()
            .group(wiring.loop())
            .channel(Transport.sockets())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) limits.timeout().toMillis())
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    prepare(channel);
                  }
                });
  }

  /**
   * @param security for sites over HTTPS
   */
  record Wiring(EventLoop loop, Limits limits, Optional<SslContext> security) {}

  private void prepare(Channel channel) {
    security.ifPresent(
        context -> {
          String host = site.base().getHost();
          SslHandler handler = context.newHandler(channel.alloc(), host, site.port());
          handler.setHandshakeTimeoutMillis(limits.timeout().toMillis());
          channel.pipeline().addLast(handler);
        });
    Connection connection = new Connection(this, channel);
    channel.pipeline().addLast(new AnswerDecoder(connection::asksForHead));
    channel.pipeline().addLast(connection);
  }

  Duration timeout() {
    return limits.timeout();
  }

  /** Whether a request would be sent at once, or over a connection opened for it. */
  boolean hasRoom() {
    return !idle.isEmpty() || mayOpen();
  }

  private boolean mayOpen() {
    return open.size() + opening < limits.connections();
  }

  void submit(Exchange exchange) {
    Connection free = idle.pollFirst();
    if (free != null) {
      free.send(exchange);
      return;
    }
    waiting.add(exchange);
    if (mayOpen() && opening < waiting.size()) {
      connect();
    }
  }

  private void connect() {
    opening++;
    ChannelFuture connected = bootstrap.connect(address);
    connected.addListener(
        ignored -> {
          if (!connected.isSuccess()) {
            failed("no connection");
          } else if (security.isPresent()) {
            Future<Channel> secured =
                connected.channel().pipeline().get(SslHandler.class).handshakeFuture();
            secured.addListener(
                ended -> {
                  if (ended.isSuccess()) {
                    opened(connected.channel());
                  } else {
                    connected.channel().close();
                    failed("no secure connection: " + reason(ended.cause()));
                  }
                });
          } else {
            opened(connected.channel());
          }
        });
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  private void opened(Channel channel) {
    opening--;
    Connection connection = channel.pipeline().get(Connection.class);
    open.add(connection);
    free(connection);
  }

  /** One that waits is told; the others go on trying. */
  private void failed(String reason) {
    opening--;
    Exchange first = waiting.pollFirst();
    if (first != null) {
      first.fail(reason);
    }
    if (mayOpen() && opening < waiting.size()) {
      connect();
    }
  }

  void free(Connection connection) {
    Exchange next = waiting.pollFirst();
    if (next == null) {
      idle.addFirst(connection);
    } else {
      connection.send(next);
    }
  }

  void gone(Connection connection) {
    open.remove(connection);
    idle.remove(connection);
    if (mayOpen() && opening < waiting.size()) {
      connect();
    }
  }

  /** Ends what has taken too long. */
  void sweep(long now) {
    List<Connection> all = new ArrayList<>(open);
    all.forEach(connection -> connection.giveUp(now));
    while (!waiting.isEmpty() && waiting.getFirst().isOverdue(now)) {
      waiting.removeFirst().fail("no free connection in time");
    }
  }

  void close() {
    waiting.clear();
    new ArrayList<>(open).forEach(Connection::close);
  }
}
