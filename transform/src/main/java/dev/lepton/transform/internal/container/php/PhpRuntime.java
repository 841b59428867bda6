package dev.lepton.transform.internal.container.php;

import dev.lepton.transform.internal.container.image.Copy;
import dev.lepton.transform.internal.container.image.OwnRuntime;
import dev.lepton.transform.internal.container.language.Folder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an application needs of an image of PHP, which is mostly compilers: Apache, the interpreter,
 * the extensions, and the libraries that these are linked with. Pure.
 */
final class PhpRuntime {
  /** Functions, not methods, that start another program. */
  private static final Pattern OTHER_PROGRAMS =
      Pattern.compile(
          "(?<![>:$\\w\\\\])(?:exec|shell_exec|system|passthru|proc_open|popen|pcntl_exec)\\s*\\(");

  private static final String BESIDES =
      "/etc/apache2 /etc/mime.types /etc/php /usr/local/etc/php /usr/lib/apache2/modules"
          + " /etc/ssl /usr/lib/ssl /usr/share/ca-certificates /usr/local/share/ca-certificates";

  /** They belong to the system that is there already, and must fit each other. */
  private static final String OF_THE_BASE = "/lib(c|m|mvec|dl|rt|pthread|resolv|util|anl)[.]so";

  /** Who looks for known weaknesses must find the packages that the files are from. */
  private static final String PACKAGES =
      "mkdir -p /runtime/var/lib/dpkg/status.d && for package in $(cd /runtime && find . -type f"
          + " | sed -n 's|^[.]\\(/.*\\)|\\1|p; s|^/usr||p' | xargs dpkg -S 2>/dev/null | sed 's/[:,].*//'"
          + " | sort -u); do dpkg-query -s \"$package\" >\"/runtime/var/lib/dpkg/status.d/$package\"; done";

  private PhpRuntime() {}

  static OwnRuntime of(String version) {
    String system = system(version);
    return new OwnRuntime(
        Optional.of("php:" + version + "-apache-" + system),
        "debian:" + system + "-slim",
        List.of(
            "mkdir /runtime",
            "for path in "
                + BESIDES
                + " \"$(php -r 'echo PHP_EXTENSION_DIR;')\"; do if [ -e \"$path\" ]; then"
                + " cp -a --parents \"$path\" /runtime/; fi; done",
            "for program in apache2 php; do program=$(command -v $program);"
                + " install -D \"$program\" \"/runtime$program\"; done",
            "find /runtime/usr -type f \\( -name '*.so' -o -name apache2 -o -name php \\) -exec ldd {} +"
                + " | sed -n 's|.*=> \\(/[^ ]*\\).*|\\1|p' | sort -u | grep -vE '"
                + OF_THE_BASE
                + "' | while read -r library; do install -D \"$library\""
                + " \"/runtime$(dirname \"$(readlink -f \"$library\")\")/$(basename \"$library\")\"; done",
            PACKAGES),
        Copy.built("/runtime/", "/"),
        Map.of());
  }

  /** Why an application keeps the whole image; empty when it does not need it. */
  static Optional<String> wholeBecause(Folder folder) {
    return folder
        .anywhere(".php", OTHER_PROGRAMS)
        .map(
            line ->
                line.place() + " starts another program, which a base with PHP alone may not have");
  }

  /** The release of Debian that images of this version are made upon. */
  private static String system(String version) {
    return switch (version) {
      case "7.0" -> "stretch";
      case "7.1", "7.2" -> "buster";
      case "7.3", "7.4", "8.0" -> "bullseye";
      default -> "bookworm";
    };
  }
}
