package dev.lepton.accept;

import dev.lepton.accept.http.Browser;
import dev.lepton.accept.http.Site;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;

/** Whether there is anything to test: a load against a closed port would only prove that. */
final class Reachability {
  private Reachability() {}

  static void require(AcceptRequest request) {
    request
        .oldUrl()
        .ifPresent(url -> require(url, "the old release", ErrorCode.SOURCE_UNREACHABLE));
    require(request.newUrl(), "the new release", ErrorCode.TARGET_UNREACHABLE);
    request
        .cloneUrl()
        .ifPresent(
            url -> require(url, "the clone of the new release", ErrorCode.TARGET_UNREACHABLE));
  }

  private static void require(String url, String release, ErrorCode code) {
    if (new Browser(Site.of(url)).get("/").isEmpty()) {
      throw new LeptonException(
          code,
          release + " does not answer over HTTP",
          url,
          "start it, or correct its address; then run the phase again");
    }
  }
}
