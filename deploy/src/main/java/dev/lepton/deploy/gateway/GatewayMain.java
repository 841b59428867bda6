package dev.lepton.deploy.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
            id -> {
              Runtime.getRuntime().addShutdownHook(new Thread(() -> end(vertx, id), "drain"));
              System.out.println(Instant.now() + " forwarding from " + args[1] + ":" + args[2]);
            })
        .onFailure(
            failure -> {
              System.err.println(Instant.now() + " cannot start: " + failure);
              System.exit(1);
            });
  }

  /** A signal ends the gateway, and not the requests that are on their way. */
  private static void end(Vertx vertx, String id) {
    System.out.println(Instant.now() + " stopping once everything in flight is answered");
    try {
      vertx
          .undeploy(id)
          .toCompletionStage()
          .toCompletableFuture()
          .get(Gateway.DRAIN.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      System.err.println(Instant.now() + " not everything in flight was answered: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
