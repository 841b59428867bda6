package dev.lepton.deploy.gateway;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.internal.state.StateFile;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the gateway forwards to, as it is persisted.
 *
 * @param newUrl empty until the new release has been announced
 */
record RouteState(String oldUrl, Optional<String> newUrl, Route route) {

  static StateFile file(Path directory) {
    return new StateFile(directory.resolve("route.json"));
  }

  static Optional<RouteState> load(Path directory) {
    return file(directory).read().map(JsonObject::new).map(RouteState::parse);
  }

  private static RouteState parse(JsonObject json) {
    return new RouteState(
        json.getString("oldUrl"),
        Optional.ofNullable(json.getString("newUrl")),
        Route.valueOf(json.getString("route")));
  }

  void save(Path directory) {
    JsonObject json = new JsonObject().put("oldUrl", oldUrl).put("route", route.name());
    newUrl.ifPresent(url -> json.put("newUrl", url));
    file(directory).write(json.encodePrettily());
  }

  /** Where users are led. */
  Optional<String> url() {
    return route == Route.OLD ? Optional.of(oldUrl) : newUrl;
  }

  RouteState withOldUrl(String url) {
    return new RouteState(url, newUrl, route);
  }

  RouteState withNewUrl(String url) {
    return new RouteState(oldUrl, Optional.of(url), route);
  }

  RouteState withRoute(Route next) {
    return new RouteState(oldUrl, newUrl, next);
  }
}
