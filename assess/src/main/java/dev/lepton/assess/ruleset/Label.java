package dev.lepton.assess.ruleset;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A label, {@code key} or {@code key=value}; the value may end in a version or an open range. */
record Label(String key, String value) {
  private static final Pattern VERSIONED =
      Pattern.compile("(.*?)(\\d(?:[\\d.]*\\d)?)([+-])?", Pattern.DOTALL);

  static Label parse(String text) {
    int equals = text.indexOf('=');
    return equals < 0
        ? new Label(text.strip(), "")
        : new Label(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
  }

  /**
   * Whether a rule's label satisfies this operand: the keys agree, and the values too, unless one
   * of them says nothing. {@code eap8} is met by {@code eap7+}.
   */
  boolean isMetBy(Label label) {
    return key.equals(label.key)
        && (value.isEmpty() || label.value.isEmpty() || covers(label.value, value));
  }

  private static boolean covers(String range, String wanted) {
    Matcher offered = VERSIONED.matcher(range);
    if (!offered.matches()) {
      return range.equals(wanted);
    }
    Matcher asked = VERSIONED.matcher(wanted);
    if (!asked.matches()) {
      return offered.group(1).equals(wanted);
    }
    if (!offered.group(1).equals(asked.group(1))) {
      return false;
    }
    int order = compare(asked.group(2), offered.group(2));
    String sign = offered.group(3) == null ? "" : offered.group(3);
    return order == 0 || sign.equals("+") && order > 0 || sign.equals("-") && order < 0;
  }

  private static int compare(String left, String right) {
    String[] a = left.split("\\.");
    String[] b = right.split("\\.");
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      int order = part(a, i).compareTo(part(b, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static BigInteger part(String[] parts, int index) {
    return index < parts.length && !parts[index].isEmpty()
        ? new BigInteger(parts[index])
        : BigInteger.ZERO;
  }
}
