package dev.lepton.transfer.postgres.backup;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.BackupSpec;
import dev.lepton.model.secret.Secret;
import dev.lepton.model.secret.SecretResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Finds the backup's key or makes one. */
final class BackupKey {
  private static final int BYTES = 32;

  private BackupKey() {}

  /**
   * @param directory where a generated key is kept, readable by its owner only
   * @return 32 bytes
   */
  static byte[] obtain(BackupSpec spec, SecretResolver secrets, Path directory) {
    if (spec.key().isPresent()) {
      try (Secret secret = secrets.resolve(spec.key().get())) {
        return decode(secret.reveal(), spec.key().get().toString());
      }
    }
    Path file = directory.resolve("backup.key");
    try {
      if (!Files.exists(file)) {
        generate(file);
      }
      return decode(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the backup's key in " + file, e);
    }
  }

  private static void generate(Path file) throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Files.createDirectories(file.getParent());
    Files.createFile(file, ownerOnly());
    Files.write(file, Base64.getEncoder().encodeToString(key).getBytes(StandardCharsets.US_ASCII));
  }

  private static FileAttribute<?>[] ownerOnly() {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[] {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
      };
    }
    return new FileAttribute<?>[0];
  }

  private static byte[] decode(String text, String where) {
    try {
      byte[] key = Base64.getDecoder().decode(text.strip());
      if (key.length == BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      throw invalid(where, e);
    }
    throw invalid(where, null);
  }

  private static LeptonException invalid(String where, @Nullable Throwable cause) {
    LeptonException problem =
        new LeptonException(
            ErrorCode.SECRET_UNRESOLVED,
            "the backup's key is not 256 bits in base64",
            where,
            "give 32 random bytes in base64, for instance from: openssl rand -base64 32");
    if (cause != null) {
      problem.initCause(cause);
    }
    return problem;
  }
}
