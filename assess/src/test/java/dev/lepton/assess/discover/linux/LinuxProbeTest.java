package dev.lepton.assess.discover.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lepton.assess.discover.Look;
import dev.lepton.assess.discover.Reading;
import dev.lepton.assess.discover.Socket;
import dev.lepton.assess.inventory.draft.Field;
import dev.lepton.assess.inventory.draft.ServerDraft;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What odd systems print. */
class LinuxProbeTest {
  private static LinuxProbe printing(String output) {
    return new LinuxProbe("ssh://web1/", script -> output, () -> {});
  }

  @Test
  void aBusyBoxSystemWithoutIpAndWithoutRootIsUnderstood() {
    Look look =
        printing(
                """
                Welcome! Do not change anything here.
                ==lepton:host
                router7
                ==lepton:kernel
                Linux
                3.10.14
                armv7l
                ==lepton:os
                NAME="Alpine Linux"
                VERSION_ID=3.4.6
                ==lepton:cpu
                Processor\t: ARMv7 Processor rev 5 (v7l)
                processor\t: 0
                processor\t: 1
                ==lepton:memory
                MemTotal:         515340 kB
                ==lepton:disks
                sda 15728640
                sr0 2048
                ==lepton:mounts
                /dev/sda1 / ext4 rw 0 0
                tmpfs /tmp tmpfs rw 0 0
                ==lepton:df
                Filesystem           1024-blocks    Used Available Capacity Mounted on
                /dev/sda1              7000000   1024000   5976000  15% /
                tmpfs                   257668         0    257668   0% /tmp
                ==lepton:links
                eth0 52:54:00:12:34:56
                lo 00:00:00:00:00:00
                docker0 02:42:ac:11:00:01
                ==lepton:addresses
                eth0      Link encap:Ethernet  HWaddr 52:54:00:12:34:56
                          inet addr:192.168.7.1  Bcast:192.168.7.255  Mask:255.255.255.0
                docker0   Link encap:Ethernet  HWaddr 02:42:AC:11:00:01
                          inet addr:172.17.0.1  Bcast:0.0.0.0  Mask:255.255.0.0
                ==lepton:end
                """)
            .look();
    ServerDraft server = look.server();
    assertThat(server.text(Field.HOST_NAME)).contains("router7");
    assertThat(server.text(Field.OS_NAME)).contains("Alpine Linux");
    // The capital one of old ARM kernels names the model.
    assertThat(server.text(Field.CORES)).contains("2");
    assertThat(server.text(Field.MEMORY_MB)).contains("503");
    assertThat(server.addresses()).containsExactly("192.168.7.1");
    assertThat(server.macs()).containsExactly("52:54:00:12:34:56");
    assertThat(server.disks())
        .singleElement()
        .satisfies(d -> assertThat(d.capacityMb()).contains(7680L));
    assertThat(server.volumes())
        .singleElement()
        .satisfies(v -> assertThat(v.name()).isEqualTo("/"));
  }

  @Test
  void addressesAreFoundWithoutIpAndIfconfig() {
    ServerDraft server =
        printing(
                """
                ==lepton:addresses
                Main:
                  +-- 0.0.0.0/0 3 0 5
                     |-- 10.1.2.3
                        /32 host LOCAL
                     |-- 10.1.2.255
                        /32 link BROADCAST
                     |-- 127.0.0.1
                        /32 host LOCAL
                ==lepton:end
                """)
            .look()
            .server();
    assertThat(server.addresses()).containsExactly("10.1.2.3");
  }

  @Test
  void addressesOfIpBelongToTheirCards() {
    ServerDraft server =
        printing(
                """
                ==lepton:links
                ens3 fa:16:3e:00:00:01
                ==lepton:addresses
                1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever
                2: ens3    inet 10.0.0.5/24 brd 10.0.0.255 scope global ens3\\       valid_lft forever
                2: ens3    inet6 2001:db8::5/64 scope global \\       valid_lft forever
                2: ens3    inet6 fe80::1/64 scope link \\       valid_lft forever
                3: br-0a1b    inet 172.18.0.1/16 scope global br-0a1b\\       valid_lft forever
                ==lepton:end
                """)
            .look()
            .server();
    assertThat(server.addresses()).containsExactly("10.0.0.5", "2001:db8::5");
    assertThat(server.networks()).hasSize(1);
  }

  @Test
  void aContainerIsNotTakenForItsHost() {
    Look look =
        printing(
                """
                ==lepton:dmi
                /sys/class/dmi/id
                ==lepton:uuid
                4c4c4544-0037-3810-8052-b8c04f583132
                ==lepton:container
                /.dockerenv
                ==lepton:end
                """)
            .look();
    assertThat(look.server().text(Field.UUID)).isEmpty();
    assertThat(look.gaps()).anyMatch(gap -> gap.what().contains("container"));
  }

