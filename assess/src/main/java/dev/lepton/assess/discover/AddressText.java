package dev.lepton.assess.discover;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses as every tool writes them, so that texts can be compared. Stateless. */
public final class AddressText {
  private static final Pattern ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?=:|$)");

  private AddressText() {}

  /**
   * IPv4, also where it is IPv4 in IPv6; or IPv6 with its longest run of zeros left out (RFC 5952).
   *
   * @param bytes 4 or 16; anything else gives an empty text
   */
  public static String of(byte[] bytes) {
    if (bytes.length != 4 && bytes.length != 16) {
      return "";
    }
    try {
      return shorten(InetAddress.getByAddress(bytes).getHostAddress());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 or 16 bytes are an address", e);
    }
  }

  /** An IPv6 address with its longest run of zeros left out; anything else as it is. */
  public static String shorten(String address) {
    Matcher zeros = ZEROS.matcher(address);
    int start = 0;
    int end = 0;
    while (zeros.find()) {
      if (zeros.end() - zeros.start() > end - start) {
        start = zeros.start();
        end = zeros.end();
      }
    }
    return end == start
        ? address
        : address.substring(0, start)
            + "::"
            + address.substring(Math.min(end + 1, address.length()));
  }
}
