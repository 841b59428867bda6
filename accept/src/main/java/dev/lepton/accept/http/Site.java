package dev.lepton.accept.http;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one host that a test talks to. A path can never lead anywhere else. Immutable.
 *
 * @param base absolute http or https URI without query; its path ends without a slash
 */
public record Site(URI base) {

  /**
   * Reads a base URL as migration.yaml gives it.
   *
   * @throws LeptonException CONFIG_INVALID when it is not an absolute http or https URL
   */
  public static Site of(String url) {
    try {
      URI uri = URI.create(url);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
        String path = uri.getRawPath().replaceFirst("/+$", "");
        return new Site(URI.create(scheme + "://" + uri.getRawAuthority() + path));
      }
    } catch (IllegalArgumentException e) {
      throw unusable(url, e);
    }
    throw unusable(url, null);
  }

  /**
   * The site of an address that may have a path and a query.
   *
   * @throws LeptonException as {@link #of}
   */
  public static Site ofPage(String url) {
    return of(url.replaceFirst("^(https?://[^/?#]*).*$", "$1"));
  }

  /** Path and query of an address; a single slash where it has none. */
  public static String pagePath(String url) {
    String rest = url.replaceFirst("^https?://[^/?#]*", "").replaceFirst("#.*$", "");
    return rest.startsWith("/") ? rest : "/" + rest;
  }

  private static LeptonException unusable(String url, @Nullable Throwable e) {
    String what = "not an absolute HTTP address: '" + url + "'";
    String fix = "write it like http://shop.example:8080";
    LeptonException unusable = new LeptonException(ErrorCode.CONFIG_INVALID, what, url, fix);
    if (e != null) {
      unusable.initCause(e);
    }
    return unusable;
  }

  /**
   * The address of a page of this site.
   *
   * @param path starts with one slash, percent-encoded, with or without query
   * @throws LeptonException CONFIG_INVALID when it is no such path or would lead to another host
   */
  public URI resolve(String path) {
    if (path.startsWith("/") && !path.startsWith("//")) {
      try {
        URI uri = URI.create(base + path);
        if (owns(uri)) {
          return uri;
        }
      } catch (IllegalArgumentException e) {
        throw unusablePath(path, e.getMessage());
      }
    }
    throw unusablePath(path, "a path starts with a single '/'");
  }

  /**
   * The same as it stands in a request's first line: path and query, without the host.
   *
   * @throws LeptonException as {@link #resolve}
   */
  public String target(String path) {
    URI uri = resolve(path);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return uri.getRawPath() + query;
  }

  /** Host and port as the Host header has them. */
  public String authority() {
    return base.getPort() < 0 ? base.getHost() : base.getHost() + ":" + base.getPort();
  }

  public boolean isSecure() {
    return "https".equalsIgnoreCase(base.getScheme());
  }

  /** 1 to 65535. */
  public int port() {
    return port(base);
  }

  private LeptonException unusablePath(String path, String why) {
    return new LeptonException(
        ErrorCode.CONFIG_INVALID,
        "not a path of " + base + ": '" + path + "' (" + why + ")",
        "accept, request path '" + path + "'",
        "give a path like /api/products?limit=1; load goes to the named host only; "
            + "percent-encode spaces and quotes");
  }

  /** Whether the URI has this site's scheme, host and port. */
  public boolean owns(URI uri) {
    return base.getScheme().equalsIgnoreCase(uri.getScheme())
        && base.getHost().equalsIgnoreCase(uri.getHost())
        && port(base) == port(uri);
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
