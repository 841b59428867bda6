package dev.lepton.transform.internal.container.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transform.internal.schedule.Timetable;
import dev.lepton.transform.internal.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsOfTheApplicationTest {
  @TempDir Path root;

  @Test
  void aLineOfVariablesNamesNoCommand() {
    assertThat(CommandLine.assignments("JOB=send MODE='once a day'"))
        .isEqualTo(Map.of("JOB", "send", "MODE", "once a day"));
    assertThat(CommandLine.assignments("JOB=send python send.py")).isEmpty();
  }

  @Test
  void aNameGoesBeforeACommandAndAZoneHoldsForWhatIsBelow() throws IOException {
    Files.writeString(
        root.resolve("cluster-crontab"),
        "0 1 * * * JOB=early\nCRON_TZ=Asia/Tokyo\n0 2 * * * JOB=late python cluster_jobs.py\n");

    List<Process> jobs = Crontab.in(SourceTree.scan(root));

    assertThat(jobs).extracting(Process::name).containsExactly("early", "late");
    assertThat(jobs)
        .extracting(Process::command)
        .containsExactly(List.of(), List.of("python", "cluster_jobs.py"));
    assertThat(jobs)
        .extracting(Process::schedule)
        .containsExactly(
            Optional.of(Timetable.of("0 1 * * *")),
            Optional.of(new Timetable("0 2 * * *", Optional.of("Asia/Tokyo"))));
  }
}
