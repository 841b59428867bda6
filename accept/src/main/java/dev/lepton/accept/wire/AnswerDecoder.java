package dev.lepton.accept.wire;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpStatusClass;
import java.util.function.BooleanSupplier;

/** Reads answers; knows that those to HEAD have no body, whatever their headers say. */
final class AnswerDecoder extends HttpResponseDecoder {
  private static final int MAX_LINE = 16 << 10;
  private static final int MAX_HEADERS = 64 << 10;
  private static final int MAX_PIECE = 64 << 10;

  private final BooleanSupplier head;

  /**
   * @param head whether what is answered now was asked by HEAD
   */
  AnswerDecoder(BooleanSupplier head) {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(MAX_LINE)
            .setMaxHeaderSize(MAX_HEADERS)
            .setMaxChunkSize(MAX_PIECE));
    this.head = head;
  }

  @Override
  protected boolean isContentAlwaysEmpty(HttpMessage message) {
    boolean interim =
        message instanceof HttpResponse response
            && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    return super.isContentAlwaysEmpty(message) || !interim && head.getAsBoolean();
  }
}
