package dev.lepton.pipeline.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.secret.SecretReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretStoreTest {
  @TempDir Path folder;

  @Test
  void aSecretIsReadFromTheEnvironmentAndDoesNotPrint() {
    var secret =
        new SecretStore(Map.of("PW", "geheim"), folder).resolve(SecretReference.parse("env:PW"));

    assertThat(secret.reveal()).isEqualTo("geheim");
    assertThat(secret).hasToString("***");
  }

  @Test
  void aSecretIsReadFromAFileWithoutItsLineEnd() throws IOException {
    Files.writeString(folder.resolve("pw"), "geheim\n");

    assertThat(new SecretStore(Map.of(), folder).resolve(SecretReference.parse("file:pw")).reveal())
        .isEqualTo("geheim");
  }

  @Test
  void aReferenceThatLeadsNowhereSaysWhatToSet() {
    LeptonException error =
        catchThrowableOfType(
            LeptonException.class,
            () -> new SecretStore(Map.of(), folder).resolve(SecretReference.parse("env:PW")));

    assertThat(error.code()).isEqualTo(ErrorCode.SECRET_UNRESOLVED);
    assertThat(error.problems().get(0).where()).isEqualTo("env:PW");
  }
}
