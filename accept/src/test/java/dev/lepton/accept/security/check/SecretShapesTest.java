package dev.lepton.accept.security.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretShapesTest {
  @ParameterizedTest
  @CsvSource({
    "DB_PASSWORD, geheim",
    "db.password, geheim",
    "dbPassword, geheim",
    "API-KEY, 0815",
    "TOKEN, abc",
    "AWS_SECRET_ACCESS_KEY, abc",
    "CREDENTIALS, abc",
    "DATABASE_URL, postgresql://shop:geheim@db/shop",
    "JDBC_URL, jdbc:postgresql://db/shop?user=shop&password=geheim",
    "ANY, AKIAIOSFODNN7EXAMPLE",
    "ANY, -----BEGIN RSA PRIVATE KEY-----",
  })
  void knowsASecret(String name, String value) {
    assertThat(SecretShapes.isPlainSecret(name, value)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "DB_PASSWORD, ''",
    "DB_PASSWORD, ${DB_PASSWORD}",
    "DB_PASSWORD, $(DB_PASSWORD)",
    "DB_PASSWORD_FILE, /run/secrets/db",
    "TOKEN_TTL, 30s",
    "PASSWORD_MIN_LENGTH, 12",
    "TITLE, Forgot password",
    "DATABASE_URL, jdbc:postgresql://db:5432/shop",
    "DATABASE_URL, postgresql://shop:${PW}@db/shop",
    "MAIL, someone@shop.example",
    "MONKEY, banana",
  })
  void leavesOtherSettingsAlone(String name, String value) {
    assertThat(SecretShapes.isPlainSecret(name, value)).isFalse();
  }
}
