package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ClusterAddress;
import dev.lepton.deploy.cluster.ManifestObject;
import dev.lepton.deploy.cluster.ObjectKey;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.ServerSideApplicable;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One cluster, spoken to as one field manager. Its failures are {@link LeptonException}s that say
 * what to do. Not thread-safe.
 */
public final class Cluster implements AutoCloseable {
  /** What holds the fields that Lepton applies. */
  public static final String FIELD_MANAGER = "lepton";

  private final KubernetesClient client;
  private final ClusterFailures failures;
  private final Map<String, Map<String, APIResource>> kinds = new HashMap<>();

  private Cluster(KubernetesClient client) {
    this.client = client;
    this.failures = new ClusterFailures(client.getMasterUrl().toString());
  }

  /**
   * Finds out where the cluster is, and asks it for its version.
   *
   * @throws LeptonException TARGET_UNREACHABLE, TARGET_REJECTED_LOGIN or CONFIG_UNREADABLE
   */
  public static Cluster connect(ClusterAddress address) {
    Cluster cluster =
        new Cluster(new KubernetesClientBuilder().withConfig(config(address)).build());
    try {
      cluster.ask(() -> cluster.client.getKubernetesVersion());
    } catch (LeptonException e) {
      cluster.close();
      throw e;
    }
    return cluster;
  }

