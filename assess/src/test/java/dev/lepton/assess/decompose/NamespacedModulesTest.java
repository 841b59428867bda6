package dev.lepton.assess.decompose;

import static dev.lepton.assess.decompose.ThreeDomains.BILLING;
import static dev.lepton.assess.decompose.ThreeDomains.ORDERS;
import static dev.lepton.assess.decompose.ThreeDomains.STOCK;
import static dev.lepton.assess.decompose.ThreeDomains.assertOrdersAndBilling;
import static dev.lepton.assess.decompose.ThreeDomains.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.tables.Evidence;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C#, Go, PHP and Ruby, by what their frameworks make of classes. */
class NamespacedModulesTest {
  @TempDir Path folder;

  private Monolith monolith() {
    return new Monolith(folder.resolve("app"));
  }

  private static Monolith csharp(Monolith into, String app, String model) {
    String base = "Shop/" + app + "/" + model;
    return into.file(
            base + ".cs",
            """
            namespace Shop.%2$s;
            public class %1$s { public int Id { get; set; } }
            """
                .formatted(model, app))
        .file(
            base + "Store.cs",
            """
            using Microsoft.EntityFrameworkCore;
            namespace Shop.%2$s
            {
              public class %1$sStore : DbContext
              {
                public DbSet<%1$s> %1$ss { get; set; }
              }
            }
            """
                .formatted(model, app))
        .file(
            base + "Service.cs",
            """
            namespace Shop.%2$s;
            public class %1$sService {
              private readonly %1$sStore _db;
              private readonly %1$sRules _rules = new %1$sRules();
              public %1$s Load(int id) => _db.%1$ss.Find(id);
              public void Store(%1$s row) { _rules.Check(row); _db.%1$ss.Add(row); }
            }
            """
                .formatted(model, app))
        .file(
            base + "Rules.cs",
            """
            namespace Shop.%2$s;
            public class %1$sRules { public bool Check(%1$s row) => row.Id > 0; }
            """
                .formatted(model, app))
        .file(
            base + "Controller.cs",
            """
            namespace Shop.%2$s;
            public class %1$sController {
              private readonly %1$sService _service;
              public %1$s Show() => _service.Load(1);
            }
            """
                .formatted(model, app));
  }

  @Test
  void csharpIsFollowedThroughNamespacesAndEntitySets() {
    Monolith shop = csharp(csharp(monolith(), "Orders", "Order"), "Billing", "Bill");
    csharp(shop, "Stock", "Item");
    shop.file(
        "Shop/Billing/Payments.cs",
        """
        using Shop.Orders;
        namespace Shop.Billing;
        public class Payments {
          private readonly BillService _bills;
          private readonly BillRules _rules;
          private readonly BillStore _db;
          private readonly OrderStore _orders;
          public void Pay(int id) {
            if (_rules.Check(_bills.Load(id)))
              _orders.Orders.Update(_orders.Orders.Find(id));
            _db.Bills.Add(new Bill());
          }
        }
        """);

    Decomposition found = shop.decompose();

    assertThat(table(found, "orders").contended()).as("%s", found.tables()).isTrue();
    assertThat(found.services())
        .extracting(service -> service.name().toLowerCase(java.util.Locale.ROOT))
        .containsExactlyInAnyOrder(ORDERS, BILLING, STOCK);
    assertThat(found.cuts()).singleElement().satisfies(cut -> assertThat(cut.links()).isNotEmpty());
  }

  @Test
  void goIsFollowedThroughPackages() {
    Monolith shop = monolith().file("go.mod", "module acme.com/shop\n\ngo 1.22\n");
    for (String app : List.of(ORDERS, BILLING, STOCK)) {
      shop.file(
              app + "/model.go",
              """
              package %1$s
              type Row struct { ID int }
              func (Row) TableName() string { return "%1$s_rows" }
              """
                  .formatted(app))
          .file(
              app + "/store.go",
              """
              package %1$s
              import "database/sql"
              func Load(db *sql.DB) *Row { db.Query(`SELECT id FROM %1$s_rows`); return &Row{} }
              func Save(db *sql.DB, r *Row) { db.Exec("UPDATE %1$s_rows SET id = " + "1") }
              """
                  .formatted(app))
          .file(
              app + "/rules.go",
              "package %s\nfunc Allows(r *Row) bool { return r.ID > 0 }\n".formatted(app))
          .file(
              app + "/web.go",
              """
              package %s
              func Page(db *sql.DB) { r := Load(db); if Allows(r) { Save(db, r) } }
              """
                  .formatted(app));
    }
    shop.file(
        "billing/payments.go",
        """
        package billing
        import "acme.com/shop/orders"
        func Pay(db *sql.DB) {
          Save(db, Load(db))
          if Allows(Load(db)) { Page(db) }
          db.Exec("DELETE FROM billing_rows WHERE id = 1")
          orders.Allows(orders.Load(db))
          db.Exec("UPDATE orders_rows SET paid = true")
        }
        """);

    assertOrdersAndBilling(
        shop.decompose(), "billing_rows", "orders_rows", new Evidence("billing/payments.go", 8));
  }

