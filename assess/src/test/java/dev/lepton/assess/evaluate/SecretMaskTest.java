package dev.lepton.assess.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretMaskTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "db.password=geheim | db.password=****",
        "#  password: geheim# | #  password: ****#",
        "String p = \"geheim\"; | String p = \"****\";",
        "props.put(\"db.password\", \"geheim\"); | props.put(\"db.password\", \"****\");",
        "connect(\"scott\", 'geheim'); | connect(\"****\", '****');",
        "<password>geheim</password> | <password>****</password>",
        "url = \"postgres://shop:geheim@db/shop\" | url = \"postgres://shop:****@db/shop\"",
        "url=jdbc:x://db/shop?user=a&password=geheim&ssl=1 | url=jdbc:x://db/shop?user=a&password=****&ssl=1",
        "geheim | ****",
        "#    MIIEpAIBAAKCgeheim# | #    ****#",
        "String broken = \"geheim | String broken = \"****\"",
      })
  void nothingOfASecretIsShown(String line, String shown) {
    assertThat(SecretMask.secretLine(line)).isEqualTo(shown).doesNotContain("geheim");
  }

  @Test
  void otherLinesLoseOnlyWhatAddressesCarry() {
    assertThat(SecretMask.anyLine("get('https://me:geheim@host/x', \"name\")"))
        .isEqualTo("get('https://me:****@host/x', \"name\")");
    assertThat(SecretMask.anyLine("https://host:8443/path@v2"))
        .isEqualTo("https://host:8443/path@v2");
  }
}
