package dev.lepton.plan.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.plan.UsageProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageCsvTest {
  @TempDir Path folder;

  private UsageData read(Allocation known, String... lines) throws IOException {
    Path file = folder.resolve("usage.csv");
    Files.write(file, List.of(lines));
    return new UsageCsv(file, server -> known).read();
  }

  private UsageData read(String... lines) throws IOException {
    return read(Allocation.unknown(), lines);
  }

  private static List<String> problems(UsageData data) {
    return data.problems().stream().map(UsageProblem::toString).toList();
  }

  private static String at(int minute) {
    return String.format(Locale.ROOT, "2026-06-01T%02d:%02d:00Z", minute / 60, minute % 60);
  }

  @Test
  void theDocumentedColumnsAreRead() throws IOException {
    UsageData data =
        read(
            "time,server,cpu %,memory MB,disk IOPS,disk MBps,network Mbps",
            at(0) + ",web1,20,4096,100,5,30",
            at(10) + ",web1,30,4100,110,6,40",
            at(0) + ",db1,50,8192,900,50,10");

    assertThat(data.workloads()).extracting(Observed::name).containsExactly("db1", "web1");
    Instance web = data.workloads().get(1).instances().get(0);
    assertThat(web.series(UsageMetric.CPU_PERCENT).values()).containsExactly(20, 30);
    assertThat(web.series(UsageMetric.DISK_MBPS).max()).isEqualTo(6);
    assertThat(web.series(UsageMetric.NETWORK_OUT_MBPS).max()).isEqualTo(40);
    assertThat(data.problems()).isEmpty();
  }

  @Test
  void whatDiscoverWritesIsRead() throws IOException {
    UsageData data =
        read(
            "time,server,cpu_percent,memory_mb,disk_iops,disk_mbps,network_mbps,disk_read_iops,"
                + "disk_write_iops,disk_read_mbps,disk_write_mbps,network_in_mbps,network_out_mbps",
            at(0) + ",web1,20,4096,,,,3,4,1,2,5,6");

    Instance web = data.workloads().get(0).instances().get(0);
    assertThat(web.series(UsageMetric.DISK_IOPS).max()).isEqualTo(7);
    assertThat(web.series(UsageMetric.DISK_MBPS).max()).isEqualTo(3);
    assertThat(data.problems()).isEmpty();
  }

  @Test
  void aUnitInTheHeadingOrBehindTheNumberCounts() throws IOException {
    UsageData data =
        read("time;server;cpu %;memory GB", at(0) + ";a;20 %;2,5", at(10) + ";a;20;2048 MB");

    assertThat(data.workloads().get(0).memoryMib().get(0).values()).containsExactly(2560, 2048);
  }

  @Test
  void negativeAndAbsurdValuesAreNamedWithRowAndColumn() throws IOException {
    UsageData data =
        read(
            "time,server,cpu_percent,memory_mb,network_mbps",
            at(0) + ",a,20,4096,10",
            at(10) + ",a,-1,4096,10",
            at(20) + ",a,250,4096,10",
            at(30) + ",a,20,many,10",
            at(40) + ",a,20,4096,-3",
            "soon,a,20,4096,10",
            at(60) + ",,20,4096,10");

    assertThat(problems(data))
        .containsExactly(
            "usage.csv:3 column cpu_percent: '-1' is not a percentage from 0 to 100",
            "usage.csv:4 column cpu_percent: '250' is not a percentage from 0 to 100",
            "usage.csv:5 column memory_mb: 'many' is not a number in the column's unit",
            "usage.csv:6 column network_mbps: '-3' is below 0, which no usage is",
            "usage.csv:7 column time: 'soon' is not a time",
            "usage.csv:8 column server: no server is named");
    assertThat(data.rows()).isEqualTo(7);
    assertThat(data.usableRows()).isEqualTo(5);
  }

  @Test
  void aValueInAnotherUnitIsLeftOutWithItsRow() throws IOException {
    List<String> lines = new ArrayList<>(List.of("time,server,cpu_percent,memory_mb"));
    for (int i = 0; i < 50; i++) {
      lines.add(at(i * 10) + ",a,20," + (i == 30 ? "4.1" : "4200"));
    }

    UsageData data = read(lines.toArray(String[]::new));

    assertThat(problems(data))
        .singleElement()
        .asString()
        .contains("usage.csv:32 column memory_mb: a: 4.1 MB", "MB and GB are mixed");
    assertThat(data.workloads().get(0).memoryMib().get(0).size()).isEqualTo(49);
  }

  @Test
  void moreMemoryThanThereIsIsNotBelieved() throws IOException {
    UsageData data =
        read(
            Allocation.of(4, 8192),
            "time,server,cpu_percent,memory_mb",
            at(0) + ",a,20,8000",
            at(10) + ",a,20,16000");

    assertThat(problems(data))
        .singleElement()
        .asString()
        .contains("usage.csv:3", "16000 MB is more than the 8192 MB it has");
  }

  @Test
  void aColumnInGigabytesIsPointedOut() throws IOException {
    UsageData data =
        read(
            Allocation.of(4, 16384),
            "time,server,cpu_percent,memory_mb",
            at(0) + ",a,20,12.5",
            at(10) + ",a,20,12.6");

    assertThat(problems(data)).anyMatch(text -> text.contains("is the column in GB?"));
  }

  @Test
  void twoRowsForOneTimeAndServerAreOne() throws IOException {
    UsageData data =
        read(
            "time,server,cpu_percent,memory_mb",
            at(0) + ",a,20,4096",
            at(0) + ",A,30,4096",
            at(10) + ",a,20,4096");

    assertThat(data.workloads()).hasSize(1);
    assertThat(data.workloads().get(0).all(UsageMetric.CPU_PERCENT).get(0).values())
        .containsExactly(30, 20);
    assertThat(problems(data))
        .anyMatch(text -> text.contains("\"A\" and \"a\" are taken for one server"))
        .anyMatch(text -> text.startsWith("usage.csv:3 column cpu_percent: a: a second row"));
  }

  @Test
  void aShortAndALongNameMayBeOneServer() throws IOException {
    UsageData data =
        read(
            "time,server,cpu_percent,memory_mb",
            at(0) + ",web1,20,4096",
            at(0) + ",web1.example.com,20,4096");

    assertThat(data.workloads()).hasSize(2);
    assertThat(problems(data)).anyMatch(text -> text.contains("may be one server"));
  }

  @Test
  void gapsAreToldWithTheRowBehindTheLongest() throws IOException {
    List<String> lines = new ArrayList<>(List.of("time,server,cpu_percent,memory_mb"));
    for (int i = 0; i < 100; i++) {
      if (i < 40 || i >= 60) {
        lines.add(at(i * 10) + ",a,20,4096");
      }
    }

    UsageData data = read(lines.toArray(String[]::new));

    assertThat(problems(data))
        .singleElement()
        .asString()
        .contains("usage.csv:42 column cpu_percent: a: 1 gap in time", "3 h 30 min");
  }

  @Test
  void aMissingColumnIsToldAndTheRestIsUsed() throws IOException {
    UsageData data = read("time,server,cpu_percent", at(0) + ",a,20");

    assertThat(problems(data)).anyMatch(text -> text.contains("usage.csv:1 column memory_mb"));
    assertThat(data.workloads()).hasSize(1);
  }

  @Test
  void podsAreInstancesOfTheirWorkload() throws IOException {
    UsageData data =
        read(
            "time,workload,pod,cpu_cores,memory_mb,oom_mb,hpa",
            at(0) + ",shop,shop-1,0.2,300,,yes",
            at(0) + ",shop,shop-2,0.3,400,512,yes");

    Observed shop = data.workloads().get(0);
    assertThat(shop.instances()).extracting(Instance::name).containsExactly("shop-1", "shop-2");
    assertThat(shop.autoscaled()).isTrue();
    assertThat(shop.all(UsageMetric.OOM_MIB).get(0).max()).isEqualTo(512);
  }

  @Test
  void aFileWithoutMeasurementsIsRefused() {
    assertThatThrownBy(() -> read("time,server,colour", at(0) + ",a,red"))
        .isInstanceOfSatisfying(
            LeptonException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
        .hasMessageContaining("cpu_percent");
  }
}
