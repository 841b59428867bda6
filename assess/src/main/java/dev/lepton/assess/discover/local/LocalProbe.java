package dev.lepton.assess.discover.local;

import dev.lepton.assess.discover.AddressText;
import dev.lepton.assess.discover.Cards;
import dev.lepton.assess.discover.CommandLines;
import dev.lepton.assess.discover.Counters;
import dev.lepton.assess.discover.DiscoveryTarget;
import dev.lepton.assess.discover.Look;
import dev.lepton.assess.discover.Look.Gap;
import dev.lepton.assess.discover.Probe;
import dev.lepton.assess.discover.Reading;
import dev.lepton.assess.discover.RunningProcess;
import dev.lepton.assess.discover.Socket;
import dev.lepton.assess.inventory.draft.Field;
import dev.lepton.assess.inventory.draft.Identifiers;
import dev.lepton.assess.inventory.draft.ServerDraft;
import dev.lepton.model.inventory.Disk;
import dev.lepton.model.inventory.NetworkCard;
import dev.lepton.model.inventory.Place;
import dev.lepton.model.inventory.Server;
import dev.lepton.model.inventory.Volume;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;
import oshi.software.os.InternetProtocolStats.IPConnection;
import oshi.software.os.InternetProtocolStats.TcpState;
import oshi.software.os.OSFileStore;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/** This machine, by OSHI: Linux, Windows, macOS and others. Not thread-safe. */
public final class LocalProbe implements Probe {
  private static final long MIB = 1 << 20;

  private final SystemInfo system = new SystemInfo();

  /** This machine as a target. */
  public static DiscoveryTarget target() {
    return new DiscoveryTarget() {
      @Override
      public String address() {
        return "localhost";
      }

      @Override
      public Probe open() {
        return new LocalProbe();
      }
    };
  }

  private LocalProbe() {}

  @Override
  public Look look() {
    HardwareAbstractionLayer hardware = system.getHardware();
    OperatingSystem os = system.getOperatingSystem();
    ServerDraft server = new ServerDraft(Place.of("localhost"), Server.Kind.MACHINE);
    List<Gap> gaps = new ArrayList<>();
    Place host = Place.of("localhost host");
    String name = os.getNetworkParams().getHostName();
    server.set(Field.HOST_NAME, name, host).set(Field.NAME, name, host);
    Optional<String> uuid = Identifiers.uuid(hardware.getComputerSystem().getHardwareUUID());
    uuid.ifPresent(id -> server.set(Field.UUID, id, host));
    Identifiers.serial(hardware.getComputerSystem().getSerialNumber())
        .ifPresent(serial -> server.set(Field.SERIAL, serial, host));
    if (uuid.isEmpty()) {
      gaps.add(new Gap("the machine's UUID could not be read", "look as root, if you did not"));
    }
    server.set(Field.OS_NAME, os.getFamily(), host);
    server.set(Field.OS_VERSION, os.getVersionInfo().getVersion(), host);
    server.set(Field.CORES, hardware.getProcessor().getLogicalProcessorCount(), host);
    server.set(Field.MEMORY_MB, hardware.getMemory().getTotal() / MIB, host);
    server.set(Field.CPU_MODEL, hardware.getProcessor().getProcessorIdentifier().getName(), host);
    server.set(Field.ARCHITECTURE, System.getProperty("os.arch"), host);
    disks(hardware, server);
    for (OSFileStore store : os.getFileSystem().getFileStores(true)) {
      server
          .volumes()
          .add(
              new Volume(
                  store.getMount(),
                  Optional.of(store.getTotalSpace() / MIB),
                  Optional.of((store.getTotalSpace() - store.getFreeSpace()) / MIB),
                  Place.of("localhost file systems")));
    }
    cards(hardware, server);
    return new Look(server, gaps);
  }

