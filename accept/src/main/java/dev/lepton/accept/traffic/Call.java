package dev.lepton.accept.traffic;

import dev.lepton.accept.http.Site;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * One request as it goes out, everything filled in.
 *
 * @param target path and query, percent-encoded
 * @param headers name and value, without Host and Content-Length
 */
public record Call(
    Site site, String method, String target, List<Map.Entry<String, String>> headers, byte[] body) {

  /** The request that a redirect asks for: with 307 and 308 the same one, else a fetch. */
  public Call redirected(int status, URI to) {
    String next = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
    String query = to.getRawQuery() == null ? "" : "?" + to.getRawQuery();
    if (status >= 307) {
      return new Call(site, method, next + query, headers, body);
    }
    List<Map.Entry<String, String>> kept =
        headers.stream().filter(h -> !h.getKey().equalsIgnoreCase("Content-Type")).toList();
    String fetch = method.equals("HEAD") ? method : "GET";
    return new Call(site, fetch, next + query, kept, new byte[0]);
  }
}
