package dev.lepton.assess.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "app --password=hunter2",
        "app --password hunter2",
        "app --db-password hunter2",
        "app --dbPassword=hunter2",
        "java -Dspring.datasource.password=hunter2 -jar a.jar",
        "java -Djavax.net.ssl.keyStorePassword=hunter2 -jar a.jar",
        "env DB_PASSWORD=hunter2 app",
        "env PGPASSWORD=hunter2 app",
        "app --api-key hunter2",
        "app --token=hunter2",
        "app --url=postgresql://shop:hunter2@db/shop",
        "app redis://:hunter2@cache:6379/0",
        "java -Durl=jdbc:mysql://db/shop?user=a&password=hunter2&x=1",
        "java -Durl=jdbc:oracle:thin:scott/hunter2@db:1521:x",
        "java -Durl=jdbc:sqlserver://db;user=sa;password=hunter2;encrypt=true",
        "/usr/bin/mysql -uroot -phunter2 shop",
        "sshpass -p hunter2 ssh web1",
        "curl -u admin:hunter2 http://web1",
        "redis-server --requirepass hunter2",
        "app {\"password\":\"hunter2\"}",
        "app --key=AKIAHUNTER2HUNTER2HU",
        "app ghp_hunter2hunter2hunter2hunter2",
        "app eyJhbGciOiJIUzI1NiJ9.hunter2.sig"
      })
  void secretsAreReplaced(String line) {
    assertThat(CommandLines.redact(List.of(line.split(" "))).toLowerCase(java.util.Locale.ROOT))
        .contains("***")
        .doesNotContain("hunter2");
  }

  @Test
  void aHeaderWithACredentialIsReplaced() {
    assertThat(CommandLines.redact(List.of("curl", "-H", "Authorization: Bearer hunter2")))
        .startsWith("curl -H Authorization: ***")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "nginx: master process /usr/sbin/nginx -g daemon off;",
    "java -Xmx1g -Dport=8080 -jar /srv/shop/shop.jar --spring.profiles.active=prod",
    "postgres -D /var/lib/postgresql/15/main",
    "sshd -p 2222",
    "java -Durl=jdbc:postgresql://db:5432/shop"
  })
  void theRestIsKept(String line) {
    assertThat(CommandLines.redact(List.of(line.split(" ")))).isEqualTo(line);
  }

  @Test
  void aClassPathWithoutEndIsCutAndWhatFollowsIsKept() {
    assertThat(CommandLines.redact(List.of("java", "-cp", "a.jar:".repeat(500), "shop.Main")))
        .hasSizeLessThan(150)
        .endsWith("… shop.Main");
  }
}
