package dev.lepton.transfer.postgres.copy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnapshotTest {
  @Test
  void seesWhatHadCommittedAndNothingElse() {
    Snapshot snapshot = Snapshot.parse("100:110:103,105");
    assertThat(snapshot.sees(99)).isTrue();
    assertThat(snapshot.sees(104)).isTrue();
    assertThat(snapshot.sees(103)).isFalse();
    assertThat(snapshot.sees(110)).isFalse();
  }

  @Test
  void keepsItsTextForm() {
    assertThat(Snapshot.parse("100:110:103,105")).hasToString("100:110:103,105");
    assertThat(Snapshot.parse("7:7:")).hasToString("7:7:");
  }

  @Test
  void understandsTransactionIdsThatWrappedAround() {
    Snapshot snapshot = Snapshot.parse("4294967290:4294967300:4294967295");
    assertThat(snapshot.sees((int) 4294967289L)).isTrue();
    assertThat(snapshot.sees(-1)).isFalse();
    assertThat(snapshot.sees(3)).isTrue();
    assertThat(snapshot.sees(4)).isFalse();
  }
}
