package dev.lepton.accept.security.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.accept.security.image.TestImage.Packing;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no images, or that mean harm. */
class DamagedImageIT {
  @TempDir private Path folder;

  private static TestImage image() {
    TestImage image = new TestImage().packed(Packing.NONE);
    image.layer().file("app/shop", 0755, "program ".repeat(5000));
    return image;
  }

  private static LeptonException refused(Path file) {
    return catchThrowableOfType(LeptonException.class, () -> new ImageReview().review(file));
  }

  @Test
  void aMissingFileIsTold() {
    LeptonException missing = refused(folder.resolve("none.tar"));
    assertThat(missing.code()).isEqualTo(ErrorCode.DOCUMENT_MISSING);
  }

  @Test
  void whatIsNoImageIsTold() throws IOException {
    Path text = Files.writeString(folder.resolve("a.tar"), "not a tar file at all ".repeat(100));
    Path empty = Files.write(folder.resolve("b.tar"), new byte[0]);
    Path other = TestImage.tar(folder.resolve("c.tar"), Map.of("readme", new byte[] {1}));

    assertThat(refused(text).code()).isEqualTo(ErrorCode.CONFIG_INVALID);
    assertThat(refused(empty)).hasMessageContaining("neither a manifest.json nor an index.json");
    assertThat(refused(other)).hasMessageContaining("neither a manifest.json nor an index.json");
    assertThat(refused(other).problems().get(0).fix()).contains("podman save");
  }

  @Test
  void aFileThatEndsTooSoonIsTold() throws IOException {
    byte[] whole = Files.readAllBytes(image().oci(folder.resolve("whole.tar")));
    Path half = Files.write(folder.resolve("half.tar"), Arrays.copyOf(whole, whole.length / 2));

    assertThat(refused(half).code()).isEqualTo(ErrorCode.CONFIG_INVALID);
  }

  @Test
  void aChangedByteIsNoticed() throws IOException {
    Path file = image().oci(folder.resolve("shop.tar"));
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    Files.writeString(file, text.replaceFirst("program ", "PROGRAM "), StandardCharsets.ISO_8859_1);

    assertThat(refused(file))
        .hasMessageContaining("layer blobs/sha256/")
        .hasMessageContaining("digest");
  }

  @Test
  void aMissingLayerIsNamed() {
    String manifest = "[{\"Config\":\"c.json\",\"Layers\":[\"gone/layer.tar\"]}]";
    Path file =
        TestImage.tar(
            folder.resolve("shop.tar"),
            Map.of(
                "manifest.json",
                manifest.getBytes(StandardCharsets.UTF_8),
                "c.json",
                "{}".getBytes(StandardCharsets.UTF_8)));

    assertThat(refused(file)).hasMessageContaining("gone/layer.tar");
  }

  @Test
  void aDigestThatLeadsElsewhereIsRefused() throws IOException {
    Path layout = image().folder(folder.resolve("layout"));
    Files.writeString(
        layout.resolve("index.json"),
        "{\"manifests\":[{\"digest\":\"sha256:../../../etc/passwd\"}]}");

    assertThat(refused(layout)).hasMessageContaining("is no digest");
  }

  @Test
  void aLinkOutOfTheFolderLeadsNowhere() throws IOException {
    Path layout = image().folder(folder.resolve("layout"));
    Path secret = Files.writeString(folder.resolve("outside.json"), "{\"manifests\":[]}");
    Files.delete(layout.resolve("index.json"));
    Files.createSymbolicLink(layout.resolve("index.json"), secret);

    assertThat(refused(layout)).hasMessageContaining("neither a manifest.json nor an index.json");
  }

  /** Zeros shrink by a thousand: no layer does, but for its first half gibibyte. */
  @Test
  void aLayerThatUnpacksToFarTooMuchIsNotUnpacked() throws IOException {
    Path bomb = folder.resolve("bomb.tar.gz");
    byte[] zeros = new byte[1 << 20];
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      for (int mebibyte = 0; mebibyte < 700; mebibyte++) {
        out.write(zeros);
      }
    }
    assertThat(refused(bomb)).hasMessageContaining("which no real layer does");
  }

  @Test
  void anArchiveThatIsCompressedAsAWholeIsRead() throws IOException {
    Path plain = image().oci(folder.resolve("plain.tar"));
    Path packed = folder.resolve("packed.tar.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(plain, out);
    }
    ImageReview review = new ImageReview();
    review.review(packed);

    assertThat(review.reviewed().checks()).isNotEmpty();
  }

  @Test
  void aHeaderThatWouldFillTheMemoryIsRefused() {
    TestImage image = new TestImage();
    image.layer().commented("app/shop", 20 << 20);

    assertThat(refused(image.oci(folder.resolve("shop.tar"))))
        .hasMessageContaining("one of its headers has more than 8 MiB");
  }
}
