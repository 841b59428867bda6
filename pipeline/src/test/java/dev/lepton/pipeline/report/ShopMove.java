package dev.lepton.pipeline.report;

import dev.lepton.model.acceptance.AcceptanceReport;
import dev.lepton.model.acceptance.Latency;
import dev.lepton.model.acceptance.LoadResult;
import dev.lepton.model.acceptance.SchedulingLag;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.operation.WatchReport;
import dev.lepton.model.transfer.BackupReport;
import dev.lepton.model.transfer.CutoverData;
import dev.lepton.model.transfer.TransferDocument;
import dev.lepton.model.transfer.TransferReport;
import dev.lepton.model.transfer.VerificationReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What happened while the shop was moved. */
final class ShopMove {
  private ShopMove() {}

  static TransferDocument transfer(int tables) {
    List<TransferReport.TableReport> moved =
        IntStream.range(0, tables)
            .mapToObj(
                i ->
                    new TransferReport.TableReport(
                        "public.table_" + i, 310_000L / (i + 1), 48_000_000L / (i + 1), 4, 1.5))
            .toList();
    return transfer(moved, List.of());
  }

  static TransferDocument transfer(
      List<TransferReport.TableReport> tables, List<VerificationReport.Difference> differences) {
    long rows = tables.stream().mapToLong(TransferReport.TableReport::rows).sum();
    return new TransferDocument(
        List.of(
            new TransferReport(
                "shop",
                "postgresql://lepton@127.0.0.1:5432/shop",
                "postgresql://lepton@127.0.0.1:5433/shop",
                "18.3",
                "18.3",
                Optional.of(backup(rows, true)),
                tables,
                List.of(
                    new TransferReport.ObjectCount("index", 19),
                    new TransferReport.ObjectCount("view", 2)),
                new VerificationReport(
                    "every row of every table read from both sides at one position",
                    "0/4F2A9D18",
                    tables.size(),
                    rows,
                    9,
                    61,
                    differences.size(),
                    differences),
                List.of("large object 16411"),
                "lepton_shop")));
  }

  static BackupReport backup(long rows, boolean proven) {
    return new BackupReport(
        "transfer/shop/backup",
        rows,
        151_000_000,
        38_400_000,
        "AES256_GCM_HKDF_1MB",
        "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab",
        "shop_restored",
        proven);
  }

  static Deployment deployment() {
    return new Deployment(
        "local",
        "shop:1.0",
        1,
        "http://127.0.0.1:8081",
        Optional.of("http://127.0.0.1:8000"),
        Optional.of("http://127.0.0.1:8080"),
        List.of(
            new Deployment.Component("shop", "application", "4711", "http://127.0.0.1:8081"),
            new Deployment.Component("shop-db", "database", "4709", "127.0.0.1:5433")),
        "hash");
  }

  static AcceptanceReport acceptance(boolean passed) {
    return new AcceptanceReport(
        List.of(load("old", "safe", 3.1), load("new", "safe", 2.6), load("new", "write", 7.4)),
        List.of(
            verdict("errors/safe", 0, 0.5, true),
            verdict("p95/safe", passed ? 8.2 : 410, 250, passed),
            verdict("p95-ratio/safe", 0.84, 3, true)),
        List.of(
            check("container-not-root", "The container does not run as root", "high", true),
            check("image-pinned", "The base image is pinned by digest", "medium", false),
            check("header-server", "The server does not tell its version", "low", false)),
        List.of());
  }

  private static AcceptanceReport.Verdict verdict(
      String name, double measured, double bound, boolean passed) {
    return new AcceptanceReport.Verdict(name, measured, bound, passed, name + " in words");
  }

  static AcceptanceReport.SecurityCheck check(
      String id, String title, String severity, boolean passed) {
    return new AcceptanceReport.SecurityCheck(
        id, title, severity, passed, "container/Dockerfile", "Mend " + id + ".");
  }

  static LoadResult load(String release, String kind, double p50) {
    List<Latency.Point> points =
        DoubleStream.of(0, 25, 50, 75, 90, 95, 97.5, 99, 99.5, 99.9, 99.95, 100)
            .mapToObj(p -> new Latency.Point(p, p50 * (0.6 + 0.4 * 50 / Math.max(0.9, 100 - p))))
            .toList();
    Latency latency = new Latency(p50, p50 * 3, p50 * 9, p50 * 23, points);
    return new LoadResult(
        release, kind, 60, 300, 300, 0, 59.8, latency, new SchedulingLag(0.8, 2), List.of());
  }

  static CutoverReport cutover(String direction) {
    List<CutoverReport.Step> steps = new ArrayList<>();
    Stream.of(
            "prepare",
            "hold requests",
            "fence writers",
            "drain changes",
            "set sequences",
            "verify what changed",
            "prepare the way back",
            "switch traffic")
        .forEach(name -> steps.add(new CutoverReport.Step(name, 12 + 6.5 * steps.size())));
    return new CutoverReport(
        direction,
        Instant.parse("2026-09-14T20:16:21.5Z"),
        268.4,
        37,
        steps,
        List.of(new CutoverData("shop", "0/51B00F60", 4213, 0, 9, "lepton_shop_back")));
  }

  static WatchReport watch(String reason, int probes) {
    List<WatchReport.Sample> samples =
        IntStream.range(0, probes)
            .mapToObj(
                i ->
                    new WatchReport.Sample(
                        i * 0.25, 1.5 + i % 7, reason.isEmpty() || i < probes / 2))
            .toList();
    long failures = samples.stream().filter(sample -> !sample.ok()).count();
    return new WatchReport(
        Duration.ofSeconds(8),
        probes,
        failures,
        reason.isEmpty() ? 0 : 12.5,
        2.4,
        7.9,
        21.3,
        9.3,
        reason.isEmpty() ? "healthy" : "fell-back",
        reason,
        samples);
  }

  static ClientProof proof(long lost) {
    return new ClientProof(
        18_422,
        5_310,
        lost,
        0,
        281.7,
        new ClientProof.Percentiles(3.4, 22.8),
        new ClientProof.Percentiles(2.9, 19.6));
  }
}
