package dev.lepton.transform.internal.manifest;

import dev.lepton.model.plan.Demand;
import dev.lepton.transform.internal.schedule.Timetable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the manifests of one part of an application are made from.
 *
 * @param endpoint where it answers; empty for what only works in the background
 * @param schedule for what runs to its end; empty for what always runs
 * @param configuration environment variables with their values; none is a secret
 * @param secrets environment variables whose values are kept in secrets
 * @param dataVolume whether it keeps files under /data
 * @param onlyOne why there must never be two copies; empty when there may
 * @param stickyReason why a client must stay with its copy; empty when it need not
 * @param databasePorts what it must be allowed to reach
 * @param calls names of other parts of the application that it sends requests to
 * @param traits what makes it an unusual one
 */
public record Workload(
    Identity identity,
    Optional<Endpoint> endpoint,
    Optional<Timetable> schedule,
    Demand demand,
    Map<String, String> configuration,
    List<SecretVariable> secrets,
    boolean dataVolume,
    Optional<String> onlyOne,
    Optional<String> stickyReason,
    List<Integer> databasePorts,
    List<String> calls,
    Traits traits) {

  /**
   * @param application DNS-1123 label, also of the namespace; shared by all its parts
   * @param name DNS-1123 label, unique in the application: of every object and of the app label
   */
  public record Identity(String application, String name, String version, String image) {}

  /**
   * @param livenessPath answers 200 while the process is up
   * @param readinessPath answers 200 when ready
   */
  public record Endpoint(int port, String livenessPath, String readinessPath) {
    public Endpoint at(int otherPort) {
      return new Endpoint(otherPort, livenessPath, readinessPath);
    }
  }

  /**
   * @param variable the environment variable, and the key within the secret
   * @param secret name of the Secret object
   */
  public record SecretVariable(String variable, String secret) {}

  /** Where files that must outlive the container are kept. */
  public static final String DATA = "/data";

  public String application() {
    return identity.application();
  }

  public String name() {
    return identity.name();
  }

  public String version() {
    return identity.version();
  }

  public String image() {
    return identity.image();
  }

  /** Whether it is started by the clock and ends by itself. */
  public boolean isScheduled() {
    return schedule.isPresent();
  }

  /** Whether it comes to an end by itself: once for each release, or at each of its times. */
  public boolean endsByItself() {
    return isScheduled() || traits.once();
  }

  /** Whether the files that it would need belong to a copy of another workload. */
  public boolean lacksState() {
    return traits.ownState().isPresent() && endsByItself();
  }

  /** Whether its files belong to one copy alone. */
  public boolean keepsOwnState() {
    return traits.ownState().isPresent() && !endsByItself();
  }

  /** Copies that run when nothing is known of the load. */
  public int replicas() {
    int wanted = traits.scaling().flatMap(Traits.Scaling::copies).orElse(demand.replicas());
    return single().isPresent() ? 1 : Math.max(1, wanted);
  }

  /** Whether their number follows the load. */
  public boolean scales() {
    return !endsByItself() && single().isEmpty();
  }

  /** Copies that may run at most. */
  public int mostReplicas() {
    return single().isPresent() ? 1 : 3 * replicas();
  }

  /** Why there must never be two copies; empty when there may. */
  Optional<String> single() {
    return onlyOne.or(traits::ownState);
  }

  /** The claim of its files, as the cluster calls it. */
  public String claim() {
    // A StatefulSet puts the name of its volume before that of the copy.
    return keepsOwnState() ? "files-" + name() + "-0" : files();
  }

  String config() {
    return name() + "-config";
  }

  /** The volume with its files, which may be that of another part. */
  public String files() {
    return traits.sharedFiles().orElse(name()) + "-files";
  }

  /** Whether the volume with its files is described beside it: it has one, and it is its own. */
  public boolean bringsFiles() {
    return dataVolume && traits.sharedFiles().filter(part -> !part.equals(name())).isEmpty();
  }

  /** The same with a reason why there must never be two copies. */
  public Workload onlyOnce(String why) {
    return new Workload(
        identity,
        endpoint,
        schedule,
        demand,
        configuration,
        secrets,
        dataVolume,
        Optional.of(why),
        stickyReason,
        databasePorts,
        calls,
        traits);
  }

  /** The same with the files of a part that is started from the same folder. */
  public Workload sharingFilesOf(String part) {
    return new Workload(
        identity,
        endpoint,
        schedule,
        demand,
        configuration,
        secrets,
        dataVolume,
        onlyOne,
        stickyReason,
        databasePorts,
        calls,
        traits.sharingFilesOf(part));
  }
}
