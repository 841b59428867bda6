package dev.lepton.accept.security.manifest;

import java.util.List;
import java.util.stream.Stream;

/** All objects that are looked at together. Immutable. */
record ManifestSet(List<Manifest> manifests) {
  Stream<Manifest> ofKind(String kind) {
    return manifests.stream().filter(manifest -> manifest.kind().equals(kind));
  }

  Stream<Pod> pods() {
    return manifests.stream().flatMap(manifest -> manifest.pod().stream());
  }

  /** The pods that a service sends requests to. */
  Stream<Pod> podsOf(Manifest service) {
    return pods()
        .filter(pod -> pod.workload().namespace().equals(service.namespace()))
        .filter(pod -> SelectorMatch.matchesAll(service.spec().path("selector"), pod.labels()));
  }
}
