package dev.lepton.assess.discover.linux;

import dev.lepton.assess.discover.Look.Gap;
import dev.lepton.assess.inventory.draft.ServerDraft;
import dev.lepton.model.inventory.Place;
import dev.lepton.model.inventory.Volume;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** File systems of {@code df -P -k}, of which the kinds stand in /proc/mounts. */
record Volumes(Sections sections, Place where) {
  private static final Pattern LINE =
      Pattern.compile("(.*\\S)\\s+([0-9]+)\\s+(-?[0-9]+)\\s+(-?[0-9]+)\\s+(?:[0-9]+%|-)\\s+(/.*)");
  private static final Set<String> NO_STORAGE =
      Set.of(
          "tmpfs",
          "devtmpfs",
          "overlay",
          "squashfs",
          "iso9660",
          "proc",
          "sysfs",
          "devpts",
          "ramfs",
          "rootfs",
          "efivarfs",
          "fuse.lxcfs",
          "autofs",
          "aufs",
          "nsfs",
          "shm");

  void addTo(ServerDraft server, List<Gap> gaps) {
    Map<String, String> kinds = kinds();
    Set<String> devices = new HashSet<>();
    boolean any = false;
    for (String line : sections.section("df")) {
      Matcher volume = LINE.matcher(line.strip());
      if (volume.matches()) {
        any = true;
        String mount = volume.group(5);
        // A device that is mounted twice (bind mounts) holds its data once.
        boolean storage = !NO_STORAGE.contains(kinds.getOrDefault(mount, ""));
        if (storage && kilobytes(volume, 2) > 0 && devices.add(volume.group(1))) {
          server
              .volumes()
              .add(
                  new Volume(
                      mount,
                      Optional.of(kilobytes(volume, 2) / 1024),
                      Optional.of(Math.max(0, kilobytes(volume, 3)) / 1024),
                      where));
        }
      }
    }
    if (!any) {
      gaps.add(
          new Gap(
              "the file systems could not be seen",
              "check `df -P -k` there; one of a dead file server lets it hang"));
    }
  }

  private static long kilobytes(Matcher volume, int group) {
    String digits = volume.group(group);
    return digits.length() > 17 ? 0 : Long.parseLong(digits);
  }

  private Map<String, String> kinds() {
    Map<String, String> kinds = new HashMap<>();
    for (String line : sections.section("mounts")) {
      String[] words = line.split(" ");
      if (words.length > 2) {
        kinds.put(words[1].replace("\\040", " "), words[2]);
      }
    }
    return kinds;
  }
}
