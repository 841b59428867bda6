package dev.lepton.accept.security.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions that are easily put into the wrong order, the oldest first. */
class VersionOrderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DEBIAN 1.0~~ 1.0~~a 1.0~ 1.0~rc1 1.0 1.0-1~bpo12+1 1.0-1 1.0-1+deb12u1 1.0-1.1 1.0-2"
            + " 1.0+dfsg-1 1.0.1 1.9 1.10 1:0.5 2:0.1",
        "DEBIAN 1.0a 1.0b 1.0+ 1.0.0 1.0.a",
        "DEBIAN 3.0.11-1~deb12u2 3.0.11-1 3.0.13-1~deb12u1",
        "DEBIAN 0.0.0 1.2.3-4ubuntu1 1.2.3-4ubuntu1.1 1.2.3-4ubuntu2",
        "RPM 1.0~rc1 1.0 1.0^20240101 1.0a 1.0.1 1.1 1.10 1:0.1",
        "RPM 1.0-1.el9 1.0-1.el9_2.1 1.0-2.el9",
        "RPM 5.el 5.1",
        "ALPINE 1.2_alpha1 1.2_alpha2 1.2_beta 1.2_pre1 1.2_rc1 1.2 1.2-r1 1.2_git20240101 1.2_p1"
            + " 1.2a 1.2b 1.2.1 1.3 1.10",
        "ALPINE 1.1.1t-r0 1.1.1t-r1 1.1.1t-r10 1.1.1u-r0",
        "ALPINE 3.01 3.1",
        "MAVEN 1.0-alpha-1 1.0-beta1 1.0-m3 1.0-rc1 1.0-SNAPSHOT 1.0 1.0-sp1 1.0.1 1.9 1.10",
        "MAVEN 2.13.4 2.13.4.1 2.13.4.2 2.14.0-rc1 2.14.0",
        "SEMANTIC 1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11"
            + " 1.0.0-rc.1 1.0.0 1.0.1 1.2.0 1.10.0 2.0.0",
        "SEMANTIC 0.0.0-20190101000000-abcdef123456 0.0.0-20200101000000-abcdef123456 0.1.0",
        "PYTHON 1.0.dev1 1.0a1.dev1 1.0a1 1.0a2 1.0b1 1.0rc1.dev2 1.0rc1 1.0 1.0+abc 1.0+abc.5"
            + " 1.0+5 1.0.post1.dev1 1.0.post1 1.0.1 1.9 1.10 1!0.1",
      })
  void olderVersionsComeFirst(String line) {
    List<String> words = Arrays.asList(line.split(" "));
    VersionOrder order = VersionOrder.valueOf(words.get(0));
    List<String> right = words.subList(1, words.size());

    for (int older = 0; older < right.size(); older++) {
      for (int newer = older + 1; newer < right.size(); newer++) {
        String pair = right.get(older) + " < " + right.get(newer);
        assertThat(order.compare(right.get(older), right.get(newer))).as(pair).isNegative();
        assertThat(order.compare(right.get(newer), right.get(older))).as(pair).isPositive();
      }
    }
    assertThat(right).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @CsvSource({
    "DEBIAN, 1.0, 0:1.0-0",
    "DEBIAN, 1.00, 1.0",
    "RPM, 1.0, 1.0-3.el9",
    "RPM, 1.0.0, 1.0_0",
    "ALPINE, 1.2-r0, 1.2",
    "MAVEN, 1.0, 1.0.0",
    "MAVEN, 1.0-ga, 1",
    "SEMANTIC, v1.2.3, 1.2.3+build.7",
    "SEMANTIC, 1.2, 1.2.0",
    "PYTHON, 1.0, 1.0.0",
    "PYTHON, 1.0-alpha.1, 1.0a1",
    "PYTHON, 1.0-1, 1.0.post1",
    "PYTHON, v1.0C1, 1.0rc1",
  })
  void differentWritingsAreTheSame(VersionOrder order, String one, String other) {
    assertThat(order.compare(one, other)).isZero();
    assertThat(order.compare(other, one)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"Debian:12, DEBIAN", "Alpine:v3.19, ALPINE", "Maven, MAVEN", "Go, SEMANTIC"})
  void ecosystemsHaveTheirOrder(String ecosystem, VersionOrder order) {
    assertThat(VersionOrder.of(ecosystem)).contains(order);
  }
}
