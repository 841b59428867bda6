package dev.lepton.transfer.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lepton.model.migration.DatabaseEndpoint;
import dev.lepton.model.migration.HostAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionAddressTest {
  private static ConnectionAddress parse(String text) {
    return ConnectionAddress.parse(text, Map.of());
  }

  private static DatabaseEndpoint endpoint(String text) {
    return parse(text).endpoint();
  }

  @Test
  void aUriNamesEverything() {
    DatabaseEndpoint endpoint = endpoint("postgres://app@db.example:6432/shop?sslmode=require");
    assertThat(endpoint.display()).isEqualTo("postgresql://app@db.example:6432/shop");
    assertThat(endpoint.sslMode()).isEqualTo("require");
  }

  @Test
  void severalServersKeepTheirOrderAndPorts() {
    assertThat(endpoint("postgresql://app@a:1,b,[::1]:3/shop").hosts())
        .containsExactly(
            new HostAddress("a", 1), new HostAddress("b", 5432), new HostAddress("::1", 3));
  }

  @Test
  void onePortServesAllHostsOfAConninfo() {
    assertThat(endpoint("host=a,b port=7 user=u dbname=d").hosts())
        .containsExactly(new HostAddress("a", 7), new HostAddress("b", 7));
  }

  @Test
  void keyValuesMayBeQuoted() {
    ConnectionAddress address =
        parse("host = db user='o\\'brien' dbname='my shop' password=a\\ b sslmode=disable");
    assertThat(address.endpoint().user()).isEqualTo("o'brien");
    assertThat(address.endpoint().database()).isEqualTo("my shop");
    assertThat(address.password().orElseThrow().reveal()).isEqualTo("a b");
  }

  @Test
  void theEnvironmentFillsTheGaps() {
    Map<String, String> environment =
        Map.of(
            "PGHOST",
            "db",
            "PGPORT",
            "7",
            "PGUSER",
            "u",
            "PGDATABASE",
            "d",
            "PGSSLMODE",
            "require");
    DatabaseEndpoint endpoint = ConnectionAddress.parse("postgresql://", environment).endpoint();
    assertThat(endpoint.display()).isEqualTo("postgresql://u@db:7/d");
    assertThat(endpoint.sslMode()).isEqualTo("require");
  }

  @Test
  void theTextHasPrecedenceOverTheEnvironment() {
    assertThat(
            ConnectionAddress.parse("postgresql://a@b/c", Map.of("PGUSER", "x", "PGHOST", "y"))
                .endpoint()
                .display())
        .isEqualTo("postgresql://a@b:5432/c");
  }

  @Test
  void theDatabaseIsCalledLikeTheUserIfNotNamed() {
    assertThat(endpoint("postgresql://app@db").database()).isEqualTo("app");
  }

  @Test
  void tlsIsVerifiedInFullExceptOnThisMachine() {
    assertThat(endpoint("postgresql://app@db/shop").sslMode()).isEqualTo("verify-full");
    assertThat(endpoint("postgresql://app@127.0.0.1/shop").sslMode()).isEqualTo("prefer");
    assertThat(endpoint("postgresql://app@localhost,db/shop").sslMode()).isEqualTo("verify-full");
  }

  @ParameterizedTest
  @ValueSource(strings = {"disable", "allow", "prefer"})
  void aPlainConnectionElsewhereLeavesTheMachine(String mode) {
    assertThat(Plaintext.leavesTheMachine(endpoint("postgresql://a@db/c?sslmode=" + mode)))
        .isTrue();
    assertThat(Plaintext.leavesTheMachine(endpoint("postgresql://a@[::1]/c?sslmode=" + mode)))
        .isFalse();
  }

  @Test
  void settingsAreKeptByTheirNames() {
    assertThat(
            endpoint(
                    "postgresql://a@b/c?connect_timeout=3&target_session_attrs=read-write&options=-c%20x%3D1")
                .settings())
        .isEqualTo(
            Map.of(
                "connect_timeout", "3", "target_session_attrs", "read-write", "options", "-c x=1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop",
        "mysql://app@db/shop",
        "postgresql://app@db:0/shop",
        "postgresql://app@db:70000/shop",
        "postgresql://app@db:x/shop",
        "postgresql://app@db:1:2/shop",
        "postgresql://app@[::1/shop",
        "postgresql://app@db/shop?sslmode=maybe",
        "postgresql://app@db/shop?sslmode",
        "postgresql://app@db/shop?service=x",
        "postgresql://app@db/shop?sslrootcert=/no/such/file",
        "postgresql://app@db/sh%zzop",
        "postgresql://app@db/sh%00op",
        "postgresql://app@d b/shop",
        "host=db port=1,2",
        "host=db user='open",
        "host=db user",
        "host=db target_session_attrs=best",
        "host=db connect_timeout=soon"
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host=/var/run/postgresql user=u",
        "postgresql://u@%2Fvar%2Frun/d",
        "host=@x user=u"
      })
  void aUnixSocketIsRefusedWithTheWayRound(String text) {
    assertThatThrownBy(() -> parse(text)).hasMessageContaining("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://app:hunter2@db:bad/shop",
        "postgresql://app:hunter2@db/shop?hunter2",
        "password=hunter2 nonsense",
        "postgres:app:hunter2@db"
      })
  void aRefusalNeverRepeatsAPassword(String text) {
    assertThat(catchThrowable(() -> parse(text))).hasMessageNotContaining("hunter2");
  }

  @Test
  void aPasswordInsideIsKeptApart() {
    ConnectionAddress address = parse("postgresql://app:hun%40ter2@db/shop");
    assertThat(address.password().orElseThrow().reveal()).isEqualTo("hun@ter2");
    assertThat(address.toString()).doesNotContain("ter2");
  }

  @Property(tries = 300)
  void whatIsPercentEncodedComesBack(
      @ForAll @NotEmpty String user,
      @ForAll @NotEmpty String password,
      @ForAll @NotEmpty String database) {
    Assume.that(
        List.of(user, password, database).stream().allMatch(ConnectionAddressTest::encodable));
    ConnectionAddress address =
        parse("postgresql://" + encode(user) + ":" + encode(password) + "@h/" + encode(database));
    assertThat(address.endpoint().user()).isEqualTo(user);
    assertThat(address.endpoint().database()).isEqualTo(database);
    assertThat(address.password().orElseThrow().reveal()).isEqualTo(password);
  }

  @Property(tries = 300)
  void whatIsQuotedComesBack(@ForAll @NotEmpty String user, @ForAll @NotEmpty String database) {
    ConnectionAddress address = parse("user=" + quote(user) + " host=h dbname=" + quote(database));
    assertThat(address.endpoint().user()).isEqualTo(user);
    assertThat(address.endpoint().database()).isEqualTo(database);
  }

  private static boolean encodable(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text) && text.indexOf('\0') < 0;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String quote(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
