package dev.lepton.assess.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFindingsTest {
  @TempDir private Path folder;

  private Path write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  /** What another file declares decides on what is found in one that has not changed. */
  @Test
  void aChangedCopyHasTheFindingsOfAnAssessmentOfItsOwn() throws IOException {
    String timer = "package app;\nclass Clock extends Base {\n  void go() { new Timer(); }\n}\n";
    for (String root : List.of("original", "copy")) {
      write(root + "/src/app/Clock.java", timer);
      write(root + "/app.py", "PASSWORD = 'geheim-2014'\n");
      write(root + "/server.js", "const app = require('express')();\napp.listen(3000);\n");
    }
    write("original/src/app/Timer.java", "package app;\nclass Timer {}\n");
    write(
        "copy/src/app/Clock2.java",
        "package app;\nimport java.util.*;\nclass Clock2 { Object o = new Timer(); }\n");
    write("copy/app.py", "import os\nPASSWORD = os.environ['PASSWORD']\n");
    OwnFindings findings = new OwnFindings(finding -> finding);

    Found before = findings.before(folder.resolve("original/../original"));
    Found after = findings.after(folder.resolve("copy"), folder.resolve("original"));

    assertThat(before)
        .isEqualTo(new OwnFindings(finding -> finding).in(folder.resolve("original")));
    assertThat(before.findings()).isNotEmpty();
    assertThat(after)
        .isEqualTo(new OwnFindings(finding -> finding).in(folder.resolve("copy")))
        .isNotEqualTo(before);
  }
}
