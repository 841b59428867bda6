package dev.lepton.accept.traffic;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came back.
 *
 * @param headers name and value, in the order of the wire
 * @param body empty where nobody asked for it
 */
public record Answer(int status, List<Map.Entry<String, String>> headers, byte[] body) {

  /** The first header of that name, in any case. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
