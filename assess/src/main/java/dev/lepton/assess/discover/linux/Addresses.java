package dev.lepton.assess.discover.linux;

import dev.lepton.assess.inventory.draft.Identifiers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses by card, of `ip -o addr`, `ifconfig -a` (both kinds) or /proc/net/fib_trie. Stateless.
 */
final class Addresses {
  /** Where it is not told which card has them. */
  static final String NO_CARD = "";

  private static final Pattern IP =
      Pattern.compile("[0-9]+:\\s+([^\\s@]+)(?:@\\S+)?\\s+inet6?\\s+([0-9a-fA-F.:]+).*");
  private static final Pattern CARD = Pattern.compile("([^\\s:]+):?\\s.*");
  private static final Pattern INET =
      Pattern.compile("\\s+inet6?\\s+(?:addr:\\s*)?([0-9a-fA-F.:]+).*");
  private static final Pattern TRIE = Pattern.compile("[\\s|]*\\|-- ([0-9.]+).*");

  private Addresses() {}

  static Map<String, List<String>> byCard(List<String> lines) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    String card = NO_CARD;
    String leaf = "";
    for (String line : lines) {
      Matcher ip = IP.matcher(line);
      Matcher inet = INET.matcher(line);
      Matcher trie = TRIE.matcher(line);
      Matcher begin = CARD.matcher(line);
      if (ip.matches()) {
        add(found, ip.group(1), ip.group(2));
      } else if (inet.matches()) {
        add(found, card, inet.group(1));
      } else if (trie.matches()) {
        leaf = trie.group(1);
      } else if (line.contains("/32 host LOCAL")) {
        add(found, NO_CARD, leaf);
      } else if (begin.matches()) {
        card = begin.group(1);
      }
    }
    return found;
  }

  private static void add(Map<String, List<String>> found, String card, String address) {
    List<String> known = found.computeIfAbsent(card, name -> new ArrayList<>());
    Identifiers.addresses(address).stream().filter(a -> !known.contains(a)).forEach(known::add);
  }
}
