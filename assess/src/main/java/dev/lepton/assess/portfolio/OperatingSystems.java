package dev.lepton.assess.portfolio;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a system's name says about its future. Stateless. */
final class OperatingSystems {
  /** Out of general support at the end of 2026, from their makers' published dates. */
  private static final Pattern ENDED =
      Pattern.compile(
          "windows.*(2000|2003|2008|2012|xp|vista|windows 7|windows 8).*"
              + "|.*ubuntu.*\\b(10|12|14|16|18|20)\\.\\d\\d.*"
              + "|.*debian.*\\b([1-9]|10)\\b.*"
              + "|.*(centos).*\\b[5-8]\\b.*"
              + "|.*(red hat|rhel|oracle linux).*\\b[4-7]\\b.*"
              + "|.*(suse|sles).*\\b(9|10|11|12)\\b.*");

  private static final Pattern OTHER_HARDWARE =
      Pattern.compile(
          ".*\\b(aix|hp-?ux|solaris|sunos|z/?os|os/?400|ibm i|openvms|tru64|irix)\\b.*");

  private OperatingSystems() {}

  static boolean isOutOfSupport(String name) {
    return ENDED.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  static boolean needsOtherHardware(String name) {
    return OTHER_HARDWARE.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }
}
