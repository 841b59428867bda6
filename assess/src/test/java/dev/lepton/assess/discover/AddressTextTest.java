package dev.lepton.assess.discover;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTest {
  @ParameterizedTest
  @CsvSource({
    "fd00:0:0:0:0:0:0:2,fd00::2",
    "0:0:0:0:0:0:0:1,::1",
    "0:0:0:0:0:0:0:0,::",
    "2001:db8:0:0:1:0:0:0,2001:db8:0:0:1::",
    "10.0.0.1,10.0.0.1",
    "fd00::2,fd00::2"
  })
  void theLongestRunOfZerosIsLeftOut(String address, String shortened) {
    assertThat(AddressText.shorten(address)).isEqualTo(shortened);
  }
}
