package dev.lepton.accept.load;

import dev.lepton.accept.http.Site;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.RequestSpec;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A request with <code>${n}</code> still in it. Immutable. */
final class RequestTemplate {
  private static final String NUMBER = "${n}";

  private final Site site;
  private final RequestSpec spec;

  /**
   * @throws LeptonException CONFIG_INVALID when it cannot be sent, so that a load never starts with
   *     it
   */
  RequestTemplate(Site site, RequestSpec spec) {
    this.site = site;
    this.spec = spec;
    try {
      render(1, Duration.ofSeconds(1));
    } catch (IllegalArgumentException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          "a request cannot be sent: " + e.getMessage(),
          "accept, request " + name(),
          "correct its method or contentType",
          e);
    }
  }

  HttpRequest render(long number, Duration timeout) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(site.resolve(fill(spec.path(), number)))
            .timeout(timeout)
            .method(spec.method(), body(number));
    if (spec.body().isPresent()) {
      request.header("Content-Type", spec.contentType());
    }
    return request.build();
  }

  private BodyPublisher body(long number) {
    return spec.body()
        .map(text -> BodyPublishers.ofString(fill(text, number), StandardCharsets.UTF_8))
        .orElseGet(BodyPublishers::noBody);
  }

  private static String fill(String text, long number) {
    return text.replace(NUMBER, Long.toString(number));
  }

  Site site() {
    return site;
  }

  /** As a person would name it; the same for every number, so that errors can be grouped. */
  String name() {
    return spec.method() + " " + spec.path();
  }

  Optional<String> expected() {
    return spec.expect();
  }
}
