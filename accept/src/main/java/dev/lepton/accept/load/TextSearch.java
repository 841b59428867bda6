package dev.lepton.accept.load;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Whether a body contains a text, found while it streams by: hundreds of answers in flight must not
 * be held in memory. Compares bytes, so the text is expected in UTF-8.
 */
final class TextSearch implements BodySubscriber<Boolean> {
  private final CompletableFuture<Boolean> result = new CompletableFuture<>();
  private final String wanted;
  private String tail = "";
  private boolean found;

  /**
   * @param wanted found in every body when empty
   */
  TextSearch(String wanted) {
    // Latin-1 maps each byte to one char, which makes String.indexOf a byte search.
    this.wanted = new String(wanted.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    this.found = wanted.isEmpty();
  }

  @Override
  public CompletionStage<Boolean> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (found) {
        return;
      }
      search(buffer);
    }
  }

  private void search(ByteBuffer buffer) {
    String text = tail + StandardCharsets.ISO_8859_1.decode(buffer);
    found = text.contains(wanted);
    tail = text.substring(Math.max(0, text.length() - wanted.length() + 1));
  }

  @Override
  public void onError(Throwable failure) {
    result.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    result.complete(found);
  }
}
