package dev.lepton.deploy.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.nio.file.Path;
import java.time.Instant;

/** The gateway's process: forwards until it is stopped. Its standard output is its log file. */
public final class GatewayMain {
  private GatewayMain() {}

  /**
   * @param args state directory, public host, public port, URL of the old release
   */
  public static void main(String[] args) {
    GatewaySettings settings =
        new GatewaySettings(Path.of(args[0]), args[1], Integer.parseInt(args[2]), args[3]);
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    vertx
        .deployVerticle(new Gateway(settings))
        .onSuccess(
            id -> System.out.println(Instant.now() + " forwarding from " + args[1] + ":" + args[2]))
        .onFailure(
            failure -> {
              System.err.println(Instant.now() + " cannot start: " + failure);
              System.exit(1);
            });
  }
}
