package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.Rollout;
import dev.lepton.deploy.cluster.ManifestObject;
import dev.lepton.deploy.cluster.ReleaseManifests;
import dev.lepton.deploy.internal.state.Folders;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a migration's bundle, with the image that was pushed and the variables of the
 * rollout, which are a secret since some of them are. Pure but for reading the bundle.
 */
final class BundleObjects {
  private static final String TRIAL = "trial";

  /** What a throw-away copy needs of its own; the rest is the release's. */
  private static final Set<String> OF_A_TRIAL = Set.of("Deployment", "Service");

  private final KubernetesSerialization serialization = new KubernetesSerialization();
  private final Rollout rollout;
  private final String namespace;
  private final String image;

  /**
   * @param image as the cluster pulls it
   */
  BundleObjects(Rollout rollout, String namespace, String image) {
    this.rollout = rollout;
    this.namespace = namespace;
    this.image = image;
  }

  /** The release as it serves users. */
  ReleaseManifests release() {
    return objects(rollout.bundle().application() + "-environment", read());
  }

  /** A copy beside the release, which no service of the release leads to. */
  ReleaseManifests trial() {
    List<ManifestObject> own =
        read().stream().filter(object -> OF_A_TRIAL.contains(object.key().kind())).toList();
    List<ManifestObject> painted = Colours.paint(serialization, TRIAL, own);
    for (ManifestObject object : painted) {
      if (object.key().kind().equals("Service")) {
        object.content().getMetadata().setName(object.key().name() + "-" + TRIAL);
      }
    }
    return objects(rollout.bundle().application() + "-environment-" + TRIAL, painted);
  }

  /** The service of the trial and its port. */
  static Map.Entry<String, Integer> entry(ReleaseManifests trial) {
    return trial.objects().stream()
        .filter(object -> object.key().kind().equals("Service"))
        .map(ManifestObject::content)
        .map(service -> Map.entry(service.getMetadata().getName(), port(service)))
        .findFirst()
        .orElseThrow(
            () ->
                new LeptonException(
                    ErrorCode.NOT_SUPPORTED,
                    "the bundle has no service, so a copy of the release cannot be asked anything",
                    "manifests",
                    "set accept.enabled: false, or have the application listen on a port"));
  }

  private static int port(GenericKubernetesResource service) {
    Integer port = service.get("spec", "ports", 0, "port");
    return port == null ? 80 : port;
  }

  private List<ManifestObject> read() {
    Path manifests = rollout.bundleDirectory().resolve("manifests");
    List<Path> files =
        Folders.list(manifests).stream()
            .filter(file -> file.toString().endsWith(".yaml"))
            // It names the others, and would ask for a program that renders it.
            .filter(file -> !file.endsWith("kustomization.yaml"))
            .toList();
    if (files.isEmpty()) {
      throw new LeptonException(
          ErrorCode.DOCUMENT_MISSING,
          "The bundle has no manifests.",
          manifests.toString(),
          "Run the transform phase again: lepton transform.");
    }
    return ReleaseManifests.read(files).objects().stream().map(this::moved).toList();
  }

  /** The bundle does not know which namespace target.cluster names. */
  private ManifestObject moved(ManifestObject object) {
    GenericKubernetesResource copy = serialization.clone(object.content());
    if (copy.getKind().equals("Namespace")) {
      copy.getMetadata().setName(namespace);
    } else if (copy.getMetadata().getNamespace() != null) {
      copy.getMetadata().setNamespace(namespace);
    }
    return new ManifestObject(copy, object.where());
  }

  private ReleaseManifests objects(String secret, List<ManifestObject> objects) {
    List<ManifestObject> all = new ArrayList<>();
    all.add(environment(secret));
    for (ManifestObject object : objects) {
      if (object.key().kind().equals("Deployment")) {
        configure(object.content(), secret);
      }
      all.add(object);
    }
    return new ReleaseManifests(all);
  }

  private ManifestObject environment(String name) {
    GenericKubernetesResource secret = new GenericKubernetesResource();
    secret.setApiVersion("v1");
    secret.setKind("Secret");
    secret.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace(namespace).build());
    secret.setAdditionalProperty("stringData", new TreeMap<>(rollout.environment()));
    return new ManifestObject(secret, "target.environment");
  }

  private void configure(GenericKubernetesResource deployment, String secret) {
    Map<String, Object> spec = Json.child(deployment.getAdditionalProperties(), "spec");
    Map<String, Object> pod = Json.child(Json.child(spec, "template"), "spec");
    List<Object> containers = new ArrayList<>();
    for (Map<String, Object> each : Json.maps(pod.get("containers"))) {
      Map<String, Object> container = new TreeMap<>(each);
      if (rollout.bundle().image().equals(container.get("image"))) {
        container.put("image", image);
        container.put("env", variables(container.get("env"), secret));
      }
      containers.add(container);
    }
    pod.put("containers", containers);
  }

  /** Variables of the rollout go before those that the manifest has. */
  private List<Object> variables(@Nullable Object known, String secret) {
    List<Object> variables = new ArrayList<>();
    for (Map<String, Object> variable : Json.maps(known)) {
      if (!rollout.environment().containsKey(String.valueOf(variable.get("name")))) {
        variables.add(variable);
      }
    }
    for (String name : new TreeMap<>(rollout.environment()).keySet()) {
      Map<String, Object> reference = Map.of("name", secret, "key", name);
      variables.add(Map.of("name", name, "valueFrom", Map.of("secretKeyRef", reference)));
    }
    return variables;
  }
}
