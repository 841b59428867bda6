package dev.lepton.accept.wire;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.cookie.ClientCookieDecoder;
import io.netty.handler.codec.http.cookie.Cookie;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one visitor has been given to show again. Every cookie counts for the whole site. Belongs to
 * one thread.
 */
public final class CookieJar {
  private final Map<String, String> cookies = new LinkedHashMap<>();

  void take(HttpHeaders answer) {
    for (String line : answer.getAll(HttpHeaderNames.SET_COOKIE)) {
      Cookie cookie = ClientCookieDecoder.LAX.decode(line);
      if (cookie == null) {
        continue;
      }
      if (cookie.maxAge() == 0) {
        cookies.remove(cookie.name());
      } else {
        cookies.put(cookie.name(), cookie.value());
      }
    }
  }

  /** The header's value; empty where there is nothing to show. */
  Optional<String> header() {
    return cookies.isEmpty()
        ? Optional.empty()
        : Optional.of(
            cookies.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; ")));
  }
}
