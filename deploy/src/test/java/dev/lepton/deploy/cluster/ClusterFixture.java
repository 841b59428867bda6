package dev.lepton.deploy.cluster;

import dev.lepton.deploy.cluster.DeployRequest.Conflicts;
import dev.lepton.deploy.cluster.DeployRequest.Limits;
import dev.lepton.model.event.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A cluster's double, and a shop to deploy into it. */
abstract class ClusterFixture {
  static final String DEPLOYMENTS = ApiServerDouble.DEPLOYMENTS;
  static final String CONFIG_MAPS = "/api/v1/namespaces/shop/configmaps/";

  @TempDir Path folder;
  final ApiServerDouble api = new ApiServerDouble();
  final List<Event> events = new ArrayList<>();
  ClusterDeployer deployer;

  @BeforeEach
  void connect() {
    deployer = ClusterDeployer.connect(address(), events::add);
  }

  @AfterEach
  void disconnect() {
    deployer.close();
    api.close();
  }

  ClusterAddress address() {
    try {
      return new ClusterAddress(
          Optional.of(api.kubeconfig(folder)),
          Optional.empty(),
          Optional.empty(),
          Duration.ofSeconds(5));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String web(String tag) {
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
                - {name: app, image: "shop:%s"}
        """
        .formatted(tag);
  }

  static String settings(String name, String value) {
    return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s}
        data: {colour: %s}
        """
        .formatted(name, value);
  }

  static String both(String... manifests) {
    return String.join("---\n", manifests);
  }

  DeployRequest request(String manifests) {
    return request(manifests, Conflicts.REFUSE);
  }

  DeployRequest request(String manifests, Conflicts conflicts) {
    return request(manifests, Strategy.ROLLING, conflicts);
  }

  DeployRequest request(String manifests, Strategy strategy, Conflicts conflicts) {
    return new DeployRequest(
        "shop",
        ReleaseManifests.parse("shop.yaml", manifests),
        strategy,
        conflicts,
        new Delivery(limits(), folder.resolve("evidence"), Optional.empty()));
  }

  static Limits limits() {
    return new Limits(Duration.ofMillis(300), Duration.ZERO, Duration.ofMillis(200), Duration.ZERO);
  }

  ClusterRelease deploy(String manifests) {
    return deploy(manifests, () -> false);
  }

  ClusterRelease deploy(String manifests, BooleanSupplier stopped) {
    return deployer.deploy(request(manifests), stopped);
  }

  ClusterRelease rollback(OptionalInt revision) {
    return deployer.rollback(request(web("1")), revision, () -> false);
  }

  String image() {
    return api.at(DEPLOYMENTS + "web")
        .at("/spec/template/spec/containers/0/image")
        .asString("none");
  }
}
