package dev.lepton.assess.sbom;

import dev.lepton.assess.input.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An archive's digests in lower-case hexadecimal; SHA-1 is what Maven's registries know. */
record Digests(String sha256, String sha1) implements Comparable<Digests> {
  private static final int BUFFER = 1 << 16;

  /**
   * @throws IOException when the file cannot be read to its end
   */
  static Digests of(InputFile file) throws IOException {
    MessageDigest sha256 = digest("SHA-256");
    MessageDigest sha1 = digest("SHA-1");
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = file.open()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
        sha1.update(buffer, 0, read);
      }
    }
    return new Digests(
        HexFormat.of().formatHex(sha256.digest()), HexFormat.of().formatHex(sha1.digest()));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  @Override
  public int compareTo(Digests other) {
    return sha256.compareTo(other.sha256);
  }
}
