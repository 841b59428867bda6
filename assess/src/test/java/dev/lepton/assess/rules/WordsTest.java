package dev.lepton.assess.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  @Test
  void namesAreSplitAsPeopleReadThem() {
    assertThat(Words.of("uploadDir")).containsExactly("upload", "dir");
    assertThat(Words.of("DB_PASSWORD")).containsExactly("db", "password");
    assertThat(Words.of("spring.mail.api-key")).containsExactly("spring", "mail", "api", "key");
    assertThat(Words.of("HTTPPort")).containsExactly("http", "port");
    assertThat(Words.of("INFO")).containsExactly("info");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "DB_PASSWORD",
        "dbPwd",
        "api-key",
        "clientSecret",
        "aws_secret_key",
        "AuthToken"
      })
  void namesOfSecrets(String name) {
    assertThat(Words.nameSecret(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "passwordField",
        "PASSWORD_LENGTH",
        "key",
        "token",
        "secretary",
        "primaryKey",
        "compass"
      })
  void namesOfOtherThings(String name) {
    assertThat(Words.nameSecret(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "${DB_PASSWORD}",
        "{{ secret }}",
        "<password>",
        "env:DB_PASSWORD",
        "vault:a#b",
        "ENC(abc)",
        "DB_PASSWORD",
        "spring.datasource.password",
        "Enter your password",
        "null",
        "password",
        "****",
        "%s"
      })
  void textsThatAreNoSecrets(String text) {
    assertThat(Words.canBeSecret(text, "password")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiger-7", "s3cret", "changeme", "x", "Pa$$w0rd", "lepton"})
  void textsThatMayBeSecrets(String text) {
    assertThat(Words.canBeSecret(text, "password")).isTrue();
  }
}
