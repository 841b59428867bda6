package dev.lepton.deploy.internal.kubernetes;

import dev.lepton.deploy.cluster.ReleaseRevision;
import dev.lepton.deploy.cluster.ReleaseRevision.State;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.SecretList;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.type.TypeReference;

/**
 * Remembers revisions in the cluster: one secret each, beside the release, since what was applied
 * may hold secrets. Making the next one is what keeps two runs apart: only one of them can.
 */
public final class RevisionStore {
  /** Which release an object belongs to. */
  static final String RELEASE = "lepton.dev/release";

  private static final String STATE = "lepton.dev/state";
  private static final String REVISION = "lepton.dev/revision";
  private static final String AT = "lepton.dev/at";
  private static final String BY = "lepton.dev/by";
  private static final String NOTE = "lepton.dev/note";
  private static final String ALIVE = "lepton.dev/alive";
  private static final String TYPE = "lepton.dev/release.v1";
  private static final String CONTENT = "objects.json.gz";
  // What etcd takes as one object, less the names around it.
  private static final int MOST_BYTES = 1_000_000;

  private final Cluster cluster;
  private final String namespace;
  private final String release;
  private final KubernetesSerialization serialization;

  RevisionStore(Cluster cluster, String namespace, String release) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.release = release;
    this.serialization = cluster.client().getKubernetesSerialization();
  }

  /**
   * The one namespace that remembers the release; the context's own if none does, or if this
   * account may not look into others.
   *
   * @throws LeptonException USAGE if several do
   */
  public static String home(Cluster cluster, String release) {
    List<String> namespaces;
    try {
      namespaces =
          cluster
              .ask(() -> ofRelease(cluster.client().secrets().inAnyNamespace(), release))
              .stream()
              .map(secret -> secret.getMetadata().getNamespace())
              .distinct()
              .sorted()
              .toList();
    } catch (LeptonException e) {
      if (e.code() != ErrorCode.TARGET_PRIVILEGE) {
        throw e;
      }
      return cluster.ownNamespace();
    }
    if (namespaces.size() > 1) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "several namespaces have a release " + release + ": " + String.join(", ", namespaces),
          "--namespace",
          "say which is meant");
    }
    return namespaces.isEmpty() ? cluster.ownNamespace() : namespaces.get(0);
  }

  private static List<Secret> ofRelease(
      FilterWatchListDeletable<Secret, SecretList, Resource<Secret>> secrets, String release) {
    return secrets.withLabel(RELEASE, release).withLabel(REVISION).list().getItems();
  }

  /** From the first to the last that is remembered. */
  List<StoredRevision> all() {
    return secrets().stream()
        .map(this::read)
        .sorted(Comparator.comparingInt(stored -> stored.revision().number()))
        .toList();
  }

  private List<Secret> secrets() {
    return cluster.ask(() -> ofRelease(cluster.client().secrets().inNamespace(namespace), release));
  }

  /**
   * Begins a revision.
   *
   * @throws LeptonException ALREADY_RUNNING if another run has begun the same one; CONFIG_INVALID
   *     if it is too large to be remembered
   */
  void begin(ReleaseRevision revision, List<GenericKubernetesResource> objects) {
    byte[] content = packed(objects);
    if (content.length > MOST_BYTES) {
      throw new LeptonException(
          ErrorCode.CONFIG_INVALID,
          String.format(
              Locale.ROOT,
              "the release is too large to be remembered: %,d bytes, packed; %,d are possible",
              content.length,
              MOST_BYTES),
          release,
          "deploy it in parts, each with a --release of its own");
    }
    Secret secret =
        new SecretBuilder()
            .withNewMetadata()
            .withName(name(revision.number()))
            .withNamespace(namespace)
            .withLabels(
                Map.of(
                    "app.kubernetes.io/managed-by",
                    "lepton",
                    RELEASE,
                    release,
                    REVISION,
                    String.valueOf(revision.number()),
                    STATE,
                    label(revision.state())))
            .withAnnotations(
                Map.of(
                    AT,
                    revision.at().toString(),
                    BY,
                    revision.by(),
                    NOTE,
                    revision.note(),
                    ALIVE,
                    "0"))
            .endMetadata()
            .withType(TYPE)
            .withData(Map.of(CONTENT, Base64.getEncoder().encodeToString(content)))
            .build();
    cluster.ask(() -> create(secret));
  }

  private Secret create(Secret secret) {
    try {
      return cluster.client().resource(secret).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        throw running(secret.getMetadata().getName());
      }
      throw e;
    }
  }

  private LeptonException running(String where) {
    return new LeptonException(
        ErrorCode.ALREADY_RUNNING,
        "another run is deploying " + release + " at this moment",
        "Secret " + where + " in namespace " + namespace,
        "wait for it to end: lepton deploy status --release " + release);
  }

  /** Says that the run of this revision is alive. */
  void beat(int revision) {
    String now = String.valueOf(System.nanoTime());
    edit(revision, metadata -> metadata.getAnnotations().put(ALIVE, now));
  }

  void mark(int revision, State state) {
    edit(revision, metadata -> metadata.getLabels().put(STATE, label(state)));
  }

  private void edit(int revision, Consumer<ObjectMeta> change) {
    cluster.ask(
        () ->
            secret(revision)
                .edit(
                    secret -> {
                      change.accept(secret.getMetadata());
                      return secret;
                    }));
  }

  private Resource<Secret> secret(int revision) {
    return cluster.client().secrets().inNamespace(namespace).withName(name(revision));
  }

  /** What changes whenever the run of this revision says that it is alive. */
  Optional<String> pulse(int revision) {
    return Optional.ofNullable(cluster.ask(() -> secret(revision).get()))
        .map(secret -> secret.getMetadata().getAnnotations().get(ALIVE));
  }

  /** Forgets all but the last revisions, and what is there now. */
  void trim(int keep) {
    List<StoredRevision> known = all();
    known.stream()
        .limit(Math.max(0, known.size() - keep))
        .map(StoredRevision::revision)
        .filter(revision -> revision.state() != State.DEPLOYED)
        .forEach(revision -> forget(revision.number()));
  }

  void forget(int revision) {
    cluster.ask(() -> secret(revision).delete());
  }

  private String name(int revision) {
    return "lepton." + release + ".v" + revision;
  }

  private static String label(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private StoredRevision read(Secret secret) {
    Map<String, String> labels = secret.getMetadata().getLabels();
    Map<String, String> annotations = secret.getMetadata().getAnnotations();
    List<GenericKubernetesResource> objects =
        unpacked(Base64.getDecoder().decode(secret.getData().get(CONTENT)));
    return new StoredRevision(
        new ReleaseRevision(
            Integer.parseInt(labels.get(REVISION)),
            State.valueOf(labels.get(STATE).toUpperCase(Locale.ROOT)),
            Instant.parse(annotations.get(AT)),
            annotations.get(BY),
            annotations.get(NOTE),
            StoredRevision.keys(objects)),
        objects);
  }

  private byte[] packed(List<GenericKubernetesResource> objects) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
      packing.write(serialization.asJson(objects).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private List<GenericKubernetesResource> unpacked(byte[] bytes) {
    try (GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return serialization.unmarshal(
          unpacking, new TypeReference<List<GenericKubernetesResource>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** To the second, as the cluster's own times. */
  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
