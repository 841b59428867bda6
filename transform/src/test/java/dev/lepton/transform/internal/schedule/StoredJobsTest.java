package dev.lepton.transform.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.bundle.Bundle.WorkItem;
import dev.lepton.transform.internal.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredJobsTest {
  @TempDir Path root;

  private StoredJobsTest with(String file, String text) throws IOException {
    Files.writeString(root.resolve(file), text);
    return this;
  }

  private List<WorkItem> items() {
    return StoredJobs.in(SourceTree.scan(root));
  }

  @ParameterizedTest
  @CsvSource({
    "agenda.every('0 3 * * *' - 'tidy'), \"0 3 * * * COMMAND\"",
    "myAgenda.every('3 minutes' - 'tidy'), its times and a command"
  })
  void jobsOfAgendaAreToldWithTheirTimes(String call, String how) throws IOException {
    with("package.json", "{\"dependencies\": {\"agenda\": \"^5\"}}");
    with("jobs.js", "\n" + call.replace(" -", ",") + ";\n");

    assertThat(items())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.where()).isEqualTo("jobs.js:2");
              assertThat(item.how()).contains(how);
            });
  }

  @Test
  void whatHasNoAgendaHasNoneOfItsJobs() throws IOException {
    with("package.json", "{}").with("jobs.js", "agenda.every('0 3 * * *', 'tidy');\n");

    assertThat(items()).isEmpty();
  }

  @Test
  void aClusterOfDjangoQThatNothingStartsIsTold() throws IOException {
    with("settings.py", "DEBUG = False\nQ_CLUSTER = {'orm': 'default'}\n");

    assertThat(items())
        .singleElement()
        .satisfies(item -> assertThat(item.where()).isEqualTo("settings.py:2"));
  }

  @Test
  void oneThatAProcfileStartsIsNoWork() throws IOException {
    with("settings.py", "Q_CLUSTER = {'orm': 'default'}\n")
        .with("Procfile", "worker: python manage.py qcluster\n");

    assertThat(items()).isEmpty();
  }
}
