package dev.lepton.assess.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.evaluate.SmallAnalysis;
import dev.lepton.assess.input.FileTable.Unread;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltinProviderTest {
  @TempDir private Path folder;
  private SmallAnalysis small;

  @BeforeEach
  void application() {
    small = new SmallAnalysis(folder);
  }

  @Test
  void aNameWithoutPrefixMeansTheElementInWhateverNamespace() {
    small
        .file("pom.xml", "<project xmlns='urn:maven'>\n <dependency>x</dependency>\n</project>")
        .when("builtin.xml: {xpath: //dependency}");

    assertThat(small.places()).containsExactly("pom.xml:2");
  }

  @Test
  void anElementIsWhereItsTagBegins() {
    small.file("a.xml", "<a>\n <b\n  c='1'\n  d='2'>x</b>\n</a>").when("builtin.xml: {xpath: //b}");

    assertThat(small.places()).containsExactly("a.xml:2");
  }

  @Test
  void matchesSpeaksTheLanguageOfTheOtherExpressions() {
    small
        .file("a.xml", "<a><b>jndi name</b></a>")
        .when("builtin.xml: {xpath: \"//b[matches(text(), '(?i)\\\\bJNDI\\\\b')]\"}");

    assertThat(small.places()).containsExactly("a.xml:1");
  }

  @Test
  void aDocumentTypeIsFoundByItsPublicId() {
    small
        .file("a.xml", "<?xml version='1.0'?>\n<!DOCTYPE a PUBLIC '-//X//A 1.0//EN' 'a.dtd'>\n<a/>")
        .when("builtin.xmlPublicID: {regex: 'A 1\\.0'}");

    assertThat(small.places()).containsExactly("a.xml:2");
  }

  @Test
  void aFileNamedByFilepathsIsNoPartOfAnotherName() {
    small
        .file("conf/context.xml", "<a/>")
        .file("conf/no-context.xml", "<a/>")
        .when("builtin.xml: {xpath: //a, filepaths: [context.xml]}");

    assertThat(small.places()).containsExactly("conf/context.xml:1");
  }

  @Test
  void anEmptyLineIsNoMatchOfAnything() {
    small.file("a.txt", "one\n\nthree").when("builtin.filecontent: {pattern: '.*'}");

    assertThat(small.places()).containsExactly("a.txt:1", "a.txt:3");
  }

  @Test
  void jsonIsAskedByXPath() {
    small.file("a.json", "{\n \"a\": [\n  {\"b\": \"x\"}]}").when("builtin.json: {xpath: //b}");

    assertThat(small.places()).containsExactly("a.json:3");
  }

  @Test
  void anExternalEntityIsNotRead() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "password");
    small
        .file("a.xml", "<!DOCTYPE a [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]>\n<a>&e;</a>")
        .when("builtin.xml: {xpath: \"//a[contains(., 'password')]\"}");

    assertThat(small.places()).isEmpty();
    assertThat(small.report().unread())
        .singleElement()
        .satisfies(one -> assertThat(one.reason()).contains("not followed: e"))
        .extracting(Unread::deliberate)
        .isEqualTo(true);
  }

  @Test
  void xmlThatExplodesIsRefusedAndTheRunIncomplete() {
    StringBuilder entities = new StringBuilder("<!ENTITY a0 'aaaaaaaaaa'>");
    for (int i = 1; i < 12; i++) {
      String before = "&a" + (i - 1) + ";";
      entities.append("<!ENTITY a").append(i).append(" '").append(before.repeat(10)).append("'>");
    }
    small
        .file("a.xml", "<!DOCTYPE a [" + entities + "]><a>&a11;</a>")
        .when("builtin.xml: {xpath: //a}");

    assertThat(small.places()).isEmpty();
    assertThat(small.report().isComplete()).isFalse();
  }

  @Test
  void anExpressionThatBacktracksForEverIsGivenUpAndTheRunNamesItsRule() {
    small
        .file("a.txt", "a".repeat(40) + "!")
        .when("builtin.filecontent: {pattern: '(a+)(a+)(a+)(a+)(a+)\\1b'}");

    assertThat(small.report().isComplete()).isFalse();
    assertThat(small.report().unread())
        .singleElement()
        .extracting(Unread::reason)
        .asString()
        .startsWith("rule one: ");
  }

  @Test
  void anExpressionThatBacktracksForEverOnManyLinesIsAnErrorOfItsRule() {
    small
        .file("a.txt", ("a".repeat(40) + "!\n").repeat(600))
        .when("builtin.filecontent: {pattern: '(a+)(a+)(a+)(a+)(a+)\\1b'}");

    assertThat(small.ruleset().errors()).containsOnlyKeys("one");
    assertThat(small.report().unread()).isEmpty();
  }

  @Test
  void lookingAheadWorksThoughRe2DoesNotKnowIt() {
    small
        .file("a.txt", "port=8080\nport=4447\n")
        .when("builtin.filecontent: {pattern: 'port=(?!8080)\\d+'}");

    assertThat(small.places()).containsExactly("a.txt:2");
  }

  @Test
  void linksInCirclesEndNowhere() throws IOException {
    small.file("a/x.txt", "word").when("builtin.filecontent: {pattern: word}");
    Files.createSymbolicLink(small.application().resolve("a/up"), small.application());

    assertThat(small.places()).containsExactly("a/x.txt:1");
  }

  @Test
  void archivesAreLookedIntoAndWhatReachesOutOfThemIsNot() throws IOException {
    small.when("builtin.filecontent: {pattern: word}");
    try (OutputStream out = Files.newOutputStream(small.application().resolve("a.war"));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, "WEB-INF/a.txt", "word".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      put(zip, "../evil.txt", "word".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    assertThat(small.places()).containsExactly("a.war/WEB-INF/a.txt:1");
    assertThat(small.report().isComplete()).isFalse();
  }

  @Test
  void ofManyEntriesWithTheSameFaultTheFirstOnesAreNamedAndTheOthersCounted() throws IOException {
    small.when("builtin.filecontent: {pattern: word}");
    try (OutputStream out = Files.newOutputStream(small.application().resolve("a.war"));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < 30; i++) {
        put(zip, "../evil" + i + ".txt", new byte[1]);
      }
    }

    assertThat(small.report().unread())
        .hasSize(11)
        .extracting(Unread::reason)
        .anySatisfy(reason -> assertThat(reason).startsWith("20 more of its entries"));
  }

  @Test
  void aBombIsNotUnpacked() throws IOException {
    small.when("builtin.filecontent: {pattern: word}");
    try (OutputStream out = Files.newOutputStream(small.application().resolve("a.war"));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, "bomb.txt", new byte[32 << 20]);
    }

    assertThat(small.report().unread())
        .singleElement()
        .extracting(Unread::reason)
        .asString()
        .contains("size");
  }

  @Test
  void aBrokenArchiveMakesTheRunIncomplete() {
    small.file("a.war", "no archive").when("builtin.filecontent: {pattern: word}");

    assertThat(small.report().isComplete()).isFalse();
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
