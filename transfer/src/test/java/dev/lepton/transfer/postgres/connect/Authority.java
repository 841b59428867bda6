package dev.lepton.transfer.postgres.connect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate authority of the test's own, made with the JDK's keytool. */
record Authority(Path folder) {
  private static final String PASSWORD = "changeit";

  static Authority create(Path folder) throws IOException, InterruptedException {
    Authority authority = new Authority(Files.createDirectories(folder));
    authority.keytool(
        "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-ext", "bc:c", "-dname", "CN=Test CA");
    authority.keytool(
        "-exportcert", "-rfc", "-alias", "ca", "-file", authority.certificate().toString());
    return authority;
  }

  Path certificate() {
    return folder.resolve("ca.crt");
  }

  /** Writes server.crt and server.key, made out to one name, into the folder. */
  void issue(String host, Path into)
      throws IOException, InterruptedException, GeneralSecurityException {
    String request = folder.resolve("server.csr").toString();
    keytool("-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=" + host);
    keytool("-certreq", "-alias", "server", "-file", request);
    keytool(
        "-gencert",
        "-rfc",
        "-alias",
        "ca",
        "-ext",
        "san=dns:" + host,
        "-infile",
        request,
        "-outfile",
        into.resolve("server.crt").toString());
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(folder.resolve("keys.p12"))) {
      store.load(file, PASSWORD.toCharArray());
    }
    Path key = into.resolve("server.key");
    Files.writeString(
        key,
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder()
                .encodeToString(store.getKey("server", PASSWORD.toCharArray()).getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of(
            "-keystore",
            folder.resolve("keys.p12").toString(),
            "-storepass",
            PASSWORD,
            "-storetype",
            "PKCS12"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool: " + output);
    }
  }
}
