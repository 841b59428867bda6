package dev.lepton.transfer.postgres.backup;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A directory of compressed, encrypted files. Each file is bound to its name in the manifest: files
 * cannot be swapped, shortened or altered without reading them failing. Thread-safe.
 */
final class Vault {
  private static final String MANIFEST = "manifest.json";
  private static final String MAC = "HmacSHA256";
  private static final int SEGMENT = 1 << 20;
  private static final int BUFFER = 1 << 16;
  private static final int FAST = 1;

  private final Path directory;
  private final byte[] key;
  private final JsonMapper json = JsonMapper.builder().build();

  Vault(Path directory, byte[] key) {
    this.directory = directory;
    this.key = key.clone();
  }

  /**
   * The manifest as it stands on disk: its text and a keyed digest, by which a changed one is
   * recognised.
   */
  record SealedManifest(Manifest manifest, String mac) {}

  /** Something that writes plain data. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  boolean complete() {
    return Files.exists(directory.resolve(MANIFEST));
  }

  /**
   * @param name what the content is; must be given again to read it
   */
  Manifest.StoredFile write(String file, String name, Content content) throws IOException {
    MessageDigest digest = RowSum.sha256();
    Counter stored =
        new Counter(
            new BufferedOutputStream(Files.newOutputStream(directory.resolve(file)), BUFFER),
            digest);
    Counter plain;
    try (OutputStream encrypted =
            streaming().newEncryptingStream(stored, name.getBytes(StandardCharsets.UTF_8));
        OutputStream compressed = new ZstdOutputStream(encrypted, FAST)) {
      plain = new Counter(compressed, null);
      content.writeTo(plain);
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot encrypt " + file, e);
    }
    return new Manifest.StoredFile(
        file, plain.count, stored.count, HexFormat.of().formatHex(digest.digest()));
  }

  InputStream read(Manifest.StoredFile file, String name) throws IOException {
    try {
      InputStream stored =
          new BufferedInputStream(Files.newInputStream(directory.resolve(file.file())), BUFFER);
      return new ZstdInputStream(
          streaming().newDecryptingStream(stored, name.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot decrypt " + file.file(), e);
    }
  }

  /** Appears whole or not at all. */
  void writeManifest(Manifest manifest) throws IOException {
    Path draft = directory.resolve(MANIFEST + ".draft");
    Files.write(
        draft,
        json.writerWithDefaultPrettyPrinter()
            .writeValueAsBytes(new SealedManifest(manifest, mac(manifest))));
    Files.move(draft, directory.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * @throws LeptonException DIFFERENCES_FOUND if it is not as it was written with this key
   */
  Manifest readManifest() throws IOException {
    try {
      SealedManifest sealed =
          json.readValue(Files.readAllBytes(directory.resolve(MANIFEST)), SealedManifest.class);
      if (MessageDigest.isEqual(
          sealed.mac().getBytes(StandardCharsets.US_ASCII),
          mac(sealed.manifest()).getBytes(StandardCharsets.US_ASCII))) {
        return sealed.manifest();
      }
    } catch (JacksonException e) {
      throw altered(MANIFEST, e);
    }
    throw altered(MANIFEST, new GeneralSecurityException("the keyed digest does not match"));
  }

  /** SHA-256 of the manifest's file, which stands for the whole backup. */
  String fingerprint() throws IOException {
    return HexFormat.of()
        .formatHex(RowSum.sha256().digest(Files.readAllBytes(directory.resolve(MANIFEST))));
  }

  LeptonException altered(String file, Exception cause) {
    return new LeptonException(
        ErrorCode.DIFFERENCES_FOUND,
        "the backup's file "
            + file
            + " was changed after it was written, or its key is not the one it was written with",
        directory.resolve(file).toString(),
        "give the right key; if the file is damaged, delete the directory "
            + directory
            + " to have the backup taken anew",
        cause);
  }

  JsonMapper json() {
    return json;
  }

  private AesGcmHkdfStreaming streaming() throws GeneralSecurityException {
    return new AesGcmHkdfStreaming(key, MAC, key.length, SEGMENT, 0);
  }

  private String mac(Manifest manifest) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      // A label keeps this use of the key apart from the derivation of the files' keys.
      mac.update("lepton backup manifest".getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(mac.doFinal(json.writeValueAsBytes(manifest)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + MAC, e);
    }
  }

  /** Counts what passes, and digests it if asked to. */
  private static final class Counter extends FilterOutputStream {
    private final @Nullable MessageDigest digest;
    private long count;

    Counter(OutputStream out, @Nullable MessageDigest digest) {
      super(out);
      this.digest = digest;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      out.write(buffer, offset, length);
      count += length;
      if (digest != null) {
        digest.update(buffer, offset, length);
      }
    }
  }
}
