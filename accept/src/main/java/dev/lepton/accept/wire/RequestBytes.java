package dev.lepton.accept.wire;

import dev.lepton.accept.traffic.Call;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request of HTTP/1.1 as it goes over the wire (RFC 9112), in one buffer and so in one write.
 * What it is made of has been checked where it was read: method and header names are tokens, values
 * are single lines, the target is percent-encoded. Stateless.
 */
final class RequestBytes {
  /** Methods whose requests say how long their body is even where they have none. */
  private static final Set<String> WITH_LENGTH = Set.of("POST", "PUT", "PATCH");

  private static final String AGENT = "User-Agent";
  private static final String OWN_AGENT = "lepton-accept";

  /** Beside target, headers and body; for most requests enough. */
  private static final int ROOM = 256;

  private RequestBytes() {}

  /** A buffer that the caller must hand on or release. */
  static ByteBuf of(Exchange exchange, ByteBufAllocator allocator) {
    Call call = exchange.call();
    byte[] body = call.body();
    ByteBuf out = allocator.buffer(ROOM + call.target().length() + body.length);
    ByteBufUtil.writeAscii(out, call.method());
    out.writeByte(' ');
    ByteBufUtil.writeAscii(out, call.target());
    ByteBufUtil.writeAscii(out, " HTTP/1.1\r\n");
    header(out, "Host", call.site().authority());
    Optional<String> cookies = exchange.cookies().flatMap(CookieJar::header);
    if (cookies.isPresent()) {
      header(out, "Cookie", cookies.get());
    }
    boolean named = false;
    for (Map.Entry<String, String> one : call.headers()) {
      header(out, one.getKey(), one.getValue());
      named |= one.getKey().equalsIgnoreCase(AGENT);
    }
    if (!named) {
      header(out, AGENT, OWN_AGENT);
    }
    if (body.length > 0 || WITH_LENGTH.contains(call.method())) {
      header(out, "Content-Length", Integer.toString(body.length));
    }
    ByteBufUtil.writeAscii(out, "\r\n");
    return out.writeBytes(body);
  }

  private static void header(ByteBuf out, String name, String value) {
    ByteBufUtil.writeAscii(out, name);
    out.writeByte(':').writeByte(' ');
    ByteBufUtil.writeAscii(out, value);
    out.writeByte('\r').writeByte('\n');
  }
}
