package dev.lepton.plan.catalogue;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The price lists that ship with the product, read at first use and kept.
 *
 * @param version SHA-256 over the files, in hex
 */
record BundledLists(SortedMap<String, PriceList> lists, String version) {
  private static final List<String> PROVIDERS = List.of("alibaba", "aws", "azure", "gcp");

  static BundledLists get() {
    return Holder.LISTS;
  }

  private static BundledLists load() {
    SortedMap<String, PriceList> lists = new TreeMap<>();
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String provider : PROVIDERS) {
        byte[] bytes = bytes(provider + CatalogueBuilder.SUFFIX);
        digest.update(bytes);
        lists.put(provider, PriceListFile.read(new ByteArrayInputStream(bytes)));
      }
      return new BundledLists(lists, HexFormat.of().formatHex(digest.digest()));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new LeptonException(
          ErrorCode.INTERNAL,
          "the bundled price catalogue cannot be read: " + e.getMessage(),
          "price catalogue",
          "reinstall the product",
          e);
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = BundledLists.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing");
      }
      return in.readAllBytes();
    }
  }

  /** Lets the class loader do the once-only. */
  private static final class Holder {
    private static final BundledLists LISTS = load();
  }
}
