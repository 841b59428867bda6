package dev.lepton.cli.operate.drill;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * Self-signed certificates for one host, kept where a secret is kept.
 *
 * @param folder for key stores and the secret
 */
record DrillKeys(Path folder) {
  static final String PASSWORD = "drill-certificate";

  /** The file that the secret's reference names. */
  Path secret() {
    return folder.resolve("certificate.p12.base64");
  }

  /** Puts a certificate there that is good for a month. */
  void renew() {
    put("good", "-1H", 30);
  }

  /** Puts one there that ended some days ago. */
  void expire() {
    put("expired", "-20d", 10);
  }

  private void put(String name, String start, int days) {
    Path store = folder.resolve(name + ".p12");
    try {
      Files.createDirectories(folder);
      if (!Files.exists(store)) {
        generate(store, start, days);
      }
      Files.write(
          secret(),
          Base64.getEncoder()
              .encodeToString(Files.readAllBytes(store))
              .getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void generate(Path store, String start, int days) {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Programs.Result result =
        Programs.run(
            List.of(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "drill",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=127.0.0.1",
                "-startdate",
                start,
                "-validity",
                String.valueOf(days),
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
    if (!result.succeeded()) {
      throw new LeptonException(
          ErrorCode.TOOL_MISSING,
          "no certificate can be made: " + result.output().trim(),
          keytool.toString(),
          "use a Java that has keytool");
    }
  }
}
