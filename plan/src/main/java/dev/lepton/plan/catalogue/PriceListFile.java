package dev.lepton.plan.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The catalogue's own file: gzip around lines of fields separated by a bar.
 *
 * <pre>
 * list|provider|as of|currency|source|rows read
 * refused|reason|rows
 * type|name|vcpu|memory GiB|architecture|network Mbps|allocatable cores|allocatable GiB|max pods
 * region|name|one word per type, in the order of the types: price, price/spot, or - where it is not sold
 * </pre>
 *
 * A region's prices stay one string until somebody asks for the region, which is what makes loading
 * fast.
 */
final class PriceListFile {
  private static final int BUFFER_BYTES = 1 << 16;

  private PriceListFile() {}

  static void write(PriceList list, OutputStream out) throws IOException {
    try (Writer text =
        new OutputStreamWriter(new GZIPOutputStream(out, BUFFER_BYTES), StandardCharsets.UTF_8)) {
      PriceList.Header head = list.header();
      line(text, "list", head.provider(), head.asOf(), head.currency(), head.source(), list.rows());
      for (var entry : list.refused().entrySet()) {
        line(text, "refused", entry.getKey(), entry.getValue());
      }
      for (MachineType type : list.machines()) {
        text.write(describe(type) + "\n");
      }
      for (var entry : list.prices().entrySet()) {
        line(text, "region", entry.getKey(), entry.getValue());
      }
    }
  }

  static PriceList read(InputStream in) throws IOException {
    PriceList.Header header = new PriceList.Header("", LocalDate.EPOCH, "USD", "");
    int rows = 0;
    SortedMap<String, Integer> refused = new TreeMap<>();
    List<MachineType> machines = new ArrayList<>();
    SortedMap<String, String> prices = new TreeMap<>();
    try (BufferedReader text =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(in, BUFFER_BYTES), StandardCharsets.UTF_8))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        String[] word = line.split("\\|", -1);
        switch (word[0]) {
          case "list" -> {
            header = new PriceList.Header(word[1], LocalDate.parse(word[2]), word[3], word[4]);
            rows = Integer.parseInt(word[5]);
          }
          case "refused" -> refused.put(word[1], Integer.parseInt(word[2]));
          case "type" -> machines.add(machine(header.provider(), word));
          case "region" -> prices.put(word[1], word[2]);
          default -> throw new IOException("unknown line in a price list: " + word[0]);
        }
      }
    }
    return new PriceList(header, rows, refused, List.copyOf(machines), prices);
  }

  private static void line(Writer text, Object... words) throws IOException {
    List<String> all = new ArrayList<>();
    for (Object word : words) {
      all.add(word.toString());
    }
    text.write(String.join("|", all) + "\n");
  }

  private static String describe(MachineType type) {
    String network = type.networkMbps().isPresent() ? "" + type.networkMbps().getAsInt() : "";
    String left =
        type.allocatable()
            .map(node -> node.cores() + "|" + node.memoryGib() + "|" + node.maxPods())
            .orElse("||");
    return String.join(
        "|",
        "type",
        type.name(),
        Double.toString(type.vcpu()),
        Double.toString(type.memoryGib()),
        type.architecture(),
        network,
        left);
  }

  private static MachineType machine(String provider, String[] word) {
    Optional<Allocatable> allocatable =
        word[6].isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Allocatable(
                    Double.parseDouble(word[6]),
                    Double.parseDouble(word[7]),
                    Integer.parseInt(word[8])));
    return new MachineType(
        word[1],
        Double.parseDouble(word[2]),
        Double.parseDouble(word[3]),
        word[4],
        word[5].isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(word[5])),
        allocatable,
        SteadyMachines.contains(provider, word[1]));
  }
}
