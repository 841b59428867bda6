package dev.lepton.assess.decompose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.decompose.Decomposition.Service;
import dev.lepton.assess.decompose.Decomposition.SharedClass;
import dev.lepton.assess.decompose.Decomposition.Table;
import dev.lepton.assess.decompose.Decomposition.Verdict;
import dev.lepton.assess.tables.Access;
import dev.lepton.assess.tables.Evidence;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecomposerTest {
  private static final String BY_SUBJECT = "com.acme.shop.subject.%";
  private static final String BY_LAYER = "com.acme.shop.%";

  @TempDir Path folder;

  private Monolith monolith() {
    return new Monolith(folder.resolve("app"));
  }

  private static Monolith threeSubjects(Monolith into, String pattern) {
    return into.subject("Order", "orders", pattern.replace("subject", "order"))
        .subject("Customer", "customers", pattern.replace("subject", "customer"))
        .subject("Stock", "stock_levels", pattern.replace("subject", "stock"));
  }

  private static Monolith calling(Monolith into) {
    return into.type(
        "com.acme.shop.order.service.Checkout",
        """
        import com.acme.shop.customer.service.CustomerService;
        public class Checkout {
          private final OrderService orders = new OrderService();
          private final OrderRules rules = new OrderRules();
          private final CustomerService customers = new CustomerService();
          public void run(java.sql.Connection db) throws java.sql.SQLException {
            rules.allows(orders.load(db, 1));
            rules.allows(orders.load(db, 2));
            customers.load(db, 1);
          }
        }
        """);
  }

  @Test
  void packagesBySubjectAreFoundWithTheirTables() {
    Decomposition found = calling(threeSubjects(monolith(), BY_SUBJECT)).decompose();

    assertThat(found.verdict()).isEqualTo(Verdict.CLEAR);
    assertThat(found.services())
        .extracting(Service::name)
        .containsExactly("order", "customer", "stock");
    assertThat(found.services())
        .extracting(Service::tables)
        .containsExactly(List.of("orders"), List.of("customers"), List.of("stock_levels"));
    assertThat(found.services().get(0).classes())
        .hasSize(6)
        .allMatch(name -> name.startsWith("com.acme.shop.order."));
    assertThat(found.tables()).noneMatch(Table::shared);
  }

  @Test
  void packagesByLayerDoNotHideTheSubjects() {
    Decomposition found = threeSubjects(monolith(), BY_LAYER).decompose();

    assertThat(found.services())
        .extracting(Service::name)
        .containsExactlyInAnyOrder("customer", "order", "stock");
    for (Service service : found.services()) {
      assertThat(service.classes())
          .hasSize(5)
          .allMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains(service.name()));
    }
  }

  @Test
  void callsAcrossTheCutNameTheirPlaces() {
    Decomposition found = calling(threeSubjects(monolith(), BY_SUBJECT)).decompose();

    assertThat(found.cuts())
        .singleElement()
        .satisfies(
            cut -> {
              assertThat(cut.from()).isEqualTo("order");
              assertThat(cut.to()).isEqualTo("customer");
              assertThat(cut.calls()).isEqualTo(2);
              assertThat(cut.links())
                  .singleElement()
                  .satisfies(
                      link -> {
                        assertThat(link.caller()).isEqualTo("com.acme.shop.order.service.Checkout");
                        assertThat(link.callee())
                            .isEqualTo("com.acme.shop.customer.service.CustomerService");
                        assertThat(link.evidence())
                            .isEqualTo(
                                new Evidence(
                                    "src/main/java/com/acme/shop/order/service/Checkout.java", 6));
                      });
            });
  }

  @Test
  void tableThatTwoWriteCostsAndIsNamedWithThePlace() {
    Decomposition found =
        calling(threeSubjects(monolith(), BY_SUBJECT))
            .type(
                "com.acme.shop.order.dao.OrderBonus",
                """
                import com.acme.shop.order.model.Order;
                import com.acme.shop.order.service.*;
                public class OrderBonus {
                  private final OrderDao orders = new OrderDao();
                  private final OrderRules rules = new OrderRules();
                  private final OrderService service = new OrderService();
                  public void add(java.sql.Connection db) throws java.sql.SQLException {
                    Order one = service.load(db, 1);
                    if (rules.allows(one)) { orders.save(db, one); }
                    db.createStatement().execute("update customers set bonus = bonus + 1 where id = 1");
                  }
                }
                """)
            .decompose();

    assertThat(found.verdict()).isEqualTo(Verdict.COSTLY);
    Table customers =
        found.tables().stream().filter(t -> t.name().equals("customers")).findFirst().orElseThrow();
    assertThat(customers.owner()).isEqualTo("customer");
    assertThat(customers.shared()).isTrue();
    assertThat(customers.contended()).isTrue();
    assertThat(customers.uses())
        .filteredOn(use -> use.service().equals("order"))
        .singleElement()
        .satisfies(
            use -> {
              assertThat(use.access()).isEqualTo(Access.WRITES);
              assertThat(use.evidence())
                  .isEqualTo(
                      new Evidence("src/main/java/com/acme/shop/order/dao/OrderBonus.java", 11));
            });
    assertThat(found.reasons())
        .anyMatch(reason -> reason.contains("written by more than one part"));
  }

  /** Everybody uses the log and the texts, and the start-up uses everybody. */
  private static Monolith withGlue(Monolith into) {
    String calls =
        """
            com.acme.shop.base.Log.info(com.acme.shop.base.Texts.plain("a"));
        """;
    into.type(
        "com.acme.shop.base.Log", "public class Log { public static void info(String s) {} }");
    into.type(
        "com.acme.shop.base.Texts",
        "public class Texts { public static String plain(String s) { return s; } }");
    StringBuilder start = new StringBuilder("public class Start {\n");
    for (String subject : List.of("Order", "Customer", "Stock", "Invoice")) {
      String name = "com.acme.shop." + subject.toLowerCase(java.util.Locale.ROOT);
      into.subject(subject, subject + "s", name + ".%");
      for (String use : List.of("One", "Two", "Three")) {
        into.type(
            name + ".service." + subject + use,
            "public class %1$s%2$s { public void run(%3$s.model.%1$s it) { new %1$sRules().allows(it);\n%4$s } }"
                .formatted(subject, use, name, calls));
      }
      start.append("  Object ").append(subject).append(" = new ").append(name);
      start.append(".web.").append(subject).append("Page();\n");
    }
    return into.type("com.acme.shop.Start", start + "}\n");
  }

  @Test
  void whatEverybodyUsesGluesNothingTogether() {
    Decomposition found = withGlue(monolith()).decompose();

    assertThat(found.services())
        .extracting(Service::name)
        .containsExactlyInAnyOrder("customer", "invoice", "order", "stock");
    assertThat(found.services()).allSatisfy(one -> assertThat(one.classes()).hasSize(8));
    assertThat(found.sharedCode())
        .extracting(SharedClass::name)
        .containsExactly("com.acme.shop.base.Log", "com.acme.shop.base.Texts");
    assertThat(found.coordinators())
        .extracting(SharedClass::name)
        .containsExactly("com.acme.shop.Start");
    assertThat(found.cuts()).isEmpty();
  }

  /** Each class calls others without any order, and all write the same tables. */
  private static Monolith tangle(Monolith into, int classes) {
    Random random = new Random(7);
    for (int i = 0; i < classes; i++) {
      StringBuilder text = new StringBuilder("public class Part" + i + " {\n");
      text.append("  String sql = \"UPDATE accounts SET a = 1 WHERE id = ")
          .append(i)
          .append("\";\n");
      for (int call = 0; call < 5; call++) {
        int other = random.nextInt(classes);
        text.append("  void m").append(call).append("() { new Part").append(other);
        text.append("().m").append(call).append("(); }\n");
      }
      into.type("com.acme.bank.Part" + i, text + "}\n");
    }
    return into;
  }

  @Test
  void tangleIsNotCut() {
    Decomposition found = tangle(monolith(), 40).decompose();

    assertThat(found.verdict()).isEqualTo(Verdict.NONE);
    assertThat(found.services()).isEmpty();
    assertThat(found.reasons()).isNotEmpty();
    assertThat(found.tables()).extracting(Table::name).containsExactly("accounts");
  }

  @Test
  void tooLittleCodeIsNotCut() {
    Decomposition found = monolith().subject("Order", "orders", BY_LAYER).decompose();

    assertThat(found.verdict()).isEqualTo(Verdict.NONE);
    assertThat(found.reasons())
        .singleElement()
        .asString()
        .contains("too little code to cut: 5 classes");
  }

  @Test
  void languageThatIsNotReadIsNamed() {
    Decomposition found = monolith().file("app.kt", "val a = \"SELECT a FROM b\"\n").decompose();

    assertThat(found.verdict()).isEqualTo(Verdict.NONE);
    assertThat(found.figures().classes()).isZero();
    assertThat(found.reasons()).last().asString().contains("is not read", "1 Kotlin");
  }

  @Test
  void testsAndGeneratedCodeAreLeftOut() {
    Decomposition found =
        calling(threeSubjects(monolith(), BY_SUBJECT))
            .file(
                "src/test/java/com/acme/shop/AllTest.java",
                "package com.acme.shop; class AllTest { com.acme.shop.order.dao.OrderDao a; }")
            .file(
                "target/generated-sources/com/acme/shop/Stub.java",
                "package com.acme.shop; class Stub { String s = \"SELECT a FROM stubs\"; }")
            .type(
                "com.acme.shop.order.Boxed",
                "class Boxed { @lombok.Generated int id() { return 1; } }")
            .type(
                "com.acme.shop.order.Marked",
                "@javax.annotation.processing.Generated(\"tool\") class Marked {}")
            .decompose();

    assertThat(found.figures().classes()).isEqualTo(17);
    assertThat(found.figures().tests()).isEqualTo(1);
    assertThat(found.figures().generated()).isEqualTo(2);
    assertThat(found.tables()).extracting(Table::name).doesNotContain("stubs");
  }

  @Test
  void jarsGiveTheSameServicesAsTheirSources() {
    Monolith monolith = withGlue(monolith());
    Decomposition source = monolith.decompose();
    for (int release : new int[] {8, 17}) {
      Path jar = monolith.jar(folder.resolve("app" + release + ".jar"), release);
      Decomposition binary = Monolith.decompose(jar, 2, 1);

      assertThat(binary.verdict()).isEqualTo(source.verdict());
      assertThat(binary.services())
          .extracting(Service::name, Service::classes, Service::tables)
          .containsExactlyElementsOf(
              source.services().stream()
                  .map(
                      one ->
                          org.assertj.core.groups.Tuple.tuple(
                              one.name(), one.classes(), one.tables()))
                  .toList());
      assertThat(binary.sharedCode())
          .extracting(SharedClass::name)
          .containsExactlyElementsOf(source.sharedCode().stream().map(SharedClass::name).toList());
      assertThat(binary.tables()).hasSameSizeAs(source.tables());
      for (int i = 0; i < source.tables().size(); i++) {
        assertThat(binary.tables().get(i).uses())
            .extracting(use -> use.type() + " " + use.access())
            .containsExactlyElementsOf(
                source.tables().get(i).uses().stream()
                    .map(use -> use.type() + " " + use.access())
                    .toList());
      }
    }
  }

  @Test
  void modulesThatAnArchiveCarriesAsLibrariesAreRead() throws IOException {
    Path jar = withGlue(monolith()).jar(folder.resolve("all.jar"), 17);
    Path modules = folder.resolve("modules.jar");
    Path war = folder.resolve("shop.war");
    Monolith.copy(jar, modules, "", name -> !name.contains("/order/"));
    Monolith.copy(jar, war, "WEB-INF/classes/", name -> name.contains("/order/"));
    try (FileSystem zip = FileSystems.newFileSystem(war)) {
      Files.createDirectories(zip.getPath("WEB-INF/lib"));
      Files.copy(modules, zip.getPath("WEB-INF/lib/modules.jar"));
    }

    Decomposition found = Monolith.decompose(war, 2, 1);

    assertThat(found.services())
        .extracting(Service::name)
        .containsExactlyInAnyOrder("customer", "invoice", "order", "stock");
  }

  @Test
  void threadsDoNotChangeTheDocument() {
    Monolith monolith = withGlue(monolith());

    assertThat(monolith.decompose(4, 1)).isEqualTo(monolith.decompose(1, 1));
  }

  @Test
  void foreignKeysAcrossTheCutAreListed() {
    Decomposition found =
        calling(threeSubjects(monolith(), BY_SUBJECT))
            .file(
                "src/main/resources/db/schema.sql",
                """
                create table customers (id int primary key);
                -- create table ghosts (id int references customers);
                create table orders (
                  id int primary key,
                  customer int references customers (id)
                );
                """)
            .decompose();

    assertThat(found.cutKeys())
        .singleElement()
        .satisfies(
            key -> {
              assertThat(key.from()).isEqualTo("orders");
              assertThat(key.toService()).isEqualTo("customer");
              assertThat(key.evidence())
                  .isEqualTo(new Evidence("src/main/resources/db/schema.sql", 5));
            });
  }

  @Test
  void fiveThousandClassesInGroupsAreFoundAgain() {
    int groups = 20;
    int each = 250;
    List<CodeGraph.ClassNode> classes = new ArrayList<>();
    List<CodeGraph.Link> links = new ArrayList<>();
    Random random = new Random(11);
    Evidence somewhere = new Evidence("A.java", 1);
    for (int i = 0; i < groups * each; i++) {
      classes.add(new CodeGraph.ClassNode("com.acme.C" + (10_000 + i), somewhere));
      for (int call = 0; call < 6; call++) {
        boolean away = random.nextInt(20) == 0;
        int other = away ? random.nextInt(groups * each) : i / each * each + random.nextInt(each);
        if (other != i) {
          links.add(new CodeGraph.Link(i, other, 1, false, somewhere));
        }
      }
    }
    CodeGraph graph = new CodeGraph(classes, links, 0);
    Ties ties = new Ties(graph, List.of(), new FeaturePackages(classes));

    Partition partition = Partitioner.of(graph, ties, 1);

    assertThat(partition.all(classes.size())).hasSize(groups);
    for (int group = 0; group < groups; group++) {
      int part = partition.partOf(group * each);
      long same =
          IntStream.range(group * each, (group + 1) * each)
              .filter(type -> partition.partOf(type) == part)
              .count();
      assertThat(same).isGreaterThan(each * 98 / 100);
    }
  }
}
