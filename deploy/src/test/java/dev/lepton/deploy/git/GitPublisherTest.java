package dev.lepton.deploy.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.deploy.cluster.ReleaseManifests;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitPublisherTest {
  private static final String MANIFESTS =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: look}
      data: {colour: red}
      """;

  @TempDir Path folder;
  private Path origin;

  @BeforeEach
  void repository() throws Exception {
    origin = folder.resolve("origin.git");
    Git.init().setBare(true).setDirectory(origin.toFile()).setInitialBranch("main").call().close();
  }

  private Publication publish(String manifests, String path, boolean withSecrets) {
    return publish(origin.toString(), manifests, path, withSecrets);
  }

  private static Publication publish(
      String repository, String manifests, String path, boolean withSecrets) {
    return GitPublisher.publish(
        new PublishRequest(
            repository,
            "main",
            path,
            ReleaseManifests.parse("shop.yaml", manifests),
            "Release shop",
            withSecrets));
  }

  private List<String> published() throws Exception {
    try (Git git = Git.open(origin.toFile());
        TreeWalk walk = new TreeWalk(git.getRepository())) {
      Repository repository = git.getRepository();
      walk.addTree(repository.parseCommit(repository.resolve("main")).getTree());
      walk.setRecursive(true);
      List<String> paths = new java.util.ArrayList<>();
      while (walk.next()) {
        paths.add(walk.getPathString());
      }
      return paths;
    }
  }

  @Test
  void anEmptyRepositoryGetsOneFileAnObjectAndTheirListInOrder() throws Exception {
    Publication publication = publish(MANIFESTS, "apps/shop", false);

    assertThat(publication.files()).containsExactly("configmap-look.yaml", "deployment-web.yaml");
    assertThat(published())
        .containsExactly(
            "apps/shop/configmap-look.yaml",
            "apps/shop/deployment-web.yaml",
            "apps/shop/kustomization.yaml");
  }

  @Test
  void aRepositoryMayBeNamedFromTheFolderOfTheCommand() throws Exception {
    String relative = Path.of("").toAbsolutePath().relativize(origin).toString();

    assertThat(publish(relative, MANIFESTS, "apps/shop", false).repository()).isEqualTo(relative);

    assertThat(published()).hasSize(3);
  }

  @Test
  void theSameAgainMakesNoCommit() {
    publish(MANIFESTS, "apps/shop", false);

    assertThat(publish(MANIFESTS, "apps/shop", false).commit()).isEmpty();
  }

  @Test
  void filesOfObjectsThatAreGoneGoAndThoseOfOthersStay() throws Exception {
    publish(MANIFESTS, "apps/shop", false);
    publish(MANIFESTS, "apps/other", false);

    Publication publication = publish(MANIFESTS.split("---\n", 2)[0], "apps/shop", false);

    assertThat(publication.removed()).containsExactly("configmap-look.yaml");
    assertThat(published())
        .contains("apps/other/configmap-look.yaml")
        .doesNotContain("apps/shop/configmap-look.yaml");
  }

  @Test
  void valuesOfSecretsStayOutOfTheHistoryUnlessAskedFor() {
    String secret =
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: login}
        data: {password: aHVudGVyMg==}
        """;

    LeptonException failure =
        catchThrowableOfType(LeptonException.class, () -> publish(secret, "shop", false));

    assertThat(failure.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
    assertThat(failure.problems().get(0).where()).isEqualTo("shop.yaml:1");
    assertThat(publish(secret, "shop", true).commit()).isPresent();
  }

  @Test
  void aFolderOutsideTheRepositoryIsRefused() {
    LeptonException failure =
        catchThrowableOfType(
            LeptonException.class, () -> publish(MANIFESTS, "../elsewhere", false));

    assertThat(failure.code()).isEqualTo(ErrorCode.USAGE);
  }

  @Test
  void aRepositoryThatIsNotThereIsToldWithWhatGitSays() {
    PublishRequest request =
        new PublishRequest(
            folder.resolve("none").toString(),
            "main",
            "shop",
            ReleaseManifests.parse("shop.yaml", MANIFESTS),
            "x",
            false);

    LeptonException failure =
        catchThrowableOfType(LeptonException.class, () -> GitPublisher.publish(request));

    assertThat(failure.code()).isEqualTo(ErrorCode.TARGET_UNREACHABLE);
    assertThat(failure.problems().get(0).what()).contains("does not exist");
  }
}
