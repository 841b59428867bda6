package dev.lepton.assess.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.FileTable;
import dev.lepton.assess.input.InputLimits;
import dev.lepton.assess.input.InputWalker;
import dev.lepton.assess.input.Mode;
import dev.lepton.assess.reference.source.SourceUses;
import dev.lepton.assess.reference.types.ClassPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFinderTest {
  @TempDir Path folder;
  private final List<String> unread = new ArrayList<>();

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> found() {
    HitSink sink =
        new HitSink() {
          @Override
          public void hit(int query, Hit hit) {}

          @Override
          public void fail(int query, String reason) {}

          @Override
          public void unread(URI file, String reason) {
            unread.add(reason);
          }

          @Override
          public void leftOut(URI file, String reason) {}
        };
    try (FileTable files =
            InputWalker.open(List.of(folder), Mode.SOURCE_ONLY, InputLimits.DEFAULT);
        ClassPath none = ClassPath.of(List.of())) {
      var java = files.files().stream().filter(one -> one.extension().equals("java")).toList();
      var code = new SourceUses(none, sink).read(java, 1);
      return new TableFinder(sink)
          .find(code, TableFacts.NONE, files.files(), 1).accesses().stream()
              .map(
                  one ->
                      one.table()
                          + " "
                          + one.access()
                          + " "
                          + one.type()
                          + ":"
                          + one.evidence().line())
              .toList();
    }
  }

  @Test
  void entitiesAndTheirRepositories() throws IOException {
    write(
        "shop/OrderLine.java",
        """
        package shop;
        import jakarta.persistence.*;
        @Entity
        class OrderLine {}
        """);
    write(
        "shop/Customer.java",
        """
        package shop;
        import jakarta.persistence.*;
        @Entity
        @Table(name = Customer.TABLE)
        class Customer { static final String TABLE = "t_customer"; }
        """);
    write(
        "shop/CustomerRepository.java",
        """
        package shop;
        import org.springframework.data.jpa.repository.*;
        interface CustomerRepository extends JpaRepository<Customer, Long> {
          @Query("select l from OrderLine l where l.id = ?1") Object lines(long id);
        }
        """);
    write(
        "shop/Signup.java",
        """
        package shop;
        class Signup {
          CustomerRepository customers;
          void run(Customer one) {
            customers.findById(1L);
            customers.save(one);
          }
        }
        """);

    assertThat(found())
        .containsExactly(
            "order_line READS shop.CustomerRepository:4",
            "order_line MAPS shop.OrderLine:3",
            "t_customer MAPS shop.Customer:4",
            "t_customer READS shop.CustomerRepository:3",
            "t_customer WRITES shop.CustomerRepository:3",
            "t_customer READS shop.Signup:5",
            "t_customer WRITES shop.Signup:6");
  }

  @Test
  void entityManagersReadAndWriteTheEntitiesOfTheirCallers() throws IOException {
    write(
        "shop/Customer.java",
        "package shop; import javax.persistence.*; @Entity @Table(name = \"customer\") class Customer {}");
    write(
        "shop/Desk.java",
        """
        package shop;
        import javax.persistence.EntityManager;
        class Desk {
          EntityManager em;
          Customer load() { return em.find(Customer.class, 1L); }
          void keep(Customer one) { em.persist(one); }
        }
        """);

    assertThat(found())
        .containsExactly(
            "customer MAPS shop.Customer:1",
            "customer READS shop.Desk:5",
            "customer WRITES shop.Desk:6");
  }

  @Test
  void mappersInXmlSpeakForTheirInterface() throws IOException {
    write("shop/StockMapper.java", "package shop; interface StockMapper {}");
    write(
        "mapper/StockMapper.xml",
        """
        <?xml version="1.0"?>
        <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">
        <mapper namespace="shop.StockMapper">
          <select id="find" resultType="map">
            SELECT * FROM stock s JOIN ${schema}.product p ON p.id = s.product
            <where><if test="id != null">s.id = #{id}</if></where>
          </select>
          <update id="take">UPDATE stock SET amount = amount - 1 WHERE id = #{id}</update>
        </mapper>
        """);

    assertThat(found())
        .containsExactly(
            "product READS shop.StockMapper:4",
            "stock READS shop.StockMapper:4",
            "stock WRITES shop.StockMapper:8");
  }

  @Test
  void classesThatHibernateMapsInXml() throws IOException {
    write("shop/Bill.java", "package shop; class Bill {}");
    write(
        "shop/Bill.hbm.xml",
        """
        <hibernate-mapping package="shop">
          <class name="Bill" table="BILLS"/>
        </hibernate-mapping>
        """);

    assertThat(found()).containsExactly("bills MAPS shop.Bill:2");
  }

  @Test
  void constantOfAnotherClassCountsWhereItIsUsed() throws IOException {
    write(
        "shop/Queries.java",
        """
        package shop;
        class Queries {
          static final String TABLE = "payments";
          static final String ALL = "SELECT * FROM " + TABLE;
        }
        """);
    write(
        "shop/Bank.java",
        """
        package shop;
        class Bank {
          void read(java.sql.Statement s) throws Exception {
            s.executeQuery(Queries.ALL + " WHERE id = 1");
          }
        }
        """);

    assertThat(found()).containsExactly("payments READS shop.Bank:4");
  }

  @Test
  void partsCountOnlyForTablesThatAreKnownOtherwise() throws IOException {
    write(
        "shop/Search.java",
        """
        package shop;
        class Search {
          String text(boolean all) {
            StringBuilder sql = new StringBuilder("SELECT a, b");
            sql.append(" FROM parcels");
            sql.append(" FROM nowhere");
            return sql.toString();
          }
        }
        """);
    write("db/tables.sql", "CREATE TABLE IF NOT EXISTS parcels (a int);");

    assertThat(found()).containsExactly("parcels READS shop.Search:5");
  }

  @Test
  void brokenMappingIsToldAndTheRestGoesOn() throws IOException {
    write("mapper/Broken.xml", "<mapper namespace=\"a.B\"><select>SELECT * FROM x</mapper>");
    write("shop/A.java", "package shop; class A { String s = \"DELETE FROM parcels\"; }");

    assertThat(found()).containsExactly("parcels WRITES shop.A:1");
    assertThat(unread).singleElement().asString().contains("well-formed");
  }
}
