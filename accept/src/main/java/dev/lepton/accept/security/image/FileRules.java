package dev.lepton.accept.security.image;

import static dev.lepton.accept.security.check.Severity.INFO;
import static dev.lepton.accept.security.check.Severity.LOW;
import static dev.lepton.accept.security.check.Severity.MEDIUM;

import dev.lepton.accept.security.check.Check;
import dev.lepton.accept.security.image.archive.LayerFile;
import dev.lepton.accept.security.image.archive.LayerFile.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the files of an image are checked for. Stateless. */
final class FileRules {
  static final Check SETUID =
      new Check(
          "image-setuid",
          "no program of the application runs with another user's rights",
          MEDIUM,
          "take the bits away: RUN chmod a-s FILE; if it is needed, allow it by name");

  static final Check BASE_SETUID =
      new Check(
          "image-setuid-base",
          "the base image's programs with root's rights are gone",
          LOW,
          "take the bits away in the last stage: RUN find / -xdev -perm /6000 -type f -exec chmod"
              + " a-s {} +; allowPrivilegeEscalation: false in the manifest makes them harmless");

  static final Check CAPABILITIES =
      new Check(
          "image-file-capabilities",
          "no program carries capabilities of its own",
          MEDIUM,
          "take them away: RUN setcap -r FILE; listen at a port above 1023 instead");

  static final Check WRITABLE =
      new Check(
          "image-world-writable",
          "only root can change what is in system folders",
          MEDIUM,
          "RUN chmod o-w FILE; give the application a folder of its own to write to");

  static final Check CACHE =
      new Check(
          "image-package-cache",
          "no package manager has left its downloads",
          INFO,
          "remove them in the instruction that makes them, or mount a cache: RUN"
              + " --mount=type=cache,target=FOLDER");

  static final Check SHELL =
      new Check(
          "image-distroless-shell",
          "an image that says it is distroless has no shell and no package manager",
          INFO,
          "build the last stage upon the distroless base, and copy only the application into it");

  static final int EXECUTABLE = 0111;
  private static final int SETUID_OR_SETGID = 06000;
  private static final int OTHERS_WRITE = 0002;
  private static final int STICKY = 01000;

  private static final Set<String> TEXTS =
      Set.of("etc/passwd", "etc/os-release", "usr/lib/os-release");

  private static final Pattern SYSTEM =
      Pattern.compile("(bin|boot|etc|lib|lib32|lib64|libx32|opt|root|sbin|usr)(/.*)?");

  /** Those that Debian, Alpine and Red Hat bring in their base images. */
  private static final Pattern OF_BASE =
      Pattern.compile(
          "(usr/)?s?bin/(su|mount|umount|passwd|chsh|chfn|newgrp|gpasswd|chage|expiry|wall|write"
              + "|unix_chkpwd|pam_extrausers_chkpwd|pam_timestamp_check|bbsuid|ssh-agent|sudo"
              + "|crontab|userhelper|usernetctl|newuidmap|newgidmap|fusermount3?|pkexec)"
              + "|usr/lib(exec)?/(.*/)?(dbus-daemon-launch-helper|ssh-keysign|utempter"
              + "|polkit-agent-helper-1)");

  private static final Pattern CACHES =
      Pattern.compile(
          "var/lib/apt/lists/.*_(Packages|InRelease|Release)(\\.[a-z0-9]+)?"
              + "|var/cache/apt/archives/[^/]+\\.deb|var/cache/apk/.+|etc/apk/cache/.+"
              + "|var/cache/(yum|dnf)/.+\\.rpm|root/\\.cache/pip/.+|root/\\.npm/_cacache/.+"
              + "|root/\\.m2/repository/.+\\.jar|root/\\.gradle/caches/.+\\.jar"
              + "|root/go/pkg/mod/cache/.+\\.zip");

  private static final Pattern SHELLS =
      Pattern.compile(
          "(usr/)?s?bin/(sh|bash|dash|ash|busybox|apt|apt-get|dpkg|apk|yum|dnf|microdnf|rpm)");

  private FileRules() {}

  static boolean isText(String path) {
    return TEXTS.contains(path);
  }

  /** Whether any rule here may want to know of it. */
  static boolean isNotable(LayerFile file) {
    return isPrivileged(file)
        || file.capabilities()
        || isWritable(file)
        || isCache(file)
        || isShell(file);
  }

  private static boolean isPrivileged(LayerFile file) {
    return (file.kind() == Kind.FILE || file.kind() == Kind.HARD_LINK)
        && (file.mode() & SETUID_OR_SETGID) != 0
        && (file.mode() & EXECUTABLE) != 0;
  }

  /** Links are writable by everybody and mean nothing; in sticky folders, everybody has his own. */
  private static boolean isWritable(LayerFile file) {
    boolean counts =
        file.kind() == Kind.FILE || file.kind() == Kind.FOLDER && (file.mode() & STICKY) == 0;
    return counts && (file.mode() & OTHERS_WRITE) != 0 && SYSTEM.matcher(file.path()).matches();
  }

  private static boolean isCache(LayerFile file) {
    return file.kind() == Kind.FILE && CACHES.matcher(file.path()).matches();
  }

  private static boolean isShell(LayerFile file) {
    return file.kind() != Kind.FOLDER && SHELLS.matcher(file.path()).matches();
  }

  static List<String> privileged(ImageContents contents) {
    return contents
        .files()
        .filter(FileRules::isPrivileged)
        .filter(file -> !OF_BASE.matcher(file.path()).matches())
        .map(FileRules::withMode)
        .toList();
  }

  static List<String> privilegedBase(ImageContents contents) {
    return contents
        .files()
        .filter(FileRules::isPrivileged)
        .filter(file -> OF_BASE.matcher(file.path()).matches())
        .map(FileRules::withMode)
        .toList();
  }

  static List<String> capable(ImageContents contents) {
    return contents.files().filter(LayerFile::capabilities).map(FileRules::place).toList();
  }

  static List<String> writable(ImageContents contents) {
    return contents.files().filter(FileRules::isWritable).map(FileRules::withMode).toList();
  }

  /** One place for each folder: caches have many files. */
  static List<String> caches(ImageContents contents) {
    return contents
        .files()
        .filter(FileRules::isCache)
        .map(file -> "/" + file.path().replaceFirst("/[^/]*$", ""))
        .distinct()
        .toList();
  }

  static List<String> shells(ImageContents contents) {
    return contents.files().filter(FileRules::isShell).map(FileRules::place).toList();
  }

  private static String place(LayerFile file) {
    return "/" + file.path();
  }

  private static String withMode(LayerFile file) {
    return place(file) + String.format(Locale.ROOT, ", mode %04o", file.mode());
  }
}
