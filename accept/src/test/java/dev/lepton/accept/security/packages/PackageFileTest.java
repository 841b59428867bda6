package dev.lepton.accept.security.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageFileTest {
  private static List<String> read(String path, byte[] content) throws IOException {
    return PackageFile.of(path).orElseThrow().read(path, new ByteArrayInputStream(content)).stream()
        .map(one -> one.ecosystem() + " " + one.title())
        .toList();
  }

  private static List<String> read(String path, String content) throws IOException {
    return read(path, content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void dpkgNamesSourcesAndLeavesOutWhatWasRemoved() throws IOException {
    String status =
        """
        Package: libssl3
        Status: install ok installed
        Source: openssl (3.0.9-1)
        Version: 3.0.9-1+b1
        Description: library
         Version: 9 of nothing

        Package: old
        Status: deinstall ok config-files
        Version: 1

        Package: bash
        Status: install ok installed
        Version: 5.2-1
        """;
    assertThat(read("var/lib/dpkg/status", status))
        .containsExactly("Debian libssl3 (of openssl) 3.0.9-1", "Debian bash 5.2-1");
    assertThat(read("var/lib/dpkg/status.d/base", "Package: base\nVersion: 1\n"))
        .containsExactly("Debian base 1");
    assertThat(PackageFile.of("var/lib/dpkg/status.d/base.md5sums")).isEmpty();
  }

  @Test
  void apkNamesOrigins() throws IOException {
    assertThat(read("lib/apk/db/installed", "P:libcrypto3\nV:3.1.4-r1\no:openssl\n\nP:a\nV:1\n"))
        .containsExactly("Alpine libcrypto3 (of openssl) 3.1.4-r1", "Alpine a 1");
  }

  @Test
  void aJavaArchiveNamesWhatIsInArchivesInIt() throws IOException {
    byte[] inner = zip("META-INF/maven/g/lib/pom.properties", pom("lib", "2"));
    byte[] outer =
        zip(
            "BOOT-INF/lib/lib-2.jar",
            inner,
            "META-INF/maven/g/app/pom.properties",
            pom("app", "1"));

    assertThat(read("app/app.jar", outer)).containsExactly("Maven g:lib 2", "Maven g:app 1");
  }

  private static byte[] pom(String artifact, String version) {
    return ("groupId=g\nartifactId=" + artifact + "\nversion=" + version + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(Object... namesAndContents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        zip.write((byte[]) namesAndContents[i + 1]);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void nodeAndPythonNameWhatTheyHaveInstalled() throws IOException {
    assertThat(
            read(
                "app/node_modules/@acme/x/package.json",
                "{\"name\":\"@acme/x\",\"version\":\"1\"}"))
        .containsExactly("npm @acme/x 1");
    assertThat(
            read(
                "usr/lib/python3/dist-packages/Flask_Login-1.dist-info/METADATA",
                "Metadata-Version: 2.1\nName: Flask_Login\nVersion: 1\n\nName: other\nVersion: 2\n"))
        .containsExactly("PyPI flask-login 1");
    assertThat(PackageFile.of("app/package.json")).isEmpty();
    assertThat(PackageFile.of("app/node_modules/x/lib/package.json")).isEmpty();
  }

  @Test
  void aProgramOfGoNamesItsModulesWhereverTheMarkIs() throws IOException {
    String modules =
        "0123456789abcdef"
            + "path\tshop\nmod\tshop\t(devel)\t\ndep\texample/a\tv1.2.3\th1:x\n"
            + "dep\texample/b\tv1.0.0+incompatible\n=>\texample/c\tv2.0.0\th1:y\n"
            + "0123456789abcdef";
    ByteArrayOutputStream program = new ByteArrayOutputStream();
    program.writeBytes(new byte[65_530]);
    program.writeBytes("\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1));
    program.writeBytes(new byte[] {8, 2});
    program.writeBytes(new byte[16]);
    program.write(8);
    program.writeBytes("go1.21.3".getBytes(StandardCharsets.UTF_8));
    program.write((modules.length() & 0x7f) | 0x80);
    program.write(modules.length() >> 7);
    program.writeBytes(modules.getBytes(StandardCharsets.UTF_8));

    assertThat(GoBinary.read("shop", new ByteArrayInputStream(program.toByteArray())))
        .extracting(InstalledPackage::title)
        .containsExactly("stdlib 1.21.3", "example/a 1.2.3", "example/c 2.0.0");
    assertThat(GoBinary.read("shop", new ByteArrayInputStream(new byte[200_000]))).isEmpty();
  }

  @Test
  void aBillOfMaterialsNamesPackagesByTheirAddresses(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bom.json"),
            """
            {"bomFormat": "CycloneDX", "components": [
              {"purl": "pkg:maven/g/a@1?type=jar", "components": [{"purl": "pkg:npm/%40acme/x@2"}]},
              {"purl": "pkg:golang/example.com/m@v1.2.3"}, {"name": "nameless"},
              {"purl": "pkg:deb/debian/libssl3@3.0.9-1?distro=debian-12&upstream=openssl"}]}
            """);
    assertThat(MaterialsFile.read(file))
        .extracting(one -> one.ecosystem() + " " + one.release() + " " + one.title())
        .containsExactly(
            "Maven  g:a 1",
            "npm  @acme/x 2",
            "Go  example.com/m 1.2.3",
            "Debian 12 libssl3 (of openssl) 3.0.9-1");
    Path other = Files.writeString(folder.resolve("other.json"), "{}");
    assertThat(catchThrowableOfType(LeptonException.class, () -> MaterialsFile.read(other)).code())
        .isEqualTo(ErrorCode.CONFIG_INVALID);
  }

  @Test
  void distributionsAreKnownByTheirReleaseFiles() {
    assertThat(Distribution.of("ID=debian\nVERSION_ID=\"12\"\n"))
        .contains(new Distribution("Debian", "12"));
    assertThat(Distribution.of("ID=alpine\nVERSION_ID=3.19.1\n"))
        .contains(new Distribution("Alpine", "v3.19"));
    assertThat(Distribution.of("ID=\"ubuntu\"\nVERSION_ID='22.04'\n"))
        .contains(new Distribution("Ubuntu", "22.04"));
    assertThat(Distribution.of("ID=nobody\n")).isEmpty();
  }
}
