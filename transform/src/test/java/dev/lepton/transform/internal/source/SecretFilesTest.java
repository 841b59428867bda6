package dev.lepton.transform.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretFilesTest {
  @TempDir Path root;

  private boolean isSecret(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return SecretFiles.in(SourceTree.scan(root)).contains(file);
  }

  @ParameterizedTest
  @CsvSource({
    ".env, DB_PASSWORD=x",
    "api/.env.production, STRIPE_KEY=x",
    "deploy/prod.env, TOKEN=x",
    ".envrc, export TOKEN=x",
    "web/.env.local, 'VITE_API=/api\nSECRET=x'",
    "certs/server.pem, -----BEGIN RSA PRIVATE KEY-----",
    "src/main/resources/identity.p12, bytes",
    "id_ed25519, key",
    ".npmrc, //registry.example.org/:_authToken=x",
    "conf/.docker/config.json, '{\"auths\": {}}'",
    ".aws/credentials, aws_secret_access_key = x",
    "ops/.kube/config, client-key-data: x",
    ".m2/settings.xml, <password>x</password>",
    ".git-credentials, https://user:x@host.example",
    "config/service-account.json, '{\"private_key\": \"-----BEGIN PRIVATE KEY-----\"}'",
    "config/master.key, 0123456789abcdef0123456789abcdef",
  })
  void whatIsThereToHoldSecretsIsOne(String file, String text) throws IOException {
    assertThat(isSecret(file, text.replace("\\n", "\n"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    ".env.example, DB_PASSWORD=changeme",
    "web/.env.production, VITE_API=/api",
    "web/.env, '# for the front end\nREACT_APP_TITLE=Shop\nNODE_ENV=production'",
    "certs/authority.pem, -----BEGIN CERTIFICATE-----",
    "src/test/resources/server.pem, -----BEGIN PRIVATE KEY-----",
    "src/main/resources/truststore.jks, bytes",
    "id_ed25519.pub, key",
    ".npmrc, save-exact=true",
    ".m2/settings.xml, <mirror>x</mirror>",
    "web/keyboard.json, '{\"key\": \"Enter\"}'",
    "environment.js, DB_PASSWORD=x",
  })
  void othersAreNot(String file, String text) throws IOException {
    assertThat(isSecret(file, text.replace("\\n", "\n"))).isFalse();
  }
}
