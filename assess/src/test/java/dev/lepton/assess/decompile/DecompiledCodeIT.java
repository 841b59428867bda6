package dev.lepton.assess.decompile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.Location;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.input.InputLimits;
import dev.lepton.assess.input.InputWalker;
import dev.lepton.assess.input.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code around hits in class files. */
class DecompiledCodeIT {
  private static final String SOURCE =
      """
      package app;

      import java.util.List;

      public class Shop {
        private int sold;

        int sell(List<String> what) {
          sold += what.size();

          Runnable note = new Runnable() {
            public void run() {
              System.out.println("sold much");
            }
          };
          note.run();
          return sold;
        }
      }
      """;

  @TempDir Path folder;

  private void compile(String... options) throws IOException {
    Path source = Files.createDirectories(folder.resolve("source")).resolve("Shop.java");
    Files.writeString(source, SOURCE);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("-d", classes.toString(), source.toString()));
    int status = compiler.run(null, null, null, all.toArray(String[]::new));
    assertThat(status).isZero();
  }

  private String around(String name, int line) {
    try (FileTable files = InputWalker.open(List.of(folder), Mode.FULL, InputLimits.DEFAULT);
        DecompiledCode code = new DecompiledCode(files, false)) {
      InputFile file =
          files.files().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
      Hit hit =
          new Hit(
              file.uri(), Optional.empty(), Optional.of(Location.ofLine(line)), Map.of(), false);
      return code.around(hit, 1).orElseThrow();
    }
  }

  @Test
  void theLineOfTheHitBearsItsNumberAndSaysWhatIsThere() throws IOException {
    compile("-g");

    assertThat(around("Shop.class", 17))
        .containsPattern("(?m)^ *16  .*note\\.run\\(\\)")
        .containsPattern("(?m)^ *17  .*return this\\.sold");
  }

  @Test
  void aNestedClassIsShownWhereItStandsInTheOuterOne() throws IOException {
    compile("-g");

    assertThat(around("Shop$1.class", 13)).containsPattern("(?m)^ *13  .*\"sold much\"");
  }

  @Test
  void ofAClassWithoutLineNumbersTheBeginningIsShown() throws IOException {
    compile("-g:none");

    assertThat(around("Shop.class", 1)).contains("package app").doesNotContain("1  ");
  }

  @Test
  void whatIsNoClassIsSaidInItsPlace() throws IOException {
    Files.writeString(folder.resolve("Broken.class"), "no class at all");

    assertThat(around("Broken.class", 1)).startsWith("(not decompiled: ");
  }

  @Test
  void aClassThatIsCutOffIsSaidInItsPlace() throws IOException {
    compile("-g");
    Path whole = folder.resolve("classes/app/Shop.class");
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(whole, Arrays.copyOf(bytes, bytes.length * 3 / 4));

    assertThat(around("Shop.class", 17)).startsWith("(not decompiled: ");
  }

  @Test
  void whatTakesTooLongIsGivenUpAndTheNextOneStillAnswered() throws Exception {
    compile("-g");
    Map<String, byte[]> shop =
        Map.of("app/Shop", Files.readAllBytes(folder.resolve("classes/app/Shop.class")));
    try (DecompilerClient hasty = new DecompilerClient(Duration.ofMillis(1))) {
      assertThatThrownBy(() -> hasty.decompile(shop))
          .isInstanceOf(DecompilerClient.Failed.class)
          .hasMessageContaining("longer than");
    }
    try (DecompilerClient patient = new DecompilerClient(Duration.ofMinutes(1))) {
      assertThat(patient.decompile(shop).text()).contains("class Shop");
    }
  }
}
