package dev.lepton.accept.wire;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Whose certificates are believed: those of the JDK's authorities or of the given ones. The name in
 * the certificate must be the site's.
 */
public final class Trust {
  private Trust() {}

  /**
   * @param authorities PEM file with certificates
   * @throws LeptonException CONFIG_UNREADABLE when the file cannot be used
   */
  public static SslContext of(Optional<Path> authorities) {
    try {
      SslContextBuilder builder = SslContextBuilder.forClient().sslProvider(SslProvider.JDK);
      authorities.ifPresent(file -> builder.trustManager(file.toFile()));
      return builder.build();
    } catch (SSLException | IllegalArgumentException e) {
      throw new LeptonException(
          ErrorCode.CONFIG_UNREADABLE,
          "the certificates cannot be used: " + e.getMessage(),
          authorities.map(Path::toString).orElse("the JDK's authorities"),
          "give a PEM file with the authority's certificate",
          e);
    }
  }
}