  private static Monolith php(Monolith into, String app, String model) {
    String base = "app/" + app + "/" + model;
    return into.file(
            base + ".php",
            """
            <?php
            namespace App\\%2$s;
            use Illuminate\\Database\\Eloquent\\Model;
            class %1$s extends Model { protected $table = '%2$s_rows'; }
            """
                .formatted(model, app))
        .file(
            base + "Service.php",
            """
            <?php
            namespace App\\%2$s;
            class %1$sService {
              public function load(int $id): %1$s { return %1$s::find($id); }
              public function store(%1$s $row) { (new %1$sRules())->check($row); %1$s::create([]); }
            }
            """
                .formatted(model, app))
        .file(
            base + "Rules.php",
            """
            <?php
            namespace App\\%2$s;
            class %1$sRules { public function check(%1$s $row) { return $row->id > 0; } }
            """
                .formatted(model, app))
        .file(
            base + "Controller.php",
            """
            <?php
            namespace App\\%2$s;
            class %1$sController {
              public function __construct(private %1$sService $service) {}
              public function show() { return $this->service->load(1); }
            }
            """
                .formatted(model, app));
  }

  @Test
  void phpIsFollowedThroughNamespacesAndEloquent() {
    Monolith shop = php(php(monolith(), ORDERS, "Order"), BILLING, "Bill");
    php(shop, STOCK, "Item");
    shop.file(
        "app/billing/Payments.php",
        """
        <?php
        namespace App\\billing;
        use App\\orders\\Order as Ordered;
        class Payments {
          public function pay(BillService $bills, BillRules $rules, $id) {
            $rules->check($bills->load($id));
            Bill::create(['paid' => (new BillController($bills))->show()]);
            Ordered::where('id', $id)->update(['paid' => true]);
          }
        }
        """);

    assertOrdersAndBilling(
        shop.decompose(),
        "billing_rows",
        "orders_rows",
        new Evidence("app/billing/Payments.php", 8));
  }

  private static Monolith ruby(Monolith into, String app, String model) {
    String module = Character.toUpperCase(app.charAt(0)) + app.substring(1);
    String base = "app/" + app + "/" + model.toLowerCase(java.util.Locale.ROOT);
    return into.file(
            base + ".rb",
            """
            module %2$s
              class %1$s < ApplicationRecord
                self.table_name = "%3$s_rows"
              end
            end
            """
                .formatted(model, module, app))
        .file(
            base + "_service.rb",
            """
            module %2$s
              class %1$sService
                def load(id) = %1$s.find(id)
                def store(row)
                  %1$sRules.new.check(row)
                  %1$s.create!(row)
                end
              end
            end
            """
                .formatted(model, module))
        .file(
            base + "_rules.rb",
            """
            class %2$s::%1$sRules
              def check(row) = row.is_a?(%2$s::%1$s)
            end
            """
                .formatted(model, module))
        .file(
            base + "_controller.rb",
            """
            module %2$s
              class %1$sController
                def show = %1$sService.new.load(1)
              end
            end
            """
                .formatted(model, module));
  }

  @Test
  void rubyIsFollowedThroughConstantsAndActiveRecord() {
    Monolith shop = ruby(ruby(monolith(), ORDERS, "Order"), BILLING, "Bill");
    ruby(shop, STOCK, "Item");
    shop.file(
        "app/billing/payments.rb",
        """
        module Billing
          class Payments
            def pay(id)
              BillRules.new.check(BillService.new.load(id))
              Bill.create!(shown: BillController.new.show)
              Orders::Order.where(id: id).update_all(paid: true)
            end
          end
        end
        """);

    assertOrdersAndBilling(
        shop.decompose(),
        "billing_rows",
        "orders_rows",
        new Evidence("app/billing/payments.rb", 6));
  }
}
