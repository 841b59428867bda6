package dev.lepton.accept.traffic;

import dev.lepton.accept.http.Site;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.RequestSpec;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request with places still in it. Thread-safe. */
public final class RequestTemplate {
  /** A token of RFC 9110, section 5.6.2. */
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /** Safe by RFC 9110, section 9.2.1. */
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final Site site;
  private final String method;
  private final Text path;
  private final List<Header> headers;
  private final Optional<Text> body;
  private final String where;
  private final String name;

  /** The request itself, where nothing has to be filled in. */
  private final @Nullable Call fixed;

  /**
   * @param path below the site, or one place whose value is such a path
   * @param where it stands, for errors
   * @throws LeptonException CONFIG_INVALID when it cannot be sent, so that no test starts with it
   */
  public RequestTemplate(
      Site site, Line line, List<Header> headers, Optional<Text> body, String where) {
    this.site = site;
    this.method = line.method();
    this.path = line.path();
    this.headers = List.copyOf(headers);
    this.body = body;
    this.where = where;
    this.name = name(line);
    requireSendable();
    this.fixed = names().isEmpty() ? render(name -> name) : null;
  }

  /** Method and path. */
  public record Line(String method, Text path) {}

  /** The request as migration.yaml gives it. */
  public static RequestTemplate of(Site site, RequestSpec spec) {
    List<Header> headers =
        spec.body().isPresent()
            ? List.of(new Header("Content-Type", Text.of(spec.contentType())))
            : List.of();
    Line line = new Line(spec.method(), Text.of(spec.path()));
    return new RequestTemplate(
        site, line, headers, spec.body().map(Text::of), "accept, request " + name(line));
  }

  private void requireSendable() {
    if (!TOKEN.matcher(method).matches()) {
      throw unsendable("'" + method + "' is no method", "write GET, POST or the like");
    }
    for (Header header : headers) {
      boolean text = header.value().fill(name -> "1").chars().noneMatch(c -> c < ' ' && c != '\t');
      if (!TOKEN.matcher(header.name()).matches() || !text) {
        throw unsendable(
            "the header '" + header.name() + "' cannot be sent",
            "a name is one word, a value one line");
      }
    }
    if (!path.isOnePlace()) {
      site.resolve(path.fill(name -> "1"));
    }
  }

  private LeptonException unsendable(String what, String fix) {
    return new LeptonException(
        ErrorCode.CONFIG_INVALID, "a request cannot be sent: " + what, where, fix);
  }

  /** What must be known to send it. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(path.names());
    headers.forEach(header -> names.addAll(header.value().names()));
    body.ifPresent(text -> names.addAll(text.names()));
    return names;
  }

  /**
   * The request with everything filled in. In a path, what is filled in is percent-encoded, unless
   * the path is nothing else.
   *
   * @throws LeptonException CONFIG_INVALID when what was filled in makes no path of this site
   */
  Call render(UnaryOperator<String> values) {
    if (fixed != null) {
      return fixed;
    }
    String filled = path.isOnePlace() ? path.fill(values) : path.fill(n -> encode(values.apply(n)));
    List<Map.Entry<String, String>> lines =
        headers.stream()
            .map(h -> Map.entry(h.name(), h.value().fill(values).replaceAll("[\\r\\n]", " ")))
            .toList();
    byte[] bytes =
        body.map(text -> text.fill(values).getBytes(StandardCharsets.UTF_8)).orElse(new byte[0]);
    return new Call(site, method, site.target(filled), lines, bytes);
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  public Site site() {
    return site;
  }

  public String method() {
    return method;
  }

  /** Whether it asks for nothing to be changed, by its method. */
  public boolean isSafe() {
    return SAFE.contains(method);
  }

  /** Where it was written. */
  public String where() {
    return where;
  }

  /** As a person would name it; the same for all values, so that errors can be grouped. */
  public String name() {
    return name;
  }

  private static String name(Line line) {
    return line.method() + " " + line.path();
  }
}
