package dev.lepton.deploy.git;

import dev.lepton.deploy.cluster.ManifestObject;
import dev.lepton.deploy.internal.kubernetes.ApplyOrder;
import dev.lepton.deploy.internal.state.Folders;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.error.Problem;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes a release's manifests into a folder of a git repository, one file an object and a {@code
 * kustomization.yaml} that names them, for Argo CD or Flux to bring in. The program {@code git}
 * does it, with the credentials that its user has.
 */
public final class GitPublisher {
  private static final String LIST = "kustomization.yaml";
  private static final Pattern RESOURCE = Pattern.compile("(?m)^ {2}- (\\S+)$");

  private final PublishRequest request;
  private final GitProgram git;
  private final Path clone;

  private GitPublisher(PublishRequest request, Path clone) {
    this.request = request;
    this.clone = clone;
    this.git = new GitProgram(clone, request.repository());
  }

  /**
   * Commits and pushes what is different; nothing if nothing is.
   *
   * @throws LeptonException CONFIG_INVALID if secrets would get into the repository unasked;
   *     TOOL_MISSING without git; TARGET_REJECTED_LOGIN, TARGET_UNREACHABLE or TARGET_FAILED with
   *     what git says
   */
  public static Publication publish(PublishRequest request) {
    refuseSecrets(request);
    Path clone = temporary();
    try {
      return new GitPublisher(request, clone).publish();
    } finally {
      Folders.delete(clone);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("lepton-publish");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void refuseSecrets(PublishRequest request) {
    List<Problem> problems =
        request.manifests().objects().stream()
            .filter(object -> "Secret".equals(object.key().kind()))
            .filter(GitPublisher::hasValues)
            .map(
                object ->
                    new Problem(
                        object.key() + " has values, which would stay in the repository's history",
                        object.where(),
                        "leave it to an external secret (kubernetes/components/external-secrets), or"
                            + " say --with-secrets"))
            .toList();
    if (!problems.isEmpty() && !request.withSecrets()) {
      throw new LeptonException(ErrorCode.CONFIG_INVALID, problems);
    }
  }

  private static boolean hasValues(ManifestObject object) {
    Map<String, Object> content = object.content().getAdditionalProperties();
    return List.of("data", "stringData").stream()
        .map(content::get)
        .anyMatch(values -> values instanceof Map<?, ?> map && !map.isEmpty());
  }

  private Publication publish() {
    git.run("clone", "--quiet", "--depth", "1", "--no-single-branch", request.address(), ".");
    checkOut();
    Path folder = folder();
    List<String> before = published(folder);
    Map<String, String> files = files();
    List<String> removed = before.stream().filter(file -> !files.containsKey(file)).toList();
    try {
      Files.createDirectories(folder);
      for (String file : removed) {
        Files.deleteIfExists(folder.resolve(file));
      }
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
      Files.writeString(folder.resolve(LIST), kustomization(files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Publication(
        request.repository(),
        request.branch(),
        request.folder(),
        committed(),
        List.copyOf(files.keySet()),
        removed);
  }

  /** The branch as it is there; a new one begins where the default one is. */
  private void checkOut() {
    String branch = request.branch();
    boolean known = git.succeeds("rev-parse", "--verify", "--quiet", "origin/" + branch);
    boolean empty = !git.succeeds("rev-parse", "--verify", "--quiet", "HEAD");
    if (known) {
      git.run("checkout", "--quiet", "-B", branch, "origin/" + branch);
    } else if (empty) {
      git.run("symbolic-ref", "HEAD", "refs/heads/" + branch);
    } else {
      git.run("checkout", "--quiet", "-b", branch);
    }
  }

  private Path folder() {
    Path folder = clone.resolve(request.folder()).normalize();
    if (!folder.startsWith(clone) || folder.startsWith(clone.resolve(".git"))) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "the folder lies outside the repository",
          "--path " + request.folder(),
          "name a folder of the repository: --path apps/shop");
    }
    return folder;
  }

  /** What an earlier publication wrote: the files that its list names. */
  private static List<String> published(Path folder) {
    Path list = folder.resolve(LIST);
    if (!Files.isRegularFile(list)) {
      return List.of();
    }
    try {
      return RESOURCE
          .matcher(Files.readString(list))
          .results()
          .map(match -> match.group(1))
          .filter(file -> !file.contains("/"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> files() {
    KubernetesSerialization serialization = new KubernetesSerialization();
    Map<String, String> files = new LinkedHashMap<>();
    request.manifests().objects().stream()
        .sorted(ApplyOrder.COMPARATOR)
        .forEach(
            object -> {
              String name =
                  object.key().kind().toLowerCase(Locale.ROOT) + "-" + object.key().name();
              String file = name + ".yaml";
              for (int i = 2; files.containsKey(file); i++) {
                file = name + "-" + i + ".yaml";
              }
              files.put(file, serialization.asYaml(object.content()));
            });
    return files;
  }

  private static String kustomization(Map<String, String> files) {
    StringBuilder text = new StringBuilder("apiVersion: kustomize.config.k8s.io/v1beta1\n");
    text.append("kind: Kustomization\nresources:\n");
    files.keySet().forEach(file -> text.append("  - ").append(file).append('\n'));
    return text.toString();
  }

  private Optional<String> committed() {
    git.run("add", "--all", "--", request.folder());
    if (git.succeeds("diff", "--cached", "--quiet")) {
      return Optional.empty();
    }
    if (!git.succeeds("config", "user.email")) {
      git.run("config", "user.name", "Lepton Migrate");
      git.run("config", "user.email", "lepton@localhost");
    }
    git.run("commit", "--quiet", "--message", request.message());
    git.run("push", "--quiet", "origin", "HEAD:refs/heads/" + request.branch());
    return Optional.of(git.run("rev-parse", "HEAD").strip());
  }
}
