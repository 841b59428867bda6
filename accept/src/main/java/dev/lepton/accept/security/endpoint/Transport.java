package dev.lepton.accept.security.endpoint;

import static dev.lepton.accept.security.check.Severity.HIGH;
import static dev.lepton.accept.security.check.Severity.MEDIUM;

import dev.lepton.accept.security.check.Check;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What a site over HTTPS shows before anything is asked: certificate and versions of TLS. */
final class Transport {
  static final Check EXPIRED =
      new Check(
          "endpoint-certificate-expired",
          "the certificate is valid now",
          HIGH,
          "renew it, and let something renew it from now on (cert-manager, certbot)");

  static final Check EXPIRING =
      new Check(
          "endpoint-certificate-expiring",
          "the certificate is valid for three weeks at least",
          MEDIUM,
          "renew it, and see why nothing did: automatic renewal starts at thirty days");

  static final Check NAME =
      new Check(
          "endpoint-certificate-name",
          "the certificate names the site",
          HIGH,
          "get one with the site's name among its alternative names");

  static final Check TRUST =
      new Check(
          "endpoint-certificate-trust",
          "a known authority vouches for the certificate",
          MEDIUM,
          "get one of a public authority, or send the whole chain; of an authority of your own, see"
              + " that every client knows it");

  static final Check WEAK =
      new Check(
          "endpoint-certificate-weak",
          "key and signature of the certificate are strong",
          HIGH,
          "get one with an RSA key of 2048 bits or an EC key of 256, signed with SHA-256");

  static final Check OLD_VERSIONS =
      new Check(
          "endpoint-tls-old",
          "TLS 1.0 and 1.1 are refused",
          HIGH,
          "allow TLS 1.2 and 1.3 only; RFC 8996 forbids the older ones");

  private static final Duration SOON = Duration.ofDays(21);
  private static final int SHORTEST_RSA = 2048;
  private static final int SHORTEST_EC = 224;

  private Transport() {}

  /** The first of the chain is the site's own; the others are not judged by their dates. */
  static List<String> expired(List<X509Certificate> chain, Instant now) {
    return chain.stream()
        .limit(1)
        .filter(
            one ->
                now.isAfter(one.getNotAfter().toInstant())
                    || now.isBefore(one.getNotBefore().toInstant()))
        .map(
            one ->
                "valid from "
                    + one.getNotBefore().toInstant()
                    + " to "
                    + one.getNotAfter().toInstant())
        .toList();
  }

  static List<String> expiring(List<X509Certificate> chain, Instant now) {
    return chain.stream()
        .limit(1)
        .map(one -> one.getNotAfter().toInstant())
        .filter(end -> end.isAfter(now) && end.isBefore(now.plus(SOON)))
        .map(end -> "valid until " + end)
        .toList();
  }

  /**
   * By RFC 9525: alternative names only, and an asterisk stands for one whole label at the left.
   *
   * @param host a name, or a literal address
   */
  static List<String> wrongName(List<X509Certificate> chain, String host) {
    if (chain.isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> alternatives = chain.get(0).getSubjectAlternativeNames();
      if (alternatives != null) {
        alternatives.forEach(one -> names.add(String.valueOf(one.get(1)).toLowerCase(Locale.ROOT)));
      }
    } catch (CertificateParsingException e) {
      return List.of("its alternative names cannot be read");
    }
    String wanted = host.replaceAll("^\\[|]$", "").toLowerCase(Locale.ROOT);
    String above = wanted.replaceFirst("^[^.]+", "*");
    boolean named =
        names.contains(wanted) || (wanted.matches(".*[a-z].*") && names.contains(above));
    return named ? List.of() : List.of("names " + (names.isEmpty() ? "nobody" : names));
  }

  static List<String> weak(List<X509Certificate> chain) {
    List<String> weak = new ArrayList<>();
    chain.stream()
        .limit(1)
        .forEach(
            one -> {
              if (one.getPublicKey() instanceof RSAPublicKey rsa
                  && rsa.getModulus().bitLength() < SHORTEST_RSA) {
                weak.add("an RSA key of " + rsa.getModulus().bitLength() + " bits");
              }
              if (one.getPublicKey() instanceof ECPublicKey ec
                  && ec.getParams().getOrder().bitLength() < SHORTEST_EC) {
                weak.add("an EC key of " + ec.getParams().getOrder().bitLength() + " bits");
              }
              String signature = one.getSigAlgName().toUpperCase(Locale.ROOT);
              if (signature.startsWith("SHA1") || signature.startsWith("MD")) {
                weak.add("signed with " + one.getSigAlgName());
              }
            });
    return weak;
  }

  static List<String> oldVersions(Handshake handshake) {
    List<String> spoken = new ArrayList<>();
    for (int minor = 1; minor <= 2; minor++) {
      if (handshake.speaks(minor)) {
        spoken.add("TLS 1." + (minor - 1) + " is agreed to");
      }
    }
    return spoken;
  }
}
