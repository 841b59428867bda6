package dev.lepton.deploy.gateway;

import dev.lepton.deploy.internal.state.StateFile;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to reach a running gateway's remote control.
 *
 * @param port on the loopback interface
 * @param token a secret; the file that holds it can be read by its owner only
 */
record AdminAddress(int port, String token) {

  static Optional<AdminAddress> load(Path directory) {
    return file(directory)
        .read()
        .map(JsonObject::new)
        .map(json -> new AdminAddress(json.getInteger("port"), json.getString("token")));
  }

  void save(Path directory) {
    file(directory).write(new JsonObject().put("port", port).put("token", token).encode());
  }

  static void delete(Path directory) {
    file(directory).delete();
  }

  private static StateFile file(Path directory) {
    return new StateFile(directory.resolve("admin.json"));
  }

  @Override
  public String toString() {
    return "AdminAddress[" + port + "]";
  }
}
