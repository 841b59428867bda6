package dev.lepton.transform.internal.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transform.internal.container.image.Recipe;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {

  static List<String> applications() {
    return Corpus.applications();
  }

  @ParameterizedTest
  @MethodSource("applications")
  void servicesAreFoundAsTheyAre(String application) {
    assertThat(Corpus.found(application).stream().map(Corpus.Expected::of))
        .containsExactlyElementsOf(Corpus.expected(application));
  }

  @ParameterizedTest
  @MethodSource("applications")
  void everyConclusionNamesWhatItWasDrawnFrom(String application) {
    assertThat(Corpus.found(application))
        .allSatisfy(
            service ->
                assertThat(service.evidence())
                    .isNotEmpty()
                    .allSatisfy(
                        evidence ->
                            assertThat(
                                    Corpus.folder(application)
                                        .resolve(evidence.where().replaceFirst(":\\d+$", "")))
                                .exists()));
  }

  @ParameterizedTest
  @MethodSource("applications")
  void everyImageOfOurMakingMeetsTheBar(String application) {
    for (Service service : Corpus.found(application)) {
      if (!(service.stack().image() instanceof Recipe)) {
        continue;
      }
      String text =
          service
              .stack()
              .dockerfile(
                  new ImageRequest(
                      service.name(),
                      "1",
                      Optional.empty(),
                      service.port().orElse(0),
                      "/",
                      BaseImages.any()));
      assertThat(text)
          .contains(
              "\nUSER 10001:10001\n",
              "\nENTRYPOINT [\"",
              "HEALTHCHECK",
              "org.opencontainers.image.title")
          .doesNotContain("ADD ", ":latest")
          .doesNotContainPattern("(?m)^(CMD|ENTRYPOINT) [^\\[]");
    }
  }

  @Test
  void noSecretOfTheCorpusReachesAService() {
    assertThat(Corpus.applications())
        .allSatisfy(
            application ->
                assertThat(Corpus.found(application).toString())
                    .doesNotContain("hunter2", "abc123"));
  }
}
