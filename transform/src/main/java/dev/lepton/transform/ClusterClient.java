package dev.lepton.transform;

import dev.lepton.transform.internal.source.SourceTree;
import dev.lepton.transform.internal.source.TextFile;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells applications that ask the cluster they run in, by the clients in their build files. */
final class ClusterClient {
  private static final Map<String, Pattern> CLIENTS =
      Map.of(
          "pom.xml",
          Pattern.compile(
              "<artifactId>(spring-cloud(?:-starter)?-kubernetes[\\w-]*|kubernetes-client|client-java)</artifactId>"),
          "build.gradle",
          Pattern.compile(
              "(spring-cloud(?:-starter)?-kubernetes[\\w-]*|io\\.fabric8:kubernetes-client|io\\.kubernetes:client-java)"),
          "requirements.txt",
          Pattern.compile("(?m)^(kubernetes)\\s*(?:[=<>~!;]|$)"),
          "package.json",
          Pattern.compile("\"(@kubernetes/client-node)\"\\s*:"),
          "go.mod",
          Pattern.compile("(k8s\\.io/client-go)"));

  private ClusterClient() {}

  /** Returns the client and its place, as a reason. */
  static Optional<String> in(SourceTree tree) {
    return tree.files().stream()
        .filter(
            file -> CLIENTS.containsKey(file.replaceFirst(".*/", "").replaceFirst("[.]kts$", "")))
        .flatMap(file -> tree.text(file).stream())
        .flatMap(file -> client(file).stream())
        .findFirst();
  }

  private static Optional<String> client(TextFile file) {
    String name = file.path().replaceFirst(".*/", "").replaceFirst("[.]kts$", "");
    return CLIENTS
        .get(name)
        .matcher(file.content())
        .results()
        .findFirst()
        .map(
            found ->
                "It asks the cluster by "
                    + found.group(1)
                    + " ("
                    + file.path()
                    + "): it may read what its Role says, and nothing else.");
  }
}