  @Test
  void whatRootOnlyMaySeeIsToldAsAGap() {
    Look look = printing("==lepton:dmi\n/sys/class/dmi/id\n==lepton:uuid\n==lepton:end\n").look();
    assertThat(look.gaps()).anyMatch(gap -> gap.what().contains("UUID"));
    assertThat(look.gaps()).anyMatch(gap -> gap.what().contains("memory"));
  }

  @Test
  void processesWithOddNamesAreFoundAndKernelThreadsAreNot() {
    assertThat(
            printing(
                    """
                    ==lepton:self
                    900
                    ==lepton:page
                    4096
                    ==lepton:stat
                    2 (kthreadd) S 0 0 0 0 -1 2129984 0 0 0 0 0 0 0 0 20 0 1 0 3 0 0 18446744073709551615
                    77 (a) b (c) S 1 77 77 0 -1 4194560 0 0 0 0 0 0 0 0 20 0 1 0 300 1000000 5120 18446744073709551615
                    900 (sh) S 1 900 900 0 -1 4194560 0 0 0 0 0 0 0 0 20 0 1 0 300 1000000 99 18446744073709551615
                    901 (tr) R 900 900 900 0 -1 4194560 0 0 0 0 0 0 0 0 20 0 1 0 300 1000000 99 18446744073709551615
                    ==lepton:commands
                    77\u001f/opt/a b\u001f--password\u001fhunter2\u001f
                    2\u001f
                    900\u001f/bin/sh\u001f-s\u001f
                    901\u001ftr\u001f
                    ==lepton:end
                    """)
                .processes())
        .singleElement()
        .satisfies(
            process -> {
              assertThat(process.name()).isEqualTo("a) b (c");
              assertThat(process.command()).isEqualTo("/opt/a b --password ***");
              assertThat(process.memoryMb()).isEqualTo(20);
            });
  }

  @Test
  void socketsAreReadWithoutSs() {
    Reading reading =
        printing(
                """
                ==lepton:self
                10.0.0.9 50022 10.0.0.5 22
                ==lepton:tcp
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0000 100
                   1: 0500000A:C350 0600000A:1538 01 00000000:00000000 00:00000000 00000000  1000        0 4712 1 0000 20
                   2: 0500000A:0016 0900000A:C366 01 00000000:00000000 00:00000000 00000000     0        0 4713 1 0000 20
                   3: 0500000A:C351 0600000A:1538 06 00000000:00000000 00:00000000 00000000     0        0 0 3 0000
                ==lepton:tcp6
                   0: 0000000000000000FFFF00000500000A:1F90 0000000000000000FFFF00000700000A:9C40 01 00000000:00000000 00:00000000 00000000     0        0 4714 1 0000 20
                ==lepton:files
                /proc/77/fd:
                lrwx------ 1 app app 64 Nov 29 18:00 7 -> socket:[4712]
                ==lepton:end
                """)
            .read();
    assertThat(reading.sockets())
        .containsExactly(
            new Socket("0.0.0.0", 8080, "0.0.0.0", 0, true, Optional.empty()),
            new Socket("10.0.0.5", 50000, "10.0.0.6", 5432, false, Optional.of(77)),
            new Socket("10.0.0.5", 8080, "10.0.0.7", 40000, false, Optional.empty()));
  }

  @Test
  void countersOfWholeDisksAndRealCardsAreAddedUp() {
    Reading reading =
        printing(
                """
                ==lepton:stat
                cpu  100 0 50 800 50 0 0 0 0 0
                ==lepton:memory
                MemTotal: 2048000 kB
                MemFree: 1024000 kB
                Buffers: 0 kB
                Cached: 512000 kB
                ==lepton:disks
                   8       0 sda 10 0 20 0 30 0 40 0 0 0 0
                   8       1 sda1 10 0 20 0 30 0 40 0 0 0 0
                 253       0 dm-0 10 0 20 0 30 0 40 0 0 0 0
                ==lepton:cards
                  eth0:1000 1 0 0 0 0 0 0 500 1 0 0 0 0 0 0
                    lo: 9999 1 0 0 0 0 0 0 9999 1 0 0 0 0 0 0
                ==lepton:end
                """)
            .read();
    assertThat(reading.counters().cpuBusy()).isEqualTo(150);
    assertThat(reading.counters().cpuTotal()).isEqualTo(1000);
    assertThat(reading.counters().memoryMb()).isEqualTo(500);
    assertThat(reading.counters().disks().writeBytes()).isEqualTo(40 * 512);
    assertThat(reading.counters().network().in()).isEqualTo(1000);
    assertThat(reading.counters().network().out()).isEqualTo(500);
  }

  @Test
  void anAnswerThatEndsInTheMiddleIsAFailure() {
    assertThatExceptionOfType(LeptonException.class)
        .isThrownBy(() -> printing("==lepton:stat\ncpu 1").read())
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_FAILED));
  }
}
