package dev.lepton.accept.wire;

import dev.lepton.accept.traffic.Answer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection and the exchange that it carries, if any: one at a time, no pipelining. */
final class Connection extends ChannelInboundHandlerAdapter {
  /** Answers that are to be looked into may be this long; 16 MiB. */
  private static final int MAX_BODY = 16 << 20;

  private final SitePool pool;
  private final Channel channel;
  private @Nullable Exchange exchange;
  private @Nullable HttpResponse head;
  private @Nullable ByteArrayOutputStream body;
  private boolean heard;
  private int carried;

  Connection(SitePool pool, Channel channel) {
    this.pool = pool;
    this.channel = channel;
  }

  void send(Exchange next) {
    exchange = next;
    heard = false;
    carried++;
    next.sending(System.nanoTime(), pool.timeout());
    channel.writeAndFlush(RequestBytes.of(next, channel.alloc()), channel.voidPromise());
  }

  /** Whether what is waited for answers HEAD. */
  boolean asksForHead() {
    return exchange != null && exchange.call().method().equals("HEAD");
  }

  /** Whether its exchange has taken too long; it is over then, and the connection with it. */
  boolean giveUp(long now) {
    Exchange current = exchange;
    if (current == null || !current.isOverdue(now)) {
      return false;
    }
    exchange = null;
    channel.close();
    current.fail("no answer in time");
    return true;
  }

  void close() {
    channel.close();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      heard = true;
      if (message instanceof HttpResponse response) {
        begin(response);
      }
      if (message instanceof HttpContent content) {
        take(content);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void begin(HttpResponse response) {
    if (exchange == null) {
      // Servers that close an idle connection may say so before (408).
      channel.close();
      return;
    }
    if (response.decoderResult().isFailure()) {
      breakOff("the answer is not HTTP: " + response.decoderResult().cause().getMessage());
      return;
    }
    head = response;
    body = exchange.wantsWhole() ? new ByteArrayOutputStream() : null;
  }

  private void take(HttpContent content) {
    if (content.decoderResult().isFailure()) {
      breakOff("the answer is not HTTP: " + content.decoderResult().cause().getMessage());
      return;
    }
    if (body != null) {
      if (body.size() + content.content().readableBytes() > MAX_BODY) {
        breakOff("the answer is longer than " + MAX_BODY + " bytes");
        return;
      }
      try {
        content.content().readBytes(body, content.content().readableBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    // What comes before the real answer (100, 103) has a status below 200.
    if (content instanceof LastHttpContent && head != null && head.status().code() >= 200) {
      complete(head);
    }
  }

  private void complete(HttpResponse response) {
    Exchange current = exchange;
    ByteArrayOutputStream kept = body;
    exchange = null;
    head = null;
    body = null;
    if (HttpUtil.isKeepAlive(response)) {
      pool.free(this);
    } else {
      channel.close();
    }
    if (current == null) {
      return;
    }
    int status = response.status().code();
    HttpHeaders headers = response.headers();
    current.cookies().ifPresent(jar -> jar.take(headers));
    if (current.goesOn(status, Optional.ofNullable(headers.get(HttpHeaderNames.LOCATION)))) {
      pool.submit(current);
    } else if (!current.hasEnded()) {
      HttpHeaders shown = current.wantsWhole() ? headers : EmptyHttpHeaders.INSTANCE;
      byte[] bytes = kept == null ? new byte[0] : kept.toByteArray();
      current.answered(new Answer(status, List.copyOf(shown.entries()), bytes));
    }
  }

  private void breakOff(String failure) {
    Exchange current = exchange;
    exchange = null;
    channel.close();
    if (current != null) {
      current.fail(failure);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    Exchange current = exchange;
    exchange = null;
    pool.gone(this);
    if (current == null) {
      return;
    }
    if (!heard && carried > 1 && current.mayBeSentAgain()) {
      pool.submit(current);
    } else {
      current.fail("the connection was closed before the answer was complete");
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    if (failure instanceof IOException && !heard && carried > 1) {
      // A used connection that the server has reset meanwhile: channelInactive decides.
      channel.close();
    } else {
      breakOff(failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }
  }
}
