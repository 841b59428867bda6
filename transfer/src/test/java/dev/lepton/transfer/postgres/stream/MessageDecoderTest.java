package dev.lepton.transfer.postgres.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lepton.transfer.postgres.catalog.QualifiedName;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.postgresql.replication.LogSequenceNumber;

/**
 * That messages built by hand after the manual's description come out as what they were made of.
 */
class MessageDecoderTest {
  private final MessageDecoder decoder = new MessageDecoder();

  @Property(tries = 200)
  void rowsOfAnyContentSurvive(
      @ForAll("rows") List<Optional<String>> values, @ForAll("names") String table) {
    Message.Relation relation = relation(7, table, values.size());
    Message.Insert insert =
        (Message.Insert)
            decode(
                out -> {
                  out.writeByte('I');
                  out.writeInt(7);
                  out.writeByte('N');
                  row(out, values);
                });
    assertThat(insert.relation()).isEqualTo(relation);
    assertThat(texts(insert.row())).isEqualTo(values);
  }

  @Property(tries = 100)
  void updatesKeepOldAndNewApart(
      @ForAll("rows") List<Optional<String>> old, @ForAll boolean whole) {
    relation(9, "t", old.size());
    List<Optional<String>> fresh =
        old.stream().map(value -> value.map(text -> text + "!")).toList();
    Message.Update update =
        (Message.Update)
            decode(
                out -> {
                  out.writeByte('U');
                  out.writeInt(9);
                  out.writeByte(whole ? 'O' : 'K');
                  row(out, old);
                  out.writeByte('N');
                  row(out, fresh);
                });
    assertThat(texts(update.old().orElseThrow())).isEqualTo(old);
    assertThat(texts(update.row())).isEqualTo(fresh);
  }

  @Property(tries = 100)
  void positionsAndIdsKeepAllTheirBits(@ForAll long lsn, @ForAll long micros, @ForAll int xid) {
    assertThat(
            decode(
                out -> {
                  out.writeByte('B');
                  out.writeLong(lsn);
                  out.writeLong(micros);
                  out.writeInt(xid);
                }))
        .isEqualTo(new Message.Begin(LogSequenceNumber.valueOf(lsn), micros, xid));
    assertThat(
            decode(
                out -> {
                  out.writeByte('C');
                  out.writeByte(0);
                  out.writeLong(lsn);
                  out.writeLong(~lsn);
                  out.writeLong(micros);
                }))
        .isEqualTo(
            new Message.Commit(
                LogSequenceNumber.valueOf(lsn), LogSequenceNumber.valueOf(~lsn), micros));
  }

  @Example
  void anUnchangedValueIsNeitherNullNorEmpty() {
    relation(1, "t", 3);
    Message.Update update =
        (Message.Update)
            decode(
                out -> {
                  out.writeByte('U');
                  out.writeInt(1);
                  out.writeByte('N');
                  out.writeShort(3);
                  out.writeByte('u');
                  out.writeByte('n');
                  out.writeByte('t');
                  out.writeInt(0);
                });
    assertThat(IntStream.range(0, 3).mapToObj(update.row()::isUnchanged))
        .containsExactly(true, false, false);
    assertThat(update.row().value(1)).isNull();
    assertThat(update.row().value(2)).isEmpty();
  }

  @Example
  void aTypeOfOnesOwnIsKnownByName() {
    decode(
        out -> {
          out.writeByte('Y');
          out.writeInt(20000);
          string(out, "public");
          string(out, "mood");
        });
    Message.Relation relation = relation(3, "t", 1);
    assertThat(relation.columns().get(0).type()).contains(new QualifiedName("public", "mood"));
  }

  @Example
  void truncateNamesEveryTable() {
    Message.Relation first = relation(1, "a", 1);
    Message.Relation second = relation(2, "b", 1);
    assertThat(
            decode(
                out -> {
                  out.writeByte('T');
                  out.writeInt(2);
                  out.writeByte(1);
                  out.writeInt(2);
                  out.writeInt(1);
                }))
        .isEqualTo(new Message.Truncate(List.of(second, first)));
  }

  @Property(tries = 100)
  void partsOfATransactionInProgressNameIt(
      @ForAll int xid, @ForAll int part, @ForAll long lsn, @ForAll long micros) {
    assertThat(
            decode(
                out -> {
                  out.writeByte('S');
                  out.writeInt(xid);
                  out.writeByte(1);
                }))
        .isEqualTo(new Message.StreamStart(xid));
    assertThat(
            decode(
                out -> {
                  out.writeByte('A');
                  out.writeInt(xid);
                  out.writeInt(part);
                }))
        .isEqualTo(new Message.StreamAbort(xid, part));
    assertThat(
            decode(
                out -> {
                  out.writeByte('c');
                  out.writeInt(xid);
                  out.writeByte(0);
                  out.writeLong(lsn);
                  out.writeLong(~lsn);
                  out.writeLong(micros);
                }))
        .isEqualTo(
            new Message.StreamCommit(
                xid,
                new Message.Commit(
                    LogSequenceNumber.valueOf(lsn), LogSequenceNumber.valueOf(~lsn), micros)));
    assertThat(decode(out -> out.writeByte('E'))).isEqualTo(new Message.StreamStop());
  }

  @Example
  void anythingElseIsRefused() {
    assertThatThrownBy(() -> decode(out -> out.writeByte('Z')))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                decode(
                    out -> {
                      out.writeByte('I');
                      out.writeInt(99);
                      out.writeByte('N');
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("never described");
  }

  @Provide
  Arbitrary<List<Optional<String>>> rows() {
    return Arbitraries.strings()
        .ofMaxLength(40)
        .filter(MessageDecoderTest::isUnicode)
        .optional()
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .ofMinLength(1)
        .ofMaxLength(20)
        .filter(text -> text.indexOf(0) < 0 && isUnicode(text));
  }

  private static boolean isUnicode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private Message.Relation relation(int id, String name, int columns) {
    return (Message.Relation)
        decode(
            out -> {
              out.writeByte('R');
              out.writeInt(id);
              string(out, "public");
              string(out, name);
              out.writeByte('d');
              out.writeShort(columns);
              for (int i = 0; i < columns; i++) {
                out.writeByte(i == 0 ? 1 : 0);
                string(out, "c" + i);
                out.writeInt(20000);
                out.writeInt(-1);
              }
            });
  }

  private static List<Optional<String>> texts(Row row) {
    List<Optional<String>> texts = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      texts.add(
          Optional.ofNullable(row.value(i))
              .map(value -> new String(value, StandardCharsets.UTF_8)));
    }
    return texts;
  }

  @FunctionalInterface
  private interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  private Message decode(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      content.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return decoder.decode(ByteBuffer.wrap(bytes.toByteArray()));
  }

  private static void row(DataOutputStream out, List<Optional<String>> values) throws IOException {
    out.writeShort(values.size());
    for (Optional<String> value : values) {
      out.writeByte(value.isPresent() ? 't' : 'n');
      if (value.isPresent()) {
        byte[] text = value.get().getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
      }
    }
  }

  private static void string(DataOutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.writeByte(0);
  }
}
