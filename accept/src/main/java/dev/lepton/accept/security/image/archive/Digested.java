package dev.lepton.accept.security.image.archive;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part whose name is its digest, as in OCI's layout; of other names nothing is verified. */
final class Digested extends DigestInputStream {
  private static final Pattern BLOB = Pattern.compile("blobs/sha256/([0-9a-f]{64})");

  private final Matcher blob;

  Digested(InputStream bytes, String name) {
    super(bytes, sha256());
    this.blob = BLOB.matcher(name);
    on(blob.matches());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Skipped bytes count for the digest too. */
  @Override
  public long skip(long bytes) throws IOException {
    return readNBytes((int) Math.min(bytes, 1 << 16)).length;
  }

  /**
   * To be called after the last byte.
   *
   * @throws IOException when its contents are not those that it is named after
   */
  void verify() throws IOException {
    if (blob.matches()) {
      String found = HexFormat.of().formatHex(getMessageDigest().digest());
      if (!found.equals(blob.group(1))) {
        throw new IOException("its digest is " + found + ": bytes are missing or were changed");
      }
    }
  }
}