  private static void disks(HardwareAbstractionLayer hardware, ServerDraft server) {
    for (HWDiskStore disk : hardware.getDiskStores()) {
      if (disk.getSize() > 0) {
        server
            .disks()
            .add(
                new Disk(
                    disk.getName(),
                    Optional.of(disk.getSize() / MIB),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Place.of("localhost disks")));
      }
    }
  }

  private static void cards(HardwareAbstractionLayer hardware, ServerDraft server) {
    for (NetworkIF card : hardware.getNetworkIFs()) {
      List<String> addresses =
          Stream.concat(Arrays.stream(card.getIPv4addr()), Arrays.stream(card.getIPv6addr()))
              .flatMap(text -> Identifiers.addresses(plain(text)).stream())
              .toList();
      if (Cards.isReal(card.getName())) {
        List<String> macs = Identifiers.macs(card.getMacaddr());
        server.addresses().addAll(addresses);
        server.macs().addAll(macs);
        server
            .networks()
            .add(
                new NetworkCard(
                    card.getName(),
                    macs.stream().findFirst(),
                    addresses,
                    Place.of("localhost cards")));
      }
    }
  }

  @Override
  public List<RunningProcess> processes() {
    List<RunningProcess> processes = new ArrayList<>();
    for (OSProcess process : system.getOperatingSystem().getProcesses()) {
      List<String> arguments = process.getArguments();
      // Threads of a Linux kernel have no command line.
      if (!arguments.isEmpty() || process.getResidentMemory() > 0) {
        processes.add(
            new RunningProcess(
                process.getProcessID(),
                process.getName(),
                CommandLines.redact(arguments),
                process.getResidentMemory() / MIB));
      }
    }
    return processes;
  }

  @Override
  public Reading read() {
    HardwareAbstractionLayer hardware = system.getHardware();
    long[] ticks = hardware.getProcessor().getSystemCpuLoadTicks();
    double total = Arrays.stream(ticks).sum();
    double idle = ticks[TickType.IDLE.getIndex()] + (double) ticks[TickType.IOWAIT.getIndex()];
    double reads = 0;
    double writes = 0;
    double readBytes = 0;
    double writeBytes = 0;
    for (HWDiskStore disk : hardware.getDiskStores()) {
      reads += disk.getReads();
      writes += disk.getWrites();
      readBytes += disk.getReadBytes();
      writeBytes += disk.getWriteBytes();
    }
    double in = 0;
    double out = 0;
    for (NetworkIF card : hardware.getNetworkIFs()) {
      if (Cards.isReal(card.getName())) {
        in += card.getBytesRecv();
        out += card.getBytesSent();
      }
    }
    double memory = hardware.getMemory().getTotal() - (double) hardware.getMemory().getAvailable();
    return new Reading(
        new Counters(
            total - idle,
            total,
            memory / MIB,
            new Counters.Disks(reads, writes, readBytes, writeBytes),
            new Counters.Network(in, out)),
        sockets());
  }

  private List<Socket> sockets() {
    List<Socket> sockets = new ArrayList<>();
    for (IPConnection connection :
        system.getOperatingSystem().getInternetProtocolStats().getConnections()) {
      boolean listening = connection.getState() == TcpState.LISTEN;
      if (connection.getType().startsWith("tcp")
          && (listening || connection.getState() == TcpState.ESTABLISHED)) {
        int pid = connection.getowningProcessId();
        sockets.add(
            new Socket(
                AddressText.of(connection.getLocalAddress()),
                connection.getLocalPort(),
                AddressText.of(connection.getForeignAddress()),
                listening ? 0 : connection.getForeignPort(),
                listening,
                pid > 0 ? Optional.of(pid) : Optional.empty()));
      }
    }
    return sockets;
  }

  private static String plain(String address) {
    return AddressText.shorten(address.toLowerCase(Locale.ROOT).replaceFirst("%.*", ""));
  }

  @Override
  public void close() {
    // OSHI holds nothing open.
  }
}
