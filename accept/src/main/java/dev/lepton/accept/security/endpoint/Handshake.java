package dev.lepton.accept.security.endpoint;

import dev.lepton.accept.http.AnyCertificate;
import dev.lepton.accept.http.Site;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Shakes hands with a site over TLS, to see what it shows. No request is sent. */
record Handshake(Site site) {
  private static final int TIMEOUT_MILLIS = 10_000;

  /** Content types and handshake types of RFC 5246, sections 6.2.1 and 7.4. */
  private static final int HANDSHAKE = 22;

  private static final int SERVER_HELLO = 2;

  /** Suites that servers of that time have: AES and 3DES with SHA, by RSA and ECDHE. */
  private static final int[] OLD_SUITES = {
    0xc014, 0xc013, 0xc00a, 0xc009, 0x0039, 0x0033, 0x0035, 0x002f, 0x000a
  };

  /** The certificates that it shows, its own first; empty where no handshake comes about. */
  List<X509Certificate> certificates() {
    try (SSLSocket socket = connect(new AnyCertificate())) {
      return Arrays.stream(socket.getSession().getPeerCertificates())
          .map((Certificate certificate) -> (X509Certificate) certificate)
          .toList();
    } catch (IOException | GeneralSecurityException e) {
      // Whoever speaks no TLS shows nothing.
      return List.of();
    }
  }

  /** Why the JDK's authorities do not vouch for it; empty where they do. */
  Optional<String> untrusted() {
    try (SSLSocket socket = connect(null)) {
      return socket.getSession().isValid() ? Optional.empty() : Optional.of("no session");
    } catch (IOException | GeneralSecurityException e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      return Optional.of(String.valueOf(cause.getMessage()));
    }
  }

  private SSLSocket connect(@Nullable TrustManager trust)
      throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust == null ? null : new TrustManager[] {trust}, null);
    String host = site.base().getHost();
    Socket plain = new Socket();
    try {
      plain.connect(new InetSocketAddress(host, site.port()), TIMEOUT_MILLIS);
      plain.setSoTimeout(TIMEOUT_MILLIS);
      SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain, host, site.port(), true);
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  /**
   * Whether it agrees to an old version of TLS. The JDK no longer speaks those, so the first
   * message is written by hand.
   *
   * @param minor 1 for TLS 1.0, 2 for TLS 1.1
   */
  boolean speaks(int minor) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(site.base().getHost(), site.port()), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(hello(minor));
      DataInputStream in = new DataInputStream(socket.getInputStream());
      int content = in.readUnsignedByte();
      in.readUnsignedShort();
      in.readUnsignedShort();
      int type = in.readUnsignedByte();
      in.skipBytes(3);
      int version = in.readUnsignedShort();
      return content == HANDSHAKE && type == SERVER_HELLO && version == 0x0300 + minor;
    } catch (IOException e) {
      // Closed or silent: it does not agree.
      return false;
    }
  }

  /** A client's first message (RFC 2246, section 7.4.1.2), with the curves of RFC 4492. */
  private static byte[] hello(int minor) {
    byte[] extensions = {
      0,
      10,
      0,
      6,
      0,
      4,
      0,
      23,
      0,
      24, // curves P-256 and P-384
      0,
      11,
      0,
      2,
      1,
      0 // uncompressed points
    };
    int bodyLength = 2 + 32 + 1 + 2 + 2 * OLD_SUITES.length + 2 + 2 + extensions.length;
    ByteBuffer hello = ByteBuffer.allocate(5 + 4 + bodyLength);
    hello.put((byte) HANDSHAKE).putShort((short) 0x0301).putShort((short) (4 + bodyLength));
    hello.put((byte) 1).put((byte) 0).putShort((short) bodyLength);
    hello.putShort((short) (0x0300 + minor));
    hello.put(new byte[32]).put((byte) 0).putShort((short) (2 * OLD_SUITES.length));
    for (int suite : OLD_SUITES) {
      hello.putShort((short) suite);
    }
    hello.put((byte) 1).put((byte) 0).putShort((short) extensions.length).put(extensions);
    return hello.array();
  }
}
