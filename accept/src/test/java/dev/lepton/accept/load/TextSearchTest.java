package dev.lepton.accept.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Flow;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class TextSearchTest {
  private static final Flow.Subscription UNHEEDED =
      new Flow.Subscription() {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
      };

  @Property
  void findsWhatStringContainsFindsHoweverTheBodyIsSplit(
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 40) String body,
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 4) String wanted,
      @ForAll @IntRange(min = 1, max = 7) int partLength) {
    assertThat(search(body, wanted, partLength)).isEqualTo(body.contains(wanted));
  }

  @Property
  void findsUnicodeCutInTheMiddleOfACharacter(@ForAll @StringLength(max = 5) String around) {
    assertThat(search(around + "größe €" + around, "größe €", 1)).isTrue();
  }

  private static boolean search(String body, String wanted, int partLength) {
    TextSearch search = new TextSearch(wanted);
    search.onSubscribe(UNHEEDED);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i += partLength) {
      byte[] part = Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + partLength));
      search.onNext(List.of(ByteBuffer.wrap(part)));
    }
    search.onComplete();
    return search.getBody().toCompletableFuture().join();
  }
}
