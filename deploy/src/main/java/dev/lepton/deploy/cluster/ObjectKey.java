package dev.lepton.deploy.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Comparator;
import java.util.Optional;

/**
 * Names one object of a cluster, whatever version of its kind it is written in.
 *
 * @param group of its kind; empty for the core group
 * @param namespace empty for an object of the whole cluster
 */
public record ObjectKey(String group, String kind, String namespace, String name)
    implements Comparable<ObjectKey> {
  private static final Comparator<ObjectKey> ORDER =
      Comparator.comparing(ObjectKey::namespace)
          .thenComparing(ObjectKey::kind)
          .thenComparing(ObjectKey::name)
          .thenComparing(ObjectKey::group);

  /** The name of an object that has one. */
  public static ObjectKey of(HasMetadata object) {
    return new ObjectKey(
        group(object.getApiVersion()),
        object.getKind(),
        Optional.ofNullable(object.getMetadata().getNamespace()).orElse(""),
        object.getMetadata().getName());
  }

  /** The group in "group/version". */
  public static String group(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  @Override
  public int compareTo(ObjectKey other) {
    return ORDER.compare(this, other);
  }

  /** Kind and name, as people say it. */
  @Override
  public String toString() {
    return kind + " " + name;
  }
}
