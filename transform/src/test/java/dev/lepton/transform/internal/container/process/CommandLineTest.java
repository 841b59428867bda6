package dev.lepton.transform.internal.container.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandLineTest {

  @Test
  void plainCommandsAreWords() {
    assertThat(CommandLine.words("python3 job.py --name 'two words'"))
        .containsExactly("python3", "job.py", "--name", "two words");
  }

  @Test
  void aShellHandsItsPlaceToTheOneCommandItStarts() {
    assertThat(CommandLine.words("gunicorn --bind 0.0.0.0:$PORT app:app"))
        .containsExactly("sh", "-c", "exec gunicorn --bind 0.0.0.0:$PORT app:app");
  }

  @Test
  void severalCommandsStayAShells() {
    assertThat(CommandLine.words("./migrate && ./serve"))
        .containsExactly("sh", "-c", "./migrate && ./serve");
  }

  @Test
  void assignmentsBeforeACommandAreKept() {
    assertThat(CommandLine.words("MODE=fast node a.js"))
        .containsExactly("sh", "-c", "exec env MODE=fast node a.js");
  }
}
