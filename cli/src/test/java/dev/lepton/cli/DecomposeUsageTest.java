package dev.lepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hints for cutting a monolith as a command. */
class DecomposeUsageTest {
  @TempDir private Path folder;

  private CommandLineRun run(String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "assess";
    arguments[1] = "decompose";
    arguments[2] = folder.toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return CommandLineRun.of(arguments);
  }

  @Test
  void littleCodeIsToldToBeTooLittleAndItsTablesAreListed() throws IOException {
    Files.writeString(
        folder.resolve("Shop.java"), "class Shop { String s = \"SELECT * FROM orders\"; }");

    CommandLineRun run = run();

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("no good cut: 1 classes", "too little code", "Shop.java:1");
  }

  @Test
  void documentAndPageAreWritten() throws IOException {
    Files.writeString(folder.resolve("Shop.java"), "class Shop {}");

    assertThat(run("-o", "json").out()).contains("\"schemaVersion\"", "\"verdict\" : \"NONE\"");
    Path page = folder.resolve("page.html");
    assertThat(run("-o", "html", "--out", page.toString()).status()).isZero();
    assertThat(page).content().startsWith("<!DOCTYPE html>").contains("No good cut");
  }

  @Test
  void brokenClassMakesItIncomplete() throws IOException {
    Files.writeString(folder.resolve("Broken.class"), "nothing that is a class");

    CommandLineRun run = run();

    assertThat(run.status()).isEqualTo(7);
    assertThat(run.err()).contains("incomplete");
    assertThat(run.out()).contains("not read: ", "Broken.class");
  }

  @Test
  void wrongResolutionAndMissingFolderAreExplained() {
    assertThat(run("--resolution", "0").status()).isEqualTo(2);
    assertThat(run("--resolution", "NaN").err()).contains("--resolution", "0.1 to 10");
    assertThat(CommandLineRun.of("assess", "decompose", folder + "/none").status()).isEqualTo(3);
    assertThat(CommandLineRun.of("assess", "decompose").status()).isEqualTo(2);
  }
}
