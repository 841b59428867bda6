package dev.lepton.assess.inventory.draft;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Brings what identifies a machine into one spelling. Stateless. */
public final class Identifiers {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern MAC = Pattern.compile("[0-9a-f]{12}");
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}");

  private static final Pattern PERHAPS_IPV6 = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]+");

  /** What boards carry whose maker gave them no number of their own. */
  private static final Set<String> JUNK_UUIDS =
      Set.of("03000200-0400-0500-0006-000700080009", "12345678-1234-5678-90ab-cddeefaabbcc");

  private static final Set<String> JUNK_SERIALS =
      Set.of(
          "none",
          "n/a",
          "na",
          "unknown",
          "0",
          "default string",
          "system serial number",
          "to be filled by o.e.m.",
          "not specified",
          "123456789",
          "not available");

  private Identifiers() {}

  /** Lower case with hyphens; empty for what is none, or is known to stand on many machines. */
  public static Optional<String> uuid(String text) {
    String hex = text.toLowerCase(Locale.ROOT).replaceAll("vmware-|[^0-9a-f]", "");
    if (!HEX.matcher(hex).matches() || hex.chars().distinct().count() == 1) {
      return Optional.empty();
    }
    String uuid =
        String.join(
            "-",
            hex.substring(0, 8),
            hex.substring(8, 12),
            hex.substring(12, 16),
            hex.substring(16, 20),
            hex.substring(20));
    return JUNK_UUIDS.contains(uuid) ? Optional.empty() : Optional.of(uuid);
  }

  /**
   * The same for both byte orders: firmware before SMBIOS 2.6 turned the first three groups round,
   * and tools differ in whether they turn them back.
   */
  static String uuidKey(String uuid) {
    String turned =
        turn(uuid.substring(0, 8))
            + "-"
            + turn(uuid.substring(9, 13))
            + "-"
            + turn(uuid.substring(14, 18))
            + uuid.substring(18);
    return uuid.compareTo(turned) <= 0 ? uuid : turned;
  }

  private static String turn(String hex) {
    StringBuilder turned = new StringBuilder();
    for (int i = hex.length() - 2; i >= 0; i -= 2) {
      turned.append(hex, i, i + 2);
    }
    return turned.toString();
  }

  public static Optional<String> serial(String text) {
    String serial = text.strip();
    return serial.isEmpty() || JUNK_SERIALS.contains(serial.toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : Optional.of(serial);
  }

  /** Addresses in a text, separated by anything; those that identify no machine are left out. */
  public static List<String> addresses(String text) {
    List<String> addresses = new ArrayList<>();
    for (String word : text.split("[\\s,;|]+")) {
      String address = bare(word);
      if (isAddress(address) && !isLocal(address)) {
        addresses.add(address.toLowerCase(Locale.ROOT));
      }
    }
    return addresses;
  }

  /** Words of such a text that are no addresses, nor a way to say that there is none. */
  static List<String> noAddresses(String text) {
    return words(text).stream().filter(word -> !isAddress(bare(word))).toList();
  }

  /** Without brackets, prefix length and zone. */
  private static String bare(String address) {
    return address.replaceAll("^\\[|\\]$|/[0-9]+$|%.*$", "");
  }

  private static boolean isAddress(String text) {
    return IPV4.matcher(text).matches() || (PERHAPS_IPV6.matcher(text).matches() && isIpv6(text));
  }

  /** Brackets make it a literal, which is never looked up. */
  private static boolean isIpv6(String text) {
    try {
      InetAddress.getByName("[" + text + "]");
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Words of a text that are no MAC addresses, nor a way to say that there is none. */
  static List<String> noMacs(String text) {
    return words(text).stream()
        .filter(
            word -> !MAC.matcher(word.toLowerCase(Locale.ROOT).replaceAll("[:.-]", "")).matches())
        .toList();
  }

  /** Whether a text that is no UUID says that there is none, or is one of many machines. */
  static boolean isNoUuid(String text) {
    String hex = text.toLowerCase(Locale.ROOT).replaceAll("vmware-|[^0-9a-f]", "");
    return HEX.matcher(hex).matches() || serial(text).isEmpty();
  }

  private static List<String> words(String text) {
    return serial(text).isEmpty()
        ? List.of()
        : Stream.of(text.split("[\\s,;|]+"))
            .filter(word -> !word.isEmpty() && !word.matches("-+"))
            .toList();
  }

  private static boolean isLocal(String address) {
    return address.startsWith("127.")
        || address.startsWith("169.254.")
        || address.equals("0.0.0.0")
        || address.equals("::1")
        || address.toLowerCase(Locale.ROOT).startsWith("fe80:");
  }

  public static List<String> macs(String text) {
    List<String> macs = new ArrayList<>();
    for (String word : text.split("[\\s,;|]+")) {
      String hex = word.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-f]", "");
      if (MAC.matcher(hex).matches() && hex.chars().distinct().count() > 1) {
        macs.add(hex.replaceAll("(..)(?!$)", "$1:"));
      }
    }
    return macs;
  }

  /** A host name without its domain, in lower case; an address as a name has none. */
  static String shortName(String hostName) {
    String name = hostName.toLowerCase(Locale.ROOT);
    return hasDomain(name) ? name.substring(0, name.indexOf('.')) : name;
  }

  static boolean hasDomain(String hostName) {
    return hostName.indexOf('.') > 0 && !IPV4.matcher(hostName).matches();
  }

  /** Whether two names can mean one host: equal, or one of them only lacks the domain. */
  static boolean sameHost(String one, String other) {
    return hasDomain(one) && hasDomain(other)
        ? one.equalsIgnoreCase(other)
        : shortName(one).equals(shortName(other));
  }
}
