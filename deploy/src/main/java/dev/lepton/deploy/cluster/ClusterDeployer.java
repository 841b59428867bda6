package dev.lepton.deploy.cluster;

import dev.lepton.deploy.internal.kubernetes.Cluster;
import dev.lepton.deploy.internal.kubernetes.Enlargement;
import dev.lepton.deploy.internal.kubernetes.Evidence;
import dev.lepton.deploy.internal.kubernetes.ReleaseBook;
import dev.lepton.deploy.internal.kubernetes.ReleaseRun;
import dev.lepton.deploy.internal.kubernetes.RevisionStore;
import dev.lepton.deploy.internal.kubernetes.StatusReader;
import dev.lepton.model.Phase;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * Brings releases into one namespace of a cluster and takes them back. All that it knows between
 * two runs lies in the cluster. Failures are {@link LeptonException}s. Not thread-safe.
 */
public final class ClusterDeployer implements AutoCloseable {
  private static final String NAME = "[a-z0-9]([-a-z0-9]{0,40}[a-z0-9])?";

  private final Cluster cluster;
  private final Optional<String> namespace;
  private final EventSink events;

  private ClusterDeployer(Cluster cluster, Optional<String> namespace, EventSink events) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.events = events;
  }

  /**
   * @throws LeptonException TARGET_UNREACHABLE, TARGET_REJECTED_LOGIN or CONFIG_UNREADABLE
   */
  public static ClusterDeployer connect(ClusterAddress address, EventSink events) {
    return new ClusterDeployer(Cluster.connect(address), address.namespace(), events);
  }

  /**
   * What deploying would change; nothing is.
   *
   * @throws LeptonException CONFIG_INVALID, TARGET_FAILED or TARGET_PRIVILEGE with every object
   *     that the server refuses
   */
  public ClusterPlan diff(DeployRequest request) {
    return book(request.release(), place(request.manifests()))
        .plan(
            request.manifests(),
            request.strategy(),
            request.conflicts() == DeployRequest.Conflicts.TAKE_OVER);
  }

  /**
   * Brings the release in and returns once it is healthy; what does not become healthy is undone,
   * its events and logs having been kept.
   *
   * @param stopped asked again and again; once it says so, the release is undone
   * @throws LeptonException ROLLOUT_FAILED with every trouble; CONFIG_INVALID, TARGET_FAILED or
   *     TARGET_PRIVILEGE if the server refuses anything, before anything has changed;
   *     ALREADY_RUNNING; INTERRUPTED
   */
  public ClusterRelease deploy(DeployRequest request, BooleanSupplier stopped) {
    String place = place(request.manifests());
    return new ReleaseRun(cluster, events, settings(request, place), stopped)
        .run(book(request.release(), place).placed(request.manifests(), request.strategy()));
  }

  private static ReleaseRun.Settings settings(DeployRequest request, String namespace) {
    return new ReleaseRun.Settings(
        namespace,
        request.release(),
        request.delivery().note().orElse(""),
        request.strategy(),
        request.conflicts() == DeployRequest.Conflicts.TAKE_OVER,
        request.delivery().limits(),
        request.delivery().evidence());
  }

  /**
   * Brings an earlier revision in again, as a new one.
   *
   * @param request its manifests are not looked at
   * @param revision empty for the last that was deployed before the one that is there now
   * @throws LeptonException DOCUMENT_MISSING if there is none such; else as {@link #deploy}
   */
  public ClusterRelease rollback(
      DeployRequest request, OptionalInt revision, BooleanSupplier stopped) {
    String place = home(request.release());
    ReleaseBook.Earlier earlier = book(request.release(), place).earlier(revision);
    ReleaseRun.Settings settings =
        new ReleaseRun.Settings(
            place,
            request.release(),
            "back to revision " + earlier.revision(),
            request.strategy(),
            true,
            request.delivery().limits(),
            request.delivery().evidence());
    return new ReleaseRun(cluster, events, settings, stopped).run(earlier.objects());
  }

  /**
   * Lets the release's autoscalers that are at their bound have more pods, and returns once those
   * are well; what gets no room is taken back.
   *
   * @param request how long is waited; its manifests are not looked at
   * @param factor by which a bound is raised, above 1
   * @param most pods that an autoscaler may then want
   * @return what was done, in words
   * @throws LeptonException NOT_SUPPORTED if none may be raised, or more pods do not get well
   */
  public String enlarge(DeployRequest request, double factor, long most, BooleanSupplier stopped) {
    String release = request.release();
    String done =
        new Enlargement(cluster, home(release), release, request.delivery().limits(), stopped)
            .by(factor, most);
    events.emit(new Event.Audited(Phase.DEPLOY, "enlarge release", release + ": " + done));
    return done;
  }

  /**
   * Takes a release away, but for volumes, claims and the namespace; without effect if there is
   * none.
   */
  public void remove(String release) {
    String place = home(release);
    book(release, place).remove();
    events.emit(
        new Event.Audited(Phase.DEPLOY, "remove release", release + " in namespace " + place));
  }

  /**
   * Leads a port of this machine to a service, until it is closed.
   *
   * @param port of the service
   */
  public Forwarding forward(String service, int port) {
    return new Forwarding(
        cluster.forward(namespace.orElseGet(cluster::ownNamespace), service, port));
  }

  /** Compares what was planned with what is there, and looks how that is. */
  public ReleaseStatus status(String release) {
    return new StatusReader(cluster, home(release), checked(release)).read();
  }

  /** The same with what its pods use at this moment, which takes two questions more. */
  public ReleaseStatus statusWithUse(String release) {
    return new StatusReader(cluster, home(release), checked(release)).readWithUse();
  }

  /**
   * Keeps events, and logs and states of pods that are not well.
   *
   * @param folder is made when needed
   */
  public void keepEvidence(ReleaseStatus status, Path folder) {
    new Evidence(cluster, status.namespace(), folder).gather(status.troubles());
  }

  /**
   * The role that an account needs to deploy this release, and its binding, as YAML.
   *
   * @param account a service account of the same namespace
   */
  public String rights(DeployRequest request, String account) {
    return book(request.release(), place(request.manifests())).rights(request.manifests(), account);
  }

  private ReleaseBook book(String release, String place) {
    return new ReleaseBook(cluster, place, checked(release));
  }

  private String place(ReleaseManifests manifests) {
    return namespace.or(manifests::namespace).orElseGet(cluster::ownNamespace);
  }

  /** Where a release is that was deployed before. */
  private String home(String release) {
    return namespace.orElseGet(() -> RevisionStore.home(cluster, checked(release)));
  }

  private static String checked(String release) {
    if (!release.matches(NAME)) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "a release cannot have this name: " + release,
          "--release",
          "use at most 42 small letters, digits and dashes");
    }
    return release;
  }

  @Override
  public void close() {
    cluster.close();
  }
}
