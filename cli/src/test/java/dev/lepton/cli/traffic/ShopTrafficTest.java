package dev.lepton.cli.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopTrafficTest {
  private static final int ENOUGH = 40;

  @TempDir Path folder;

  @Test
  void everyWriteThatIsAnsweredWellCountsAsAcknowledged() throws IOException {
    try (UnreliableShop shop = new UnreliableShop(write -> 201)) {
      TrafficReport report = runUntilEnoughWrites(shop);
      assertThat(report.acknowledgedWrites()).isEqualTo(shop.writes().size());
      assertThat(report.failedRequests()).isZero();
      assertThat(report.unknownWrites()).isZero();
    }
  }

  @Test
  void customersOrderPayCancelAndChangeNotes() throws IOException {
    try (UnreliableShop shop = new UnreliableShop(write -> 201)) {
      runUntilEnoughWrites(shop);
      assertThat(shop.writes())
          .contains(
              "POST /api/orders", "POST /api/orders/4711/payments", "POST /api/orders/4711/cancel")
          .anyMatch(write -> write.startsWith("PUT /api/customers/"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, UnreliableShop.HANG_UP})
  void aWriteThatMayHaveHappenedIsUnknownAndFailed(int status) throws IOException {
    try (UnreliableShop shop = new UnreliableShop(write -> status)) {
      TrafficReport report = runUntilEnoughWrites(shop);
      assertThat(report.acknowledgedWrites()).isZero();
      assertThat(report.unknownWrites()).isEqualTo(shop.writes().size());
      assertThat(report.failedRequests()).isEqualTo(shop.writes().size());
      assertThat(report.failures()).isNotEmpty();
    }
  }

  @Test
  void aWriteThatIsRefusedIsFailedButNotUnknown() throws IOException {
    try (UnreliableShop shop = new UnreliableShop(write -> 409)) {
      TrafficReport report = runUntilEnoughWrites(shop);
      assertThat(report.acknowledgedWrites()).isZero();
      assertThat(report.unknownWrites()).isZero();
      assertThat(report.failures()).contains("POST /api/orders: status 409");
    }
  }

  @Test
  void afterAnUnknownNoteItsCustomerGetsNoOther() throws IOException {
    try (UnreliableShop shop = new UnreliableShop(write -> write.startsWith("PUT") ? 500 : 201)) {
      runUntilEnoughWrites(shop);
      List<String> notes = shop.writes().stream().filter(write -> write.startsWith("PUT")).toList();
      assertThat(notes).isNotEmpty().doesNotHaveDuplicates();
    }
  }

  @Test
  void anUnknownOrderIsNeitherPaidNorCancelled() throws IOException {
    try (UnreliableShop shop =
        new UnreliableShop(write -> write.equals("POST /api/orders") ? 500 : 200)) {
      runUntilEnoughWrites(shop);
      assertThat(shop.writes()).noneMatch(write -> write.contains("4711"));
    }
  }

  @Test
  void theJournalHoldsWhatWasAcknowledged() throws IOException {
    Path journal = folder.resolve("journal");
    try (UnreliableShop shop = new UnreliableShop(write -> 201)) {
      TrafficReport report = runUntilEnoughWrites(shop, plan(shop).withJournal(journal));
      assertThat(AcknowledgedWrites.read(journal).count()).isEqualTo(report.acknowledgedWrites());
    }
  }

  @Test
  void aShopThatIsNotThereIsReportedAtOnce() throws IOException {
    UnreliableShop shop = new UnreliableShop(write -> 201);
    TrafficPlan plan = plan(shop);
    shop.close();
    assertThatExceptionOfType(LeptonException.class)
        .isThrownBy(() -> ShopTraffic.start(plan))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE));
  }

  private static TrafficPlan plan(UnreliableShop shop) {
    return TrafficPlan.of(shop.url(), 1, 3).withThinkMillis(1);
  }

  private static TrafficReport runUntilEnoughWrites(UnreliableShop shop) {
    return runUntilEnoughWrites(shop, plan(shop));
  }

  private static TrafficReport runUntilEnoughWrites(UnreliableShop shop, TrafficPlan plan) {
    try (ShopTraffic traffic = ShopTraffic.start(plan)) {
      await().until(() -> shop.writes().size() >= ENOUGH);
      return traffic.stop();
    }
  }
}
