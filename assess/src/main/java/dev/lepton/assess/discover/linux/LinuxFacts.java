package dev.lepton.assess.discover.linux;

import dev.lepton.assess.discover.Cards;
import dev.lepton.assess.discover.Look;
import dev.lepton.assess.discover.Look.Gap;
import dev.lepton.assess.inventory.draft.Field;
import dev.lepton.assess.inventory.draft.Identifiers;
import dev.lepton.assess.inventory.draft.ServerDraft;
import dev.lepton.model.inventory.Disk;
import dev.lepton.model.inventory.NetworkCard;
import dev.lepton.model.inventory.Place;
import dev.lepton.model.inventory.Server;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Linux server is, of the output of {@link Scripts#LOOK}. Not thread-safe. */
final class LinuxFacts {
  private static final Pattern NUMBER = Pattern.compile("([0-9]+)");

  private final Sections sections;
  private final String address;
  private final ServerDraft server;
  private final List<Gap> gaps = new ArrayList<>();

  LinuxFacts(Sections sections, String address) {
    this.sections = sections;
    this.address = address;
    this.server = new ServerDraft(Place.of(address), Server.Kind.MACHINE);
  }

  Look look() {
    text(Field.HOST_NAME, "host", sections.first("host"));
    text(Field.NAME, "host", sections.first("host"));
    system();
    processor();
    memory();
    identity();
    disks();
    new Volumes(sections, place("df")).addTo(server, gaps);
    cards();
    return new Look(server, gaps);
  }

  private Place place(String source) {
    return Place.of(address + " " + source);
  }

  private void text(Field field, String source, Optional<String> value) {
    value.ifPresent(text -> server.set(field, text, place(source)));
  }

  private void system() {
    Map<String, String> release = new HashMap<>();
    for (String line : sections.section("os")) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        String value = line.substring(equals + 1).strip().replaceAll("^[\"']|[\"']$", "");
        release.put(line.substring(0, equals).strip(), value);
      }
    }
    List<String> kernel = sections.section("kernel");
    Optional<String> named =
        Optional.ofNullable(release.get("NAME"))
            .or(() -> sections.first("os").filter(line -> release.isEmpty()))
            .or(() -> kernel.stream().findFirst());
    text(Field.OS_NAME, "os-release", named);
    Optional<String> version =
        Optional.ofNullable(release.get("VERSION_ID"))
            .or(() -> Optional.ofNullable(release.get("BUILD_ID")))
            .or(() -> kernel.size() > 1 ? Optional.of(kernel.get(1)) : Optional.empty());
    text(Field.OS_VERSION, "os-release", version);
    text(
        Field.ARCHITECTURE,
        "uname",
        kernel.size() > 2 ? Optional.of(kernel.get(2).strip()) : Optional.empty());
    if (!kernel.isEmpty() && !kernel.get(0).strip().equals("Linux")) {
      gaps.add(
          new Gap(kernel.get(0) + " is not Linux; little of it is seen", "look at it locally"));
    }
  }

  private void processor() {
    List<String> lines = sections.section("cpu");
    // ARM before Linux 3.8 begins with a capital, S/390 has "processor 0:".
    long cores =
        lines.stream().filter(line -> line.matches("(?i)processor\\s*:?\\s*[0-9]+.*")).count();
    if (cores > 0) {
      server.set(Field.CORES, (int) cores, place("/proc/cpuinfo"));
    } else {
      gaps.add(new Gap("the number of cores could not be seen", "check /proc/cpuinfo there"));
    }
    text(
        Field.CPU_MODEL,
        "/proc/cpuinfo",
        lines.stream()
            .filter(line -> line.matches("(?i)(model name|cpu model|cpu|hardware)\\s*:.*"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .filter(model -> !model.isEmpty())
            .findFirst());
  }

  private void memory() {
    Optional<Long> kilobytes = Meminfo.of(sections.section("memory")).kilobytes("MemTotal");
    kilobytes.ifPresent(kb -> server.set(Field.MEMORY_MB, kb / 1024, place("/proc/meminfo")));
    if (kilobytes.isEmpty()) {
      gaps.add(new Gap("the memory's size could not be seen", "check /proc/meminfo there"));
    }
  }

  private void identity() {
    if (sections.first("efi").isPresent()) {
      text(Field.FIRMWARE, "/sys/firmware", Optional.of("efi"));
    } else if (sections.first("dmi").isPresent()) {
      text(Field.FIRMWARE, "/sys/firmware", Optional.of("bios"));
    }
    if (sections.first("container").isPresent()) {
      server.tags().put("container", "true");
      gaps.add(
          new Gap(
              "it is a container: UUID, cores and disks would be those of its host",
              "look at the host as well"));
      return;
    }
    Optional<String> uuid = sections.first("uuid").flatMap(Identifiers::uuid);
    text(Field.UUID, "product_uuid", uuid);
    text(Field.SERIAL, "product_serial", sections.first("serial").flatMap(Identifiers::serial));
    if (uuid.isEmpty() && sections.first("dmi").isPresent()) {
      gaps.add(
          new Gap(
              "the machine's UUID may be read by root only; it is recognised by name and address",
              "look as root if other lists name it differently"));
    }
  }

  private void disks() {
    for (String line : sections.section("disks")) {
      String[] words = line.strip().split("\\s+");
      if (words.length == 2 && NUMBER.matcher(words[1]).matches() && !words[0].startsWith("sr")) {
        long megabytes = Long.parseLong(words[1]) / 2048;
        if (megabytes > 0) {
          server
              .disks()
              .add(
                  new Disk(
                      words[0],
                      Optional.of(megabytes),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      place("/sys/block")));
        }
      }
    }
  }

  private void cards() {
    Map<String, List<String>> addresses = Addresses.byCard(sections.section("addresses"));
    for (String line : sections.section("links")) {
      String[] words = line.strip().split("\\s+");
      if (!words[0].isEmpty() && Cards.isReal(words[0])) {
        List<String> macs = words.length > 1 ? Identifiers.macs(words[1]) : List.of();
        List<String> own = addresses.getOrDefault(words[0], List.of());
        server.macs().addAll(macs);
        server.addresses().addAll(own);
        server
            .networks()
            .add(new NetworkCard(words[0], macs.stream().findFirst(), own, place("links")));
      }
    }
    // Neither `ip` nor `ifconfig`: the addresses are known, but not of which card they are.
    server.addresses().addAll(addresses.getOrDefault(Addresses.NO_CARD, List.of()));
    if (server.addresses().isEmpty()) {
      Matcher host =
          Pattern.compile("://(?:[^@/]*@)?\\[?([0-9.]+|[0-9a-f:]+)\\]?").matcher(address);
      if (host.find()) {
        server.addresses().addAll(Identifiers.addresses(host.group(1)));
      }
      gaps.add(new Gap("no address could be seen", "install iproute2 or net-tools there"));
    }
  }
}