  private static Config config(ClusterAddress address) {
    int millis = Math.toIntExact(address.patience().toMillis());
    try {
      Config found =
          address
              .kubeconfig()
              .map(file -> Config.fromKubeconfig(address.context().orElse(null), existing(file)))
              .orElseGet(() -> Config.autoConfigure(address.context().orElse(null)));
      return new ConfigBuilder(found)
          .withConnectionTimeout(millis)
          .withRequestTimeout(millis)
          .withRequestRetryBackoffLimit(2)
          .build();
    } catch (LeptonException e) {
      throw e;
    } catch (RuntimeException e) {
      // What is no kubeconfig makes the client fail in any way, an empty file by a null pointer.
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the kubeconfig cannot be used: " + reason(e),
          address.kubeconfig().map(Path::toString).orElse("KUBECONFIG or ~/.kube/config"),
          "kubectl config get-contexts shows what is in it",
          e);
    }
  }

  private static String reason(RuntimeException failure) {
    return failure instanceof NullPointerException
        ? "there is nothing in it"
        : String.valueOf(failure.getMessage()).strip();
  }

  private static java.io.File existing(Path kubeconfig) {
    if (!Files.isReadable(kubeconfig)) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "there is no kubeconfig to read",
          kubeconfig.toString(),
          "name the file with --kubeconfig, or leave it out for the usual places");
    }
    return kubeconfig.toFile();
  }

  /** The namespace of the context. */
  public String ownNamespace() {
    return Optional.ofNullable(client.getNamespace()).orElse("default");
  }

  /** The address of the API server. */
  public String url() {
    return client.getMasterUrl().toString();
  }

  /** For typed questions; their failures go through {@link #ask(Supplier)}. */
  KubernetesClient client() {
    return client;
  }

  /** Runs a question, making its failure one that says what to do. */
  <T> T ask(Supplier<T> question) {
    try {
      return question.get();
    } catch (KubernetesClientException e) {
      throw failures.explain(e);
    }
  }

  /** What the cluster knows of a kind; empty if it does not know it. */
  Optional<APIResource> kind(String apiVersion, String kind) {
    return Optional.ofNullable(kinds.computeIfAbsent(apiVersion, this::kindsOf).get(kind));
  }

  private Map<String, APIResource> kindsOf(String apiVersion) {
    APIResourceList list = ask(() -> client.getApiResources(apiVersion));
    Map<String, APIResource> known = new HashMap<>();
    if (list != null) {
      list.getResources().stream()
          .filter(resource -> !resource.getName().contains("/"))
          .forEach(resource -> known.put(resource.getKind(), resource));
    }
    return known;
  }

  /** Forgets what kinds there are, after new ones came. */
  void forgetKinds() {
    kinds.clear();
  }

  /**
   * @throws LeptonException DOCUMENT_MISSING if the cluster has no such namespace
   */
  void requireNamespace(String namespace) {
    if (!hasNamespace(namespace)) {
      throw new LeptonException(
          ErrorCode.DOCUMENT_MISSING,
          "the cluster has no namespace " + namespace,
          url(),
          "add a manifest of it, or make it: kubectl create namespace " + namespace);
    }
  }

  boolean hasNamespace(String namespace) {
    return ask(() -> client.namespaces().withName(namespace).get()) != null;
  }

  /** The object as it is; empty if it, or its kind, is not there. */
  public Optional<GenericKubernetesResource> live(GenericKubernetesResource object) {
    if (kind(object.getApiVersion(), object.getKind()).isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(ask(() -> resource(object).get()));
  }

  /**
   * What the object would be once it were applied; nothing changes.
   *
   * @throws LeptonException CONFIG_INVALID if the server refuses it, TARGET_FAILED with the
   *     managers that hold the same fields, TARGET_PRIVILEGE with the missing right
   */
  GenericKubernetesResource rehearse(ManifestObject object, boolean force) {
    return apply(object, force, true);
  }

  /** Applies the object as it is said in the manifest. */
  GenericKubernetesResource apply(ManifestObject object, boolean force) {
    return apply(object, force, false);
  }

  private GenericKubernetesResource apply(ManifestObject object, boolean force, boolean dry) {
    try {
      ServerSideApplicable<GenericKubernetesResource> operation =
          (dry ? resource(object.content()).dryRun() : resource(object.content()))
              .fieldValidation(FieldValidateable.Validation.STRICT)
              .fieldManager(FIELD_MANAGER);
      return (force ? operation.forceConflicts() : operation).serverSideApply();
    } catch (KubernetesClientException e) {
      throw failures.explain(e, object);
    }
  }

  /** Puts an object back as it was before, whoever has changed it since. */
  void restore(GenericKubernetesResource before) {
    GenericKubernetesResource copy = client.getKubernetesSerialization().clone(before);
    copy.getMetadata().setResourceVersion(null);
    copy.getMetadata().setManagedFields(null);
    ask(() -> resource(copy).update());
  }

  /** Takes an object away, and what it made with it; without effect if it is not there. */
  void delete(GenericKubernetesResource object) {
    if (kind(object.getApiVersion(), object.getKind()).isPresent()) {
      ask(() -> resource(object).withPropagationPolicy(DeletionPropagation.BACKGROUND).delete());
    }
  }

  /**
   * A port of this machine that leads to a service.
   *
   * @throws LeptonException ROLLOUT_FAILED if no ready pod is behind it
   */
  public LocalPortForward forward(String namespace, String service, int port) {
    return ask(() -> new ServiceTunnel(client, namespace).open(service, port));
  }

  private Resource<GenericKubernetesResource> resource(GenericKubernetesResource object) {
    APIResource kind =
        kind(object.getApiVersion(), object.getKind())
            .orElseThrow(
                () ->
                    new LeptonException(
                        ErrorCode.CONFIG_INVALID,
                        "the cluster has no kind "
                            + object.getKind()
                            + " in "
                            + object.getApiVersion(),
                        ObjectKey.of(object).toString(),
                        "install what defines it, or use a version that kubectl api-versions lists"));
    ResourceDefinitionContext context =
        ResourceDefinitionContext.fromApiResource(object.getApiVersion(), kind);
    var all = client.genericKubernetesResources(context);
    return Boolean.TRUE.equals(kind.getNamespaced())
        ? all.inNamespace(object.getMetadata().getNamespace()).resource(object)
        : all.resource(object);
  }

  @Override
  public void close() {
    client.close();
  }
}
