package dev.lepton.accept.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.accept.http.Site;
import dev.lepton.accept.traffic.Call;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestBytesTest {
  private static final Site SITE = Site.of("http://shop.example:8080");

  @Test
  void aFetchHasNoLength() {
    assertThat(written(call("GET", List.of(), ""), Optional.empty()))
        .isEqualTo(
            "GET /orders?page=2 HTTP/1.1\r\n"
                + "Host: shop.example:8080\r\n"
                + "User-Agent: lepton-accept\r\n"
                + "\r\n");
  }

  @Test
  void aBodyFollowsItsLengthInBytes() {
    Call post = call("POST", List.of(Map.entry("Content-Type", "text/plain")), "zwölf");

    assertThat(written(post, Optional.empty()))
        .isEqualTo(
            "POST /orders?page=2 HTTP/1.1\r\n"
                + "Host: shop.example:8080\r\n"
                + "Content-Type: text/plain\r\n"
                + "User-Agent: lepton-accept\r\n"
                + "Content-Length: 6\r\n"
                + "\r\n"
                + "zwölf");
  }

  @Test
  void sayingNothingAtLengthIsSaid() {
    assertThat(written(call("PUT", List.of(), ""), Optional.empty()))
        .contains("\r\nContent-Length: 0\r\n");
  }

  @Test
  void cookiesAndTheCallersOwnAgentGoWithIt() {
    CookieJar jar = new CookieJar();
    jar.take(
        new DefaultHttpHeaders().add(HttpHeaderNames.SET_COOKIE, "session=a1; Path=/; HttpOnly"));

    assertThat(
            written(
                call("GET", List.of(Map.entry("user-agent", "Recorded/1.0")), ""),
                Optional.of(jar)))
        .contains("\r\nCookie: session=a1\r\nuser-agent: Recorded/1.0\r\n")
        .doesNotContain("lepton-accept");
  }

  private static Call call(String method, List<Map.Entry<String, String>> headers, String body) {
    return new Call(SITE, method, "/orders?page=2", headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String written(Call call, Optional<CookieJar> cookies) {
    Exchange exchange =
        new Exchange(call, new Exchange.Wish(0, false, false, cookies), ending -> {});
    ByteBuf bytes = RequestBytes.of(exchange, UnpooledByteBufAllocator.DEFAULT);
    try {
      return bytes.toString(StandardCharsets.UTF_8);
    } finally {
      bytes.release();
    }
  }
}
