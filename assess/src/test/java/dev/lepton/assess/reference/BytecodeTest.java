package dev.lepton.assess.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BytecodeTest {
  @TempDir Path folder;

  /** What is looked for in its class file. */
  @Deprecated
  static class Sample extends Thread implements Comparable<Sample> {
    StringBuilder builder = new StringBuilder("System.exit");

    @Override
    public int compareTo(Sample other) {
      return String.valueOf(builder).length();
    }
  }

  /** As generators name classes. */
  static class $Generated {
    static class Deep$ {}

    Deep$ deep = new Deep$();
  }

  @Test
  void dollarsAtTheEndsOfNamesArePartsOfThem() throws IOException {
    try (InputStream in = BytecodeTest.class.getResourceAsStream("BytecodeTest$$Generated.class")) {
      Files.write(folder.resolve("Generated.class"), in.readAllBytes());
    }
    String type = BytecodeTest.class.getName() + ".$Generated.Deep$";

    CollectedHits hits =
        Inputs.ask(new JavaProvider(), "referenced", folder, at("CONSTRUCTOR_CALL", type));

    assertThat(hits.unread()).isEmpty();
  }

  private static byte[] sample() throws IOException {
    try (InputStream in = BytecodeTest.class.getResourceAsStream("BytecodeTest$Sample.class")) {
      return in.readAllBytes();
    }
  }

  private static Map<String, Object> at(String location, String pattern) {
    return Map.of("location", location, "pattern", pattern);
  }

  @Test
  void aClassFileAnswersLikeItsSource() throws IOException {
    Files.write(folder.resolve("Sample.class"), sample());

    CollectedHits hits =
        Inputs.ask(
            new JavaProvider(),
            "referenced",
            folder,
            at("INHERITANCE", "java.lang.Thread"),
            at("IMPLEMENTS_TYPE", "java.lang.Comparable"),
            at("METHOD_CALL", "java.lang.String.valueOf"),
            at("CONSTRUCTOR_CALL", "java.lang.StringBuilder(java.lang.String)"),
            at("FIELD", "java.lang.StringBuilder"),
            at("ANNOTATION", "java.lang.Deprecated"),
            at("METHOD_CALL", "java.lang.System.exit"),
            at("METHOD_CALL", "java.lang.StringBuilder.length"));

    for (int query = 0; query < 6; query++) {
      assertThat(hits.places(query)).as("query " + query).isNotEmpty();
    }
    assertThat(hits.places(6)).isEmpty();
    assertThat(hits.places(7)).isEmpty();
  }

  @Test
  void archivesInArchivesAreRead() throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("shop.war"));
        ZipOutputStream war = new ZipOutputStream(out)) {
      war.putNextEntry(new ZipEntry("WEB-INF/lib/inner.jar"));
      ZipOutputStream jar = new ZipOutputStream(war);
      jar.putNextEntry(new ZipEntry("app/Sample.class"));
      jar.write(sample());
      jar.finish();
    }

    CollectedHits hits =
        Inputs.ask(
            new JavaProvider(),
            "referenced",
            folder.resolve("shop.war"),
            at("INHERITANCE", "java.lang.Thread"));

    assertThat(hits.places(0)).hasSize(1);
  }

  @Test
  void aBrokenClassIsToldAndTheRestIsRead() throws IOException {
    byte[] good = sample();
    Files.write(folder.resolve("Cut.class"), Arrays.copyOf(good, good.length / 3));
    Files.write(folder.resolve("Empty.class"), new byte[0]);
    Files.writeString(folder.resolve("Text.class"), "no class at all");
    Files.write(folder.resolve("Good.class"), good);

    CollectedHits hits =
        Inputs.ask(new JavaProvider(), "referenced", folder, at("INHERITANCE", "java.lang.Thread"));

    assertThat(hits.places(0)).containsExactly("Good.class:1");
    assertThat(hits.unread()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void aPatternThatCannotBeReadFailsOnlyItsOwnCondition() throws IOException {
    Files.write(folder.resolve("Sample.class"), sample());

    CollectedHits hits =
        Inputs.ask(
            new JavaProvider(),
            "referenced",
            folder,
            Map.of("location", "TYPE"),
            at("INHERITANCE", "Thread"));

    assertThat(hits.failed()).hasSize(1);
    assertThat(hits.places(1)).hasSize(1);
  }
}
