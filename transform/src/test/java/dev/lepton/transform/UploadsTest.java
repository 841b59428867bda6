package dev.lepton.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.bundle.Bundle.WorkItem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uploads whose readers are not all known stay on the disk, as work for people. */
class UploadsTest {
  private static final String SPRING = "lepton-java-storage-0060";
  private static final String MULTER = "lepton-nodejs-storage-0020";
  private static final String POM =
      """
      <project><groupId>g</groupId><artifactId>app</artifactId><version>1</version>
        <dependencies>
          <dependency>
            <groupId>org.springframework.boot</groupId>
            <artifactId>spring-boot-starter-web</artifactId>
          </dependency>
        </dependencies>
        <build><plugins><plugin><artifactId>maven-shade-plugin</artifactId></plugin></plugins></build>
      </project>
      """;
  private static final String SERVER =
      """
      const express = require('express');
      const multer = require('multer');
      const app = express();
      const upload = multer({ dest: 'uploads/' });
      %s
      """;

  @TempDir Path directory;

  private Workspace spring(String body) {
    return new Workspace(directory)
        .with("pom.xml", POM)
        .with(
            "src/main/java/Photos.java",
            "class Photos {\n  private final Path folder = Paths.get(\"photos-of-users\");\n"
                + "  Object take(MultipartFile photo, String name) throws IOException {\n    "
                + body
                + "\n  }\n}\n")
        .finding(SPRING, "src/main/java/Photos.java", "transferTo");
  }

  private Workspace multer(String line) {
    return new Workspace(directory)
        .with(
            "package.json",
            "{\"scripts\": {\"start\": \"node server.js\"}, \"dependencies\": {\n\"multer\": \"^1\"}}\n")
        .with("server.js", SERVER.formatted(line))
        .finding(MULTER, "server.js", "multer({");
  }

  private static void assertLeft(Bundle bundle, String rule, String reason) {
    assertThat(bundle.changes()).isEmpty();
    assertThat(bundle.workItems())
        .filteredOn(item -> item.rule().equals(rule))
        .singleElement()
        .extracting(WorkItem::why)
        .asString()
        .contains(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "photo.transferTo(new File(name)); return null; | no folder that a field names: in a folder that a field of the class names",
        "photo.transferTo(folder.resolve(name)); return Files.list(folder); | more than to save and to read (src/main/java/Photos.java:4)",
        "Path p = folder.resolve(name); photo.transferTo(p); return ImageIO.read(p.toFile()); | more than to save",
        "photo.transferTo(folder.resolve(name)); return new File(folder + name); | more than to save",
        "photo.transferTo(folder.resolve(name)); UrlResource r = new UrlResource(folder.resolve(name).toUri()); return r; | more than to save",
      })
  void whatElseSpringDoesWithTheFolderKeepsIt(String body, String reason) {
    assertLeft(spring(body).transform(), SPRING, reason.replaceFirst("^.*: ", ""));
  }

  @Test
  void aFolderThatAnotherClassNamesStays() {
    assertLeft(
        spring("photo.transferTo(folder.resolve(name)); return null;")
            .with(
                "src/main/java/Web.java", "class Web { String at = \"file:photos-of-users/\"; }\n")
            .transform(),
        SPRING,
        "used elsewhere as well (src/main/java/Web.java)");
  }

  @Test
  void aFolderThatIsOnlySavedToGoesToTheStore() {
    Bundle bundle = spring("photo.transferTo(folder.resolve(name)); return null;").transform();

    assertThat(bundle.changes())
        .extracting(Bundle.SourceChange::file)
        .contains("pom.xml", "src/main/java/Photos.java", "src/main/java/UploadStore.java");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "fs.createReadStream(req.file.path); | one of the uploads (server.js:5)",
        "app.get('/p', (req, res) => res.download(req.query.name)); | one of the uploads",
        "app.get('/p', (req, res) => res.sendFile(req.query.name)); | one of the uploads",
        "tar.create({}, 'uploads'); | one of the uploads",
        "const { S3 } = require('x'); sharp(file.path).resize(9); | one of the uploads",
      })
  void whatElseNodeDoesWithFilesKeepsThem(String line, String reason) {
    assertLeft(multer(line).transform(), MULTER, reason);
  }

  @Test
  void aLockFileIsForItsOwnTool() {
    assertLeft(
        multer("").with("package-lock.json", "{}").transform(),
        MULTER,
        "npm install @aws-sdk/client-s3 @aws-sdk/lib-storage");
  }

  @Test
  void uploadsThatAreOnlyTakenGoToTheStore() {
    assertThat(multer("app.use('/uploads', express.static('uploads'));").transform().changes())
        .extracting(Bundle.SourceChange::file)
        .contains("server.js", "upload-store.cjs", "package.json");
    assertThat(new Workspace(directory).changed("server.js"))
        .contains(
            "multer({ storage: uploadStore({ destination: 'uploads/' }) })",
            "uploadStore.serve('uploads')");
  }
}
